"""The publisher's name, where only a prompt that goes tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NAME = r"(?P<name>(?:The |the )?[A-Z][\w'’.&-]*(?: (?:(?:and|of|the|&|for|on) )?[A-Z][\w'’&-]*){0,5})"
_PROMPTS = tuple(
    re.compile(pattern + _NAME)
    for pattern in (
        r"\b(?:stories|news|headlines|newsletters?|e-?mails?|updates|alerts|reporting|articles|coverage) from ",
        r"\b[Ss]ubscribe to ",
        r"\b(?:©|[Cc]opyright) ?(?:\d{4}(?:[-–]\d{2,4})?)? ?(?:by )?",  # noqa: RUF001 - dashes as written
    )
)
_GENERIC = re.compile(
    r"^(?:The |the )?(?:Our|Your|My|All|Google|Apple|YouTube|Facebook|Instagram|Twitter|WhatsApp|Telegram|Newsletter|Daily|Breaking|Morning|Associated Press|Reuters|AP|AFP)\b"
)


def publisher_of(prompts: Iterable[str]) -> str | None:
    """Return the outlet that one of `prompts` names as its own, the first that does."""
    for prompt in prompts:
        for pattern in _PROMPTS:
            found = pattern.search(prompt)
            if found and not _GENERIC.match(found["name"]):
                return found["name"].removeprefix("the ").rstrip(".")
    return None
