"""Articles to be explained: from files, and from the topics by their id."""
