"""What a golden in metadata/ says of an article and what was lifted from it, in one form that can be compared.

For each field a list of its values, each a tuple of all that belongs to it, where it stands included.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from streams.records import (
    Byline,
    CleanedArticle,
    Dateline,
    Image,
    Lifted,
    Moment,
    Position,
    RawArticle,
    Span,
    StrippedArticle,
    Trace,
)
from streams.stages.clean import clean
from streams.stages.strip import strip

FOLDER = Path(__file__).parent / "metadata"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))

Found = list[tuple[Any, ...]]
Golden = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """One article, what is said of it, and what was made of it."""

    golden: Golden
    cleaned: CleanedArticle
    stripped: StrippedArticle


@cache
def case(name: str) -> Case:
    golden = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    page = FOLDER / f"{name}.html"
    kind, path = ("html", page) if page.exists() else ("text", FOLDER / f"{name}.txt")
    given = {**golden.get("given", {}), kind: path.read_text("utf-8")}
    cleaned = clean(RawArticle(trace=Trace(raw=Position(topic="articles.raw", partition=0, offset=0)), **given))
    return Case(golden, cleaned, strip(cleaned))


def place(text: str, at: Any) -> Span | None:
    """Return where `at` says that something stands in `text`."""
    if at is None:
        return None
    words, number = at if isinstance(at, list) else (at, 1)
    start = -1
    for _ in range(number):
        start = text.find(words, start + 1)
        assert start >= 0, f"the golden is wrong: {words!r} does not stand in the text {number} times"
    assert isinstance(at, list) or text.find(words, start + 1) < 0, f"the golden is vague: {words!r} stands there twice"
    return Span(start=start, end=start + len(words))


def said(text: str, one: Any, key: str = "text") -> tuple[str, Span | None]:
    """Return what a golden says of something, and where it stands."""
    if isinstance(one, str):
        return one, place(text, one)
    at = one.get("at", one.get(key))
    words = at[0] if isinstance(at, list) else at
    return one.get(key, words), place(text, at)


def _said_alone(text: str, golden: Any) -> Found:
    return [said(text, golden)]


def _said_moment(text: str, golden: Golden) -> Found:
    return [(*said(text, golden), golden["date"], golden.get("time"), golden.get("zone"))]


def _said_dateline(text: str, golden: Golden) -> Found:
    return [(*said(text, golden), *(golden.get(part) for part in ("place", "agency", "date", "day")))]


def _said_byline(text: str, golden: Golden) -> Found:
    people = tuple(
        (*said(text, one, "name"), None if isinstance(one, str) else one.get("role")) for one in golden["people"]
    )
    return [(*said(text, golden), golden.get("agency"), people)]


def _said_contributors(text: str, golden: list[Golden]) -> Found:
    return [(*said(text, one, "name"), one.get("place"), tuple(one["work"])) for one in golden]


def _said_images(text: str, golden: list[Golden]) -> Found:
    return [(*said(text, one, "caption"), *_said_credit(text, one.get("credit"))) for one in golden]


def _said_credit(text: str, credit: Golden | None) -> tuple[Any, ...]:
    return (credit.get("name"), credit.get("agency"), place(text, credit["at"])) if credit else ()


def _said_tags(text: str, golden: list[Any]) -> Found:
    return [said(text, one) for one in golden]


def _said_notices(text: str, golden: list[Golden]) -> Found:
    return [(*said(text, one), one["kind"]) for one in golden]


def _alone(found: Lifted) -> tuple[Any, ...]:
    return found.text, found.span


def _moment(found: Moment) -> tuple[Any, ...]:
    return found.text, found.span, found.date, found.time, found.zone


def _dateline(found: Dateline) -> tuple[Any, ...]:
    return found.text, found.span, found.place, found.agency, found.date, found.day


def _byline(found: Byline) -> tuple[Any, ...]:
    people = tuple((one.name, one.span, one.role) for one in found.authors)
    return found.text, found.span, found.agency, people


def _image(found: Image) -> tuple[Any, ...]:
    credit = (found.credit.name, found.credit.agency, found.credit.span) if found.credit else ()
    return found.caption, found.span, *credit


_SAID: dict[str, Callable[[str, Any], Found]] = {
    "title": _said_alone,
    "subtitle": _said_alone,
    "publisher": _said_alone,
    "section": _said_alone,
    "agency": _said_alone,
    "copyright_holder": _said_alone,
    "published": _said_moment,
    "modified": _said_moment,
    "dateline": _said_dateline,
    "byline": _said_byline,
    "contributors": _said_contributors,
    "images": _said_images,
    "tags": _said_tags,
    "notices": _said_notices,
}
_LIFTED: dict[str, Callable[[StrippedArticle], Found]] = {
    "title": lambda found: [(found.title, found.title_span)] if found.title else [],
    "subtitle": lambda found: [_alone(found.subtitle)] if found.subtitle else [],
    "publisher": lambda found: [(found.publisher, found.publisher_span)] if found.publisher else [],
    "section": lambda found: [_alone(found.section)] if found.section else [],
    "agency": lambda found: [_alone(found.agency)] if found.agency else [],
    "copyright_holder": lambda found: [_alone(found.copyright_holder)] if found.copyright_holder else [],
    "published": lambda found: [_moment(found.published)] if found.published else [],
    "modified": lambda found: [_moment(found.modified)] if found.modified else [],
    "dateline": lambda found: [_dateline(found.dateline)] if found.dateline else [],
    "byline": lambda found: [_byline(found.byline)] if found.byline else [],
    "contributors": lambda found: [(one.name, one.span, one.place, one.work) for one in found.contributors],
    "images": lambda found: [_image(one) for one in found.images],
    "tags": lambda found: [_alone(one) for one in found.tags],
    "notices": lambda found: [(one.text, one.span, one.kind) for one in found.notices],
}
FIELDS = tuple(_SAID)


def expected(name: str, field: str) -> Found:
    """Return what a golden says of a field."""
    golden = case(name).golden.get(field)
    return _SAID[field](case(name).cleaned.text, golden) if golden else []


def lifted(name: str, field: str) -> Found:
    """Return what was lifted of a field."""
    return _LIFTED[field](case(name).stripped)
