import pytest

from streams.stages.strip.signed import is_byline, is_lone_byline, said_of, signed


@pytest.mark.parametrize(
    ("line", "people", "agency"),
    [
        ("By Ada Brook and Ben Cole, Business Editor", [("Ada Brook", None), ("Ben Cole", "Business Editor")], None),
        (
            "By Ada Brook and Ben Cole, Staff Writers",
            [("Ada Brook", "Staff Writers"), ("Ben Cole", "Staff Writers")],
            None,
        ),
        ("By Ada Brook, Transport Editor and Ben Cole", [("Ada Brook", "Transport Editor"), ("Ben Cole", None)], None),
        ("By Ada Brook, PA Science Correspondent", [("Ada Brook", "Science Correspondent")], "PA"),
        ("By ADA BROOK, AP Food Writer", [("Ada Brook", "Food Writer")], "AP"),
        ("By Ada Brook AP Business Writer", [("Ada Brook", "Business Writer")], "AP"),
        ("By AP Business Writer Ada Brook", [("Ada Brook", "Business Writer")], "AP"),
        ("By Ada Brook | Staff Writer", [("Ada Brook", "Staff Writer")], None),
        ("By Ada Brook, The Associated Press", [("Ada Brook", None)], "AP"),
        ("By The Associated Press", [], "AP"),
        ("Par Ada Brook avec AFP", [("Ada Brook", None)], "AFP"),
        ("Par Ada Brook, envoyée spéciale à Brest", [("Ada Brook", "envoyée spéciale")], None),
        ("Von Ada Brook, dpa", [("Ada Brook", None)], "dpa"),
        ("Ada Brook Arts correspondent", [("Ada Brook", "Arts correspondent")], None),
    ],
)
def test_people_with_what_they_are(line: str, people: list[tuple[str, str | None]], agency: str | None) -> None:
    found = signed(line)
    assert ([(one.name, one.role) for one in found.people], found.agency) == (people, agency)
    assert all(line[one.start : one.end].title() == one.name.title() for one in found.people)


def test_a_line_that_says_what_somebody_is() -> None:
    assert said_of("Business Editor") == ("Business Editor", None)
    assert said_of("Associated Press") == (None, "AP")
    assert said_of("AP Religion Writer") == ("Religion Writer", "AP")
    assert said_of("The ferry runs again") is None


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
    assert is_lone_byline(line)
    assert tuple(one.name for one in signed(line).people) == names


@pytest.mark.parametrize(
    "line",
    ["Climate Change", "Middle East", "Fjord Ledger", "Ada Brook, who wrote it", "Text Size", "Ferry runs again"],
)
def test_headings_are_no_bylines(line: str) -> None:
    assert not is_lone_byline(line)
