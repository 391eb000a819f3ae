"""Stage three: find entities, sign the text for dedup."""

from streams.stages.tag.stage import entities, tag

__all__ = ["entities", "tag"]
