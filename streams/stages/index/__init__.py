"""Stage five: the final record."""

from streams.stages.index.index import index

__all__ = ["index"]
