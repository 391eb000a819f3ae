"""What in the world entities are: countries, places, international bodies. No link rather than a wrong one."""

from streams.stages.tag.link.links import links

__all__ = ["links"]
