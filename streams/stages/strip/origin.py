"""The news agency that an article is from: named in the dateline, the byline, at its end or in its copyright notice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from streams.records import Byline, Dateline, Label, Lifted
from streams.stages.strip import east_asian
from streams.stages.strip.agencies import newswire, wire_names
from streams.stages.strip.letters import APOSTROPHES
from streams.stages.strip.pieces import Piece, Pieces
from streams.stages.strip.rights import holder_of

_LAST = 8  # pieces at most from the end of the body to where an agency signs
_FIRST = 3
_REUTERS = re.compile(
    r"\W*(?:Reporting|Writing|Bericht|Reportage|Reporte|Reportaje)\b.{3,300}?[;,].{0,200}?"
    r"\b(?:[Ee]diting by|redigiert von|[\u00c9\u00e9]dit\u00e9 par|[Ee]ditado (?:en espa\u00f1ol )?por)\b"
)
_FURNITURE = {Label.RELATED, Label.COMMENTS, Label.NAVIGATION, Label.AD, Label.CAPTION, Label.SUBSCRIBE, Label.SHARE}


def agency_of(
    pieces: Pieces,
    dateline: Dateline | None,
    byline: Byline | None,
    publisher: str | None,
) -> Lifted | None:
    """Return the agency that an article is from, if it names one."""
    if dateline is not None and dateline.agency is not None:
        return Lifted(text=dateline.agency, span=dateline.span)
    if byline is not None and byline.agency is not None:
        return Lifted(text=byline.agency, span=byline.span)
    signed = next(_signed(pieces), None)
    if signed is not None:
        return signed
    own = newswire(publisher) if publisher else None
    return Lifted(text=own, span=None) if own else None


def _signed(pieces: Pieces) -> Iterator[Lifted]:
    for piece in pieces.kept[:_FIRST]:
        if found := _opened(piece):
            yield found
    for piece in (*pieces.labelled(Label.BYLINE, Label.TIMESTAMP), *_end(pieces)):
        if found := _signature(piece):
            yield found
    for piece in pieces.labelled(Label.CONTRIBUTOR):
        if found := _helped(piece):
            yield found
    for piece in pieces.labelled(Label.COPYRIGHT):
        holder = holder_of(piece)
        if holder and (agency := newswire(holder.text)):
            yield Lifted(text=agency, span=holder.span)


def _end(pieces: Pieces) -> Sequence[Piece]:
    """Return the last paragraph and what stands close below it, but for what belongs to other articles."""
    last = pieces.last
    return [
        piece for piece in pieces.all[last : last + _LAST] if piece.label not in _FURNITURE or piece.words <= _FIRST
    ]


def _opened(piece: Piece) -> Lifted | None:
    found = _patterns()["opening"].match(piece.text)
    if found is not None and (agency := newswire(found["agency"])):
        return Lifted(text=agency, span=piece.group(found, "agency"))
    named = east_asian.agency_of(piece.text)
    return Lifted(text=named, span=piece.span(0, len(east_asian.opening(piece.text)))) if named else None


def _signature(piece: Piece) -> Lifted | None:
    for form in ("line", "tail"):
        found = _patterns()[form].search(piece.text)
        if found is not None and (agency := newswire(found["agency"])):
            return Lifted(text=agency, span=piece.group(found, "agency"))
    return None


def _helped(piece: Piece) -> Lifted | None:
    if _REUTERS.match(piece.text):
        return Lifted(text="Reuters", span=piece.span())
    found = _patterns()["writers"].search(piece.text)
    agency = newswire(found["agency"]) if found else None
    return Lifted(text=agency, span=piece.group(found, "agency")) if found and agency else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    agency = rf"(?P<agency>{wire_names()})"
    sources = r"[Ss]ources?|SOURCE|[Qq]uellen?|[Ff]uentes?|[Ff]onte|\u6765\u6e90|\u6765\u81ea"
    source = rf"(?:(?:{sources})\s?[:\uff1a]\s?|[Vv]ia |[Bb]y |[Aa]vec |[Mm]it |[Cc]on |\u00a9 ?)?"
    others = r"(?:(?:[/,+&]| und | and )\s?[\w-]{2,12})*(?:\s\d{4}-\d\d-\d\d.*)?"
    staff = "|".join(
        f"{one}s?" for one in ("writer", "reporter", "journalist", "correspondent", "photographer", "producer")
    )
    return {
        "opening": re.compile(rf"[(\[]{agency}[)\]]\s?[\u2014\u2013-]"),
        "line": re.compile(rf"^[(\[/=\u2014\u2013\s-]*{source}(?:\w{{2,12}}/)*?{agency}{others}[)\]/=.\s]*$"),
        "tail": re.compile(
            rf"[.!?\u2026\"\u201d\u2019\u00bb] ?[(\[/=\u2014\u2013]+ ?{agency}(?:/\w{{2,12}})?[)\]/.]*$"
        ),
        "writers": re.compile(
            rf"\b{agency}(?:[{APOSTROPHES}]s)? (?:\w+ ){{0,3}}?(?:{staff}|videojournalists?|bureaus?)\b"
        ),
    }
