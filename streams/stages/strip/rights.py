"""Who holds the rights to an article, as its copyright notice says."""

from __future__ import annotations

import re

from streams.records import Label, Lifted
from streams.stages.strip.agencies import wire_names
from streams.stages.strip.letters import APOSTROPHES, UPPER
from streams.stages.strip.pieces import Piece, Pieces

_LONGEST = 400  # characters of a notice
_MARK = r"(?:(?:\u00a9\ufe0f?|\([cC]\)|(?<!\w)(?:[Cc]opyright|COPYRIGHT)) ?){1,3}"
_MARKS = ("\u00a9", "(c)", "(C)", "opyright", "OPYRIGHT")
_YEARS = r"\d{4}(?: ?[-\u2013] ?\d{2,4})?"
_WORD = rf"(?:[{UPPER}\u3040-\u9fff][\w{APOSTROPHES}.&-]*|\d[a-z]+)"
_SMALL = r"(?:and|of|the|&|for|on|du|de|des|la|le|les|der|die|das|und|del|y|e|dos|da|di)"
_STOP = r"(?!(?:All|Alle|Tous|Todos|Tutti|Terms|Privacy)\b)"
_NAME = (
    rf"(?P<name>(?:{wire_names()})(?!\w)(?: {_STOP}{_WORD})*"
    rf"|(?:[Tt]he )?{_STOP}{_WORD}(?:,? (?:{_SMALL} ){{0,2}}{_STOP}{_WORD}){{0,6}})"
)
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_MARK}(?: ?{_YEARS})?,? ?(?:[Bb]y )?{_NAME}",
        rf"{_NAME},? {_MARK} ?{_YEARS}",
    )
)
_END = re.compile(r"(?:Datenschutz|Impressum|Erkl\u00e4rung).*$|(?<=\w{4})\. .*$|[.,]+$")
_PICTURE = re.compile(r"\s*[/|] ?\w")  # what follows is whose picture it is
_FORM = re.compile(r"(?<=[\w.,] )(?:Inc|Ltd|LLC|PLC|plc|GmbH|AG|Corp|Limited|L\.P|S\.A|Pty Ltd)\b")
_NO_HOLDER = re.compile(
    r"(?:all rights|copyright$|riproduzione|reproducc|reproduction|alle rechte|tous|todos|tutti|no part|the copyright"
    r"|notice|policy|content|contact|terms|privacy|law|licen)",
    re.IGNORECASE,
)
_PICTURES = {Label.CAPTION, Label.CREDIT}


def holder_in(pieces: Pieces) -> Lifted | None:
    """Return who holds the rights as the last notice among `pieces` that names somebody says."""
    if not _has_mark(pieces.text):
        return None
    notices = (piece for piece in reversed(pieces.all) if piece.label is not None and piece.label not in _PICTURES)
    return next(filter(None, map(holder_of, notices)), None)


def holder_of(piece: Piece) -> Lifted | None:
    """Return whom a copyright notice names as the holder of the rights."""
    text = piece.text[:_LONGEST]
    if not _has_mark(text):
        return None
    for form in _FORMS:
        found = form.search(text)
        name = _up_to_form(_END.sub("", found["name"])) if found else ""
        if found and name and not _NO_HOLDER.match(name):
            at = found.start("name")
            if _PICTURE.match(text, at + len(name)):
                continue
            return Lifted(text=name, span=piece.span(at, at + len(name)))
    return None


def _has_mark(text: str) -> bool:
    return any(mark in text for mark in _MARKS)


def _up_to_form(name: str) -> str:
    """Return a company's name up to its legal form: what follows is an address."""
    found = _FORM.search(name)
    return name[: found.end()] if found else name
