"""Which of two sources ranks higher."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Ranks:
    """Places of sources, by host name or by the name that readers know, in any case; 0 is the highest."""

    places: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, listed: str) -> Ranks:
        """Return the ranks of sources that are listed with commas between them, the highest first."""
        names = dict.fromkeys(name.strip().casefold() for name in listed.split(",") if name.strip())
        return cls({name: place for place, name in enumerate(names)})

    def place(self, *names: str | None) -> int | None:
        """Return the highest place that one of `names` has; None where none is ranked."""
        found = (self.places.get(name.casefold()) for name in names if name)
        return min((place for place in found if place is not None), default=None)
