"""What a block that stays is."""

from __future__ import annotations

from enum import StrEnum


class Kept(StrEnum):
    """What a block that stays is."""

    BODY = "body"
    HEADING = "heading"
    LIST = "list"
    QUOTE = "quote"
    TABLE = "table"
    SUBTITLE = "subtitle"
    DATELINE = "dateline"
    CORRECTION = "correction"
