"""What an article calls by one name is one thing: its type is settled by vote, and it is found wherever it stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from streams.stages.tag.document.evidence import evident_type
from streams.stages.tag.document.spelling import LONGEST_NAME, right_spellings
from streams.stages.tag.engine import Name, Span, name_of
from streams.stages.tag.lexicon import GEONAMES, is_listed, lists
from streams.stages.tag.tokens import Token

_VOTING = frozenset({"PER", "ORG", "LOC", "NORP"})
_PERSONAL = frozenset({"given", "surname"})
_BEGIN_PLACES = frozenset({"metropolis_part", "country_part"})
_OF_PLACES = frozenset({"facility_head", "nature_head", "org_head", "region", "demonym"})
_LONG = 3  # words
_EVIDENT = 5  # votes
_SHORTEST_ALONE = 3  # letters of a surname that is looked for on its own


def consistent(tokens: list[Token], found: list[Span]) -> list[Span]:
    """Return the spans with one type a name, and with the places where a known name stands untagged."""
    settled = _one_type(tokens, found)
    return _filled(tokens, settled, _known_names(tokens, settled))


def _one_type(tokens: list[Token], found: list[Span]) -> list[Span]:
    voting = [(span, name_of(tokens, span)) for span in found if span.label in _VOTING]
    right = right_spellings(name for _, name in voting)
    votes: dict[Name, Counter[str]] = defaultdict(Counter)
    for span, name in voting:
        votes[right.get(name, name)].update(_vote(tokens, span))
    for surname, people in _surnames(votes).items():
        if surname in votes:
            votes[surname]["PER"] += people
    winners = {name: counter.most_common(1)[0][0] for name, counter in votes.items()}
    winners |= _no_people(winners)
    settled = {span: winners[right.get(name, name)] for span, name in voting}
    return [span._replace(label=settled.get(span, span.label)) for span in found]


def _no_people(winners: dict[Name, str]) -> dict[Name, str]:
    """Return the kinds of what only seemed people: known places of one word, and short forms of organisations.

    Neither has a word that is listed as a personal name, nor is part of anybody's full name.
    """
    people = {word for name, label in winners.items() if label == "PER" and len(name) > 1 for word in name}
    short = {part for name, label in winners.items() if label == "ORG" for part in _short_forms(name)}
    kinds: dict[Name, str] = {}
    for name, label in winners.items():
        if label != "PER" or (len(name) == 1 and name[0] in people):
            continue
        if any(not _PERSONAL.isdisjoint(lists(word)) for word in name):
            continue
        if name in short:
            kinds[name] = "ORG"
        elif len(name) == 1 and is_listed(name, GEONAMES):
            kinds[name] = "LOC"
    return kinds


def _short_forms(name: Name) -> Iterator[Name]:
    """Yield the beginnings of two words or more and what stands behind the first: Marine of Solund Marine."""
    yield from (name[:size] for size in range(2, len(name)) if name[size][0].isupper())
    if len(name) > 1:
        yield name[1:]


def _vote(tokens: list[Token], span: Span) -> dict[str, int]:
    """Return how much a mention counts for which type."""
    evident = evident_type(tokens, span)
    if evident is not None:
        return {evident: _EVIDENT}
    is_person = span.label == "LOC" and _reads_like_a_person(name_of(tokens, span))
    return {"PER" if is_person else span.label: 1}


def _reads_like_a_person(name: Name) -> bool:
    """Tell whether what was taken for a place is three or more capitalised words, most of them of personal names.

    Nor is it a listed place, has a word that only places have, or begins as many places do (San, Santa).
    """
    listed = [frozenset(lists(word)) for word in name]
    if lists("_".join(name)) or not _BEGIN_PLACES.isdisjoint(listed[0]):
        return False
    proper = all(word.istitle() and words.isdisjoint(_OF_PLACES) for word, words in zip(name, listed, strict=True))
    return proper and bool(listed[-1] & _PERSONAL) and sum(bool(words & _PERSONAL) for words in listed) >= _LONG


def _surnames(votes: dict[Name, Counter[str]]) -> Counter[Name]:
    """Count the mentions of full names that end in each surname."""
    counted: Counter[Name] = Counter()
    for name, counter in votes.items():
        if len(name) > 1 and counter["PER"]:
            counted[name[-1:]] += counter["PER"]
    return counted


def _known_names(tokens: list[Token], found: list[Span]) -> dict[Name, str]:
    """Return the names to look for: people, their surnames, and all that has several words.

    One word that names a place or an organisation is too often something else where the model passed it over.
    """
    names: dict[Name, str] = {}
    for span in found:
        name = name_of(tokens, span)
        if span.label not in _VOTING or len(name) > LONGEST_NAME or not name[0][0].isupper():
            continue
        if span.label == "PER" or len(name) > 1 or (span.label == "LOC" and is_listed(name, GEONAMES)):
            names[name] = span.label
        if span.label == "PER" and len(name) > 1 and len(name[-1]) >= _SHORTEST_ALONE and name[-1][0].isupper():
            names.setdefault(name[-1:], "PER")
    return names


def _filled(tokens: list[Token], found: list[Span], names: dict[Name, str]) -> list[Span]:
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in names:
        lengths[name[0]].add(len(name))
    longest_first = {word: sorted(sizes, reverse=True) for word, sizes in lengths.items()}
    filled: list[Span] = []
    last = 0
    for span in [*found, Span(len(tokens), len(tokens), "")]:
        filled += _matches(tokens, range(last, span.first), names, longest_first)
        filled.append(span)
        last = span.last
    return filled[:-1]


def _matches(tokens: list[Token], free: range, names: dict[Name, str], lengths: dict[str, list[int]]) -> Iterator[Span]:
    number = free.start
    while number < free.stop:
        size = _match(tokens, number, free.stop, names, lengths)
        if size:
            yield Span(number, number + size, names[tuple(token.text for token in tokens[number : number + size])])
        number += size or 1


def _match(tokens: list[Token], number: int, stop: int, names: dict[Name, str], lengths: dict[str, list[int]]) -> int:
    """Return how many words from `number` on are a known name that stands on its own there; 0 if none are."""
    for size in lengths.get(tokens[number].text, ()):
        end = number + size
        name = tuple(token.text for token in tokens[number:end])
        if end <= stop and name in names and not any(token.opens for token in tokens[number + 1 : end]):
            return 0 if size == 1 and _part_of_another(tokens, number) else size
    return 0


def _part_of_another(tokens: list[Token], number: int) -> bool:
    """Tell whether a capitalised word stands right before or behind: Park is no surname in Central Park."""
    before = not tokens[number].opens and number > 0 and tokens[number - 1].text[0].isupper()
    behind = number + 1 < len(tokens) and not tokens[number + 1].opens and tokens[number + 1].text[0].isupper()
    return before or behind
