"""The page, read back: every block once, nothing but our own markup, nothing from elsewhere."""

import re
from html.parser import HTMLParser

import pytest
from explanations import explained, explanation
from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from streams.cli.render.page import page
from streams.records import Label
from streams.stages.strip.explain import Explained
from streams.stages.strip.kept import Kept
from streams.text.visible import visible

VOID = {"meta", "input"}
OURS = {
    *("html", "head", "meta", "title", "style", "script", "body", "main", "article", "header", "section", "footer"),
    *("nav", "ol", "ul", "li", "a", "h1", "h2", "p", "blockquote", "div", "span", "strong", "b", "s", "dl", "dt", "dd"),
    *("mark", "details", "summary", "form", "label", "input", "button", "svg", "rect"),
}
NASTY = (
    "</style></script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<!--",
    "]]><![CDATA[",
    "&lt;b&gt; &amp; &#60;",
    "javascript:alert(1)",
    "\u202e\u2066\x1b[2J\x00\ud800",
    "'\"`",
)
TEXTS = st.one_of(st.text(), st.sampled_from(NASTY), st.tuples(st.text(), st.sampled_from(NASTY)).map("".join))


class Nesting(HTMLParser):
    """Fails where an element is not closed in its turn, has an attribute that acts or reaches out, or is not ours."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in OURS
        for name, value in attrs:
            assert not name.startswith("on")
            assert name not in ("style", "src", "srcdoc", "action")
            assert name != "href" or re.fullmatch(r"#article-\d+", value or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def checked(html: str) -> LexborHTMLParser:
    html.encode()  # a lone surrogate has no bytes
    assert visible(html) == html
    nesting = Nesting()
    nesting.feed(html)
    nesting.close()
    assert nesting.open == []
    tree = LexborHTMLParser(html)
    assert len(tree.css("script")) == len(tree.css("style")) == 1
    return tree


def texts(tree: LexborHTMLParser) -> list[str]:
    for chip in tree.css(".text .chip"):
        chip.decompose()
    return [node.text() for node in tree.css(".block > .text")]


@given(st.lists(st.tuples(TEXTS, st.sampled_from([*Kept, *Label])), max_size=8), TEXTS)
@example([("0\r", Kept.BODY)], "")
def test_every_block_stands_once_and_escaped_whatever_is_in_it(
    blocks: list[tuple[str, Label | Kept]], odd: str
) -> None:
    def one(text: str, label: Label | Kept) -> Explained:
        return explained(text, label, odd or "rule", cut=text[1:3] if isinstance(label, Kept) else "")

    told = explanation(*(one(*block) for block in blocks), title=odd, rejected=odd)
    tree = checked(page([told, told]))
    assert texts(tree) == [parsed(text) for text, _ in blocks] * 2


def parsed(text: str) -> str:
    return visible(text)


def test_the_page_needs_nothing_from_elsewhere() -> None:
    html = page([explanation(explained("It rained."), title="Rain")])
    policy = checked(html).css_first('meta[http-equiv="Content-Security-Policy"]')
    assert policy is not None
    assert str(policy.attributes["content"]).startswith("default-src 'none'; style-src 'sha256-")
    assert "http" not in html.replace("http-equiv", "")
    assert "url(" not in html
    assert "@import" not in html


def test_a_removed_block_is_named_in_words_beside_its_colour() -> None:
    tree = checked(page([explanation(explained("About Ada", Label.AUTHOR_BIO, "model/7"))]))
    [label] = [node.text().split() for node in tree.css(".block .label")]
    assert label == ["author", "bio", "75%"]
    assert [node.text() for node in tree.css(".why .weighed .sure")] == ["+1.2", "-0.5"]
    assert [node.attributes["title"] for node in tree.css(".why .weighed")] == ["towards the body", "towards furniture"]


def test_many_blocks_that_go_in_a_row_are_folded_up_and_counted() -> None:
    ads = [explained("Buy soap", Label.AD, "ad/line")] * 3
    few = checked(page([explanation(*ads, explained("It rained."))]))
    assert few.css("details.run") == []
    many = checked(page([explanation(*ads, explained("Share", Label.SHARE, "share/line"), explained("It rained."))]))
    [run] = many.css("details.run")
    summary = run.css_first("summary")
    assert summary is not None
    assert summary.text() == "4 blocks taken outad 3share 1"
    assert len(run.css(".block")) == 4


@pytest.mark.parametrize(
    ("rejected", "said"),
    [(None, "Complete."), ("All was furniture.", "Rejected. All was furniture.")],
)
def test_the_head_says_what_became_of_the_article(rejected: str | None, said: str) -> None:
    state = checked(page([explanation(explained("It rained."), rejected=rejected)])).css_first(".state")
    assert state is not None
    assert state.text().startswith(said)


def test_several_articles_have_a_table_of_contents() -> None:
    told = [explanation(explained("It rained."), title=title) for title in ("Rain", "Snow")]
    tree = checked(page(told))
    assert [(a.text(), a.attributes["href"]) for a in tree.css("nav a")] == [
        ("Rain", "#article-1"),
        ("Snow", "#article-2"),
    ]
    assert [node.id for node in tree.css("article")] == ["article-1", "article-2"]
    assert checked(page(told[:1])).css("nav") == []
