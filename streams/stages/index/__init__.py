"""Stage five: the final record."""
