"""The corpus: every kind at the size where it costs most, and cases made by hand."""

from collections.abc import Callable, Iterator
from functools import partial
from random import Random

from hostile_fields import FIELDS, NASTY
from hostile_json import JSON, good
from hostile_markup import HTML
from hostile_markup import raw as page
from hostile_patterns import LENGTHS, PIECES, lined, patterned, shuffled
from hostile_text import TEXTS
from hostile_text import raw as plain

from streams.stages.clean.clean import MOST_HTML
from streams.text.blocks import MOST_TEXT
from streams.topics import RAW, topic

Record = tuple[bytes | None, bytes | None]
Make = Callable[[Random, int], bytes]

MANY_TAGS = 180_000  # characters of markup with about as many elements as are taken
LARGEST = topic(RAW).largest_record


def _text(make: Callable[[Random, int], str], random: Random, size: int) -> bytes:
    return plain(make(random, size)[:size])


def _html(make: Callable[[Random, int], str], random: Random, size: int) -> bytes:
    return page(make(random, size)[:size])


KINDS: dict[str, Make] = {
    **{f"text: {name}": partial(_text, make) for name, make in TEXTS.items()},
    **{f"HTML: {name}": partial(_html, make) for name, make in HTML.items()},
    **{f"JSON: {name}": make for name, make in JSON.items()},
    **{f"fields: {name}": make for name, make in FIELDS.items()},
    "patterns: over and over": partial(_text, patterned),
    "patterns: shuffled": partial(_text, shuffled),
}


def full_size(kind: str, share: float = 1.0) -> bytes:
    """Return a case of `kind` at `share` of the size at which everything is at a limit, or beyond."""
    return KINDS[kind](Random(1), round(share * (MANY_TAGS if kind.startswith("HTML") else MOST_TEXT)))


BY_HAND: dict[str, Record] = {
    "no value": (b"k", None),
    "nothing": (None, b""),
    "a key that is no UTF-8": (b"\xff\x00\x1b[2J", good()),
    "a key of 1 MB": (b"k" * 1_000_000, good()),
    "a key of 1 MB and no article": (b"k" * 1_000_000, b"["),
    "nested 10,000 deep, lists": (None, b"[" * 10_000 + b"]" * 10_000),
    "nested 10,000 deep, objects": (None, b'{"a":' * 10_000 + b"1" + b"}" * 10_000),
    "nested 1,000 deep in a field that nobody reads": (
        None,
        b'{"x":' + b"[" * 1_000 + b"]" * 1_000 + b',"text":"Rain fell."}',
    ),
    "a field twice": (None, b'{"text":"One fell.","text":"Rain fell."}'),
    "text and HTML": (None, good(html="<p>Rain fell.")),
    "neither text nor HTML": (None, b'{"id":"a"}'),
    "text that is empty": (None, good(text="")),
    "text that is white": (None, good(text=" \u00a0\u2003\u200b\ufeff\n" * 100)),
    "nothing but boilerplate": (
        None,
        good(text="Subscribe\n\nSign up now\n\nShare on Facebook\n\n© 2024 A. All rights reserved."),
    ),
    "an id of 10,000 figures": (None, b'{"id":' + b"9" * 10_000 + b',"text":"Rain fell."}'),
    "an id of 1 MB": (None, good(id="i" * 1_000_000)),
    "an id of nulls": (None, good(id="\x00" * 512)),
    "a number beyond doubles": (None, b'{"published_at":1e400,"text":"Rain fell."}'),
    "NaN": (None, b'{"published_at":NaN,"text":"Rain fell."}'),
    "a lone surrogate": (None, b'{"text":"\\ud800"}'),
    "a surrogate in UTF-8": (None, b'{"text":"\xed\xa0\x80"}'),
    "a null character": (None, good(text="Rain\x00 fell on\x00 Monday.")),
    "UTF-16 with a mark": (None, good().decode().encode("utf-16")),
    "UTF-16 without a mark": (None, good().decode().encode("utf-16-le")),
    "a byte order mark": (None, b"\xef\xbb\xbf" + good()),
    "a title of 1 MB": (None, good(title="t" * 1_000_000)),
    "a source of 1 MB": (None, good(source="s" * 1_000_000)),
    "an address of 1 MB": (None, good(url="https://a.example/" + "a" * 1_000_000)),
    "a language of 1 MB": (None, good(language="e" * 1_000_000)),
    "a date of 1 MB": (None, good(published_at="2024 " * 200_000)),
    "text at its limit": (None, plain(("Heavy rain fell over the valley on Monday. " * 4_000)[:MOST_TEXT])),
    "text beyond its limit": (None, plain("a" * (MOST_TEXT + 1))),
    "100,000 nested tags": (None, page("<div>" * 100_000)),
    "100,000 paragraphs": (None, page("<p>x" * 100_000)),
    "100,000 links": (None, page("<a href=/>x</a>" * 100_000)),
    "a million lines": (None, plain("a\n" * 1_000_000)),
    "a million words": (None, plain("word " * 1_000_000)),
    "a word of a million letters": (None, plain("a" * 1_000_000)),
    **{f"nasty {number}": (None, good(id=one, source=one, title=one, url=one)) for number, one in enumerate(NASTY)},
}


def moderate(kind: str) -> bytes:
    """Return a case of `kind` that is large, and yet passes a broker with hundreds of others."""
    return KINDS[kind](Random(1), 20_000)


def largest() -> Iterator[tuple[str, Record]]:
    """Give the records that are as large as the topic takes, one after the other: together they would fill memory."""
    yield "as large as the topic takes", (None, _padded(good()[:-1] + b',"pad":"', b'"}', b"a"))
    yield "as large as the topic takes, key and value", (b"k" * (LARGEST // 2), good(pad="a" * (LARGEST // 2 - 1_000)))
    yield "no JSON, as large as the topic takes", (None, b"\xff" * LARGEST)
    yield "lists without end", (None, _padded(b'{"text":"Rain fell.","x":[', b"0]}", b"[],"))
    yield "objects without end", (None, _padded(b'{"text":"Rain fell.","x":[', b"0]}", b'{"a":[]},'))
    yield "fields without end", (None, _padded(b'{"text":"Rain fell.",', b'"z":0}', b'"a":{},'))
    yield "escapes without end", (None, _padded(b'{"text":"', b'"}', b"\\u0000"))
    yield "a title without end", (None, _padded(b'{"text":"Rain fell.","title":"', b'"}', b"\xc3\xa9"))
    for name, make in HTML.items():
        yield f"5 MB of HTML: {name}", (None, _html(make, Random(1), MOST_HTML))


def _padded(begin: bytes, end: bytes, piece: bytes) -> bytes:
    return begin + piece * ((LARGEST - len(begin) - len(end)) // len(piece)) + end


def bombs() -> Iterator[tuple[str, bytes]]:
    """Give a text for each piece that a pattern looks for, in lines of one length."""
    for number, piece in enumerate(PIECES):
        length = LENGTHS[number % len(LENGTHS)]
        yield f"{piece!r} in lines of {length}", plain(lined(piece, "x", length, 3_000))


def drawn(random: Random, largest_size: int) -> tuple[str, Record]:
    """Return a case of any kind, of any size up to `largest_size`: small ones as often as large ones."""
    kind = random.choice(sorted(KINDS))
    size = round(largest_size ** random.random())
    key = random.choice((None, b"", b"k", random.randbytes(8)))
    return kind, (key, KINDS[kind](random, size))
