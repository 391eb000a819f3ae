"""What may be committed, what is written in transactions, what becomes a dead letter."""
