"""Explained articles as one page of HTML that needs nothing else: no network, and no script to be read."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from streams.cli.explaining.explanation import Explanation, Words, words
from streams.cli.explaining.names import named
from streams.cli.render import labels
from streams.cli.render.explained import counted_words, facts
from streams.cli.render.markup import Markup, joined, tag, text
from streams.cli.render.page_blocks import blocks
from streams.cli.render.page_family import family
from streams.cli.render.page_names import legend, names
from streams.records import AnnotatedArticle, Label
from streams.stages.clean.clean import UNKNOWN_SOURCE

_CSS = tuple(Path(__file__).with_name(name) for name in ("page.css", "family.css"))
_SCRIPT = Path(__file__).with_name("page.js")
_GAP = 2.5  # of the 1,000 that a bar is long


def page(explanations: Sequence[Explanation]) -> str:
    """Return the page: an article for each of `explanations`, with a table of contents where there are several."""
    titles = [_title(one) for one in explanations]
    heading = titles[0] if len(titles) == 1 else f"{len(titles):,} articles explained"
    body = tag(
        "body",
        _controls(),
        _contents(explanations) if len(titles) != 1 else "",
        tag("main", *(_article(one, number) for number, one in enumerate(explanations, start=1))),
        _legend(),
        Markup(f"<script>{_script()}</script>"),
    )
    return f"<!doctype html>\n{tag('html', _head(heading), body, lang='en')}\n"


def _head(title: str) -> Markup:
    policy = f"default-src 'none'; style-src '{_digest(_css())}'; script-src '{_digest(_script())}'; base-uri 'none'"
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        Markup(f"<style>{_css()}</style>"),
    )


@cache
def _css() -> str:
    return "".join(path.read_text("utf-8") for path in _CSS)


@cache
def _script() -> str:
    return _SCRIPT.read_text("utf-8")


def _digest(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


def _title(explanation: Explanation) -> str:
    return explanation.article.title or explanation.origin


def _controls() -> Markup:
    only = tag("label", tag("input", type="checkbox", id="only"), "Only what stays")
    marks = tag("label", tag("input", type="checkbox", id="marks", checked=""), "Names")
    unfold = tag("button", "Unfold all", id="unfold", type="button", hidden="")
    return tag("form", only, marks, unfold, class_="controls")


def _contents(explanations: Sequence[Explanation]) -> Markup:
    entries = (
        tag("li", tag("a", _title(one), href=f"#article-{number}", dir="auto"), " ", _stay(words(one.blocks)))
        for number, one in enumerate(explanations, start=1)
    )
    return tag("nav", tag("h1", f"{len(explanations):,} articles explained"), tag("ol", *entries), class_="contents")


def _stay(counts: Words) -> Markup:
    return tag("span", f"{counts.kept:,} of {counts.kept + counts.gone:,} words stay", class_="quiet")


def _article(explanation: Explanation, number: int) -> Markup:
    article = explanation.article
    language = None if article.language == "und" else article.language
    source = None if article.source == UNKNOWN_SOURCE else article.source
    return tag(
        "article",
        tag(
            "header",
            tag("p", " · ".join(filter(None, (article.publisher, source))), class_="outlet"),
            _heading(explanation, language),
            _tally(words(explanation.blocks)),
            _state(explanation),
        ),
        tag("div", blocks(explanation.blocks, named(article), language), class_="blocks"),
        names(article) if isinstance(article, AnnotatedArticle) else "",
        family(explanation.family, language) if explanation.family else "",
        _facts(explanation),
        id=f"article-{number}",
    )


def _heading(explanation: Explanation, language: str | None) -> Markup:
    title = explanation.article.title
    if title:
        return tag("h1", title, dir="auto", lang=language)
    return tag("h1", explanation.origin, dir="auto", class_="untitled")


def _state(explanation: Explanation) -> Markup:
    if explanation.rejected:
        return tag("p", tag("strong", "Rejected."), f" {explanation.rejected}", class_="state bad")
    if explanation.incomplete:
        why = f" {explanation.incomplete[:1].upper()}{explanation.incomplete[1:]}."
        return tag("p", tag("strong", "Only the beginning."), why, class_="state bad")
    return tag("p", tag("strong", "Complete."), " There is no sign that a rest is withheld.", class_="state")


def _tally(counts: Words) -> Markup:
    parts = [("kept", labels.Group.KEPT, counts.kept)]
    parts += [(label, labels.group_of(label), count) for label, count in counts.removed.items()]
    chips = (
        tag("li", tag("span", labels.named(label), class_=f"chip {group.name.lower()}"), f" {count:,}")
        for label, group, count in parts
    )
    said = tag("p", tag("strong", f"{counts.kept:,}"), " words stay, ", tag("strong", f"{counts.gone:,}"), " go")
    return tag("div", said, _bar(parts, counts), tag("ul", *chips, class_="chips"), class_="tally")


def _bar(parts: Sequence[tuple[str, labels.Group, int]], counts: Words) -> Markup:
    total = max(counts.kept + counts.gone, 1)
    return tag(
        "svg",
        *_stacked([(group, 1000 * count / total) for _, group, count in parts]),
        class_="bar",
        viewBox="0 0 1000 10",
        preserveAspectRatio="none",
        role="img",
        aria_label=counted_words(counts),
    )


def _stacked(parts: Sequence[tuple[labels.Group, float]]) -> Iterator[Markup]:
    at = 0.0
    for group, width in parts:
        yield tag(
            "rect", x=f"{at:.1f}", y="0", width=f"{max(width - _GAP, 1):.1f}", height="10", class_=group.name.lower()
        )
        at += width


def _facts(explanation: Explanation) -> Markup:
    rows = (joined(tag("dt", name), tag("dd", value, dir="auto")) for name, value in facts(explanation))
    return tag("section", tag("h2", "What is known of it"), tag("dl", *rows), class_="facts")


def _legend() -> Markup:
    groups = (
        tag("li", tag("span", group.value, class_=f"chip {group.name.lower()}"), f" {_members(group)}")
        for group in labels.Group
        if group is not labels.Group.KEPT
    )
    how = (
        "What is set large stays. What recedes was taken out where it stands: the label in front says as what, the "
        "number how sure that is, the note behind it by which rule or model; unfold it to see why. Names are marked; "
        "the list below the text, first what the article is most about, says what each is linked to and why: nothing, "
        "where that is not sure."
    )
    return tag(
        "footer", tag("h2", "How to read this"), tag("p", how), tag("ul", *groups, class_="chips legend"), legend()
    )


def _members(group: labels.Group) -> Markup:
    return text(", ".join(labels.named(label) for label in Label if labels.group_of(label) is group))
