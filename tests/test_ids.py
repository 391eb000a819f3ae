import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.ids import article_id, cluster_id, digest, version

ANY = st.text(st.characters(exclude_categories=()))


def test_digests_are_the_same_on_every_machine() -> None:
    assert digest("a", None, "c") == "cad79bb7a57b31b151c194b5"


@pytest.mark.parametrize(
    ("own", "url", "expected"),
    [
        ("abc", "https://a.example/1", "abc"),
        (17, None, "17"),
        (0, None, "0"),
        ("  ", "https://a.example/1", "u-" + digest("https://a.example/1")),
        (None, "https://a.example/1", "u-" + digest("https://a.example/1")),
        (None, None, "t-" + digest("a.example", "Rain.")),
        ("x" * 513, None, "i-" + digest("x" * 513)),
    ],
)
def test_named_by_id_then_url_then_text(own: str | int | None, url: str | None, expected: str) -> None:
    assert article_id(own, url, "a.example", "Rain.") == expected


def test_missing_and_empty_titles_are_two_versions() -> None:
    assert version(None, "Rain.") != version("", "Rain.")


@given(ANY, ANY, ANY)
def test_the_same_input_gets_the_same_name(title: str, text: str, other: str) -> None:
    assert version(title, text) == version(title, text)
    assert (version(title, text) == version(title, other)) == (text == other)
    assert (version(title, text) == version(text, title)) == (title == text)
    assert cluster_id(title) == cluster_id(title)
