import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.feeding.charset import decode_html, decode_text

ENGLISH = "The mayor of Millbrook said on Monday that the bridge “is not done”, and that no date is set.\n" * 4
RUSSIAN = "Мэр города рассказал журналистам про строительство нового моста через широкую реку. " * 6


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_english_in_any_encoding(encoding: str) -> None:
    assert decode_text(ENGLISH.encode(encoding)) == ENGLISH


@pytest.mark.parametrize("encoding", ["koi8-r", "cp1251", "iso8859-5"])
def test_an_encoding_that_nothing_names_is_guessed(encoding: str) -> None:
    assert decode_text(RUSSIAN.encode(encoding)) == RUSSIAN


def test_a_page_is_read_as_it_declares() -> None:
    page = b'<html><head><meta charset="iso-8859-2"></head><body><p>\xa3\xf3d\xbc</p></body></html>'
    assert "<p>Łódź</p>" in decode_html(page)


def test_utf8_counts_more_than_what_a_page_declares() -> None:
    assert "Łódź" in decode_html('<meta charset="iso-8859-1"><p>Łódź</p>'.encode())


def test_a_broken_character_does_not_change_the_encoding_of_the_rest() -> None:
    data = "žluťoučký kůň pěl ďábelské ódy ".encode() * 3 + b"\xff"
    assert decode_text(data) == "žluťoučký kůň pěl ďábelské ódy " * 3 + "\ufffd"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff\ufffd")))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode_text(text.encode()) == decode_html(text.encode()) == text


@given(st.binary(max_size=300), st.sampled_from(["hex", "rot13", "utf-7", "undefined", "idna", "nonsense", "utf-16"]))
def test_nothing_is_refused_and_all_can_be_written_as_json(data: bytes, declared: str) -> None:
    decode_text(data).encode()
    decode_html(f'<meta charset="{declared}">'.encode() + data).encode()
