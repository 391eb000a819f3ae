"""The pictures of an article, known by their captions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from streams.records import Credit, Image
from streams.stages.strip.credits import Credited, credit_of
from streams.stages.strip.lines import has_ideograms
from streams.stages.strip.pieces import Piece
from streams.stages.strip.signed import is_byline
from streams.text.outlets import same_outlet

_RESERVED = "all rights reserved"
_LISTED = re.compile(r"(?:labels?|tags?|posted in|filed under) ?:", re.IGNORECASE)
_OWNED = re.compile(r"\u00a9 ?\d{4}")
_NO_MORE_THAN_A_NAME = 2  # words of a caption that only says whose picture it is


def images_in(captions: Iterable[Piece], publisher: str | None = None) -> tuple[Image, ...]:
    """Return the pictures that `captions` describe: one for each caption, however often it stands.

    A line that is all credit belongs to the caption before it. An agency's name that is glued to a paragraph signs the
    article, not a picture. An outlet is no photographer of its own, in whatever order the two are named.
    """
    images: dict[str, Image] = {}
    for piece in captions:
        if piece.inline or not _may_caption(piece.text):
            continue
        credited = credit_of(piece.text)
        credit = _credit(piece, credited, publisher) if credited else None
        caption = credited.caption if credited else piece.text
        if credit is None and piece.words <= _NO_MORE_THAN_A_NAME and not has_ideograms(caption):
            credit, caption = Credit(name=caption.strip("()"), agency=None, span=piece.span()), ""
        known = caption or next(reversed(images), "")
        if known and (known not in images or images[known].credit is None):
            span = piece.span(0, len(caption)) if caption else images[known].span
            images[known] = Image(caption=known, credit=credit, span=span)
    return tuple(images.values())


def _may_caption(text: str) -> bool:
    """Say whether a line is neither a copyright notice, nor a list, nor the heading of one, nor a byline."""
    if text.endswith(":") or _LISTED.match(text) or ("\u00a9" in text and _OWNED.search(text)):
        return False
    return _RESERVED not in text.lower() and not is_byline(text)


def _credit(piece: Piece, credited: Credited, publisher: str | None) -> Credit:
    credit = replace(credited.credit, span=piece.span(credited.start, credited.end))
    if publisher and credit.name and same_outlet(credit.name, publisher):
        return replace(credit, name=credit.agency, agency=credit.name)
    return credit
