"""What is known of single words: which lists they stand in, and how they are mostly written."""

from __future__ import annotations

import lzma
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

TERMS = Path(__file__).with_name("terms.txt")
LEXICON = Path(__file__).with_name("lexicon.txt.xz")
FREQUENT = "frequent"  # no list, but how the frequent words are mostly written
GEONAMES = frozenset({"country", "metropolis", "city", "town", "state"})


@cache
def terms() -> dict[str, frozenset[str]]:
    """Return the hand-written lists of terms.txt by name."""
    return sections(TERMS)


def sections(path: Path) -> dict[str, frozenset[str]]:
    """Return the lists in a file of `[name]` lines and entries between commas; a line that begins with # says nothing.

    A name that stands twice has the entries of the second.
    """
    plain = "\n".join(line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    found = re.findall(r"\[(\w+)\]\n([^\[]*)", plain)
    return {name: frozenset(entry.strip() for entry in body.split(",")) - {""} for name, body in found}


def lists(word: str) -> tuple[str, ...]:
    """Return the lists that `word` stands in, be it abbreviated with a full stop or written in capitals."""
    known = _lexicon().lists
    found = known.get(word) or known.get(word.rstrip("."))
    if found is not None:
        return found
    return known.get(word.capitalize(), ()) if word.isupper() else ()


def is_listed(name: Sequence[str], among: frozenset[str]) -> bool:
    """Tell whether the words of `name` together stand in one of the lists `among`."""
    return not among.isdisjoint(lists("_".join(name)))


def usual_case(word: str) -> str:
    """Tell how capitalised `word` is mostly written: "name" as it is, "common" in lower case, "" if it is unknown."""
    frequent = _lexicon().frequent
    if word in frequent:
        return "name"
    return "common" if word.lower() in frequent else ""


class _Lexicon(NamedTuple):
    lists: dict[str, tuple[str, ...]]
    frequent: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    listed: dict[str, list[str]] = defaultdict(list)
    frequent: frozenset[str] = frozenset()
    for name, words in terms().items():
        for word in words:
            listed[word].append(name)
    for line in lzma.decompress(LEXICON.read_bytes()).decode().splitlines():
        tag, _, members = line.partition("\t")
        if tag == FREQUENT:
            frequent = frozenset(members.split(" "))
            continue
        for word in members.split(" "):
            listed[word].append(tag)
    return _Lexicon({word: tuple(sorted(set(tags))) for word, tags in listed.items()}, frequent)
