"""Text made safe for terminals and logs: what could command them is written as its escape."""

from __future__ import annotations

import re

# Control characters but for line end and tab, line and paragraph separators, what reorders the text around it
# (CVE-2021-42574) or cannot be seen, and lone surrogates. The joiners that scripts and emoji need stay.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]"
)


def visible(text: str) -> str:
    """Return `text` with every character that could command a terminal written as its escape, as in JSON."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
