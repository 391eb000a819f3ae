"""What a stage remembers, and how it is given to it."""
