# ruff: noqa: RUF001 - apostrophes and dashes as written
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.records import Label, Span
from streams.stages.strip.bylines import byline_among, byline_of
from streams.stages.strip.pieces import Piece, Pieces
from streams.stages.strip.signed import is_byline

NAMES = st.sampled_from(["Ada Brook", "Ben van Cole", "Émile d’Arc", "Zoë Ødegård-Ruiz", "Cy B. Dee", "Şule İnan"])


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Brook and Ben Cole, Associated Press", ("Ada Brook", "Ben Cole")),
        ("By Ada Brook and Ben Cole | May 6, 2031 3:02 pm UTC | 3 min read", ("Ada Brook", "Ben Cole")),
        ("BY ADA BROOK", ("Ada Brook",)),
        ("By ADA O’BROOK, Staff Writer", ("Ada O’Brook",)),
        ("By Ada Brook AP Business Writer", ("Ada Brook",)),
        ("By Ada Brook (AP)", ("Ada Brook",)),
        ("By Ada Brook in Oslo", ("Ada Brook",)),
        ("Story by Ada Brook; photos by Ben Cole", ("Ada Brook",)),
        ("May 3, 2031 by Ada Brook", ("Ada Brook",)),
        ("3 min read · By Ada Brook", ("Ada Brook",)),
        ("ByAda Brook", ("Ada Brook",)),
        ("By Ada Brook, Chief Technology Officer", ("Ada Brook",)),
        ("Von Ada Brook und Ben Cole, dpa", ("Ada Brook", "Ben Cole")),
        ("Par Ada Brook, à Brest", ("Ada Brook",)),
        ("Por Ada Brook y Ben Cole", ("Ada Brook", "Ben Cole")),
        ("Di Ada Brook", ("Ada Brook",)),
        ("Texto: Ada Brook", ("Ada Brook",)),
    ],
)
def test_bylines_that_say_so(line: str, names: tuple[str, ...]) -> None:
    byline = byline_of(Piece(line, 0))
    assert byline is not None
    assert (byline.text, byline.names) == (line, names)
    assert is_byline(line)


def test_an_outlet_is_no_author() -> None:
    assert byline_of(Piece("By Tellus Press", 0)) is None
    assert byline_of(Piece("Fjord Gazette", 0)) is None
    assert byline_of(Piece("By Fjord Courier Editorial Board | Fjord Ledger", 0)) is None


def names_among(lines: list[str], known: str | None, publisher: str | None = None) -> tuple[str, ...] | None:
    pieces = Pieces([Piece(line, 0, Label.BYLINE) for line in lines], len(lines))
    byline = byline_among(pieces, known, publisher)
    return byline.names if byline else None


def test_metadata_says_which_line_is_the_byline() -> None:
    assert names_among(["Ben Cole", "By Ada Brook and Cy Dee"], "Ada Brook") == ("Ada Brook", "Cy Dee")
    assert names_among(["Snow Tyres", "By Ben Cole"], "Ada Brook") == ("Ada Brook",)
    assert names_among(["By Ben Cole"], "Staff") == ("Ben Cole",)


def test_without_metadata_a_line_that_says_so_is_the_byline() -> None:
    assert names_among(["Ada Brook, who knows", "Ben Cole", "By Cy Dee"], None) == ("Cy Dee",)
    assert names_among(["Ada Brook, who knows", "Ben Cole"], None) == ("Ben Cole",)
    assert names_among(["Ada Brook, who knows"], None) == ("Ada Brook",)
    assert names_among([], None) is None


def test_an_outlet_is_not_its_own_author() -> None:
    assert names_among(["Fjord Ledger"], "Fjord Ledger", "The Fjord Ledger") is None
    assert names_among(["Fjord Ledger", "Ada Brook"], None, "The Fjord Ledger") == ("Ada Brook",)


def test_an_outlet_glued_to_a_name_is_no_part_of_it() -> None:
    assert names_among(["By Ada Brook Fjord Observer"], None, "Fjord Observer") == ("Ada Brook",)
    assert names_among(["By Ada Brook, Fjord Physics"], None, "Fjord Physics") == ("Ada Brook",)


def test_the_line_below_says_what_the_author_is() -> None:
    lines = [Piece("By ADA BROOK", 40, Label.BYLINE), Piece("Arts Editor", 54, Label.NAVIGATION)]
    byline = byline_among(Pieces(lines, 2), None)
    assert byline is not None
    assert byline.span == Span(start=40, end=52)
    assert [(one.name, one.role, one.span) for one in byline.authors] == [
        ("Ada Brook", "Arts Editor", Span(start=43, end=52))
    ]


def test_metadata_gives_no_span() -> None:
    byline = byline_among(Pieces([], 0), "Ada Brook, AFP")
    assert byline is not None
    assert (byline.span, byline.agency, [one.span for one in byline.authors]) == (None, "AFP", [None])


def test_a_name_below_the_title_is_a_byline_and_one_in_a_menu_is_none() -> None:
    title, name = Piece("Ferry runs again", 0, Label.TITLE), Piece("Ada Brook", 18, Label.NAVIGATION)
    beside = byline_among(Pieces([title, name], 2), None)
    assert beside is not None
    assert beside.names == ("Ada Brook",)
    assert byline_among(Pieces([name, Piece("Menu", 29, Label.NAVIGATION)], 2), None) is None


@given(st.lists(NAMES, min_size=1, max_size=4, unique=True), st.sampled_from(["By", "Von", "Por", "Story by"]))
def test_every_name_of_a_byline_is_found(names: list[str], lead: str) -> None:
    line = f"{lead} {' and '.join(names)}"
    byline = byline_of(Piece(line, 0))
    assert byline is not None
    assert byline.names == tuple(names)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    byline = byline_of(Piece(text, 0))
    assert byline is None or byline.names or byline.agency
