"""What the words of a name, and those before it, say of its type, whatever the model takes it for."""

from __future__ import annotations

from functools import cache, lru_cache

from streams.stages.tag.document.words import words
from streams.stages.tag.engine import Name, Span
from streams.stages.tag.gazetteer.nations import is_country
from streams.stages.tag.lexicon import terms
from streams.stages.tag.tokens import Tokens

_REMEMBERED = 16_384  # names
_LONG = 3  # words of a country's name that nothing else is called


def evident_type(tokens: Tokens, span: Span, name: Name) -> str | None:
    """Return the kind that the mention must be of: Gen. X, company X, island of X, X Metals; None if nothing says."""
    own = own_type(name)
    if own is not None or span.first == 0:
        return own
    before = tokens.texts[span.first - 1]
    if before not in _telling() or tokens.opens[span.first]:
        return None
    if before != "of":
        return "ORG" if before in words("org_noun") else "PER"
    return "LOC" if span.first > 1 and tokens.texts[span.first - 2] in words("place_noun") else None


@cache
def _telling() -> frozenset[str]:
    """Return the words that may tell, standing before a name, what it is: the titles are abbreviated."""
    return words("org_noun") | {f"{title}." for title in terms()["honorific"]} | {"of"}


@lru_cache(maxsize=_REMEMBERED)
def own_type(name: Name) -> str | None:
    """Return the kind that a name has by its own words, Banco X, X Ltd, X Festival, the Kremlin, or None."""
    if len(name) == 1:
        return "LOC" if name[0] in words("seat") else None
    if len(name) >= _LONG and is_country(" ".join(name)):
        return "LOC"
    if name[0] in words("org_first"):
        return "ORG"
    if len(name) == 2 and name[0] in words("event_first"):  # noqa: PLR2004 - Storm Amihan, not Storm and Tide Office
        return "MISC"
    return _by_last_word().get(name[-1])


@cache
def _by_last_word() -> dict[str, str]:
    orgs = words("org_last") | terms()["org_suffix"]
    return dict.fromkeys(orgs, "ORG") | dict.fromkeys(words("event_last"), "MISC")
