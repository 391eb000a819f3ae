# ruff: noqa: RUF001 - marks as pages write them
from dataclasses import replace

import pytest
from strip_articles import cleaned

from streams.records import BlockKind, Label
from streams.stages.strip.pieces import Piece, Pieces
from streams.stages.strip.subjects import section_of, tags_of

ARTICLE = cleaned("x")
TITLE = Piece("Ferry runs again", 100, Label.TITLE)
BODY = Piece("The ferry ran again on Sunday, and nobody was late.", 200)


def above(*lines: Piece) -> Pieces:
    return Pieces([*lines, BODY], len(lines))


def below(*lines: Piece) -> Pieces:
    return Pieces([BODY, *lines], 0)


@pytest.mark.parametrize(
    ("line", "section"),
    [
        (Piece("Home > News > Local", 0, Label.NAVIGATION), "Local"),
        (Piece("Startseite › Lokales", 0, Label.NAVIGATION), "Lokales"),
        (Piece("Category: Ports", 0, Label.NAVIGATION), "Ports"),
        (Piece("Town Hall", 0, Label.NAVIGATION, path="div:1>span:1.kicker"), "Town Hall"),
        (Piece("Town Hall", 0, Label.NAVIGATION, path="div:1>span:1.headline"), None),
        (Piece("Menu > More", 0, Label.NAVIGATION), None),
    ],
)
def test_the_section_above_the_title(line: Piece, section: str | None) -> None:
    found = section_of(above(line, TITLE), ARTICLE)
    assert (found.text if found else None) == section


def test_metadata_says_the_section_and_the_text_where_it_stands() -> None:
    crumbs = Piece("Home > Ports", 0, Label.NAVIGATION)
    found = section_of(above(crumbs, TITLE), replace(ARTICLE, section="ports"))
    assert found is not None
    assert (found.text, found.span) == ("Ports", crumbs.span(7, 12))


def test_of_a_list_of_sections_the_first_counts() -> None:
    found = section_of(above(TITLE), replace(ARTICLE, section="Ports, Ice", tags=("ice",)))
    assert found is not None
    assert found.text == "Ports"
    assert section_of(above(TITLE), replace(ARTICLE, section="14")) is None


@pytest.mark.parametrize(
    ("lines", "tags"),
    [
        ([Piece("Tags: ferry, thin ice", 300, Label.NAVIGATION)], ["ferry", "thin ice"]),
        ([Piece("关键词：渡轮、冰", 300, Label.NAVIGATION)], ["渡轮", "冰"]),
        ([Piece("Topics", 300, Label.NAVIGATION), Piece("Ferry · Ice", 310, Label.NAVIGATION)], ["Ferry", "Ice"]),
        ([Piece("Ferry", 300, Label.RELATED, kind=BlockKind.LIST_ITEM, path="ul:1.tags>li:1>a:1")], ["Ferry"]),
        ([Piece("Ferry", 300, Label.RELATED, path="div:1.edTag>h3:1")], []),
        ([Piece("Ferry, ice", 300, Label.NAVIGATION)], []),
    ],
)
def test_tags_below_the_body(lines: list[Piece], tags: list[str]) -> None:
    assert [tag.text for tag in tags_of(below(*lines), ARTICLE)] == tags


def test_a_span_holds_the_tag() -> None:
    line = Piece("Tags: ferry, thin ice", 300, Label.NAVIGATION)
    assert [tag.span for tag in tags_of(below(line), ARTICLE)] == [line.span(6, 11), line.span(13, 21)]


def test_what_publishing_systems_write_for_themselves_is_no_tag() -> None:
    said = replace(ARTICLE, tags=("ferry", "type-story", "105867721", "Category: Ports"))
    assert [tag.text for tag in tags_of(below(), said)] == ["ferry"]
