"""Which countries and regions an article speaks of: what else it names, and its dateline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import sqrt
from typing import NamedTuple

from streams.stages.tag.gazetteer.places import Place

# Logarithms to base 10 of how much more likely a place is meant
_COUNTRY = 1.5  # in the only country that is spoken of, with what is a part of its share in all that is,
_REGION = 1.3  # and in a region that is spoken of.
_DATELINE = 3  # mentions that the dateline counts for


class Witness(NamedTuple):
    """A place that is known for sure, how often it is named, and whether the dateline names it."""

    place: Place
    mentions: int
    in_dateline: bool

    @property
    def weight(self) -> int:
        """Return for how many mentions it counts."""
        return self.mentions + (_DATELINE if self.in_dateline else 0)


class Evidence:
    """What the witnesses of an article say together."""

    __slots__ = ("_countries", "_dateline", "_regions", "_total")

    def __init__(self, witnesses: Iterable[Witness]) -> None:
        """Count them."""
        self._countries, self._regions = Counter[str](), Counter[str]()
        self._dateline: set[str] = set()
        for one in witnesses:
            self._countries[one.place.country] += one.weight
            if one.place.region:
                self._regions[one.place.region] += one.weight
            if one.in_dateline:
                self._dateline.add(one.place.country)
        self._total = self._countries.total()

    def speaks_for(self, place: Place, own: Witness | None) -> float:
        """Return what speaks for a place apart from its own witness, as a logarithm to base 10."""
        same_country = own is not None and own.place.country == place.country
        same_region = own is not None and own.place.region == place.region
        own_count = own.weight if own else 0
        named = self._countries[place.country] - (own_count if same_country else 0)
        if named <= 0:
            return 0.0
        in_region = place.region and self._regions[place.region] > (own_count if same_region else 0)
        return _COUNTRY * sqrt(named / (self._total - own_count)) + (_REGION if in_region else 0)

    def is_of_dateline(self, place: Place) -> bool:
        """Tell whether the dateline names a place's country."""
        return place.country in self._dateline
