"""What `streams deadletter` does: which letters stand, what they have in common, and how one is put back."""
