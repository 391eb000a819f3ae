"""Which names of places and storms mean the same: U.S. and United States, Mekong and Mekong River."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from streams.stages.tag.document.abbreviations import acronyms
from streams.stages.tag.document.folding import Key, key_of
from streams.stages.tag.document.words import words
from streams.stages.tag.lexicon import GEONAMES, is_listed

_WRITTEN_OUT = {"st": "saint", "mt": "mount", "ft": "fort"}


def places(names: Sequence[Key]) -> list[Key]:
    """Return `names` (folded words), each short form, acronym or other name of another of them replaced by that one."""
    known = [_aliases().get(name, name) for name in acronyms([_written_out(name) for name in names])]
    whole = {part: name for name in known for part in _without_kind(name)}
    return [whole[name] if name in whole and not _is_town_too(name) else name for name in known]


def _is_town_too(name: Key) -> bool:
    """Tell whether a river or mountain may have its name of a listed place, which is something else then."""
    written = [word.capitalize() for word in name]
    return is_listed(written, GEONAMES) and "_".join(written) not in words("natural")


def _written_out(name: Key) -> Key:
    return (_WRITTEN_OUT[name[0]], *name[1:]) if len(name) > 1 and name[0] in _WRITTEN_OUT else name


def _without_kind(name: Key) -> Iterator[Key]:
    if len(name) > 1:
        if name[0] in _kinds_before():
            yield name[1:]
        if name[-1] in _kinds_behind():
            yield name[:-1]


@cache
def _kinds_before() -> frozenset[str]:
    return frozenset(word.lower() for word in words("nature_first") | words("event_first"))


@cache
def _kinds_behind() -> frozenset[str]:
    return frozenset(word.lower() for word in words("nature_last"))


@cache
def _aliases() -> dict[Key, Key]:
    """Return the other names of countries and cities in words.txt: `Burma = Myanmar`."""
    pairs = (entry.split(" = ") for entry in words("same_place"))
    return {key_of(tuple(other.split("_"))): key_of(tuple(name.split("_"))) for other, name in pairs}
