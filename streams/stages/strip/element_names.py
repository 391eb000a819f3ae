"""What the innermost elements around a block are named: the words of their tags, ids and classes."""

from __future__ import annotations

import re

WORD = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+")


def innermost(path: str, elements: int) -> str:
    """Return the innermost `elements` of `path`."""
    return ">".join(path.rsplit(">", elements)[-elements:])


def is_named(path: str, names: frozenset[str], elements: int) -> bool:
    """Say whether one of the innermost `elements` of `path` has one of `names`, in lower case, among its words."""
    inner = innermost(path, elements)
    folded = inner.lower()
    if not any(name in folded for name in names):
        return False
    return not names.isdisjoint(map(str.lower, WORD.findall(inner)))
