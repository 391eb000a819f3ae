"""Stage one: decode, normalise, find blocks, name the article."""
