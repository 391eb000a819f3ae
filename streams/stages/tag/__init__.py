"""Stage three: find entities, sign the text for dedup."""
