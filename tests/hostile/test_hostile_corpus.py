"""Every kind at the size where it costs most, and every case made by hand: one outcome each, in bounded time."""

from collections.abc import Iterator
from random import Random

import orjson
import pytest
from hostile_account import INDEXED, REPEATED, Ending, Pipeline
from hostile_cases import BY_HAND, KINDS, bombs, drawn, full_size, largest
from hostile_json import FIELDS as FIELD_NAMES
from hostile_json import good
from hypothesis import given
from hypothesis import strategies as st

from streams.errors import Reason

# The promise is one second of CPU for a record; machines that run tests are slow and shared.
MOST_SECONDS = 2.0
OUTCOMES = {INDEXED, REPEATED, *Reason} - {Reason.STAGE_FAILED}


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    warm = Pipeline()
    assert warm.end(None, good()).outcome == INDEXED
    return warm


def ends_well(ending: Ending) -> None:
    assert ending.outcome in OUTCOMES, ending.detail
    assert ending.seconds < MOST_SECONDS, ending.stage


@pytest.mark.parametrize("name", BY_HAND)
def test_made_by_hand(pipeline: Pipeline, name: str) -> None:
    ends_well(pipeline.end(*BY_HAND[name]))


@pytest.mark.parametrize("kind", KINDS)
def test_full_size(pipeline: Pipeline, kind: str) -> None:
    """Most cost where they are just within a limit, wherever that is."""
    for share in (1.0, 0.7, 0.4):
        ends_well(pipeline.end(None, full_size(kind, share)))


def test_aimed_at_each_pattern(pipeline: Pipeline) -> None:
    for _, value in bombs():
        ends_well(pipeline.end(None, value))


def test_as_large_as_the_topic_takes(pipeline: Pipeline) -> None:
    for number, (name, record) in enumerate(largest()):
        if number < 8 or name.endswith(("linked data", "end tags of nothing, deep")):
            ends_well(pipeline.end(*record))


def test_a_thousand_drawn(pipeline: Pipeline) -> None:
    """volume.py draws ten thousand, and larger ones."""
    for number in range(1_000):
        ends_well(pipeline.end(*drawn(Random(number), 8_000)[1]))


TEXTS = st.text() | st.text("aA. \n(@/—©\x00\x1b\u202e<&").map(lambda text: text * 50)
ANYTHING = st.recursive(st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats() | TEXTS, st.lists)


@given(st.dictionaries(st.sampled_from(FIELD_NAMES), TEXTS | ANYTHING))
def test_a_record_of_any_shape(pipeline: Pipeline, fields: dict[str, object]) -> None:
    ends_well(pipeline.end(None, orjson.dumps(fields)))


EXPECTED = {
    "no value": "invalid_json",
    "nested 10,000 deep, lists": "invalid_json",
    "nested 10,000 deep, objects": "invalid_json",
    "nested 1,000 deep in a field that nobody reads": "indexed",
    "text and HTML": "no_content",
    "text that is white": "empty",
    "nothing but boilerplate": "only_boilerplate",
    "an id of 10,000 figures": "invalid_json",
    "an id of 1 MB": "indexed",
    "a lone surrogate": "invalid_json",
    "UTF-16 with a mark": "invalid_json",
    "a title of 1 MB": "too_large",
    "a source of 1 MB": "too_large",
    "text at its limit": "indexed",
    "text beyond its limit": "too_large",
    "100,000 nested tags": "too_deep",
    "100,000 paragraphs": "too_large",
    "a million lines": "too_large",
    "a word of a million letters": "too_large",
}


@pytest.mark.parametrize("name", EXPECTED)
def test_each_reason_is_the_right_one(name: str) -> None:
    assert Pipeline().end(*BY_HAND[name]).outcome == EXPECTED[name]


def indexed(pipeline: Pipeline, values: Iterator[bytes]) -> Iterator[dict[str, object]]:
    endings = (pipeline.end(None, value) for value in values)
    return (orjson.loads(ending.value) for ending in endings if ending.outcome == INDEXED)


def test_mentions_and_removals_stand_where_they_say_in_hostile_text_too(pipeline: Pipeline) -> None:
    drawn_texts = (KINDS[kind](Random(3), 5_000) for kind in sorted(KINDS))
    articles = list(indexed(pipeline, drawn_texts))
    assert len(articles) > 20
    for article in articles:
        text = str(article["text"])
        mentions = [mention for entity in article["entities"] for mention in entity["mentions"]]  # type: ignore[attr-defined]
        assert all(text[mention["start"] : mention["end"]] == mention["text"] for mention in mentions)
