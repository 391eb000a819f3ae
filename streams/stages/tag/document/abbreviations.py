"""Which names of organisations and places are short for another name in the same article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from streams.stages.tag.lexicon import lists

Key = tuple[str, ...]

_SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "de", "des", "du", "la", "&", "-"})


def acronyms(names: Sequence[Key]) -> list[Key]:
    """Return `names` (words in lower case), each acronym of another replaced by that other."""
    full: dict[str, Key] = {}
    for name in names:
        for initials in _initials(name):
            full.setdefault(initials, name)
    return [full.get(name[0], name) if len(name) == 1 else name for name in names]


def short_forms(names: Sequence[Key]) -> list[Key]:
    """Return `names`, acronyms spelt out, and each beginning of exactly one other name replaced by that other.

    A beginning that is a general word, as Ministry, stays alone.
    """
    spelt = acronyms(names)
    begun: dict[Key, set[Key]] = {}
    for name in spelt:
        for size in range(1, min(len(name), 5)):
            begun.setdefault(name[:size], set()).add(name)
    return [
        next(iter(begun[name])) if len(begun.get(name, ())) == 1 and not _is_general(name) else name for name in spelt
    ]


def _initials(name: Key) -> Iterator[str]:
    if len(name) > 1:
        yield "".join(word[0] for word in name if word not in _SMALL_WORDS)
        yield "".join(word[0] for word in name)


def _is_general(name: Key) -> bool:
    return len(name) == 1 and not {"org_head", "demonym"}.isdisjoint(lists(name[0].capitalize()))
