"""Where a name begins and ends: no possessive, title, verb, slash or dash in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from streams.stages.tag.document.words import words
from streams.stages.tag.engine import Name, Span, name_of
from streams.stages.tag.lexicon import lists, terms, usual_case
from streams.stages.tag.tokens import Tokens

_FREE = frozenset({"DATE", "MONEY"})  # "from 2007/08" and "$5" begin and end as they like
_WITHOUT_ARTICLE = frozenset({"ORG", "LOC"})
_DIVIDERS = frozenset("/|\u2014\u2015\u2022")  # the dashes as long as an em, and the bullet
_DIVIDERS_STANDING_FREE = frozenset("-\u2012\u2013\u00b7")  # within a word the shorter ones may belong to a name
_POSSESSIVES = frozenset({"'s", "\u2019s", "'", "\u2019"})
_NEVER_LAST = frozenset({"of", "and", "the", "for", "in", "on", "at", "to", "by", "with", "from", "or", "&"})
_SHORTEST_PARTICIPLE = 6  # letters: Ming and Ahmed are names


def trimmed(tokens: Tokens, found: list[Span]) -> list[Span]:
    """Return the spans with their edges put right; one of which nothing is left is dropped."""
    names = cache(lambda: frozenset(name_of(tokens, span) for span in found))
    spans = [span if span.label in _FREE or _is_plain(tokens, span) else _inner(tokens, span, names) for span in found]
    return [span for span in spans if span.first < span.last]


def _is_plain(tokens: Tokens, span: Span) -> bool:
    """Tell at once that nothing is to be put right: letters only, and no word that could be amiss in front."""
    first, last, _ = span
    name = tokens.texts[first:last]
    if len(name) == 1:
        return name[0].isalpha()
    if tokens.opens[first] or name[0] in _suspicious():
        return False
    return all(map(str.isalpha, name)) and all(map(str.istitle, name))


@cache
def _suspicious() -> frozenset[str]:
    return frozenset({"The"}) | words("title") | words("opener") | terms()["rank"]


def _inner(tokens: Tokens, span: Span, names: Callable[[], frozenset[Name]]) -> Span:
    first, last, label = span
    last = _before_divider(tokens, first, last)
    first = _behind_signs(tokens, first, last, label)
    if last - first > 1 and _begins_with_another_word(tokens, Span(first, last, label), names):
        first = _behind_signs(tokens, first + 1, last, label)
    while first < last and (
        _hangs_over(tokens, first, last) or (label == "PER" and _ends_with_verb(tokens, first, last))
    ):
        last -= 1
    return Span(first, last, label)


def _behind_signs(tokens: Tokens, first: int, last: int, label: str) -> int:
    """Return where a name begins behind signs, an article, ranks, and the figures of a list: "1-2 Vandor, 58'"."""
    while first < last:
        word = tokens.texts[first]
        is_sign = not _is_word(word) or word in _POSSESSIVES
        if not is_sign and (first + 1 == last or not _is_no_part(tokens, first, label)):
            break
        first += 1
    return first


def _is_no_part(tokens: Tokens, number: int, label: str) -> bool:
    word = tokens.texts[number]
    if label == "PER":
        return "rank" in lists(word) or word in words("office") or not word[0].isalpha()
    return label in _WITHOUT_ARTICLE and _is_article(word, opens=tokens.opens[number])


def _is_article(word: str, *, opens: bool) -> bool:
    """Tell whether an article is no part of a name, as The is in the middle of a sentence: told The Tarsin Post."""
    return word == "the" or (word == "The" and opens)


def _ends_with_verb(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether the last word has no capital and stands apart: in "Vandor sang" the verb is no part of the name."""
    return last - first > 1 and tokens.texts[last - 1].islower() and tokens.ends[last - 2] < tokens.starts[last - 1]


def _begins_with_another_word(tokens: Tokens, span: Span, names: Callable[[], frozenset[Name]]) -> bool:
    """Tell whether the first word of a name only opens the sentence, or is a title that the name elsewhere lacks."""
    word = tokens.texts[span.first]
    if word in words("title"):
        return name_of(tokens, span)[1:] in names()
    if not _opens_sentence(tokens, span.first):
        return False
    if word in words("opener"):
        return True
    if not _is_common(word):
        return False
    if span.label == "PER":
        return span.last - span.first > 2 or _is_participle(word)  # noqa: PLR2004 - two words are left
    return _is_participle(word) and name_of(tokens, span)[1:] in names()


def _opens_sentence(tokens: Tokens, number: int) -> bool:
    return tokens.opens[number] or not _is_word(tokens.texts[number - 1])


def _is_common(word: str) -> bool:
    """Tell whether a capitalised word is mostly written in lower case, or a participle, and no name of a person."""
    case = usual_case(word)
    is_ordinary = case == "common" or (case != "name" and _is_participle(word))
    return is_ordinary and {"given", "surname"}.isdisjoint(lists(word))


def _is_participle(word: str) -> bool:
    return word.endswith(("ing", "ed")) and len(word) >= _SHORTEST_PARTICIPLE


def _before_divider(tokens: Tokens, first: int, last: int) -> int:
    for number in range(first + 1, last):
        if _divides(tokens, number):
            return number
    return last


def _divides(tokens: Tokens, number: int) -> bool:
    word = tokens.texts[number]
    if word in _DIVIDERS_STANDING_FREE:
        return tokens.ends[number - 1] < tokens.starts[number]
    return word in _DIVIDERS


def _hangs_over(tokens: Tokens, first: int, last: int) -> bool:
    text = tokens.texts[last - 1]
    if text[-1] == "." and text[:-1].isalpha():  # Gen., not U.S.
        return True
    if text == ")":
        return "(" not in tokens.texts[first:last]
    return text in _POSSESSIVES or text in _NEVER_LAST or not (_is_word(text) or text in "!™®+")


def _is_word(text: str) -> bool:
    return text[0].isalnum() or text in _POSSESSIVES
