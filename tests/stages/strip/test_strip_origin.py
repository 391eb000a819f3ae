# ruff: noqa: RUF001 - marks as pages write them
import pytest

from streams.records import Byline, Dateline, Label, Span
from streams.stages.strip.origin import agency_of
from streams.stages.strip.pieces import Piece, Pieces

BODY = "The ferry ran again on Sunday, and nobody was late."


def origin(*below: tuple[str, Label | None], body: str = BODY, publisher: str | None = None) -> tuple[str, str] | None:
    lines = [Piece(body, 0)]
    for text, label in below:
        lines.append(Piece(text, lines[-1].start + len(lines[-1].text) + 2, label))
    found = agency_of(Pieces(lines, 0), None, None, publisher)
    if found is None:
        return None
    whole = "\n\n".join(line.text for line in lines)
    return found.text, whole[found.span.start : found.span.end] if found.span else ""


@pytest.mark.parametrize(
    ("line", "label", "found"),
    [
        ("dpa/abc", Label.NAVIGATION, ("dpa", "dpa")),
        ("ann/dpa/AFP", Label.NAVIGATION, ("dpa", "dpa")),
        ("(AFP)", Label.CREDIT, ("AFP", "AFP")),
        ("/TASS/", Label.NAVIGATION, ("TASS", "TASS")),
        ("==Kyodo", Label.NAVIGATION, ("Kyodo", "Kyodo")),
        ("Source: Xinhua", Label.NAVIGATION, ("Xinhua", "Xinhua")),
        ("来源：新华社", Label.NAVIGATION, ("Xinhua", "新华社")),
        ("Avec AFP", Label.CONTRIBUTOR, ("AFP", "AFP")),
        ("Copyright 2031 The Associated Press. All rights reserved.", Label.COPYRIGHT, ("AP", "The Associated Press")),
        ("AP writer Ada Brook contributed to this report.", Label.CONTRIBUTOR, ("AP", "AP")),
        ("Reuters reported on Sunday that it ran.", Label.RELATED, None),
        ("© 2031 Fjord Post", Label.COPYRIGHT, None),
    ],
)
def test_how_agencies_sign(line: str, label: Label, found: tuple[str, str] | None) -> None:
    assert origin((line, label)) == found


def test_the_form_of_a_signature_tells_its_agency() -> None:
    line = "(Reporting by Ada Brook; Editing by Ben Cole)"
    assert origin((line, Label.CONTRIBUTOR)) == ("Reuters", line)
    assert origin(("Additional reporting by Ada Brook", Label.CONTRIBUTOR)) is None


def test_a_paragraph_opens_or_ends_with_an_agency() -> None:
    assert origin(body=f"(Reuters) - {BODY}") == ("Reuters", "Reuters")
    assert origin(body=f"{BODY} (AFP)") == ("AFP", "AFP")
    assert origin(body="He said so to Reuters.") is None


def test_an_agency_that_publishes_needs_no_signature() -> None:
    assert origin(publisher="Reuters") == ("Reuters", "")


def test_dateline_goes_before_byline() -> None:
    span = Span(start=0, end=9)
    dateline = Dateline(text="OSLO (AP)", place="Oslo", agency="AP", span=span)
    byline = Byline(text="Ada Brook, AFP", names=("Ada Brook",), agency="AFP")
    found = agency_of(Pieces([Piece(BODY, 0)], 0), dateline, byline, None)
    assert found is not None
    assert (found.text, found.span) == ("AP", span)
