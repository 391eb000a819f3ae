import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.records import Span, Work
from streams.stages.strip.contributors import contributors_in, contributors_of, work_in
from streams.stages.strip.names import is_name
from streams.stages.strip.pieces import Piece


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
    assert [(found.name, found.place) for found in contributors_of(Piece(line, 0))] == contributors


@pytest.mark.parametrize(
    ("line", "work"),
    [
        (
            "(Reporting by Ada Brook; Writing by Ben Cole; Editing by Cy Dee)",
            [(Work.REPORTING,), (Work.WRITING,), (Work.EDITING,)],
        ),
        ("Reporting by Ada Brook, editing by Ben Cole", [(Work.REPORTING,), (Work.EDITING,)]),
        ("Additional reporting by Ada Brook", [(Work.ADDITIONAL_REPORTING,)]),
        ("Writing and editing by Ada Brook", [(Work.WRITING, Work.EDITING)]),
        ("Ada Brook contributed reporting from Oslo.", [(Work.REPORTING,)]),
        ("Ada Brook contributed research.", [(Work.RESEARCH,)]),
        ("Ada Brook contributed to this report.", [(Work.CONTRIBUTION,)]),
        ("Ada Brook reported from Oslo.", [(Work.REPORTING,)]),
        ("(Bericht von Ada Brook, redigiert von Ben Cole)", [(Work.REPORTING,), (Work.EDITING,)]),
        ("(Reportage Ada Brook, version française Ben Cole)", [(Work.REPORTING,), (Work.TRANSLATION,)]),
    ],
)
def test_what_each_of_them_did(line: str, work: list[tuple[Work, ...]]) -> None:
    assert [found.work for found in contributors_of(Piece(line, 0))] == work


def test_work_of_which_nothing_is_said_is_a_contribution() -> None:
    assert work_in("with help from") == (Work.CONTRIBUTION,)


def test_a_span_holds_the_name() -> None:
    (found,) = contributors_of(Piece("— With reporting by Ada Brook in Oslo", 100))
    assert found.span == Span(start=120, end=129)


def test_who_wrote_the_article_is_no_contributor() -> None:
    assert contributors_in([Piece("Written by Ada Brook", 0)]) == ()


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    for found in contributors_of(Piece(text, 0)):
        assert is_name(found.name)
        assert found.span
        assert text[found.span.start : found.span.end] == found.name
