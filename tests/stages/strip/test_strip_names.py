# ruff: noqa: RUF001 - apostrophes and dashes as written
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.stages.strip.names import byline_among, byline_of, contributors_of, is_byline, is_lone_byline, is_name

NAMES = st.sampled_from(["Ada Brook", "Ben van Cole", "Émile d’Arc", "Zoë Ødegård-Ruiz", "Cy B. Dee", "Şule İnan"])


@pytest.mark.parametrize(
    "name", ["Ada Brook", "Émile d’Arc", "Ana de la Cruz", "Cy B. Dee", "Omar al-Rashid", "Ed Law"]
)
def test_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("other", ["Ada", "ferry runs", "New York", "Fjord Press", "Associated Press", "Staff Writer"])
def test_what_is_no_name(other: str) -> None:
    assert not is_name(other)


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
    byline = byline_of(line)
    assert byline is not None
    assert (byline.text, byline.names) == (line, names)
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By the time they came",
        "By The Numbers",
        "By FJORD PRESS",
        "By Staff Writer",
        "Von der Stadt gesperrt",
        "2031 Cup presented by Fjord Tyres",
        "Ada Brook",
    ],
)
def test_lines_that_do_not_begin_as_bylines(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Brook", ("Ada Brook",)),
        ("Ada Brook · Fjord Ledger", ("Ada Brook",)),
        ("Ada Brook, Ben Cole | 3 May", ("Ada Brook", "Ben Cole")),
    ],
)
def test_lines_of_names_alone(line: str, names: tuple[str, ...]) -> None:
    byline = byline_of(line)
    assert is_lone_byline(line)
    assert byline is not None
    assert byline.names == names


@pytest.mark.parametrize(
    "line",
    ["Climate Change", "Middle East", "Fjord Ledger", "Ada Brook, who wrote it", "Text Size", "Ferry runs again"],
)
def test_headings_are_no_bylines(line: str) -> None:
    assert not is_lone_byline(line)


def test_an_outlet_is_no_author() -> None:
    assert byline_of("By Tellus Press") is None
    assert byline_of("Fjord Gazette") is None
    assert byline_of("By Fjord Courier Editorial Board | Fjord Ledger") is None


def names_among(lines: list[str], known: str | None, publisher: str | None = None) -> tuple[str, ...] | None:
    byline = byline_among(lines, known, publisher)
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


@pytest.mark.parametrize(
    ("line", "contributors"),
    [
        ("Ada Brook and Ben Cole in Oslo contributed to this report.", [("Ada Brook", "Oslo"), ("Ben Cole", "Oslo")]),
        ("— With reporting by Ada Brook in Oslo", [("Ada Brook", "Oslo")]),
        (
            "Associated Press writers Ada Brook in Oslo and Ben Cole in Rome contributed to this report.",
            [("Ada Brook", "Oslo"), ("Ben Cole", "Rome")],
        ),
        (
            "AP video journalist Ada Brook in Dubai, United Arab Emirates, contributed to this report.",
            [("Ada Brook", "Dubai, United Arab Emirates")],
        ),
        (
            "Ada Brook in Galle and Ben Cole in Oslo, Norway, contributed to this report.",
            [("Ada Brook", "Galle"), ("Ben Cole", "Oslo, Norway")],
        ),
        (
            "(Reporting by Ada Brook and Ben Cole in Rome; Additional reporting by Cy Dee; Editing by Eve Fox)",
            [("Ada Brook", "Rome"), ("Ben Cole", "Rome"), ("Cy Dee", None), ("Eve Fox", None)],
        ),
        ("Additional reporting by Ada Brook in Oslo; editing by Ben Cole", [("Ada Brook", "Oslo"), ("Ben Cole", None)]),
        ("Brook reported from Oslo. Ben Cole in Rome contributed to this report.", [("Ben Cole", "Rome")]),
        ("Ada Brook reported from Oslo and Ben Cole from Rome.", [("Ada Brook", "Oslo"), ("Ben Cole", "Rome")]),
        ("Ada Brook contributed to this report from Oslo.", [("Ada Brook", "Oslo")]),
        ("Mitarbeit: Ada Brook", [("Ada Brook", None)]),
    ],
)
def test_contributors(line: str, contributors: list[tuple[str, str | None]]) -> None:
    assert [(found.name, found.place) for found in contributors_of(line)] == contributors


@given(st.lists(NAMES, min_size=1, max_size=4, unique=True), st.sampled_from(["By", "Von", "Por", "Story by"]))
def test_every_name_of_a_byline_is_found(names: list[str], lead: str) -> None:
    line = f"{lead} {' and '.join(names)}"
    byline = byline_of(line)
    assert byline is not None
    assert byline.names == tuple(names)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    byline = byline_of(text)
    assert byline is None or byline.names
    assert all(is_name(found.name) for found in contributors_of(text))
