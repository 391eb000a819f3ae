"""The places that a name may stand for, and how likely each is when nothing else is known."""

from __future__ import annotations

from functools import lru_cache
from math import log10
from operator import attrgetter
from typing import NamedTuple

from streams.stages.tag.gazetteer.folding import fold
from streams.stages.tag.gazetteer.nations import nations
from streams.stages.tag.gazetteer.places import Meaning, Place, PlaceKind, countries, countries_in, meanings

# All priors are logarithms to base 10, of inhabitants or of what counts as much.
COUNTRY = 12.0  # beyond all that may speak for a region or city of its name
_SHARED = 7.0
_CAPITAL = 1.0
_USUAL = 1.5
_OTHER_NAME = -1.0
_ACCENTS = 1.0  # those of the text are those of the place's own name
_REGION = 5.5  # at least, however few live there,
_PART = -1.5  # and less where few live in the whole country
_SMALLEST = 1_000
_LARGE_PART = 0.12  # of a region's inhabitants, in the city of its name
_REGION_WORDS = frozenset({"province", "region", "state", "prefecture", "governorate", "oblast"})
_WELL_KNOWN = 300_000  # inhabitants
_REMEMBERED = 16_384  # names


class Candidate(NamedTuple):
    """A place, and the logarithm of how likely it is meant; `hidden`: another place in the same spot is meant first."""

    place: Place
    prior: float
    hidden: bool = False


@lru_cache(maxsize=_REMEMBERED)
def candidates(name: str, language: str = "en") -> tuple[Candidate, ...]:
    """Return the countries, regions and cities of the name, the likeliest first; () if there are none.

    Countries are those that have the name in `language`, an ISO 639-1 code.
    """
    key, known = fold(name), nations()
    stem, _, last = key.rpartition(" ")
    if last in _REGION_WORDS and not meanings(key):
        return tuple(one._replace(hidden=False) for one in candidates(stem) if one.place.kind is PlaceKind.REGION)
    if key in known.shared:
        return tuple(Candidate(place, _SHARED) for place in known.shared[key])
    found = {one.place: _prior(one, name) for one in meanings(key) if _may_be_meant(one, language)}
    usual = known.usual.get(key)
    if usual is not None:
        found[usual] = _prior(Meaning(usual, is_other=False), name) + _USUAL
    behind = _hidden(key, usual)
    country = known.named.get(key) if language == "en" else countries_in(language).get(key)
    if country is not None:
        found[country] = COUNTRY
    every = (Candidate(place, prior, place in behind) for place, prior in found.items())
    return tuple(sorted(every, key=attrgetter("prior"), reverse=True))


@lru_cache(maxsize=_REMEMBERED)
def nationality(name: str) -> tuple[Candidate, ...]:
    """Return the countries that the name is a nationality of."""
    found = nations().of_nationality(name)
    return tuple(Candidate(place, COUNTRY if len(found) == 1 else _SHARED) for place in found)


@lru_cache(maxsize=_REMEMBERED)
def container(name: str, *, abbreviated: bool = False) -> tuple[Place, ...]:
    """Return the countries and regions of the name, those of which it is an abbreviation too if it may be one."""
    key, known = fold(name), nations()
    if abbreviated and key in known.abbreviated:
        return (known.abbreviated[key],)
    return tuple(one.place for one in candidates(name) if one.place.kind is not PlaceKind.CITY)


def _may_be_meant(meaning: Meaning, language: str) -> bool:
    """Tell whether it is a region or city; in a language that is not read, one of another name must be a large one."""
    place = meaning.place
    if place.kind is PlaceKind.COUNTRY:
        return False
    return language == "en" or not meaning.is_other or place.is_capital or place.population >= _WELL_KNOWN


def _prior(meaning: Meaning, name: str) -> float:
    place = meaning.place
    size = log10(max(place.population, _SMALLEST))
    if place.kind is PlaceKind.REGION:
        size = max(size, min(_REGION, log10(max(countries()[place.country].population, _SMALLEST)) + _PART))
    return (
        size
        + (_CAPITAL if place.is_capital else 0)
        + (_OTHER_NAME if meaning.is_other else 0)
        + (_ACCENTS if not name.isascii() and name == place.name else 0)
    )


def _hidden(key: str, usual: Place | None) -> set[Place]:
    """Return the regions behind the city of their name that they mostly consist of, and the smaller such cities."""
    every = meanings(key)
    regions = {one.place.region: one.place for one in every if one.place.kind is PlaceKind.REGION}
    cities = [one for one in every if one.place.kind is PlaceKind.CITY and one.place.region in regions]
    pairs = [(city, regions[city.place.region]) for city in cities]
    return {region if _is_city_meant(key, city, region, usual) else city.place for city, region in pairs}


def _is_city_meant(key: str, city: Meaning, region: Place, usual: Place | None) -> bool:
    if usual in (city.place, region):
        return usual == city.place
    is_less_named = city.is_other and fold(region.name) == key
    return not is_less_named and city.place.population >= _LARGE_PART * region.population
