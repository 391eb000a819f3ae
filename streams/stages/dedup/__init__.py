"""Stage four: decide which articles tell the same story."""
