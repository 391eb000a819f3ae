from dataclasses import replace

import pytest
from strip_articles import cleaned

from streams.records import Label
from streams.stages.strip.pieces import Piece, Pieces
from streams.stages.strip.subtitle import subtitle_of

ARTICLE = cleaned("x")
TITLE = Piece("Ferry runs again", 0, Label.TITLE)
STANDFIRST = "Nobody had thought that it would before the spring."
BYLINE = Piece("By Ada Brook", 100, Label.BYLINE)
BODY = Piece("The ferry ran again on Sunday, and nobody was late.", 200)


def subtitle(*lines: Piece) -> str | None:
    found = subtitle_of(Pieces(lines, next(i for i, line in enumerate(lines) if line.label is None)), ARTICLE)
    return found.text if found else None


@pytest.mark.parametrize("label", [None, Label.NAVIGATION])
def test_a_byline_parts_it_from_the_body(label: Label | None) -> None:
    assert subtitle(TITLE, Piece(STANDFIRST, 20, label), BYLINE, BODY) == STANDFIRST


def test_the_first_paragraph_is_none() -> None:
    assert subtitle(TITLE, Piece(STANDFIRST, 20), BODY) is None
    assert subtitle(TITLE, BYLINE, Piece(STANDFIRST, 120), BODY) is None


def test_the_markup_names_it() -> None:
    assert subtitle(TITLE, Piece(STANDFIRST, 20, path="div:1.standfirst>p:1"), BODY) == STANDFIRST


def test_credits_and_furniture_are_none() -> None:
    assert subtitle(TITLE, Piece("Photographs by: Ada Brook / Fjord Foto", 20, Label.CREDIT), BYLINE, BODY) is None
    assert (
        subtitle(TITLE, Piece("Subscribe to the Fjord Post for more of this", 20, Label.SUBSCRIBE), BYLINE, BODY)
        is None
    )


def test_what_metadata_says_is_looked_for_in_the_text() -> None:
    line = Piece(STANDFIRST, 20, Label.NAVIGATION)
    known = replace(ARTICLE, subtitle=STANDFIRST.upper())
    found = subtitle_of(Pieces([TITLE, line, BODY], 2), known)
    assert found is not None
    assert (found.text, found.span) == (STANDFIRST, line.span())
    elsewhere = subtitle_of(Pieces([TITLE, BODY], 1), known)
    assert elsewhere is not None
    assert elsewhere.span is None


def test_a_summary_that_begins_the_body_is_none() -> None:
    known = replace(ARTICLE, description=BODY.text)
    assert subtitle_of(Pieces([TITLE, BODY], 1), known) is None
