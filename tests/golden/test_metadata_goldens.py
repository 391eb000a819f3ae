"""What is lifted from each article in metadata/, against what somebody who read it wrote down beside it.

Every field that a golden leaves out is to be empty. `at` are the words that stand at the span in the cleaned text,
[words, n] where they stand there more than once, null where the page's metadata says it and the text does not; a field
that is a text alone stands there as it is. `given` is what the raw record has besides. `cut` names what is not to
be left in the body, `stays` what is. `known_gaps` names fields that do not come out right yet, and why.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from streams.records import CleanedArticle, Position, RawArticle, Span, StrippedArticle, Trace
from streams.stages.clean import clean
from streams.stages.strip import strip

FOLDER = Path(__file__).parent / "metadata"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
SINGLE = ("title", "subtitle", "publisher", "section", "agency", "copyright_holder")
MOMENTS = ("published", "modified")
FIELDS = (*SINGLE, *MOMENTS, "dateline", "byline", "contributors", "images", "tags", "notices")

Found = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Case:
    """One article, what is said of it, and what was made of it."""

    golden: dict[str, Any]
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
    """Return what a golden says of a text and its place."""
    if isinstance(one, str):
        return one, place(text, one)
    at = one.get("at", one.get(key))
    words = at[0] if isinstance(at, list) else at
    return one.get(key, words), place(text, at)


def expected(name: str, field: str) -> Found:
    """Return what a golden says of a field: a tuple for each of its values."""
    golden, text = case(name).golden.get(field), case(name).cleaned.text
    if not golden:
        return []
    if field in SINGLE:
        return [said(text, golden)]
    if field in MOMENTS:
        return [(*said(text, golden), golden["date"], golden.get("time"), golden.get("zone"))]
    if field == "dateline":
        parts = (golden.get(part) for part in ("place", "agency", "date", "day"))
        return [(*said(text, golden), *parts)]
    if field == "byline":
        people = tuple((*said(text, one, "name"), role(one)) for one in golden["people"])
        return [(*said(text, golden), golden.get("agency"), people)]
    if field == "contributors":
        return [(*said(text, one, "name"), one.get("place"), tuple(one["work"])) for one in golden]
    if field == "images":
        return [(*said(text, one, "caption"), *credited(text, one.get("credit"))) for one in golden]
    if field == "notices":
        return [(*said(text, one), one["kind"]) for one in golden]
    return [said(text, one) for one in golden]


def role(one: Any) -> str | None:
    return None if isinstance(one, str) else one.get("role")


def credited(text: str, credit: Any) -> tuple[Any, ...]:
    return (credit.get("name"), credit.get("agency"), place(text, credit["at"])) if credit else ()


def lifted(name: str, field: str) -> Found:
    """Return what was lifted of a field, in the form of `expected`."""
    found = case(name).stripped
    value = getattr(found, field)
    if not value:
        return []
    if field in {"title", "publisher"}:
        return [(value, getattr(found, f"{field}_span"))]
    if field in SINGLE:
        return [(value.text, value.span)]
    if field in MOMENTS:
        return [(value.text, value.span, value.date, value.time, value.zone)]
    if field == "dateline":
        return [(value.text, value.span, value.place, value.agency, value.date, value.day)]
    if field == "byline":
        people = tuple((one.name, one.span, one.role) for one in value.authors)
        return [(value.text, value.span, value.agency, people)]
    if field == "contributors":
        return [(one.name, one.span, one.place, tuple(one.work)) for one in value]
    if field == "images":
        credits = [(one.credit.name, one.credit.agency, one.credit.span) if one.credit else () for one in value]
        return [(one.caption, one.span, *credit) for one, credit in zip(value, credits, strict=True)]
    if field == "notices":
        return [(one.text, one.span, one.kind) for one in value]
    return [(one.text, one.span) for one in value]


CASES = [(name, field) for name in NAMES for field in FIELDS]


@pytest.mark.parametrize(("name", "field"), CASES)
def test_fields(name: str, field: str, request: pytest.FixtureRequest) -> None:
    if reason := case(name).golden.get("known_gaps", {}).get(field):
        request.applymarker(pytest.mark.xfail(reason=reason, strict=True))
    assert lifted(name, field) == expected(name, field)


@pytest.mark.parametrize("name", NAMES)
def test_goldens_name_only_what_there_is(name: str) -> None:
    assert case(name).golden.keys() <= {*FIELDS, "given", "cut", "stays", "known_gaps"}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_lifted_and_cut_is_not_in_the_body(name: str) -> None:
    golden, body = case(name).golden, case(name).stripped.text
    assert [words for words in golden.get("cut", ()) if words in body] == []
    assert [words for words in golden.get("stays", ()) if words not in body] == []


@pytest.mark.parametrize("name", NAMES)
def test_spans_hold_what_they_say(name: str) -> None:
    cleaned, found = case(name).cleaned, case(name).stripped
    whole = [found.published, found.modified, found.dateline, found.byline, found.subtitle, *found.notices]
    named = [*found.contributors, *(found.byline.authors if found.byline else ())]
    verbatim = [(one.text, one.span) for one in whole if one] + [(one.caption, one.span) for one in found.images]
    for text, span in verbatim:
        assert span is None or cleaned.text[span.start : span.end] == text
    for one in named:
        assert one.span is None or cleaned.text[one.span.start : one.span.end].casefold() == one.name.casefold()


def test_the_table_of_all_fields(capsys: pytest.CaptureFixture[str]) -> None:
    """Precision and recall for each field; what counts is that a value is right with all that belongs to it."""
    rows = [row(field) for field in FIELDS]
    with capsys.disabled():
        print(f"\n{len(NAMES)} articles\n{'field':18}{'said':>6}{'found':>7}{'right':>7}{'P':>7}{'R':>7}")  # noqa: T201
        print("\n".join(rows))  # noqa: T201
    assert len(rows) == len(FIELDS)


def row(field: str) -> str:
    wanted = Counter((name, one) for name in NAMES for one in expected(name, field))
    found = Counter((name, one) for name in NAMES for one in lifted(name, field))
    right = (wanted & found).total()
    precision, recall = right / max(found.total(), 1), right / max(wanted.total(), 1)
    return f"{field:18}{wanted.total():6}{found.total():7}{right:7}{precision:7.2f}{recall:7.2f}"
