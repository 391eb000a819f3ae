"""News agencies and international bodies by name: organisations.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

ORGANISATIONS = Path(__file__).with_name("organisations.yaml")
_REMEMBERED = 4_096  # names


class Organisation(NamedTuple):
    """A body: its stable id, its name in full, its item in Wikidata where that is certain."""

    id: str
    name: str
    wikidata: str | None


@lru_cache(maxsize=_REMEMBERED)
def organisation(name: str) -> Organisation | None:
    """Return the body that goes by `name`, capitals as they are: "WHO", not "who"; a leading "the" says nothing."""
    words = name.split()
    if len(words) > 1 and words[0] in ("the", "The"):
        words = words[1:]
    return _organisations().get(" ".join(words).replace("\u2019", "'"))


@cache
def _organisations() -> Mapping[str, Organisation]:
    listed = yaml.load(ORGANISATIONS.read_text("utf-8"), yaml.CSafeLoader)
    known = {key: Organisation(key, said["names"][0], said.get("wikidata")) for key, said in listed.items()}
    return {name: known[key] for key, said in listed.items() for name in said["names"]}
