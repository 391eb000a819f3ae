"""Places in languages that the model cannot read: the names that the gazetteer has, in any script."""

from streams.stages.tag.listed.places import listed_places

__all__ = ["listed_places"]
