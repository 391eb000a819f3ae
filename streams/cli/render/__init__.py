"""Records as a reader sees them: pure functions from records to what rich can print."""
