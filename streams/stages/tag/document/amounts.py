"""Sums of money and measures, by the words around a number: $5 million, 300 crore rupees, 40 square miles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from streams.stages.tag.document.passage import Passage
from streams.stages.tag.document.words import words
from streams.stages.tag.engine import Span
from streams.stages.tag.tokens import Tokens

_MOST_BEHIND = 6  # tokens
_REPLACED = frozenset({"MONEY", "QUANTITY"})  # what the model has of them


def with_amounts(read: Passage, found: list[Span]) -> list[Span]:
    """Return the spans `found`, in order, with the sums and measures that stand where no name or date does."""
    amounts = list(_amounts(read))
    if not amounts:
        return found
    inside = {number: amount for amount in amounts for number in range(amount.first, amount.last)}
    kept, spoilt = [], set()
    for span in found:
        hit = {inside[number] for number in range(span.first, span.last) if number in inside}
        if span.label in _REPLACED and hit:
            continue
        kept.append(span)
        spoilt |= hit
    return sorted(kept + [amount for amount in amounts if amount not in spoilt])


def _amounts(read: Passage) -> Iterator[Span]:
    texts, numbers, done = read.tokens.texts, words("number"), 0
    for number in read.hits:
        is_number = "0" <= texts[number] < ":" or texts[number] in numbers
        if not is_number or number < done or not _may_be_amount(texts, number):
            continue
        first = _before(read, number, done)
        is_sum = first < number
        match = _patterns()[is_sum].match(_behind(read.tokens, number + 1))
        label = "MONEY" if is_sum else _label(texts[number], match)
        if label:
            done = _after(read.tokens, number + 1, match.end() if match else 0)
            yield Span(first, done, label)


def _may_be_amount(texts: Sequence[str], number: int) -> bool:
    """Tell whether what stands before or behind the number `texts[number]` is what makes it an amount."""
    return texts[number - 1] in _words_before() or not _words_behind().isdisjoint(texts[number + 1 : number + 2])


@cache
def _words_before() -> frozenset[str]:
    return words("currency_sign") | words("currency_code") | {f"{code}." for code in words("currency_code")}


@cache
def _words_behind() -> frozenset[str]:
    """Return the words of which one stands behind each number that may be an amount, also written as one with it."""
    lists = ("scale", "currency_name", "unit", "unit_kind")
    names = {entry.split("_")[0] for name in lists for entry in words(name)}
    return frozenset(names | {name.capitalize() for name in names} | {"-", "\u2013", "\u00b0", "U.S."})


def _label(number: str, match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    if match["unit"]:
        return "QUANTITY"
    is_verb = match["money"].strip("- ") == "won" and not match["scale"] and "," not in number
    return None if is_verb else "MONEY"


def _before(read: Passage, number: int, free: int) -> int:
    """Return where the sum with the figure `number` begins: at the sign or code of its currency, if one is there."""
    tokens, texts, first = read.tokens, read.tokens.texts, number
    if first > free and not tokens.opens[first]:
        if texts[first - 1] in words("currency_sign"):
            first -= 1
            has_country = first > free and tokens.ends[first - 1] == tokens.starts[first]
            first -= has_country and texts[first - 1] in words("currency_country")
        elif texts[first - 1].rstrip(".") in words("currency_code"):
            first -= 1
    return first


def _behind(tokens: Tokens, first: int) -> str:
    """Return the text behind a number as far as it may belong to the amount, white space as one space."""
    parts: list[str] = []
    for number in range(first, min(first + _MOST_BEHIND, len(tokens))):
        if tokens.opens[number]:
            break
        parts.append(" " * (tokens.ends[number - 1] < tokens.starts[number]) + tokens.texts[number])
    return "".join(parts)


def _after(tokens: Tokens, first: int, size: int) -> int:
    """Return the token behind `size` characters of what `_behind` gives."""
    last = first
    while size > 0:
        size -= len(tokens.texts[last]) + (tokens.ends[last - 1] < tokens.starts[last])
        last += 1
    return last


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands behind a number without and with the sign of a currency before it."""
    scale, letters, money, unit, kind, rate = (
        "|".join(sorted((re.escape(word.replace("_", " ")) for word in words(name)), key=len, reverse=True))
        for name in ("scale", "scale_letter", "currency_name", "unit", "unit_kind", "unit_rate")
    )
    rest = r"(?:[-\u2013]\d[\d.,]*|(?: \d{3})+(?!\d))?"  # $1.2-1.4 billion, N$2 000
    several = rf"{rest}(?P<scale>(?:[- ](?:{scale})\b){{1,2}})"
    name = rf"(?P<money>[- ](?:(?:U\.S\.|[A-Z][a-z]+) )?(?i:{money})\b)"
    measure = rf"(?P<unit>[- ]?(?:(?:{kind})[- ])?(?:{unit})(?!\w)(?: (?:{rate})\b)?)"
    return (
        re.compile(rf"{several}?(?:{name}|{measure})"),
        re.compile(rf"{several}?(?:[- ]?(?:{letters})\b)?{name}?"),
    )
