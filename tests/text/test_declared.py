import json

import pytest

from streams.records import BlockKind
from streams.text.html import parse

PARAGRAPHS = [
    f"On day {day} the crew of the {ship} hauled {nets} nets over the rail and counted what the night had left, "
    f"before the {wind} wind drove them back behind the breakwater of Oddvik."
    for day, ship, nets, wind in [
        ("one", "Havella", "nine", "north"),
        ("two", "Maren", "four", "western"),
        ("three", "Ternen", "six", "rising"),
        ("four", "Skarv", "eleven", "dying"),
    ]
]
BODY = "\n".join(["Day by day", *PARAGRAPHS])
OTHER = "Elsewhere, a long way from any coast, two schools shared one bus and nobody minded walking."
PAGE = "<nav><a>Sea</a><a>Day by day</a></nav><h2>Day by day</h2>{}<p>Read our newsletter each morning at six.</p>"
PAGE = PAGE.format("".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS))


def linked(body: object) -> str:
    said = json.dumps({"@graph": [{"@type": "NewsArticle", "articleBody": body}]})
    return f'<script type="application/ld+json">{said}</script>'


def flags(html: str) -> list[bool | None]:
    return [line.declared for line in parse(html).lines]


IN_PAGE = [False, True, True, True, True, True, False]  # the menu is one line, and the newsletter is not declared


def test_lines_of_the_declared_text() -> None:
    assert flags(linked(BODY) + PAGE) == IN_PAGE


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Day by day</h2>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS),
        "&lt;h2&gt;Day by day&lt;/h2&gt;" + "".join(f"&lt;p&gt;{p}&lt;/p&gt;" for p in PARAGRAPHS),
    ],
)
def test_a_declared_text_with_markup(body: str) -> None:
    assert flags(linked(body) + PAGE) == IN_PAGE


def test_a_short_line_needs_a_declared_one_beside_it() -> None:
    far = "<p>Day by day</p><p>Four more stories from the coast are waiting for you.</p>"
    assert flags(linked(BODY) + far + PAGE) == [False, False, *IN_PAGE]


def test_the_entries_of_a_live_blog_are_its_body() -> None:
    entries = [{"@type": "BlogPosting", "articleBody": paragraph} for paragraph in PARAGRAPHS]
    said = json.dumps({"@type": "LiveBlogPosting", "headline": "Oddvik", "liveBlogUpdate": entries})
    page = f'<script type="application/ld+json">{said}</script>' + PAGE
    assert flags(page) == [False, False, True, True, True, True, False]


def test_elements_that_are_marked_as_the_body() -> None:
    half = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:2])
    page = f"<p>Menu</p><div itemprop='x articleBody'>{half}</div><p>Share</p><div itemprop=articlebody>{half}</div>"
    assert flags(page) == [False, True, True, False, True, True]


def test_the_text_goes_before_the_element() -> None:
    assert flags(linked(BODY) + f"<div itemprop=articleBody>{PAGE}</div><p>Menu</p>") == [*IN_PAGE, False]


@pytest.mark.parametrize(
    "page",
    [
        PAGE,
        linked(PARAGRAPHS[0]) + PAGE,
        linked(BODY) + f"<p>{OTHER}</p>" * 9,
        linked("<div>" * 600 + BODY) + PAGE,
        linked([5, {"@value": 7}]) + PAGE,
        f"<div itemprop=articleBody>{PAGE}</div>",
        f"<div itemprop=articleBody><p>{PARAGRAPHS[0]}</p></div>{PAGE}",
    ],
    ids=["nothing", "a teaser", "another text", "too deep", "no text", "all of the page", "an element with a teaser"],
)
def test_what_is_not_trusted(page: str) -> None:
    assert set(flags(page)) == {None}


def test_a_page_that_shows_nothing_is_the_body_that_it_declares() -> None:
    shell = "<div id=root></div><noscript>Switch on JavaScript.</noscript><footer>About us</footer>"
    found = parse(linked(BODY) + shell).lines
    assert [line.text for line in found] == BODY.splitlines()
    assert [line.path for line in found[:2]] == ["script:1.articleBody>p:1", "script:1.articleBody>p:2"]
    assert {line.declared for line in found} == {True}


def test_a_page_that_shows_the_beginning_is_the_whole_body_that_it_declares() -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    found = parse(linked(f"<h2>Day by day</h2>{body}") + f"<h1>Oddvik</h1><p>{PARAGRAPHS[0]}</p><p>Log in</p>").lines
    assert [line.text for line in found] == BODY.splitlines()
    assert (found[0].kind, found[0].path) == (BlockKind.HEADING, "script:1.articleBody>h2:1")
