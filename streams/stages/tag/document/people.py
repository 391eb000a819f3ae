"""Which mentions of people mean the same person.

People are told apart by their full names. A name that has some of the words of a longer one, in any place and order
that names are cut to or turned round in, means that person; initials stand for names, and particles may go missing.
Where it fits several people, it means one who was called by the same title, and of those the one named last. A
misspelt name means the person whose name it was to be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from streams.stages.tag.document.folding import Key
from streams.stages.tag.document.spelling import LONGEST_NAME, right_spellings, right_surnames
from streams.stages.tag.document.words import words as listed

_COMPARED = 16  # people with one word in common
_SEXES = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f", "sir": "m", "lord": "m", "dame": "f", "lady": "f"}
_SHORTEST_WITH_UMLAUT = 4  # letters: Dae and Joe have none
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))


def people(mentions: Sequence[Key], titles: Sequence[str] = ()) -> list[tuple[Key, bool]]:
    """Return for each mention, given in order, the full name that it stands for and whether it is misspelt.

    `titles` are the words of rank before the mentions, "" where there is none.
    """
    spellings = {mention: tuple(map(_one_spelling, mention)) for mention in dict.fromkeys(mentions)}
    spelt = [spellings[mention] for mention in mentions]
    right = right_spellings(spelt) | right_surnames(spelt)
    names = [right.get(mention, mention) for mention in spelt]
    candidates = _candidates(dict.fromkeys(names))
    named_last: dict[Key, int] = {}
    called: dict[Key, set[str]] = defaultdict(set)
    resolved = []
    for number, (mention, name) in enumerate(zip(spelt, names, strict=True)):
        title = titles[number] if titles else ""
        person = _chosen(candidates.get(name) or [name], title, named_last, called)
        if name not in candidates:
            named_last[person] = number
        if title:
            called[person].add(title)
        resolved.append((person, mention in right))
    return resolved


def _candidates(names: Iterable[Key]) -> dict[Key, list[Key]]:
    """Return for each name that is short for others the names of the people it may mean, in order of the text."""
    order = {name: number for number, name in enumerate(names)}
    with_word: dict[str, list[_Compared]] = {}
    candidates: dict[Key, list[Key]] = {}
    for one in sorted(map(_compared, order), key=_by_length, reverse=True):
        known = [with_word[word] for word in one.lookups if word in with_word]
        fewest = min(known, key=len, default=[])
        longer = [other.name for other in fewest[-_COMPARED:] if _is_short_for(one, other)]
        if longer:
            candidates[one.name] = sorted(longer, key=order.__getitem__)
        elif len(one.name) <= LONGEST_NAME:
            for word in one.lookups:
                with_word.setdefault(word, []).append(one)
    return candidates


class _Compared(NamedTuple):
    """A name, its words that are no particles, these as one, and under what it is looked for."""

    name: Key
    core: Key
    joined: str
    lookups: Key


def _compared(name: Key) -> _Compared:
    particles = _particles()
    core = tuple([word for word in name if word not in particles]) or name
    joined = _one_spelling("".join(core))
    return _Compared(name, core, joined, (*[word for word in core if len(word) > 1], joined))


def _by_length(one: _Compared) -> tuple[int, int]:
    return len(one.core), len(one.joined)


@cache
def _particles() -> frozenset[str]:
    return listed("particle") | {"the", "of", "y", "e"}


def _one_spelling(word: str) -> str:
    """Return `word` with one letter for an umlaut, and one spelling of the Arabic article."""
    if "e" in word and len(word) >= _SHORTEST_WITH_UMLAUT:
        for two, one in _UMLAUTS:
            word = word.replace(two, one)
    return "al" if word == "el" else word


def _is_short_for(one: _Compared, other: _Compared) -> bool:
    """Tell whether the words of `one` stand in `other` in the same order, or are its words turned round or joined.

    Particles may be missing, but none may be there that `other` lacks, unless all other words agree: Nguyen Van Khoi is
    not Nguyen Thi Khoi.
    """
    if len(one.core) > 1 and (one.joined == other.joined or sorted(one.core) == sorted(other.core)):
        return True
    if len(one.name) > len(one.core) and not set(one.name) - set(one.core) <= set(other.name):
        return False
    rest = iter(other.core)
    return all(any(_means(word, full) for full in rest) for word in one.core)


def _means(word: str, full: str) -> bool:
    return word == full or (len(word) == 1 and full.startswith(word)) or (len(full) == 1 and word.startswith(full))


def _chosen(candidates: list[Key], title: str, named_last: dict[Key, int], called: dict[Key, set[str]]) -> Key:
    if len(candidates) == 1:
        return candidates[0]
    fitting = [name for name in candidates if title and title in called[name]]
    possible = fitting or [name for name in candidates if not _is_of_other_sex(title, called[name])] or candidates
    return max(possible, key=lambda name: named_last.get(name, -1))  # of equals the first


def _is_of_other_sex(title: str, titles: set[str]) -> bool:
    sex = _SEXES.get(title)
    return sex is not None and any(_SEXES.get(other, sex) != sex for other in titles)
