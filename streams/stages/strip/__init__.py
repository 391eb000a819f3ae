"""Stage two: label the blocks, keep the body, lift metadata."""
