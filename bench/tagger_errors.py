"""What a tagger gets wrong in annotated articles: each error with its sort, the worst articles, totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

Entity = tuple[int, int, str]  # where it starts and ends, its kind

SORTS = ("missed", "invented", "wrong type", "wrong edges", "both wrong")
_AROUND = 30  # characters that are shown on either side
_MARKS = (("[", "]"), ("{", "}"))  # around what is annotated, and around what was found


class Error(NamedTuple):
    """What is annotated and what was found in its place; None where there is nothing."""

    expected: Entity | None
    found: Entity | None


def sort_of(error: Error) -> str:
    """Return which of SORTS an error is."""
    expected, found = error
    if found is None or expected is None:
        return "missed" if found is None else "invented"
    if found[:2] == expected[:2]:
        return "wrong type"
    return "wrong edges" if found[2] == expected[2] else "both wrong"


def errors(found: set[Entity], expected: set[Entity]) -> list[Error]:
    """Return what is wrong, in order of the text. Two entities that overlap are one error, and each is part of one."""
    rest = sorted(found - expected)
    paired: list[Error] = []
    for entity in sorted(expected - found):
        other = next((one for one in rest if one[0] < entity[1] and entity[0] < one[1]), None)
        if other is not None:
            rest.remove(other)
        paired.append(Error(entity, other))
    return sorted([*paired, *(Error(None, one) for one in rest)], key=_start)


def of_kinds(every: Iterable[Error], kinds: Collection[str]) -> list[Error]:
    """Return the errors in which an entity of one of `kinds` is annotated or found."""
    return [error for error in every if any(one and one[2] in kinds for one in error)]


def totals(every: Iterable[Sequence[Error]], kinds: Sequence[str]) -> list[str]:
    """Return a table of how many errors of each sort there are in `kinds`, and lines that say what is taken for what.

    An error counts with the kind that is annotated, or else with the one found.
    """
    flat = [error for some in every for error in some]
    counts = Counter((sort_of(error), (error.expected or error.found or ("",))[-1]) for error in flat)
    lines = [f"{'':12}" + "".join(f"{kind:>7}" for kind in (*kinds, "all"))]
    for sort in SORTS:
        row = [counts[sort, kind] for kind in kinds]
        lines.append(f"{sort:12}" + "".join(f"{count:7}" for count in (*row, sum(row))))
    pairs = Counter((one.expected[2], one.found[2]) for one in flat if one.expected and one.found)
    taken = [(count, *pair) for pair, count in pairs.most_common() if pair[0] != pair[1]]
    return [*lines, "", *(f"{count:5} {expected} taken for {found}" for count, expected, found in taken)]


def shown(texts: Mapping[str, str], every: Mapping[str, Sequence[Error]], count: int) -> list[str]:
    """Return lines that show the `count` articles with the most errors, each of them where it stands.

    What is annotated stands in square brackets, what was found in curly ones.
    """
    lines: list[str] = []
    for article in sorted(every, key=lambda one: -len(every[one]))[:count]:
        lines += ["", f"{article}: {len(every[article])}"]
        lines += [f"  {sort_of(one):12}{_types(one):16}{_marked(texts[article], one)}" for one in every[article]]
    return lines


def _types(error: Error) -> str:
    """Return `LOC for ORG`: what was found, then what is annotated; once where they agree or one is missing."""
    return " for ".join(dict.fromkeys(one[2] for one in (error.found, error.expected) if one))


def _marked(text: str, error: Error) -> str:
    marks: list[tuple[int, int, str]] = []  # where, which first, what
    for order, (entity, (opening, closing)) in enumerate(zip(error, _MARKS, strict=True), start=1):
        marks += [(entity[0], order, opening), (entity[1], -order, closing)] if entity else []
    marks.sort()
    done = max(marks[0][0] - _AROUND, 0)
    parts = []
    for place, _, mark in marks:
        parts += [text[done:place], mark]
        done = place
    return " ".join("".join([*parts, text[done : done + _AROUND]]).split())


def _start(error: Error) -> int:
    return min(one[0] for one in error if one)
