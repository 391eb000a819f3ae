"""Bytes to text, whatever their encoding: no file is refused for it."""

from __future__ import annotations

from collections.abc import Callable

from charset_normalizer import from_bytes
from w3lib.encoding import html_body_declared_encoding, read_bom, to_unicode

Reading = Callable[[bytes], str | None]

_FALLBACK = "cp1252"  # what browsers take for want of anything better (WHATWG Encoding Standard)
_SAMPLE = 1 << 18  # bytes that a guess is made from
_BROKEN_SHARE = 0.1
_WIDE_SHARE = 0.2


def decode_text(data: bytes) -> str:
    """Return the text in `data`: by its byte order mark, else as UTF-8, else by guess."""
    return _first(data, _marked, _utf8)


def decode_html(data: bytes) -> str:
    """Return the page in `data`: by its byte order mark, else as UTF-8, else as it declares, else by guess."""
    return _first(data, _marked, _utf8, _declared)


def _first(data: bytes, *readings: Reading) -> str:
    texts = (reading(data) for reading in readings)
    return next((text for text in texts if text is not None), None) or _guessed(data)


def _marked(data: bytes) -> str | None:
    encoding, mark = read_bom(data)
    if encoding is None or mark is None:
        return None
    return to_unicode(data[len(mark) :], encoding)


def _utf8(data: bytes) -> str | None:
    """Return `data` as UTF-8 if that is what it is, give or take a few broken characters.

    Other encodings hardly ever make valid UTF-8 by chance (Dürst, The Properties and Promises of UTF-8, 1997), but for
    UTF-16 and UTF-32, which are full of null bytes.
    """
    if data.count(0) > _WIDE_SHARE * len(data):
        return None
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken == 0:
        return text
    beyond_ascii = sum(byte >= 0xC2 for byte in data)  # noqa: PLR2004 - the least byte that begins such a character
    return text if broken <= _BROKEN_SHARE * beyond_ascii else None


def _declared(data: bytes) -> str | None:
    encoding = html_body_declared_encoding(data)
    try:
        return to_unicode(data, encoding) if encoding else None
    except (LookupError, ValueError):  # a codec of Python's that is none of text, such as "hex"
        return None


def _guessed(data: bytes) -> str:
    best = from_bytes(data[:_SAMPLE], cp_exclusion=["utf_7"]).best()
    return to_unicode(data, best.encoding if best else _FALLBACK)
