"""The tagger: a linear model and a small convolution over the words of an article. Card: MODEL.md."""
