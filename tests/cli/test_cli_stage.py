from typing import Any

import orjson
import pytest
from commands import streams

BODY = (
    "HALDEN (NNB) — The town council of Halden voted on Tuesday to rebuild the wooden bridge over the Tista, which was "
    "washed away in March, Mayor Ingrid Solbakken said.\n\n"
    "The work is to begin in June and to cost 14 million kroner, a third of which the county pays."
)
PAGE = f"{BODY}\n\nSign up for our daily newsletter\n"


def answers(name: str, *lines: object) -> list[dict[str, Any]]:
    given = "\n".join(line if isinstance(line, str) else orjson.dumps(line).decode() for line in lines)
    done = streams("stage", name, given=given)
    assert (done.returncode, done.stderr) == (0, "")
    return [orjson.loads(line) for line in done.stdout.splitlines()]


def test_strip_takes_raw_records() -> None:
    [answer] = answers("strip", {"id": 7, "source": "halden.example", "url": "https://halden.example/1", "text": PAGE})
    assert (answer["id"], answer["source"], answer["text"]) == (7, "halden.example", BODY)
    assert [removed["text"].strip() for removed in answer["removed"]] == ["Sign up for our daily newsletter"]


def test_clean_keeps_all_the_text() -> None:
    [answer] = answers("clean", {"id": "a", "html": "<p>One.</p><p>Sign up</p>"})
    assert (answer["id"], answer["text"]) == ("a", "One.\n\nSign up")


def test_tag_leaves_the_text_and_gives_each_mention() -> None:
    text = "  Mayor Ingrid Solbakken spoke.\r\nSolbakken lives in Halden. "
    [answer] = answers("tag", {"id": 1, "text": text})
    assert answer["id"] == 1
    mentions = answer["entities"]
    assert all(text[one["start"] : one["end"]] == one["text"] for one in mentions)
    assert [one["text"] for one in mentions if one["type"] == "PERSON"] == ["Ingrid Solbakken", "Solbakken"]
    assert mentions == sorted(mentions, key=lambda one: one["start"])


def test_dedup_gives_one_cluster_to_copies_and_one_answer_to_repeats() -> None:
    article = {"id": "a", "source": "halden.example", "published_at": 1767225600, "title": "Bridge", "text": BODY * 3}
    other = {"id": 3, "text": "A quite different story about the herring that came late to the coast this year."}
    first, copy, third, again = answers("dedup", article, article | {"id": 2}, other, article)
    assert (first["id"], copy["id"], third["id"], again["id"]) == ("a", 2, 3, "a")
    assert first["cluster_id"] == copy["cluster_id"] == again["cluster_id"] != third["cluster_id"]
    assert (first["role"], copy["role"], third["role"], again["role"]) == (
        "canonical",
        "exact",
        "canonical",
        "canonical",
    )


@pytest.mark.parametrize(
    ("name", "nothing"),
    [("strip", {"text": ""}), ("clean", {"text": ""}), ("tag", {"entities": []}), ("dedup", {"cluster_id": None})],
)
def test_what_is_rejected_has_its_line_too(name: str, nothing: dict[str, Any]) -> None:
    rejected = answers(name, "not json", "", '{"id": 5}', '["list"]', {"id": 6, "text": 1})
    assert [answer["id"] for answer in rejected] == [None, 5, None, 6]
    assert all(answer | nothing == answer for answer in rejected)
    assert rejected[0]["rejected"]["code"] == "invalid_json"
    assert rejected[3]["rejected"]["code"] == "wrong_schema"
    assert rejected[3]["rejected"]["detail"].count("does not fit its schema") == 1


def test_a_stage_that_is_none_is_a_usage_error() -> None:
    assert streams("stage", "index").returncode == 2
