"""What names are said to be: Sein Lwin Htay, a spokesperson for the port, is a person."""

from __future__ import annotations

from streams.stages.tag.engine import Span
from streams.stages.tag.lexicon import terms
from streams.stages.tag.tokens import Tokens

_ARTICLES = frozenset({"a", "an", "the"})
_BETWEEN = 2  # words at most between the article and what somebody is


def is_said_to_be_a_person(tokens: Tokens, span: Span) -> bool:
    """Tell whether a name of several words is said to be an analyst, a brother, …, right behind it."""
    if span.last - span.first == 1 or not all(map(str.istitle, tokens.texts[span.first : span.last])):
        return False
    behind = tokens.texts[span.last : span.last + 3 + _BETWEEN]
    if len(behind) < 3 or behind[0] != "," or behind[1] not in _ARTICLES:  # noqa: PLR2004 - comma, article, noun
        return False
    for word in behind[2:]:
        if word in terms()["person_noun"]:
            return True
        if word == "of" or not word.isalpha() or not word.islower():
            return False
    return False
