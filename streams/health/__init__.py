"""What a worker knows of its own state, what that amounts to, and where others can ask for it."""
