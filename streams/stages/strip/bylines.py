"""The byline of an article, out of the lines that may be one and the page's metadata."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from streams.records import Author, Byline, Label
from streams.stages.strip import east_asian
from streams.stages.strip.names import LONGEST
from streams.stages.strip.pieces import Piece, Pieces
from streams.stages.strip.signed import Person, Signed, described, is_byline, is_lone_byline, said_of, signed
from streams.text.outlets import same_outlet

_MOST = 60  # lines that may be the byline
_OPENING = 3  # a dateline that names the writer stands in one of the first paragraphs
_IDEOGRAMS = re.compile(r"[\u3005\u3400-\u9fff]{2,5}")


def byline_of(piece: Piece, following: str = "", publisher: str | None = None) -> Byline | None:
    """Return the byline that `piece` is, if it names anybody but its own outlet.

    The line `following` it may say what they are.
    """
    text = piece.text[:LONGEST]
    found = signed(text)
    said = said_of(following) if found.people and following else None
    found = described(found, said) if said else found
    found = Signed(tuple(_without_outlet(found, publisher)), found.agency)
    if not found.people and found.agency is None:
        return None
    return Byline(
        text=text,
        names=tuple(person.name for person in found.people),
        authors=_authors(found, piece),
        agency=found.agency,
        span=piece.span(0, len(text)),
    )


def _without_outlet(found: Signed, publisher: str | None) -> Iterator[Person]:
    """Give the people but the outlet itself, and without its name glued to theirs."""
    for one in found.people:
        name = one.name.removesuffix(f" {publisher}")
        if not (publisher and same_outlet(name, publisher)):
            yield replace(one, name=name, end=one.end - len(one.name) + len(name))


def _authors(found: Signed, piece: Piece) -> tuple[Author, ...]:
    return tuple(Author(name=one.name, role=one.role, span=piece.span(one.start, one.end)) for one in found.people)


def byline_among(pieces: Pieces, known: str | None, publisher: str | None = None) -> Byline | None:
    """Return the byline of an article out of its `pieces` and what its metadata says.

    The first of: a line that names somebody whom the metadata names; the metadata; a line that begins as bylines do; a
    line of names alone; any other that names somebody; a dateline that does. An outlet is not its own author.
    """
    said = _said(known, publisher) if known else None
    likely = islice((i for i in _candidates(pieces) if _may_be(pieces, i)), _MOST)
    if said is not None:
        return next(_naming({name.lower() for name in said.names}, pieces, likely, publisher), said)
    found = list(_bylines(pieces, likely, publisher))
    if found:
        return min(found, key=_doubt) if len(found) > 1 else found[0]
    return next(filter(None, map(east_asian.byline_of, pieces.kept[:_OPENING])), None)


def _bylines(pieces: Pieces, likely: Iterable[int], publisher: str | None) -> Iterator[Byline]:
    for i in likely:
        following = pieces.all[i + 1].text if i + 1 < len(pieces.all) else ""
        if byline := byline_of(pieces.all[i], following, publisher):
            yield byline


def _naming(people: set[str], pieces: Pieces, likely: Iterable[int], publisher: str | None) -> Iterator[Byline]:
    """Give the bylines that name one of `people`, in lower case."""
    lines = (i for i in likely if any(name in pieces.all[i].text.lower() for name in people))
    return (one for one in _bylines(pieces, lines, publisher) if not people.isdisjoint(map(str.lower, one.names)))


def _candidates(pieces: Pieces) -> list[int]:
    """Return which pieces are labelled as what a byline may be: as one, as a time, or in vain, beside title or time."""
    beside = {j for i in pieces.places(Label.TITLE, Label.TIMESTAMP) for j in (i - 1, i + 1) if 0 <= j < pieces.above}
    lone = {i for i in beside if pieces.all[i].label is Label.NAVIGATION}
    return sorted(lone.union(pieces.places(Label.BYLINE, Label.TIMESTAMP, Label.CONTRIBUTOR)))


def _may_be(pieces: Pieces, i: int) -> bool:
    """Say whether a piece may be the byline: it was found to be, or is written as one."""
    piece = pieces.all[i]
    if piece.label is Label.NAVIGATION:
        return is_lone_byline(piece.text)
    return piece.label is Label.BYLINE or is_byline(piece.text)


def _doubt(byline: Byline) -> tuple[bool, bool, bool]:
    return not byline.names, not is_byline(byline.text), not is_lone_byline(byline.text)


def _said(known: str, publisher: str | None) -> Byline | None:
    byline = byline_of(Piece(known, 0), publisher=publisher)
    if byline is None and _IDEOGRAMS.fullmatch(known) and known != publisher:
        return Byline(text=known, names=(known,), authors=(Author(name=known, role=None, span=None),), span=None)
    if byline is None:
        return None
    authors = tuple(Author(name=author.name, role=author.role, span=None) for author in byline.authors)
    return Byline(text=byline.text, names=byline.names, authors=authors, agency=byline.agency, span=None)
