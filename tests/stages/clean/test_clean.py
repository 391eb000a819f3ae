from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams import ids
from streams.errors import Reason, RejectError
from streams.records import BlockKind, CleanedArticle, Extent, Position, RawArticle, Trace
from streams.stages.clean import clean
from streams.stages.clean.clean import MOST_HTML, MOST_SOURCE, MOST_TITLE
from streams.text.blocks import MOST_LINES, MOST_TEXT

TRACE = Trace(raw=Position(topic="articles.raw", partition=0, offset=7))
PLAIN = RawArticle(trace=TRACE, text="Ferry runs\nBy Ada Moe\n\nThe ferry runs again.\n")
PAGE = RawArticle(
    trace=TRACE,
    url="https://m.example.org/ferry?utm_source=x",
    html="<html lang=en><title>Ferry runs | Fjord Post</title><link rel=canonical href=https://www.example.org/ferry>"
    "<meta name=date content=2031-03-05><h1>Ferry runs</h1><p>The ferry runs again.<br>So they say.</p>",
)

PIECES = ["one", " ", "\n", "\n\n", "\u200b", "&amp;", "é", "\r\n", "\x85", "日本", "\x00", "—", "”"]
WRITTEN = st.lists(st.sampled_from(PIECES)).map("".join)
TEXTS = st.text() | WRITTEN
TAGS = [
    "p",
    "div",
    "b",
    "a href=x",
    "br",
    "li",
    "table",
    "tr",
    "td",
    "h1",
    "pre",
    "script",
    "figcaption",
    "span hidden",
]
PAGES = st.lists(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag.split()[0]}>" for tag in TAGS]) | TEXTS, max_size=30
).map("".join)


def check_blocks(article: CleanedArticle) -> None:
    at = 0
    for block in article.blocks:
        assert article.text[at : block.start] in (("",) if at == 0 else ("\n", "\n\n"))
        text = article.text[block.start : block.end]
        assert text
        assert text == text.strip()
        assert len(text.splitlines()) == 1
        assert 0.0 <= block.link_density <= 1.0
        at = block.end
    assert at == len(article.text) > 0


def cleaned_or_empty(article: RawArticle) -> None:
    try:
        check_blocks(clean(article))
    except RejectError as error:
        assert error.reason is Reason.EMPTY  # noqa: PT017 - either outcome is right, others are not


@settings(deadline=None)
@given(TEXTS)
def test_blocks_of_any_text(text: str) -> None:
    cleaned_or_empty(RawArticle(trace=TRACE, text=text))


@settings(deadline=None)
@given(PAGES)
def test_blocks_of_any_page(html: str) -> None:
    cleaned_or_empty(RawArticle(trace=TRACE, html=html))


@settings(deadline=None)
@given(WRITTEN.map(lambda text: f"one {text} two"))
def test_cleaned_text_is_a_fixed_point(text: str) -> None:
    once = clean(RawArticle(trace=TRACE, text=text)).text
    assert clean(RawArticle(trace=TRACE, text=once)).text == once


def test_plain_text() -> None:
    article = clean(PLAIN)
    assert article.text == "Ferry runs\nBy Ada Moe\n\nThe ferry runs again."
    assert {block.kind for block in article.blocks} == {BlockKind.PARAGRAPH}
    assert (article.schema, article.trace, article.url, article.source) == (
        "articles.cleaned/1",
        TRACE,
        None,
        "unknown",
    )
    assert article.id == ids.article_id(None, None, "unknown", article.text)
    assert article.version == ids.version(None, PLAIN.text or "")


def test_a_page() -> None:
    article = clean(PAGE)
    assert article.text == "Ferry runs\n\nThe ferry runs again.\nSo they say."
    assert article.url == "https://www.example.org/ferry"
    assert article.id == ids.article_id(None, article.url, "", "")
    assert (article.source, article.title, article.language) == ("example.org", "Ferry runs", "en")
    assert article.published_at == "2031-03-05T00:00:00Z"


def test_what_a_page_says_of_how_much_it_holds() -> None:
    said = '{"@type": "NewsArticle", "isAccessibleForFree": "False", "wordCount": 640}'
    html = f"{PAGE.html}<script type=application/ld+json>{said}</script><a rel=next href=/ferry/2>2</a>"
    assert clean(replace(PAGE, html=html)).extent == Extent(free=False, words=640, goes_on=True)
    assert clean(PAGE).extent == Extent(free=None, words=None, goes_on=False)
    assert clean(RawArticle(trace=TRACE, text="It rained.")).extent is None


def test_the_record_goes_before_its_page() -> None:
    given_fields = replace(
        PAGE, id=12, source="fjord", title=" Ferry  &amp; rain ", published_at=1709632800, fetched_at="x"
    )
    article = clean(given_fields)
    assert (article.id, article.source, article.title) == ("12", "fjord", "Ferry & rain")
    assert (article.published_at, article.fetched_at) == ("2024-03-05T10:00:00Z", None)
    assert article.version == ids.version(" Ferry  &amp; rain ", PAGE.html or "")


def test_the_same_article_under_its_variants_has_one_id() -> None:
    urls = [
        "https://m.example.org/ferry",
        "http://www.example.org/ferry/?fbclid=1",
        "https://www.example.org/ferry#top",
    ]
    assert len({clean(replace(PAGE, url=url)).id for url in urls}) == 1


@pytest.mark.parametrize(
    "article",
    [
        replace(PLAIN, text=""),
        replace(PLAIN, text=" \u200b\n\ufeff"),
        replace(PAGE, html="<script>x</script><p>&nbsp;</p>"),
        replace(PAGE, html=""),
    ],
)
def test_nothing_left(article: RawArticle) -> None:
    with pytest.raises(RejectError) as caught:
        clean(article)
    assert caught.value.reason is Reason.EMPTY


@pytest.mark.parametrize(
    "article",
    [
        replace(PLAIN, text="x" * (MOST_TEXT + 1)),
        replace(PAGE, html="x" * (MOST_TEXT + 1)),
        replace(PAGE, html=f"<!--{'x' * MOST_HTML}-->x"),
        replace(PLAIN, text="x\n" * (MOST_LINES + 1)),
        replace(PLAIN, title="x" * (MOST_TITLE + 1)),
        replace(PLAIN, source="x" * (MOST_SOURCE + 1)),
    ],
)
def test_too_large(article: RawArticle) -> None:
    with pytest.raises(RejectError) as caught:
        clean(article)
    assert caught.value.reason is Reason.TOO_LARGE


def test_the_most_that_is_taken() -> None:
    assert len(clean(replace(PLAIN, text="word " * (MOST_TEXT // 5))).text) == MOST_TEXT - 1
    assert len(clean(replace(PAGE, html="<p>x" * (MOST_LINES - 1))).blocks) == MOST_LINES - 1
    assert clean(replace(PLAIN, source="x" * MOST_SOURCE)).source == "x" * MOST_SOURCE


def test_both_figures_are_named() -> None:
    with pytest.raises(RejectError, match="it holds 150,001 characters of text, and 150,000 are the most"):
        clean(replace(PLAIN, text="x" * 150_001))
