"""Text from records and files, made safe to show: nothing in it may command the terminal."""

from __future__ import annotations

import re

import orjson
from rich.text import Text

# Control characters but for line end and tab, what reorders the text around it (CVE-2021-42574), and lone surrogates.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """Return `text` with every character that could command a terminal written as its escape."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def shown(text: str, style: str = "") -> Text:
    """Return `text` for rich: escaped, and never read as markup."""
    return Text(visible(text), style)


def json_line(record: object) -> bytes:
    """Return `record` as one line of JSON that is safe to show; who reads the JSON gets the very same strings."""
    return visible(orjson.dumps(record).decode()).encode() + b"\n"
