import pytest

from streams.records import Label, NoticeKind, Span
from streams.stages.strip.notices import kind_of, notices_in
from streams.stages.strip.pieces import Piece, Pieces


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Correction: An earlier version of this story misstated the length.", "correction"),
        ("Correction (March 3): The bridge is 90 feet long.", "correction"),
        ("An earlier version of this article said that the bridge was long.", "correction"),
        ("• This article was amended on 3 March 2031 to name the bridge.", "correction"),
        ("(This March 3 story has been corrected to say 300 jobs in paragraph 1)", "correction"),
        ("(Corrects spelling of the name in paragraph 3)", "correction"),
        ("Clarification: The owls pay no rent.", "clarification"),
        ("This story has been updated to include a statement from the port.", "update"),
        ("UPDATE: The ferry runs again.", "update"),
        ("(Adds detail on the bridge, quote)", "update"),
        ("In einer früheren Version dieses Artikels hieß es, die Brücke sei lang.", "correction"),
        ("Une version précédente de cet article indiquait une autre longueur.", "correction"),
        ("Corrección: el puente mide 90 metros.", "correction"),
    ],
)
def test_notices(line: str, kind: str) -> None:
    assert kind_of(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Corrections officers struck on Monday.",
        "Updated figures show 300 dead.",
        "Updated Nov. 6, 2031 6:00 a.m. PT",
        "Updated on: December 1, 2031",
        "Adds a quote and a half.",
        "This article is about bridges.",
        "The earlier version of the plan was cheaper.",
    ],
)
def test_what_is_no_notice(line: str) -> None:
    assert kind_of(line) is None


def test_a_heading_speaks_of_the_line_below_it() -> None:
    found = notices_in(Pieces([Piece("Correction: March 3, 2031:", 0), Piece("The bridge is 90 feet long.", 30)], 0))
    assert [(one.kind, one.span) for one in found] == [(NoticeKind.CORRECTION, Span(start=30, end=57))]


def test_what_other_articles_corrected_is_left() -> None:
    assert notices_in(Pieces([Piece("Correction: The bridge is long.", 0, Label.RELATED)], 1)) == ()


def test_a_notice_is_found_wherever_its_line_stands() -> None:
    body = Piece("The ferry ran again on Sunday.", 0)
    notice = Piece("An earlier version of this article named the wrong bridge.", 40)
    for lines in ([body, notice], [notice, body], [body, notice, body]):
        assert [one.text for one in notices_in(Pieces(lines, 0))] == [notice.text]
