"""Countries, their first-level divisions and cities, found by name. Read on first use; a few arrays, no objects."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

PLACES = Path(__file__).with_name("places.npz")
_DEGREE = 100_000
_NOWHERE = 90 * 10**6
_REMEMBERED = 16_384  # names
_STRIDE = 64  # names from one that is kept as an object, for the search, to the next
_SHORTEST, LONGEST = 2, 12  # letters of a name in a script without spaces
# Thai, Lao, Burmese, Khmer, Japanese, Chinese; Korean has spaces, but hangs particles on names.
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class PlaceKind(IntEnum):
    """What a place is; a region is a first-level division of a country."""

    COUNTRY = 0
    REGION = 1
    CITY = 2


class Place(NamedTuple):
    """A place: `country` is an ISO 3166-1 code, `region` that of GeoNames, `US.GA`, or empty; degrees are WGS 84."""

    geonames: int
    name: str
    kind: PlaceKind
    country: str
    region: str
    population: int
    is_capital: bool
    latitude: float | None
    longitude: float | None


class Meaning(NamedTuple):
    """A place that a name stands for; `is_other`: it is one of the other names of the place."""

    place: Place
    is_other: bool


@lru_cache(maxsize=_REMEMBERED)
def meanings(folded: str) -> tuple[Meaning, ...]:
    """Return the places that a name stands for, which is given as folding.fold makes it."""
    table = _table()
    number = table.number(folded.encode())
    if number is None:
        return ()
    found = table.stands_for[table.first[number] : table.first[number + 1]]
    return tuple(Meaning(table.place(one >> 1), bool(one & 1)) for one in found)


@lru_cache(maxsize=_REMEMBERED)
def begins(folded: str) -> tuple[bool, bool]:
    """Tell whether the words are a name, and whether they are the first words of a longer one."""
    return _table().begins(folded.encode())


@cache
def unspaced_names() -> frozenset[str]:
    """Return the names in scripts that put no space between words."""
    return frozenset(name for name in _table().names() if UNSPACED.match(name) and _SHORTEST <= len(name) <= LONGEST)


@cache
def countries_in(language: str) -> dict[str, Place]:
    """Return the countries by their names in a language, an ISO 639-1 code; none for English."""
    table, prefix = _table(), f"{language}:"
    named = (name for name in table.names() if name.startswith(prefix))
    return {name.removeprefix(prefix): meanings(name)[0].place for name in named}


@lru_cache(maxsize=_REMEMBERED)
def place(geonames: int) -> Place:
    """Return the place with the id. Raises KeyError."""
    table = _table()
    found = table.rows("geonames", geonames)
    if not found:
        raise KeyError(geonames)
    return table.place(found[0])


@cache
def countries() -> dict[str, Place]:
    """Return the countries by code."""
    table = _table()
    return {one.country: one for one in map(table.place, table.rows("kind", PlaceKind.COUNTRY))}


@cache
def regions() -> dict[str, Place]:
    """Return the first-level divisions by code."""
    table = _table()
    return {one.region: one for one in map(table.place, table.rows("kind", PlaceKind.REGION))}


class _Lines:
    """Lines of bytes, of which one is found without making the others into objects."""

    __slots__ = ("_bytes", "_ends")

    def __init__(self, stored: Any) -> None:  # noqa: ANN401 - a numpy array
        self._bytes: bytes = stored.tobytes()
        ends: Any = np.append(np.flatnonzero(stored == ord("\n")), len(stored)).astype(np.uint32)
        self._ends = memoryview(ends)

    def __len__(self) -> int:
        return len(self._ends)

    def all(self) -> list[str]:
        return self._bytes.decode().split("\n")

    def __getitem__(self, number: int) -> bytes:
        return self._bytes[self._ends[number - 1] + 1 if number else 0 : self._ends[number]]


class _Table:
    """The arrays of the file."""

    def __init__(self, stored: dict[str, Any]) -> None:
        self.first, self.stands_for = memoryview(stored["first"]), memoryview(stored["stands_for"])
        self._names, self._place_names = _Lines(stored["names"]), _Lines(stored["place_names"])
        self._landmarks = [self._names[number] for number in range(0, len(self._names), _STRIDE)]
        self._codes, self._regions = _strings(stored["codes"]), _strings(stored["regions"])
        self._columns = {name: memoryview(stored[name]) for name in _COLUMNS}

    def number(self, name: bytes) -> int | None:
        number = self._first(name)
        return number if number < len(self._names) and self._names[number] == name else None

    def begins(self, name: bytes) -> tuple[bool, bool]:
        number = self._first(name)
        found = [self._names[one] for one in range(number, min(number + 2, len(self._names)))]
        is_name = found[:1] == [name]
        return is_name, any(one.startswith(name + b" ") for one in found[is_name:])

    def _first(self, name: bytes) -> int:
        """Return the number of the first of the names, which are in ascending order, that is not before `name`."""
        stop = bisect_left(self._landmarks, name) * _STRIDE
        return bisect_left(self._names, name, max(stop - _STRIDE, 0), min(stop, len(self._names)))

    def names(self) -> list[str]:
        return self._names.all()

    def rows(self, column: str, value: int) -> list[int]:
        return np.flatnonzero(np.asarray(self._columns[column]) == value).tolist()

    def place(self, number: int) -> Place:
        geonames, kind, country, region, population, capital, latitude, longitude = (
            column[number] for column in self._columns.values()
        )
        return Place(
            geonames,
            self._place_names[number].decode(),
            PlaceKind(kind),
            self._codes[country],
            self._regions[region],
            population,
            bool(capital),
            _degrees(latitude),
            _degrees(longitude),
        )


_COLUMNS = ("geonames", "kind", "country", "region", "population", "capital", "latitude", "longitude")


def _strings(stored: Any) -> list[str]:  # noqa: ANN401 - a numpy array
    return stored.tobytes().decode().split("\n")  # type: ignore[no-any-return]


def _degrees(stored: int) -> float | None:
    return None if stored == _NOWHERE else stored / _DEGREE


@cache
def _table() -> _Table:
    with np.load(PLACES, allow_pickle=False) as file:
        return _Table({name: file[name] for name in file.files})
