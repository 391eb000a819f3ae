"""Places in languages that the model cannot read: found, linked, and told from words that only look like places."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stripped_articles import article

from streams.stages.tag.listed import listed_places
from streams.stages.tag.stage import linked, tag

LINES = Path(__file__).with_name("cases.tsv").read_text("utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("language", "expected", "text"), CASES, ids=[case[0] for case in CASES])
def test_places_in_any_script(language: str, expected: str, text: str) -> None:
    found = linked(article(text, language=language))
    assert [one.link.country for one in found if one.link] == expected.split()
    assert all(one.link for one in found)


def test_the_record_says_what_tagged_it() -> None:
    assert tag(article("Ein Sprecher in Berlin schwieg.", language="de")).tagged_by == "lists/1"
    assert tag(article("A speaker in Berlin was silent.", language="en")).tagged_by == "tagger/3"


@given(st.text(max_size=80), st.sampled_from(["de", "zh", "th", "ar", "xx"]))
def test_names_stand_where_they_say(text: str, language: str) -> None:
    mentions = [mention for one in listed_places(text, language) for mention in one.mentions]
    assert all(text[one.start : one.end] == one.text for one in mentions)
    spans = sorted((one.start, one.end) for one in mentions)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
