"""Stage one: decode, normalise, find blocks, name the article."""

from streams.stages.clean.clean import clean

__all__ = ["clean"]
