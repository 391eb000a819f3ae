"""Notices that an article was corrected, clarified or updated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from streams.records import Label, Notice, NoticeKind
from streams.stages.strip.clock_times import time_in
from streams.stages.strip.days import day_in
from streams.stages.strip.pieces import Piece

_LONGEST = 900  # characters of a notice
_HEADING = 5  # words of a heading over one
_OTHERS = 3  # words of a line that says when, besides the time
_WORK = r"(?:article|story|report|piece|post|item|headline|dispatch)"
_SAID = r"(?:was|has been|is)"
_CORRECTED = rf"\b(?:this|an? (?:earlier|previous|prior)) (?:[\w.]+ ){{0,3}}{_WORK}\b.{{0,80}}?\b"
# In the order in which they are tried.
_FORMS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (NoticeKind.CLARIFICATION, r"\W*clarifications?\b ?(?:\([^()]{2,40}\))?(?: ?[:\u2014\u2013]| - )"),
        (NoticeKind.CLARIFICATION, rf"\W*{_CORRECTED}(?:clarified|clarify)\b"),
        (
            NoticeKind.CORRECTION,
            r"\W*(?:corrections?(?: (?:and|&) clarifications?)?|corrected|erratum|errata corrige|rectificatif|rectification"
            r"|corrección|fe de errores|correção|korrektur|berichtigung|richtigstellung|rettelse|更正|訂正|おわびと訂正)\b"
            r"(?: ?\([^()]{2,40}\)|,? [\w., ]{2,30})?(?: ?[:\u2014\u2013\uff1a]| - | im \d)",
        ),
        (NoticeKind.CORRECTION, r"\W*corrects\b.{3,200}\)$"),
        (
            NoticeKind.CORRECTION,
            rf"\W*(?:(?:editor.s )?note: |\w+ \d{{1,2}}, \d{{4}}: )?(?:an?|the) (?:earlier|previous|prior|original) (?:version|edition) of this {_WORK}\b",
        ),
        (NoticeKind.CORRECTION, rf"\W*(?:editor.s note: )?{_CORRECTED}(?:corrected|amended|correct|fix)\b"),
        (
            NoticeKind.CORRECTION,
            r"\W*(?:(?:anmerkung der redaktion|hinweis)(?: der redaktion)?: )?in einer (?:früheren|vorherigen|ersten) (?:version|fassung)\b"
            r"|\W*(?:dans )?une (?:version précédente|première version) de cet article\b"
            r"|\W*(?:en )?una versión (?:anterior|previa) de (?:este|esta) \w+\b"
            r"|\W*(?:in )?una versione precedente (?:di|dell)\b",
        ),
        (
            NoticeKind.UPDATE,
            r"\W*(?:updates?|updated|aktualisierung|mise à jour|actualización|aggiornamento)(?: ?\([^()]{2,40}\)|,? [\w., ]{2,30})?(?: ?:| [\u2014\u2013-] )\s?(?!.{0,40}\d{1,2}:\d\d.{0,9}$)(?=\S+ \S+ \S+)",
        ),
        (NoticeKind.UPDATE, r"\W*(?:updates|adds|recasts)\b[^()]{3,200}\)$"),
        (
            NoticeKind.UPDATE,
            rf"\W*(?:editor.s note: )?this (?:[\w.]+ ){{0,3}}{_WORK} {_SAID} (?:\w+ )?updated\b(?! (?:on|at)? ?[^a-z]*$)",
        ),
    )
)
_BRACKETED = {r"corrects", r"updates", r"adds", r"recasts"}
_SKIPPED = {Label.RELATED, Label.COMMENTS, Label.CAPTION, Label.TITLE, Label.DUPLICATE}


def notices_in(pieces: Sequence[Piece]) -> tuple[Notice, ...]:
    """Return the notices among `pieces`, in order; a heading alone speaks of the line below it."""
    found: list[Notice] = []
    lines = [piece for piece in pieces if piece.label not in _SKIPPED and not piece.inline]
    for i, piece in enumerate(lines):
        kind = kind_of(piece.text)
        if kind is None or (found and found[-1].span == piece.span()):
            continue
        if piece.words <= _HEADING and piece.text.endswith(":") and i + 1 < len(lines):
            piece = lines[i + 1]
        if piece.words > _HEADING or kind_of(piece.text):
            found.append(Notice(kind=kind, text=piece.text, span=piece.span()))
    return tuple(found)


def kind_of(line: str) -> NoticeKind | None:
    """Return what `line` says was done to the article, if it is a notice of that."""
    if len(line) > _LONGEST:
        return None
    kind = next((kind for kind, form in _FORMS if form.match(line)), None)
    if kind is NoticeKind.UPDATE and _only_says_when(line):
        return None
    first = line.lstrip("(").partition(" ")[0].lower()
    return None if first in _BRACKETED and not line.startswith("(") else kind


def _only_says_when(line: str) -> bool:
    day, time = day_in(line), time_in(line)
    said = sum(len(line[one.start : one.end].split()) for one in (day, time) if one)
    return said > 0 and len(line.split()) - said <= _OTHERS
