from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.codec import MOST_BRACKETS, decode, decode_raw, encode
from streams.errors import Reason, RejectError
from streams.records import Cluster, Position, RawArticle, Role

AT = Position(topic="articles.raw", partition=1, offset=7)


def reason_of(value: bytes | None) -> Reason:
    with pytest.raises(RejectError) as rejected:
        decode_raw(value, AT)
    return rejected.value.reason


def test_a_raw_article_knows_where_it_stood() -> None:
    article = decode_raw(b'{"id": 5, "text": "Rain.", "anything": [1]}', AT)
    assert (article.id, article.text, article.trace.raw, article.trace.finished) == (5, "Rain.", AT, ())


def test_a_trace_of_the_sender_is_not_believed() -> None:
    article = decode_raw(b'{"text": "Rain.", "trace": {"raw": "elsewhere"}}', AT)
    assert article.trace.raw == AT


@pytest.mark.parametrize("value", [None, b"", b"{", b"\xff\xfe", b'{"text": "\\ud800"}', b"NaN", b"[" * 10_000])
def test_what_is_not_json(value: bytes | None) -> None:
    assert reason_of(value) is Reason.INVALID_JSON


@pytest.mark.parametrize("value", [b"[]", b"5", b"null", b'{"text": 5}', b'{"id": [], "text": "a"}'])
def test_what_is_no_raw_article(value: bytes) -> None:
    assert reason_of(value) is Reason.WRONG_SCHEMA


@pytest.mark.parametrize("value", [b"{}", b'{"text": "a", "html": "b"}', b'{"text": null}'])
def test_exactly_one_of_text_and_html(value: bytes) -> None:
    assert reason_of(value) is Reason.NO_CONTENT


def test_the_error_names_the_field() -> None:
    with pytest.raises(RejectError, match=r"Expected `str`, got `int` - at `\$\.canonical`"):
        decode(b'{"id": "c", "canonical": 5, "role": "near", "similarity": 1}', Cluster)


@given(st.builds(Cluster, id=st.text(), canonical=st.text(), role=st.sampled_from(Role), similarity=st.floats(0, 1)))
def test_a_record_comes_back_as_it_was(cluster: Cluster) -> None:
    assert decode(encode(cluster), Cluster) == cluster


@given(st.binary())
def test_any_bytes_are_an_article_or_rejected(value: bytes) -> None:
    with suppress(RejectError):
        assert isinstance(decode_raw(value, AT), RawArticle)


@pytest.mark.parametrize("piece", [b"[],", b'{"a":[]},'])
def test_lists_and_objects_without_end_are_not_read(piece: bytes) -> None:
    assert reason_of(b'{"text":"Rain.","x":[' + piece * MOST_BRACKETS + b"0]}") is Reason.TOO_LARGE
    assert decode_raw(b'{"text":"Rain.","x":[' + piece * (MOST_BRACKETS // 2 - 1) + b"0]}", AT).text == "Rain."
