"""What a version of an article changed in the one before it."""

from streams.stages.dedup.changes.body import Body
from streams.stages.dedup.changes.compare import compare

__all__ = ["Body", "compare"]
