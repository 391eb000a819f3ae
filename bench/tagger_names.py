"""What is known of words by the names that they stand in: tagger_names.txt."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from streams.stages.tag.lexicon import sections, terms
from streams.stages.tag.tokens import tokenize

NAMES = Path(__file__).with_name("tagger_names.txt")
_GENERIC = ("facility_head", "nature_head", "org_head", "org_suffix", "title")  # lists of words that tell no name


def known_words() -> dict[str, set[str]]:
    """Return for each section `known_…`, its names of one word, and `known_…_part`, the words of the others."""
    generic = frozenset().union(*(terms()[name] for name in _GENERIC))
    found: dict[str, set[str]] = defaultdict(set)
    for section, names in sections(NAMES).items():
        for words in (tokenize(name).texts for name in names):
            if len(words) == 1:
                found[f"known_{section}"].add(words[0])
            else:
                parts = {word for word in words if len(word) > 1 and word[0].isupper()}
                found[f"known_{section}_part"] |= parts - generic
    return found
