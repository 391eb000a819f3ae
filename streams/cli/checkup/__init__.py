"""What `streams health` asks, decides and shows."""
