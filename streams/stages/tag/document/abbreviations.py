"""Which names of organisations, places and events are short for another name in the same article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from streams.stages.tag.document.folding import Key
from streams.stages.tag.document.words import words
from streams.stages.tag.lexicon import terms

_SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "de", "des", "du", "la", "da", "do", "das", "y", "e"})
_LONGEST_PART = 6  # words
_SHORTEST_WITHOUT_COUNTRY = 3  # letters of an acronym that leaves out of which country the body is


def acronyms(names: Sequence[Key]) -> list[Key]:
    """Return `names` (folded words), each acronym of another and each other name of it replaced by that other."""
    full: dict[Key, Key] = {}
    for name in names:
        if len(name) > 1:
            for short in _initials(name):
                full.setdefault((short,), name)
    return [full.get(name, name) for name in names]


def _initials(name: Key) -> Iterator[str]:
    """Yield the acronyms of `name`; of UN Salvage Programme UNSP too, of US River Protection Agency USRPA and RPA."""
    yield from _letters(name)
    if name[0] in _countries():
        behind = list(_letters(name[1:]))
        if name[0] in words("acronym_in_acronyms"):
            yield from (name[0] + letters for letters in behind)
        yield from (letters for letters in behind if len(letters) >= _SHORTEST_WITHOUT_COUNTRY)


def _letters(name: Key) -> tuple[str, str]:
    return "".join([word[0] for word in name if word not in _SMALL_WORDS]), "".join([word[0] for word in name])


def short_forms(names: Sequence[Key]) -> list[Key]:
    """Return `names`, acronyms spelt out, and each beginning or end of exactly one other name replaced by that other.

    The form of a company (Inc., Ltd.) does not count. A word that is a name by itself, as Parliament, stays alone.
    """
    plain = [_without_form(name) for name in names]
    spelt = acronyms(plain)
    fuller = _fuller(spelt)
    whole = {name: _longest_of_one(names) for name, names in fuller.items()}
    return [whole[name] or name for name in spelt]


def _without_form(name: Key) -> Key:
    size = len(name)
    while size > 1 and name[size - 1] in _company_forms():
        size -= 1
    return name[:size]


@cache
def _countries() -> frozenset[str]:
    return words("acronym_in_acronyms") | frozenset(word.lower() for word in terms()["demonym"])


@cache
def _company_forms() -> frozenset[str]:
    return frozenset(word.lower() for word in terms()["org_suffix"] - words("company_name"))


def _fuller(names: Iterable[Key]) -> dict[Key, list[Key]]:
    """Return for each name those of which it is the beginning or the end."""
    fuller: dict[Key, list[Key]] = {name: [] for name in names}
    for name in fuller:
        for part in _cuts(name) if len(name) > 1 else ():
            if part in fuller and name not in fuller[part][-1:]:
                fuller[part].append(name)
    return fuller


def _cuts(name: Key) -> Iterator[Key]:
    """Yield the beginnings and ends of `name`, but for words that are names by themselves."""
    yield from ((word,) for word in (name[0], name[-1]) if word not in words("alone"))
    for size in range(2, min(len(name), _LONGEST_PART + 1)):
        yield name[:size]
        yield name[-size:]


def _longest_of_one(names: Sequence[Key]) -> Key | None:
    """Return the name that all `names` are parts of, None if there is none."""
    if not names:
        return None
    longest = max(names, key=len)
    parts = {longest, *_cuts(longest)}
    return longest if parts.issuperset(names) else None
