"""HTML that costs a parser, or those who walk its tree, more than its size."""

from collections.abc import Callable
from functools import partial
from random import Random

import orjson
from hostile_heads import charset, doctype, linked_data, many_scripts, meta, periodic

MakeHtml = Callable[[Random, int], str]

TAGS = (
    *(
        "a",
        "b",
        "i",
        "em",
        "font",
        "nobr",
        "code",
        "u",
        "span",
        "div",
        "p",
        "section",
        "article",
        "aside",
        "nav",
        "ul",
        "ol",
        "li",
    ),
    *(
        "dl",
        "dd",
        "dt",
        "table",
        "tbody",
        "tr",
        "td",
        "th",
        "caption",
        "colgroup",
        "col",
        "select",
        "option",
        "optgroup",
    ),
    *(
        "svg",
        "math",
        "mi",
        "desc",
        "foreignObject",
        "title",
        "template",
        "noscript",
        "script",
        "style",
        "textarea",
        "iframe",
    ),
    *(
        "button",
        "form",
        "input",
        "label",
        "h1",
        "h2",
        "hr",
        "br",
        "pre",
        "plaintext",
        "listing",
        "blockquote",
        "figure",
        "figcaption",
    ),
    *(
        "object",
        "applet",
        "marquee",
        "ruby",
        "rb",
        "rt",
        "rp",
        "rtc",
        "frameset",
        "frame",
        "body",
        "html",
        "head",
        "meta",
        "link",
    ),
    *(
        "x",
        "my-element",
        "image",
        "center",
        "details",
        "summary",
        "main",
        "picture",
        "video",
        "time",
        "wbr",
        "keygen",
        "isindex",
    ),
)
_ATTRIBUTES = (
    "",
    "",
    "",
    " id={}",
    " class='c{} ad'",
    " href=/{}",
    " style='display : {}'",
    " hidden",
    " a{}=1",
    ' color="{}"',
)


def raw(html: str, **fields: object) -> bytes:
    return orjson.dumps({"html": html, **fields})


def tag(random: Random) -> str:
    """An opening tag with `{}` where a number makes it another one, or a closing one."""
    name = random.choice(TAGS)
    if random.random() < 0.3:
        return f"</{name}>"
    return f"<{name}{random.choice(_ATTRIBUTES)}>"


def soup(random: Random, size: int) -> str:
    """A few tags over and over: what nests without end, is opened again and again, or moved about."""
    pieces = [tag(random) + random.choice(("", "", "x", " ")) for _ in range(random.randint(1, 6))]
    return prefixed(random, periodic("".join(pieces), size))


def scrambled(random: Random, size: int) -> str:
    pieces = [tag(random) for _ in range(random.randint(2, 12))]
    drawn = []
    while size > 0:
        drawn.append(random.choice(pieces).replace("{}", str(size)) + random.choice(("", "x", " word. ")))
        size -= len(drawn[-1])
    return prefixed(random, "".join(drawn))


def prefixed(random: Random, html: str) -> str:
    """Put up to 500 open elements before it, sometimes."""
    if random.random() < 0.5:
        return html
    return tag(random).replace("{}", "0") * random.choice((1, 20, 200, 500)) + html


def over_and_over(piece: str, _: Random, size: int, *, before: str = "", after: str = "") -> str:
    return before + periodic(piece, size) + after


def deep(piece: str, depth: int, inside: str, _: Random, size: int) -> str:
    """`inside` over and over, as deep as `depth` elements."""
    return piece * depth + periodic(inside, size)


