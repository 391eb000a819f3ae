"""A name that stands in a text."""

from __future__ import annotations

from typing import NamedTuple


class Found(NamedTuple):
    """`text[start:end]` is a name; `is_proof`: and no other word that a capital or its place makes look like one."""

    start: int
    end: int
    is_proof: bool
