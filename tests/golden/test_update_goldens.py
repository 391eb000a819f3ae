"""What is said of two versions, on pairs written for it."""

import textwrap
from pathlib import Path
from typing import Any

import pytest
import yaml

from streams.records import Changes, Notice, NoticeKind, Replaced
from streams.stages.dedup.changes import Body, compare

GOLDEN = yaml.safe_load(Path(__file__).with_name("updates.yaml").read_text("utf-8"))
COUNTS = ("kept", "moved", "changed", "added", "removed")


def edited(text: str, edits: dict[str, str]) -> str:
    for old, new in edits.items():
        assert old in text
        text = text.replace(old, new)
    return text


def body(text: str, title: str) -> Body:
    return Body(title=title, text=text, names=tuple(name for name in GOLDEN["names"] if name in text))


def changes(case: dict[str, Any]) -> Changes:
    before = edited(GOLDEN["text"], case.get("before", {}))
    after = edited(GOLDEN["text"], case.get("replace", {}))
    if width := case.get("wrap"):
        after = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in after.split("\n\n"))
    notices = [Notice(kind=NoticeKind.CORRECTION, text=text, span=None) for text in case.get("notices", ())]
    new = body(after, case.get("title", GOLDEN["title"]))
    return compare(body(before, GOLDEN["title"]), new, "0" * 16, notices, case.get("taken_out", ()))


def two(replaced: Replaced | None) -> list[str | None] | None:
    return [replaced.before, replaced.after] if replaced else None


@pytest.mark.parametrize("case", GOLDEN["cases"], ids=lambda case: str(case["name"]))
def test_an_update_is_described_as_its_golden_says(case: dict[str, Any]) -> None:
    found, expected = changes(case), case["expect"]
    counts = {name: getattr(found.sentences, name) for name in COUNTS[1:]}
    assert found.kind == expected["kind"]
    assert counts == {name: expected.get(name, 0) for name in COUNTS[1:]}
    assert list(map(two, found.figures)) == expected.get("figures", [])
    assert list(map(two, found.names)) == expected.get("names", [])
    assert len(found.notices) == expected.get("notices", 0)
    assert two(found.title) == expected.get("title")
    assert (found.size == 0) == (not any(counts.values()))
