"""Names of countries that GeoNames does not give, nationalities, and names that several places share: nations.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from streams.stages.tag.gazetteer.folding import fold
from streams.stages.tag.gazetteer.places import Place, countries, place, regions

NATIONS = Path(__file__).with_name("nations.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Nations:
    """By folded name: countries; nationalities; places that share a name; what a name usually means; abbreviations.

    `common_words` are names that are also words of some language.
    """

    named: Mapping[str, Place]
    nationalities: Mapping[str, Place]
    shared: Mapping[str, tuple[Place, ...]]
    usual: Mapping[str, Place]
    abbreviated: Mapping[str, Place]
    common_words: frozenset[str]

    def of_nationality(self, name: str) -> tuple[Place, ...]:
        """Return the countries that `name` is a nationality of, in the singular or plural."""
        key = fold(name)
        for one in (key, key.removesuffix("s")):
            if one in self.nationalities:
                return (self.nationalities[one],)
            if one in self.shared:
                return self.shared[one]
        return ()


@cache
def nations() -> Nations:
    """Return what nations.yaml says."""
    listed = yaml.load(NATIONS.read_text("utf-8"), yaml.CSafeLoader)
    return Nations(
        named={**_own_names(), **dict(_by_country(listed, "names"))},
        nationalities=dict(_by_country(listed, "nationality")),
        shared={fold(name): tuple(map(_coded, codes)) for name, codes in listed["shared"].items()},
        usual={fold(name): place(geonames) for name, geonames in listed["usual"].items()},
        abbreviated={fold(one): _coded(code) for code, short in listed["abbreviations"].items() for one in short},
        common_words=frozenset(map(fold, listed["common_words"])),
    )


def is_country(name: str) -> bool:
    """Tell whether `name` is one of a country's."""
    return fold(name) in nations().named


def _own_names() -> dict[str, Place]:
    return {fold(country.name): country for country in countries().values()}


def _by_country(listed: Any, key: str) -> Iterator[tuple[str, Place]]:  # noqa: ANN401 - YAML
    for code, known in listed["countries"].items():
        yield from ((fold(name), countries()[code]) for name in known.get(key, ()))


def _coded(code: str) -> Place:
    return regions()[code] if "." in code else countries()[code]
