from collections import Counter
from pathlib import Path

import pytest
from confusion import agreement, pairs, precision_and_recall, read
from ours import make
from pages import Page

from streams.stages.strip import Sources

BODY = (
    "The harbour of Millbrook closes at noon on Friday, the council said on Monday evening.\n\n"
    "Pilots had asked for more time, and the mayor gave them two more weeks to find another berth."
)


def page(given: str) -> Page:
    return Page(id="set/1", source="one.example", language="en", url="", truths=(BODY,), given=given)


def test_labels_are_read_by_page_and_mode_and_line(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text('{"page": "set/1", "mode": "near", "line": 3, "label": "share", "note": "unsure"}\n')
    assert read(path) == {("set/1", "near"): {3: "share"}}


def test_lines_without_a_visible_character_are_counted_by_hand_and_not_by_clean() -> None:
    given = page(f"\u200b\nShare on Facebook\n\n{BODY}")
    by_hand = {"set/1": {0: "?", 1: "share", 2: "body", 3: "quote"}}
    found = list(pairs([given], [make(Sources(), given, "near")], by_hand))
    assert found == [("share", "share"), ("body", "body"), ("quote", "body")]


def test_a_page_that_is_rejected_says_nothing_of_its_lines() -> None:
    given = page("\u200b")
    assert list(pairs([given], [make(Sources(), given, "near")], {"set/1": {0: "body"}})) == []


def test_kinds_of_body_agree_with_each_other_and_kinds_of_junk_too() -> None:
    found = Counter({("quote", "body"): 3, ("ad", "promo"): 2, ("ad", "body"): 1, ("list", "navigation"): 2})
    assert agreement(found) == pytest.approx(5 / 8)


def test_precision_and_recall_of_a_label() -> None:
    found = Counter({("ad", "ad"): 3, ("ad", "body"): 1, ("promo", "ad"): 2})
    assert precision_and_recall(found, "ad") == (3 / 5, 3 / 4)
    assert precision_and_recall(found, "cookies") == (0.0, 0.0)
