"""Text from records and files, made safe to show: nothing in it may command the terminal."""

from __future__ import annotations

import orjson
from rich.text import Text

from streams.text.visible import visible

__all__ = ["json_line", "shown", "visible"]


def shown(text: str, style: str = "") -> Text:
    """Return `text` for rich: escaped, and never read as markup."""
    return Text(visible(text), style)


def json_line(record: object) -> bytes:
    """Return `record` as one line of JSON that is safe to show; who reads the JSON gets the very same strings."""
    return visible(orjson.dumps(record).decode()).encode() + b"\n"
