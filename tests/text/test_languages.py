import pytest

from streams.text.languages import code_of, language

GERMAN = (
    "Der Minister trat am Montag zurück, wie die Regierung mitteilte. Die Opposition hatte das seit Wochen verlangt."
)
ENGLISH = "The minister resigned on Monday, the government said, after weeks in which the opposition had asked for it."
INDONESIAN = (
    "Menteri itu mengatakan pada hari Senin bahwa pemerintah akan menunggu sampai akhir tahun sebelum jembatan baru "
    "dibuka."
)
CROATIAN = (
    "Ministar je u ponedjeljak rekao da će vlada pričekati s prijedlogom do kraja godine i da će ljudi na otoku dobiti "
    "obavijest na vrijeme."
)


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en-GB", "en"), ("en_US.UTF-8", "en"), (" DEU ", "de"), ("ger", "de"), ("English", "en"), ("zh-Hans", "zh")],
)
def test_code_of(tag: str, code: str) -> None:
    assert code_of(tag) == code


@pytest.mark.parametrize("tag", [None, "", "xx", "x-default", "-", "klingon"])
def test_no_code(tag: str | None) -> None:
    assert code_of(tag) is None


def test_detected() -> None:
    assert language([GERMAN]) == "de"
    assert language(["Home", "News", ENGLISH]) == "en"


def test_a_declaration_holds_for_a_short_text() -> None:
    assert language(["Ok"], None, "sv-SE") == "sv"


def test_a_declaration_is_not_believed_against_a_long_text() -> None:
    assert language([GERMAN], "en") == "de"


def test_a_declaration_holds_among_languages_that_are_alike() -> None:
    assert (
        language(
            ["Statsministeren sa mandag at regjeringen vil legge fram et nytt forslag for Stortinget "],
            "nn",
        )
        == "nn"
    )


@pytest.mark.parametrize(("text", "code"), [(INDONESIAN, "id"), (CROATIAN, "hr")])
def test_doubt_between_languages_that_are_alike_is_none_against_a_declared_third(text: str, code: str) -> None:
    assert language([text], "en") == code


@pytest.mark.parametrize("lines", [[], [""], ["12 345"], ["7 8 9 " * 50]])
def test_undetermined(lines: list[str]) -> None:
    assert language(lines) == "und"
