"""Notices that an article was corrected, clarified or updated, as `notices.yaml` describes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from streams.records import Label, Notice, NoticeKind
from streams.stages.strip.agencies import either
from streams.stages.strip.clock_times import time_in
from streams.stages.strip.days import day_in
from streams.stages.strip.pieces import Piece, Pieces
from streams.stages.strip.prefilter import Search

_DATA = Path(__file__).with_name("notices.yaml")
_LONGEST = 900  # characters of a notice
_HEADING = 5  # words of a heading over one
_OTHERS = 3  # words of a line that says when, besides the time
_SKIPPED = {Label.RELATED, Label.COMMENTS, Label.CAPTION, Label.TITLE, Label.DUPLICATE}


def notices_in(pieces: Pieces) -> tuple[Notice, ...]:
    """Return the notices among `pieces`, in order; a heading alone speaks of the line below it."""
    return tuple(_notices(pieces.all)) if _anywhere().may_be_in(pieces.text) else ()


def _notices(pieces: Sequence[Piece]) -> Iterable[Notice]:
    lines = [piece for piece in pieces if piece.label not in _SKIPPED and not piece.inline]
    found: dict[int, Notice] = {}
    for i, piece in enumerate(lines):
        kind = kind_of(piece.text)
        if kind is None:
            continue
        heading = piece.words <= _HEADING and piece.text.endswith(":") and i + 1 < len(lines)
        says = lines[i + 1] if heading else piece
        found.setdefault(says.start, Notice(kind=kind, text=says.text, span=says.span()))
    return found.values()


def corrections(lines: Sequence[str]) -> set[int]:
    """Return which of `lines` say that the article was corrected or clarified."""
    if not _anywhere().may_be_in("\n".join(lines)):
        return set()
    return {i for i, line in enumerate(lines) if kind_of(line) in {NoticeKind.CORRECTION, NoticeKind.CLARIFICATION}}


def kind_of(line: str) -> NoticeKind | None:
    """Return what `line` says was done to the article, if it is a notice of that."""
    if len(line) > _LONGEST:
        return None
    kind = next((kind for kind, form in _forms() if form.match(line)), None)
    return None if kind is NoticeKind.UPDATE and _only_says_when(line) else kind


def _only_says_when(line: str) -> bool:
    day, time = day_in(line), time_in(line)
    said = sum(len(line[one.start : one.end].split()) for one in (day, time) if one)
    return said > 0 and len(line.split()) - said <= _OTHERS


@cache
def _anywhere() -> Search:
    """Return the search for a line that may be a notice: most articles have none.

    It is not for Python's patterns, which look from each line of marks to the end of all such lines.
    """
    return Search("(?im)^(?:" + "|".join(form.pattern for _, form in _forms()) + ")")


@cache
def _forms() -> tuple[tuple[NoticeKind, re.Pattern[str]], ...]:
    data: dict[str, Any] = yaml.load(_DATA.read_text("utf-8"), yaml.CSafeLoader)
    work = f"(?:{either(data['work'])})"
    this = rf"\b(?:this|an? (?:earlier|previous|prior)) (?:[\w.]+ ){{0,3}}{work}\b.{{0,80}}?\b"
    return tuple((NoticeKind(one["kind"]), _form(one["patterns"], work, this)) for one in data["notices"])


def _form(patterns: Sequence[str], work: str, this: str) -> re.Pattern[str]:
    filled = "|".join(patterns).replace("<this>", this).replace("<work>", work)
    return re.compile(rf"\W*(?:{filled})", re.IGNORECASE)
