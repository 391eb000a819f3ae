"""When an article was published and changed, as the lines around its body say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from streams.records import Label, Moment
from streams.stages.strip.agencies import either
from streams.stages.strip.clock_times import data, offset, time_in
from streams.stages.strip.days import LETTERS, Day, day_in, weekdays
from streams.stages.strip.pieces import Piece, Pieces

_MOST_WORDS = 30  # of a line that says when
_LONGEST = 300  # characters
_FEW_WORDS = 4  # besides the moment, in a line that says when
_IDEOGRAPHIC = "\u3000"  # from here on no spaces part the words
_APART = 30  # characters between a day and its time
_YEAR = re.compile(r"\d{4}")
_FIRST_PUBLISHED = re.compile(r"This (?:report|story|article|piece)\b.{0,60}\bfirst published\b", re.IGNORECASE)
_REPUBLISHED = ("irst published", "irst Published", "IRST PUBLISHED")
_OTHERS = {Label.RELATED, Label.COMMENTS, Label.AD, Label.CAPTION, Label.CREDIT, Label.COPYRIGHT, Label.AUTHOR_BIO}


@dataclass(frozen=True, slots=True)
class Said:
    """A moment and what it is said to be, "published" or "modified"; None where only the time stands."""

    kind: str | None
    moment: Moment


@dataclass(frozen=True, slots=True)
class Times:
    """When an article was published and last changed."""

    published: Moment | None
    modified: Moment | None


def times_of(pieces: Pieces, language: str) -> Times:
    """Return what the text says of when the article was published and changed.

    A time that is not said to be either is that of the publication if it stands above the body; the one next to the
    byline before others, and else the one nearest to the body.
    """
    said = list(_said(pieces, language))
    published = next((one.moment for _, one in said if one.kind == "published"), None)
    modified = [one.moment for _, one in said if one.kind == "modified"]
    plain = [(i, one.moment) for i, one in said if one.kind is None and i < pieces.above]
    plain = [(i, one) for i, one in plain if _tells_time(pieces.all[i], one)]
    if published is None and plain:
        published = min(plain, key=lambda found: (not _beside_byline(pieces, found[0]), -found[0]))[1]
    return Times(published, modified[-1] if modified else None)


def moments_in(piece: Piece, language: str = "und", kind: str | None = None, *, unsaid: bool = True) -> Iterator[Said]:
    """Give each moment in a line; `kind` is what the line before it says of it.

    Where `unsaid` is False, a line gives none of which nothing is said.
    """
    text = piece.text[:_LONGEST]
    marks = list(_words().finditer(text)) if _may_say(text) else []
    if not (marks or kind or unsaid):
        return
    bounds = [0, *(mark.start() for mark in marks), len(text)]
    kinds = [kind, *(_kinds()[mark[0].lower()] for mark in marks)]
    if marks and not text[marks[-1].end() :].strip(" )."):  # it stands behind what it speaks of
        kinds[-2] = kinds[-1]
    for begin, end, own in zip(bounds, bounds[1:], kinds, strict=False):
        moment = _moment(piece, begin, text[begin:end], language)
        if moment is not None:
            yield Said(own, moment)


def _said(pieces: Pieces, language: str) -> Iterator[tuple[int, Said]]:
    republished = any(words in pieces.text for words in _REPUBLISHED)
    for i, piece in enumerate(pieces.all):
        if republished and _FIRST_PUBLISHED.match(piece.text):
            yield from ((i, one) for one in moments_in(piece, language, "published"))
        if piece.label is None or piece.label in _OTHERS or not _YEAR.search(piece.text, 0, _LONGEST):
            continue
        if piece.words > _MOST_WORDS:
            continue
        before = pieces.all[i - 1].text if i else ""
        alone = _kinds().get(before.strip(" :").lower())
        for one in moments_in(piece, language, alone, unsaid=i < pieces.above):
            yield i, one


def _tells_time(piece: Piece, moment: Moment) -> bool:
    """Say whether the line has little to say besides the moment."""
    others = len(piece.text.split()) - len(moment.text.split())
    return piece.label in {Label.TIMESTAMP, Label.BYLINE} or others <= _FEW_WORDS


def _beside_byline(pieces: Pieces, i: int) -> bool:
    around: Sequence[Piece] = pieces.all[max(i - 1, 0) : i + 2]
    return any(piece.label in {Label.BYLINE, Label.TITLE} for piece in around)


def _moment(piece: Piece, begin: int, text: str, language: str) -> Moment | None:
    day = day_in(text, language) if _YEAR.search(text) else None
    if day is None or day.year is None:
        return None
    date = day.within(day.year)
    if date is None:
        return None
    start, end, time, zone = _with_time(text, day)
    if start == day.start and (weekday := _weekday().search(text[:start])):
        start = weekday.start()
    return Moment(
        text=text[start:end],
        date=date.isoformat(),
        time=time,
        zone=offset(zone, date.isoformat(), time) if time else None,
        span=piece.span(begin + start, begin + end),
    )


def _with_time(text: str, day: Day) -> tuple[int, int, str | None, str | None]:
    """Return where day and time stand together, the time and its zone."""
    rest = text[: day.start] + "\0" * (day.end - day.start) + text[day.end :]
    behind = time_in(rest[day.end :])
    if behind is not None and behind.start <= _APART:
        return day.start, day.end + behind.end, behind.time, behind.zone
    before = time_in(rest[: day.start])
    if before is not None and day.start - before.end <= _APART:
        return before.start, day.end, before.time, before.zone
    return day.start, day.end, None, None


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either(weekdays())})[.,]{{0,2}} $", re.IGNORECASE)


def _may_say(text: str) -> bool:
    """Say whether `text` has the first word of what says that something was published or changed."""
    wide = not text.isascii() and max(text) >= _IDEOGRAPHIC
    return wide or not _firsts().isdisjoint(LETTERS.findall(text.lower()))


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind in ("published", "modified") for word in data()[kind]}


@cache
def _firsts() -> frozenset[str]:
    return frozenset(word.split()[0] for word in _kinds())


@cache
def _words() -> re.Pattern[str]:
    spelled = either(word for word in _kinds() if word[0] < _IDEOGRAPHIC)
    wide = either(word for word in _kinds() if word[0] >= _IDEOGRAPHIC)
    return re.compile(rf"(?<!\w)(?:{spelled})(?!\w)|{wide}", re.IGNORECASE)
