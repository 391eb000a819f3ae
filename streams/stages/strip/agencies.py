"""The agencies of `credits.yaml`, which sign pictures and datelines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_DATA = Path(__file__).with_name("credits.yaml")


@cache
def data() -> dict[str, Any]:
    """Return `credits.yaml`."""
    loaded: dict[str, Any] = yaml.load(_DATA.read_text("utf-8"), yaml.CSafeLoader)
    return loaded


@cache
def agencies() -> str:
    """Return a pattern of the name of every agency that signs pictures, in any case."""
    return f"(?i:{either(signing())})"


def signing() -> list[str]:
    """Return the name of every agency that signs pictures, as written."""
    return [*data()["agencies"], *data()["names"]]


def canonical(name: str) -> str | None:
    """Return the form of an agency's name that records carry; None if it is not an agency's."""
    return _canonical().get(name.lower())


def newswire(name: str) -> str | None:
    """Return the form that records carry of the name of an agency that writes articles; None if it is not one's."""
    known = canonical(name)
    return known if known in _newswires() else None


@cache
def wire_names() -> str:
    """Return a pattern of every name of an agency that writes articles, as written."""
    return either(name for name in [*data()["newswires"], *data()["names"]] if newswire(name))


@cache
def _newswires() -> frozenset[str]:
    return frozenset(data()["newswires"])


@cache
def _canonical() -> dict[str, str]:
    forms = {name.lower(): name for name in [*data()["agencies"], *data()["wires"]]}
    return forms | {name.lower(): known for name, known in data()["names"].items()}


def either(words: Iterable[str]) -> str:
    """Return a pattern of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
