"""The byline of an article, out of the lines that may be one and the page's metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
    below = [*(piece.text for piece in pieces.all[1:]), ""]
    likely = islice((i for i in range(len(pieces.all)) if _may_be(pieces, i)), _MOST)
    tried = (byline_of(pieces.all[i], below[i], publisher) for i in likely)
    found = [byline for byline in tried if byline]
    if said is not None:
        people = {name.lower() for name in said.names}
        return next((byline for byline in found if people & {name.lower() for name in byline.names}), said)
    best = min(found, key=_doubt, default=None)
    return best or next(filter(None, map(east_asian.byline_of, pieces.kept[:_OPENING])), None)


def _may_be(pieces: Pieces, i: int) -> bool:
    """Say whether a piece may be the byline: it was found to be, or is written as one beside the title or the time."""
    piece = pieces.all[i]
    if piece.label is None or piece.label is Label.BYLINE:
        return piece.label is not None
    if piece.label in {Label.TIMESTAMP, Label.CONTRIBUTOR}:
        return is_byline(piece.text)
    if piece.label is not Label.NAVIGATION or i >= pieces.above:
        return False
    around = pieces.all[max(i - 1, 0) : i + 2]
    return any(other.label in {Label.TITLE, Label.TIMESTAMP} for other in around) and is_lone_byline(piece.text)


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
