"""The names of an article in the terminal and on the page: coloured in the text, listed with their links."""

from dataclasses import fields, replace

import pytest
from explanations import explained
from rich.console import Console
from selectolax.lexbor import LexborHTMLParser
from test_explaining_names import tagged

from streams.cli.explaining.explanation import Explanation, as_json
from streams.cli.explaining.tagged import tagged as with_names
from streams.cli.render.explained import explained as drawn
from streams.cli.render.kinds import Kind, kind_of
from streams.cli.render.page import page
from streams.codec import encode
from streams.records import AnnotatedArticle, EntityType, Link, LinkKind, LinkReason, MainPlace, StrippedArticle

TEXT = "Ilse Vandor came to Galle & left."
GALLE = Link(
    kind=LinkKind.PLACE,
    id="geonames:1246294",
    name="Galle",
    country="LK",
    geonames=1246294,
    latitude=6.0,
    longitude=80.2,
    wikidata=None,
    confidence=0.96,
    because=LinkReason.DATELINE,
)


@pytest.fixture
def explanation() -> Explanation:
    article = tagged(TEXT, (), (0, 11), (20, 25))
    person, place = article.entities
    place = replace(place, type=EntityType.GPE, link=GALLE, salience=0.75, in_title=True)
    places = (MainPlace(name="Galle", country="LK", geonames=1246294, share=1.0),)
    article = replace(article, entities=(person, place), places=places, tagged_by="tagger/1")
    return Explanation(origin="a.txt", article=article, cleaned=TEXT, blocks=(explained(TEXT),))


def test_the_terminal_shows_names_in_colour_and_what_they_are_linked_to(explanation: Explanation) -> None:
    console = Console(width=160, force_terminal=True, color_system="standard", file=None)
    with console.capture() as shown:
        console.print(drawn(explanation))
    assert "\x1b[36mIlse Vandor\x1b[0m came to \x1b[32mGalle\x1b[0m & left." in shown.get()
    plain = [line for line in shown.get().splitlines() if "geonames:1246294" in line]
    assert len(plain) == 1
    assert "by the dateline, 96%" in plain[0]
    assert "x1, title" in plain[0]
    assert "Galle 100%" in shown.get()


def test_the_page_marks_them_and_lists_the_most_salient_first(explanation: Explanation) -> None:
    tree = LexborHTMLParser(page([explanation]))
    assert [(mark.text(), mark.attributes["class"]) for mark in tree.css(".text mark")] == [
        ("Ilse Vandor", "people"),
        ("Galle", "places"),
    ]
    assert [entry.text() for entry in tree.css(".named .name")] == ["Galle", "Ilse Vandor"]
    (link,) = tree.css(".named li:first-child .link")
    assert link.text() == "Galle, LK (geonames:1246294) by the dateline, 96%"


def test_the_json_has_them_as_the_record_does(explanation: Explanation) -> None:
    told = as_json(explanation)
    assert encode(told["entities"]) == encode(explanation.article.entities)  # type: ignore[union-attr]
    assert told["tagged_by"] == "tagger/1"


def test_every_type_has_a_group() -> None:
    assert {kind_of(kind) for kind in EntityType} == set(Kind)


def test_an_article_that_was_not_tagged_yet_is_tagged_by_the_way() -> None:
    whole = tagged(TEXT, ())
    known = {field.name: getattr(whole, field.name) for field in fields(StrippedArticle)}
    stripped = StrippedArticle(**known)
    made = with_names(Explanation(origin="a.txt", article=stripped, cleaned=TEXT, blocks=(explained(TEXT),)))
    assert isinstance(made.article, AnnotatedArticle)
    assert made.article.tagged_by
    assert with_names(made) is made


def test_what_cannot_be_tagged_is_explained_all_the_same() -> None:
    text = "Ilse 5 " * 60_000
    known = {field.name: getattr(tagged(text, ()), field.name) for field in fields(StrippedArticle)}
    stripped = StrippedArticle(**known)
    made = with_names(Explanation(origin="a.txt", article=stripped, cleaned=text, blocks=()))
    assert made.article is stripped
    assert made.rejected
