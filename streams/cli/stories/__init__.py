"""The stories on articles.indexed: clusters with the articles, outlets and times of each."""
