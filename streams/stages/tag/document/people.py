"""Which mentions of people mean the same person.

People are told apart by their full names. Part of a full name means that person, and where it fits several, the one
named last before it. A mistyped full name means the person whose name it was to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from streams.stages.tag.document.spelling import LONGEST_NAME, Name, right_spellings


def people(mentions: Sequence[Name]) -> list[Name]:
    """Return for each mention, given in order as words in lower case, the full name that it stands for."""
    right = right_spellings(mentions)
    names = [right.get(mention, mention) for mention in mentions]
    first_with_part: dict[Name, Name] = {}
    for name in dict.fromkeys(names):
        for part in _parts(name):
            first_with_part.setdefault(part, name)
    named_last: dict[Name, Name] = {}
    resolved = []
    for name in names:
        person = named_last.get(name) or first_with_part.get(name, name)
        resolved.append(person)
        named_last.update(dict.fromkeys(_parts(person), person) if name not in first_with_part else {})
    return [_longest(first_with_part, person) for person in resolved]


def _longest(first_with_part: dict[Name, Name], person: Name) -> Name:
    """Follow a part of a name of which the whole is itself a part of another."""
    while person in first_with_part:
        person = first_with_part[person]
    return person


def _parts(name: Name) -> Iterator[Name]:
    """Yield what `name` may be cut to: its words, beginnings and ends, and its first and last word."""
    if not 1 < len(name) <= LONGEST_NAME:
        return
    yield from ((word,) for word in name if len(word) > 1)
    for size in range(2, len(name)):
        yield name[:size]
        yield name[-size:]
    if len(name) > 2:  # noqa: PLR2004 - something stands between first and last
        yield (name[0], name[-1])
