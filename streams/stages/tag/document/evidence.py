"""What the words of a name, and those before it, say of its type, whatever the model takes it for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from streams.stages.tag.engine import Span
from streams.stages.tag.lexicon import lists, sections, terms
from streams.stages.tag.tokens import Token

WORDS = Path(__file__).with_name("evidence.txt")


def evident_type(tokens: list[Token], span: Span) -> str | None:
    """Return the kind that the mention must be of: Gen. X, company X, island of X, X Metals; None if nothing says."""
    own = _by_own_words(tokens, span)
    before = [token.text for token in tokens[max(span.first - 2, 0) : span.first]]
    if own is not None or not before or tokens[span.first].opens:
        return own
    if before[-1].endswith(".") and "honorific" in lists(before[-1]):
        return "PER"
    if before[-1] in _words()["org_noun"]:
        return "ORG"
    if before[-1] == "of" and before[0] in _words()["place_noun"]:
        return "LOC"
    return None


def _by_own_words(tokens: list[Token], span: Span) -> str | None:
    if span.last - span.first == 1:
        return None
    first, last = tokens[span.first].text, tokens[span.last - 1].text
    is_org = first in _words()["org_first"] or last in _words()["org_last"] or last in terms()["org_suffix"]
    return "ORG" if is_org else None


@cache
def _words() -> dict[str, frozenset[str]]:
    return sections(WORDS)
