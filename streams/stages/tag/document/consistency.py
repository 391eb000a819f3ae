"""What an article calls by one name is one thing: its type is settled by vote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from streams.stages.tag.document.evidence import evident_type
from streams.stages.tag.document.spelling import LONGEST_NAME, right_spellings
from streams.stages.tag.document.voting import VOTING, whole
from streams.stages.tag.document.words import words
from streams.stages.tag.engine import Name, Span
from streams.stages.tag.lexicon import GEONAMES, is_listed, lists
from streams.stages.tag.tokens import Tokens

_VOTING = frozenset(VOTING)
_PERSONAL = frozenset({"given", "surname"})
_BEGIN_PLACES = frozenset({"metropolis_part", "country_part"})
_OF_PLACES = frozenset({"facility_head", "nature_head", "org_head", "region", "demonym"})
_LONG = 3  # words
_EVIDENT = 5  # times as much as a mention says

Votes = dict[Name, dict[str, int]]


class Mentions(NamedTuple):
    """The spans `found` among `tokens`, what they are called, and what each says of its kind."""

    tokens: Tokens
    found: Sequence[Span]
    names: Sequence[Name]
    votes: Sequence[dict[str, int]]


def consistent(mentions: Mentions, acronyms: Mapping[Name, str]) -> list[Span]:
    """Return the spans with one type a name; `acronyms` that the article explains vote too."""
    settled = _settled(mentions, acronyms)
    return [_typed(span, name, settled) for span, name in zip(mentions.found, mentions.names, strict=True)]


def _typed(span: Span, name: Name, settled: dict[Name, str]) -> Span:
    label = settled.get(name, span.label)
    is_settled = label != span.label and (span.label in _VOTING or len(name) > 1)
    return Span(span.first, span.last, label) if is_settled else span


def _settled(mentions: Mentions, acronyms: Mapping[Name, str]) -> dict[Name, str]:
    """Return the type of each name that has a vote; a misspelt one has that of the name it was to be."""
    named = list(zip(mentions.found, mentions.names, strict=True))
    right = right_spellings([name for span, name in named if span.label == "PER"])
    votes: Votes = {acronym: {label: _EVIDENT * whole()} for acronym, label in acronyms.items()}
    for (span, name), vote in zip(named, mentions.votes, strict=True):
        if span.label in _VOTING:
            of_name = votes.setdefault(right.get(name, name), {})
            for label, weight in (_evident(mentions.tokens, span, name) or vote).items():
                of_name[label] = of_name.get(label, 0) + weight
    for surname, people in _surnames(votes).items():
        if surname in votes:
            votes[surname]["PER"] = votes[surname].get("PER", 0) + people + whole()
    winners = {name: _winner(of_name) for name, of_name in votes.items()}
    winners |= _short_forms(winners)
    return winners | {typo: winners[name] for typo, name in right.items()}


def _evident(tokens: Tokens, span: Span, name: Name) -> dict[str, int]:
    """Return what the words of a mention and before it say of its kind, whatever the model does; {} if nothing."""
    evident = evident_type(tokens, span, name)
    if evident is not None:
        return {evident: _EVIDENT * whole()}
    is_person = span.label == "LOC" and len(name) >= _LONG and _reads_like_a_person(name)
    return {"PER": whole()} if is_person else {}


def _reads_like_a_person(name: Name) -> bool:
    """Tell whether what was taken for a place is three or more capitalised words, most of them of personal names.

    Nor is it a listed place, has a word that only places have, or begins as many places do (San, Santa).
    """
    listed = [frozenset(lists(word)) for word in name]
    if lists("_".join(name)) or not _BEGIN_PLACES.isdisjoint(listed[0]):
        return False
    proper = all(word.istitle() and kinds.isdisjoint(_OF_PLACES) for word, kinds in zip(name, listed, strict=True))
    return proper and bool(listed[-1] & _PERSONAL) and sum(bool(kinds & _PERSONAL) for kinds in listed) >= _LONG


def _winner(of_name: dict[str, int]) -> str:
    return max(of_name, key=of_name.__getitem__) if len(of_name) > 1 else next(iter(of_name))


def _surnames(votes: Votes) -> dict[Name, int]:
    """Sum up what speaks for the people whose full names end in each surname."""
    counted: dict[Name, int] = {}
    for name, of_name in votes.items():
        if len(name) > 1 and "PER" in of_name and _winner(of_name) == "PER":
            surname = name[_surname(name) :]
            counted[surname] = counted.get(surname, 0) + of_name["PER"]
    return counted


def _surname(name: Name) -> int:
    """Return where the surname begins: a double one has a hyphen."""
    first = len(name) - 1
    while first > _LONG - 1 and name[first - 1] == "-":
        first -= 2
    return first


def _short_forms(winners: dict[Name, str]) -> dict[Name, str]:
    """Return the kinds of what only seemed people: short forms of organisations and places, and places of one word.

    Neither has a word that is listed as a personal name, nor is part of anybody's full name.
    """
    named = [name for name, label in winners.items() if label == "PER"]
    people = {word for name in named if len(name) > 1 for word in name}
    doubtful = [name for name in named if (len(name) > 1 or name[0] not in people) and not _has_personal(name)]
    if not doubtful:
        return {}
    short = {part: label for name, label in winners.items() if len(name) > 1 for part in _parts(name, label)}
    kinds: dict[Name, str] = {}
    for name in doubtful:
        if name in short:
            kinds[name] = short[name]
        elif len(name) == 1 and is_listed(name, GEONAMES):
            kinds[name] = "LOC"
    return kinds


@cache
def _kinds_before() -> frozenset[str]:
    return words("nature_first") | words("event_first")


def _has_personal(name: Name) -> bool:
    return any(not _PERSONAL.isdisjoint(lists(word)) for word in name)


def _parts(name: Name, label: str) -> Iterator[Name]:
    """Yield how organisations and places are cut: Solund, or Marine, of Solund Marine; Tarsin of Mount Tarsin."""
    if label == "ORG":
        yield from (name[:size] for size in range(1, min(len(name), LONGEST_NAME)) if name[size][0].isupper())
        yield name[1:]
    elif label in {"LOC", "MISC"} and name[0] in _kinds_before():
        yield name[1:]
    elif label == "LOC" and name[-1] in words("nature_last"):
        yield name[:-1]
