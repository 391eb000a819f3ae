"""Datelines of Chinese and Japanese articles, which name place, day, agency and writer in no more than brackets."""

from __future__ import annotations

import re

from streams.records import Author, Byline, Dateline
from streams.stages.strip.agencies import canonical, either
from streams.stages.strip.agencies import data as credits_data
from streams.stages.strip.pieces import Piece

_LONGEST = 80  # characters
_IDEOGRAM = "\u3005\u3040-\u30ff\u3400-\u9fff"
_NAME = rf"[{_IDEOGRAM}]{{2,6}}"
_PLACE = rf"(?P<place>[{_IDEOGRAM}]{{2,10}}?)"
_DATE = r"(?P<date>(?:\d{1,2}\u6708)?\d{1,2}\u65e5)"
_AGENCY = f"(?P<agency>{either(name for name in credits_data()['names'] if not name.isascii())}|AFP|AP)"
_NAMES = rf"(?P<names>{_NAME}(?:[\u3001\uff0c,\u30fb ] ?{_NAME}){{0,4}})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        # 新华社北京3月3日电(记者王小明、李华)
        rf"(?P<text>{_AGENCY}{_PLACE}{_DATE}\u7535(?: ?[(\uff08](?P<role>\u8bb0\u8005) ?{_NAMES}[)\uff09])?)",
        # (中央社記者林小雨台東21日電): a name of three characters, as nearly all are
        rf"(?P<text>[(\uff08]{_AGENCY}(?P<role>\u8a18\u8005)(?P<names>[{_IDEOGRAM}]{{3}}){_PLACE}{_DATE}[\u7d9c\u5c08]?\u96fb[)\uff09])",
        # 【ロンドン共同】 【3月3日 AFP】
        rf"(?P<text>\u3010(?:{_DATE} ?)?(?:{_PLACE})?{_AGENCY}\u3011)",
        # 【ロンドン=山田太郎】
        rf"(?P<text>\u3010{_PLACE}(?:[=\uff1d\u30fb]){_NAMES}\u3011)",
    )
)


def dateline_of(paragraph: str) -> Dateline | None:
    """Return the dateline that begins `paragraph`; its span is that in the paragraph."""
    found = _match(paragraph)
    if found is None or not found["place"]:
        return None
    parts = found.groupdict()
    agency = parts.get("agency")
    return Dateline(
        text=found["text"],
        place=found["place"],
        agency=canonical(agency) if agency else None,
        date=parts.get("date"),
        span=Piece(paragraph, 0).group(found, "text"),
    )


def byline_of(piece: Piece) -> Byline | None:
    """Return the byline in the dateline that begins `piece`."""
    found = _match(piece.text)
    if found is None or not found.groupdict().get("names"):
        return None
    names = list(re.finditer(_NAME, found["names"]))
    at, role = found.start("names"), found.groupdict().get("role")
    authors = (Author(name=one[0], role=role, span=piece.span(at + one.start(), at + one.end())) for one in names)
    return Byline(
        text=found["names"],
        names=tuple(one[0] for one in names),
        authors=tuple(authors),
        span=piece.group(found, "names"),
    )


def agency_of(paragraph: str) -> str | None:
    """Return the agency that the begin of `paragraph` names, with or without a place."""
    found = _match(paragraph)
    named = found.groupdict().get("agency") if found else None
    return canonical(named) if named else None


def _match(paragraph: str) -> re.Match[str] | None:
    if paragraph[:1].isascii():
        return None
    return next(filter(None, (form.match(paragraph[:_LONGEST]) for form in _FORMS)), None)


def opening(paragraph: str) -> str:
    """Return the dateline that begins `paragraph`, "" if there is none."""
    found = _match(paragraph)
    return found["text"] if found else ""