def branches(_: Random, size: int) -> str:
    """Branches of inline elements, a letter on each."""
    branch = "<span>x" * 480 + "</span>" * 480
    return branch * (size // len(branch) + 1)


def attributes(random: Random, size: int) -> str:
    each = random.choice(("a{}=1 ", "a{} ", "a{}='>' ", 'a{}="<p>" '))
    return f"<p {periodic(each, size)}>Text.</p>"


HTML: dict[str, MakeHtml] = {
    "soup of tags": soup,
    "scrambled tags": scrambled,
    "branches": branches,
    "attributes": attributes,
    "linked data": linked_data,
    "many scripts": many_scripts,
    "meta": meta,
    "doctype": doctype,
    "charset": charset,
    "paragraphs": partial(over_and_over, "<p>x"),
    "prose paragraphs": partial(over_and_over, "<p>Here stand nine words that end as a sentence {}.</p>"),
    "links": partial(over_and_over, "<a href=/{}>x</a>"),
    "links around blocks": partial(over_and_over, "<a href=/{}><div>x</div>"),
    "breaks": partial(over_and_over, "x<br>"),
    "rules": partial(over_and_over, "<hr>"),
    "end tags of paragraphs": partial(over_and_over, "</p>"),
    "end tags of nothing, deep": partial(deep, "<span>", 500, "</x>"),
    "comments between letters, deep": partial(deep, "<span>", 500, "x<!---->"),
    "comments between letters, side by side": partial(deep, "<span>x</span><i>", 1, "x<!---->"),
    "comments": partial(over_and_over, "<!-->"),
    "unclosed comment": partial(over_and_over, "<!-- "),
    "angle brackets": partial(over_and_over, "<"),
    "nested spans": partial(over_and_over, "<span>"),
    "nested blocks": partial(over_and_over, "<div>"),
    "nested formatting": partial(over_and_over, "<b>"),
    "different formatting, reopened": partial(over_and_over, "<p><b id={}>"),
    "nested tables": partial(over_and_over, "<table><tr><td>"),
    "tables without cells": partial(over_and_over, "<table>"),
    "text in tables": partial(over_and_over, "<table>x"),
    "rows": partial(over_and_over, "<tr><td>x<td>y", before="<table>"),
    "lists in lists": partial(over_and_over, "<ul><li>x"),
    "options": partial(over_and_over, "<option>x", before="<select>"),
    "nested selects": partial(over_and_over, "<select><option>"),
    "nested svg": partial(over_and_over, "<svg><desc>"),
    "nested templates": partial(over_and_over, "<template>"),
    "nested buttons": partial(over_and_over, "<button><p>"),
    "links and blocks misnested": partial(over_and_over, "<a><div>"),
    "formatting closed in the wrong order": partial(over_and_over, "<b><div></b>"),
    "font and blocks": partial(over_and_over, "<font color={}><div></font>"),
    "nobr": partial(over_and_over, "<nobr><div>"),
    "forms": partial(over_and_over, "<form><div></form>"),
    "headings": partial(over_and_over, "<h1>x"),
    "preformatted lines": partial(over_and_over, "x\n", before="<pre>"),
    "prose lines, preformatted": partial(
        over_and_over, "Here stand nine words that end as a sentence {}.\n", before="<pre>"
    ),
    "prose as deep as may be": partial(deep, "<div>", 370, "<p>Here stand nine words that end as a sentence {}."),
    "prose in furniture": partial(deep, "<nav>", 300, "<p>Here stand nine words that end as a sentence {}."),
    "prose in named furniture": partial(
        deep, "<div class=ad-nav>", 70, "<p>Here stand nine words that end as a sentence {}."
    ),
    "short lines, deep": partial(deep, "<div>", 370, "<p>x{}"),
    "data address": partial(over_and_over, "QUJD", before="<img src='data:image/png;base64,", after="'><p>Text."),
    "long class": partial(over_and_over, "c{} ", before="<p class='", after="'>Text of the page."),
    "long style": partial(over_and_over, "display ", before="<p style='", after="'>Text of the page."),
    "spaces in a style": partial(over_and_over, " ", before="<p style='display", after="'>Text of the page."),
    "text without an end": partial(over_and_over, "word ", before="<p>"),
    "title without an end": partial(over_and_over, "word ", before="<title>"),
    "white space": partial(over_and_over, " \n\t", after="<p>Text of the page."),
    "null characters": partial(over_and_over, "\x00<p\x00>"),
    "entities": partial(over_and_over, "&amp;&notit;&#0;&#x110000;&", before="<p>"),
    "nothing but scripts": partial(over_and_over, "<script>var a = '<p>x</p>';</script>"),
}
