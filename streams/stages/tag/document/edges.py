"""Where a name begins and ends: no possessive, title, verb, slash or dash in it."""

from __future__ import annotations

from streams.stages.tag.engine import Name, Span, name_of
from streams.stages.tag.lexicon import lists, terms, usual_case
from streams.stages.tag.tokens import Token

_FREE = frozenset({"DATE", "MONEY"})  # "from 2007/08" and "$5" begin and end as they like
_DIVIDERS = frozenset("/|\u2014\u2015\u2022")  # the dashes as long as an em, and the bullet
_DIVIDERS_STANDING_FREE = frozenset("-\u2012\u2013\u00b7")  # within a word the shorter ones may belong to a name
_POSSESSIVES = frozenset({"'s", "\u2019s", "'", "\u2019"})
_SHORTEST_PARTICIPLE = 6  # letters: Ming and Ahmed are names


def trimmed(tokens: list[Token], found: list[Span]) -> list[Span]:
    """Return the spans with their edges put right; one of which nothing is left is dropped."""
    names = {name_of(tokens, span) for span in found}
    spans = (span if span.label in _FREE else _inner(tokens, span, names) for span in found)
    return [span for span in spans if span.first < span.last]


def _inner(tokens: list[Token], span: Span, names: set[Name]) -> Span:
    first, last = span.first, _before_divider(tokens, span)
    while first < last and (not _is_word(tokens[first]) or tokens[first].text in _POSSESSIVES):
        first += 1
    while first < last and _hangs_over(tokens, first, last):
        last -= 1
    if span.label == "PER":
        first = _behind_title(tokens, _behind_score(tokens, first, last), last)
    if _begins_with_verb(tokens, first, last):
        rest = Span(first + 1, last, span.label)
        first += span.label == "PER" or name_of(tokens, rest) in names
    return Span(first, last, span.label)


def _before_divider(tokens: list[Token], span: Span) -> int:
    dividers = (number for number in range(span.first + 1, span.last) if _divides(tokens, number))
    return next(dividers, span.last)


def _divides(tokens: list[Token], number: int) -> bool:
    token = tokens[number]
    return token.text in _DIVIDERS or (token.text in _DIVIDERS_STANDING_FREE and tokens[number - 1].end < token.start)


def _behind_title(tokens: list[Token], first: int, last: int) -> int:
    while first + 1 < last and "rank" in lists(tokens[first].text):
        first += 1
    return first


def _behind_score(tokens: list[Token], first: int, last: int) -> int:
    """Return where the letters begin: in the list "1-2 Vandor, 58'" the figure is no part of the name."""
    while first + 1 < last and not tokens[first].text[0].isalpha():
        first += 1
    return first


def _begins_with_verb(tokens: list[Token], first: int, last: int) -> bool:
    """Tell whether the first word of a name of several is a participle that only opens the sentence."""
    if last - first <= 1:
        return False
    word, opens = tokens[first].text, tokens[first].opens or not _is_word(tokens[first - 1])
    is_participle = word.endswith(("ing", "ed")) and len(word) >= _SHORTEST_PARTICIPLE
    return opens and is_participle and usual_case(word) != "name" and not {"given", "surname"} & set(lists(word))


def _hangs_over(tokens: list[Token], first: int, last: int) -> bool:
    text = tokens[last - 1].text
    if text == ")":
        return all(token.text != "(" for token in tokens[first:last])
    if text == ".":
        return tokens[last - 2].text not in terms()["abbreviation"] | terms()["org_suffix"]
    return text in _POSSESSIVES or not (_is_word(tokens[last - 1]) or text in "!™®+")


def _is_word(token: Token) -> bool:
    return token.text[0].isalnum() or token.text in _POSSESSIVES
