"""Stage two: label the blocks, keep the body, lift metadata."""

from streams.stages.strip.stage import Sources
from streams.stages.strip.strip import strip

__all__ = ["Sources", "strip"]
