from strip_articles import cleaned

from streams.records import Label, Removed, Span
from streams.stages.strip.lines import read
from streams.stages.strip.pieces import pieces_of


def test_pieces_stand_in_order_and_know_where() -> None:
    article = cleaned("Subscribe\n\nThe ferry runs. (AFP)\n\nMenu")
    lines = read(article)
    removed = (
        Removed(start=0, end=11, text="Subscribe\n\n", label=Label.SUBSCRIBE, rule="subscribe/prompt", confidence=1.0),
        Removed(start=26, end=32, text=" (AFP)", label=Label.CREDIT, rule="inline/agency", confidence=1.0),
        Removed(start=32, end=38, text="\n\nMenu", label=Label.NAVIGATION, rule="structure/after-body", confidence=1.0),
    )
    pieces = pieces_of(lines, [Label.SUBSCRIBE, None, Label.NAVIGATION], removed)
    assert [(piece.text, piece.label, piece.inline) for piece in pieces.all] == [
        ("Subscribe", Label.SUBSCRIBE, False),
        ("The ferry runs. (AFP)", None, False),
        ("(AFP)", Label.CREDIT, True),
        ("Menu", Label.NAVIGATION, False),
    ]
    spans = [piece.span() for piece in pieces.all]
    assert [article.text[span.start : span.end] for span in spans] == [piece.text for piece in pieces.all]
    assert (pieces.above, [piece.text for piece in pieces.head]) == (1, ["Subscribe"])
    assert pieces.all[1].span(4, 9) == Span(start=15, end=20)
    assert (pieces.last, pieces.places(Label.NAVIGATION, Label.SUBSCRIBE)) == (1, [0, 3])
    assert [piece.words for piece in pieces.all] == [1, 4, 1, 1]


PROSE = "The ferry left the pier at noon and came back at dusk with nobody on board."


def above(*lines: tuple[str, Label | None]) -> list[str]:
    article = cleaned("\n\n".join(text for text, _ in lines))
    return [piece.text for piece in pieces_of(read(article), [label for _, label in lines], ()).head]


def test_the_body_begins_at_its_first_paragraph_below_the_byline() -> None:
    standfirst = "A ferry that nobody was on is back at the pier that nobody has repaired."
    byline, time = ("By Ada Quill", Label.BYLINE), ("March 3, 2031", Label.TIMESTAMP)
    assert above((standfirst, None), byline, (PROSE, None)) == [standfirst, "By Ada Quill"]
    assert above(("Ferry is back", None), time, (PROSE, None)) == ["Ferry is back", "March 3, 2031"]
    assert above((PROSE, None), (standfirst, None)) == []


def test_without_paragraphs_the_body_begins_at_what_stays_first() -> None:
    assert above(("Menu", Label.NAVIGATION), ("Ferry is back", None), ("Pier", None)) == ["Menu"]
    assert above(("Menu", Label.NAVIGATION)) == ["Menu"]
