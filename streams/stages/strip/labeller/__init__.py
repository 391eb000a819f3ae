"""What the model says of each line of an article: how likely it is body, and what it is if it is not."""
