"""The people in the lines that say who helped, and with what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from streams.records import Contributor, Work
from streams.stages.strip.agencies import either
from streams.stages.strip.letters import APOSTROPHES
from streams.stages.strip.names import JOIN, LONGEST, data, is_name, parts
from streams.stages.strip.pieces import Piece
from streams.stages.strip.signed import is_byline, without_role

_CLAUSE = re.compile(r"(?<=[a-z)])\. |;")
_CONTRIBUTED = re.compile(
    r"(?:^|,? )(?:(?:also|all|both) )?contributed\b(?:(?! from ).)*|,? reported(?= from )", re.IGNORECASE
)
_PLACE = re.compile(r" (?:in|from|at|en|em|\u00e0|aus) ")
_OWNER = re.compile(rf"^[\w.]+[{APOSTROPHES}]s (?=\S+ \S)")
_AROUND = "()[]*_ \n"
_REPORTED = re.compile(r"\breported from\b|\bcontributed (?:additional )?report", re.IGNORECASE)
_RESEARCHED = re.compile(r"\bcontributed (?:additional )?research", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    place: str | None
    start: int
    end: int


def contributors_in(pieces: Iterable[Piece]) -> tuple[Contributor, ...]:
    """Return everybody whom `pieces`, each a contributor line, name, once for each line's work."""
    found: dict[tuple[str, tuple[Work, ...]], Contributor] = {}
    for piece in pieces:
        if is_byline(piece.text):  # "Written by"
            continue
        for contributor in contributors_of(piece):
            found.setdefault((contributor.name, contributor.work), contributor)
    return tuple(found.values())


def contributors_of(piece: Piece) -> tuple[Contributor, ...]:
    """Return everybody named in a contributor line, editors too; a place holds for all named since the last place.

    "A B in Oslo, C D and E F in Rome contributed to this report." puts both C D and E F in Rome.
    """
    text = piece.text[:LONGEST].rstrip(_AROUND)
    start = len(text) - len(text.lstrip(_AROUND))
    found: list[Contributor] = []
    for clause in parts(_CLAUSE, text, start):
        for begin, end, work in _phrases(text, *clause):
            for one in _carried_back(list(_named(text, begin, end))):
                span = piece.span(one.start, one.end)
                found.append(Contributor(name=one.name, place=one.place, work=work, span=span))
    return tuple(found)


def _phrases(text: str, start: int, end: int) -> Iterator[tuple[int, int, tuple[Work, ...]]]:
    """Give where names stand in a clause and the work they did: "Reporting by A B, editing by C D" has two."""
    for begin, stop in parts(_again(), text, start, end):
        yield _led(text, begin, stop)


def _led(text: str, start: int, end: int) -> tuple[int, int, tuple[Work, ...]]:
    """Return where the names begin in a phrase, where it ends, and what it says of their work."""
    clause = text[start:end]
    found = _helps().match(clause)
    if found is not None:
        return start + found.end(), end, work_in(found[0])
    if _RESEARCHED.search(clause):
        return start, end, (Work.RESEARCH,)
    return start, end, ((Work.REPORTING,) if _REPORTED.search(clause) else (Work.CONTRIBUTION,))


def work_in(phrase: str) -> tuple[Work, ...]:
    """Return the work that a phrase such as "additional reporting and writing by" names."""
    folded = phrase.lower()
    found = tuple(Work(work) for work, stems in data()["work"].items() if any(stem in folded for stem in stems))
    if Work.ADDITIONAL_REPORTING in found:
        found = tuple(work for work in found if work is not Work.REPORTING)
    return found or (Work.CONTRIBUTION,)


def _named(text: str, start: int, end: int) -> Iterator[_Named]:
    """Give who is named, with the place behind the name; what follows a place and is no name adds to it."""
    last: _Named | None = None
    for begin, stop in parts(JOIN, text, start, end):
        part = _CONTRIBUTED.sub("", text[begin:stop]).strip(" .)]*")
        who, *where = _PLACE.split(part, maxsplit=1)
        name = _OWNER.sub("", without_role(who)).strip(" .")
        place = where[0].strip(" .") if where else None
        if is_name(name):
            if last:
                yield last
            at = text.index(name, begin)
            last = _Named(name, place, at, at + len(name))
        elif last and last.place and not where and part:
            last = _Named(last.name, f"{last.place}, {part}", last.start, last.end)
    if last:
        yield last


def _carried_back(named: Sequence[_Named]) -> list[_Named]:
    place: str | None = None
    found: list[_Named] = []
    for one in reversed(named):
        place = one.place or place
        found.append(_Named(one.name, place, one.start, one.end))
    return found[::-1]


@cache
def _helps() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{either(data()['help'])})(?: ?:)?\s+", re.IGNORECASE)


@cache
def _again() -> re.Pattern[str]:
    return re.compile(rf", (?=(?:{either(data()['help'])})(?!\w))", re.IGNORECASE)
