"""A name that the article has is found wherever it stands, be it untagged there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from streams.stages.tag.document.passage import Passage
from streams.stages.tag.document.spelling import LONGEST_NAME
from streams.stages.tag.document.words import words
from streams.stages.tag.engine import Name, Span
from streams.stages.tag.lexicon import GEONAMES, is_listed, terms, usual_case
from streams.stages.tag.tokens import Tokens

_KINDS = frozenset({"PER", "ORG", "LOC", "NORP"})
_SHORTEST_ALONE = 3  # letters of a name of a person that is looked for on its own
_ARTICLES = frozenset({"the", "The"})
_GOES_ON = frozenset({"of", "for"})

Known = Mapping[Name, str]


def with_known_names(read: Passage, found: list[Span], names: Sequence[Name], acronyms: Known) -> list[Span]:
    """Return the spans `found`, called `names`, and in order those where a known name stands untagged.

    Known are these names and `acronyms`. One word that means an organisation or place is too often something else where
    the model passed it over, unless the article explains it, or it is a general one: the Ministry.
    """
    known: dict[Name, str] = {**acronyms}
    heads: dict[str, Name | None] = {}
    learnt: dict[Name, str] = {}
    for (_, _, label), name in zip(found, names, strict=True):
        if label in _KINDS and learnt.get(name) != label and len(name) <= LONGEST_NAME and name[0][0].isupper():
            _learn(known, heads, name, label)
            learnt[name] = label
    general = {word for word, name in heads.items() if name is not None and (word,) not in known}
    known |= {(word,): "ORG" for word in general}
    taken = {number for first, last, _ in found for number in range(first, last)}
    return sorted(found + list(_matches(read, taken, known, general)))


def _learn(known: dict[Name, str], heads: dict[str, Name | None], name: Name, label: str) -> None:
    """Add what `name` may be called by; general words with the one organisation they mean, None if it is not one."""
    if len(name) == 1:
        if label == "PER" or (label == "LOC" and is_listed(name, GEONAMES)):
            known[name] = label
        return
    known[name] = label
    if label == "PER" and len(name[-1]) >= _SHORTEST_ALONE and name[-1][0].isupper():
        known.setdefault(name[-1:], "PER")
        if _is_given(name[0]):
            known.setdefault(name[:1], "PER")
    elif label == "ORG":
        if name[-1] in terms()["org_suffix"]:
            known.setdefault(name[:-1], "ORG")
        for word in (name[0], name[-1]):
            if word in terms()["org_head"] and word.lower() not in words("alone"):
                heads[word] = name if heads.get(word, name) == name else None


def _is_given(word: str) -> bool:
    """Tell whether a first name may stand for its owner: it is no word that has other uses, nor a place."""
    return len(word) >= _SHORTEST_ALONE and usual_case(word) != "common" and not is_listed([word], GEONAMES)


def _matches(read: Passage, taken: set[int], known: Known, general: set[str]) -> Iterator[Span]:
    texts, firsts, done = read.tokens.texts, {name[0] for name in known}, 0
    for first in read.hits:
        if texts[first] not in firsts or first in taken or first < done:
            continue
        size = _size(read, first, known)
        if size > 1 or (size == 1 and _stands_alone(read.tokens, first, is_general=texts[first] in general)):
            done = first + size
            if taken.isdisjoint(range(first, done)):
                yield Span(first, done, known[tuple(texts[first:done])])


def _size(read: Passage, first: int, known: Known) -> int:
    """Return how many words from `first` on are the longest known name in one sentence; 0 if none are."""
    for size in range(min(LONGEST_NAME, len(read.tokens.texts) - first), 0, -1):
        is_known = tuple(read.tokens.texts[first : first + size]) in known
        if is_known and True not in read.tokens.opens[first + 1 : first + size]:
            return size
    return 0


def _stands_alone(tokens: Tokens, number: int, *, is_general: bool) -> bool:
    """Tell whether no capitalised word stands beside: Park is no surname in Central Park.

    A general word has an article before it and does not go on: the Ministry, not the Ministry of Tides.
    """
    behind = tokens.texts[number + 1] if number + 1 < len(tokens) and not tokens.opens[number + 1] else ""
    if behind[:1].isupper():
        return False
    before = tokens.texts[number - 1] if number and not tokens.opens[number] else ""
    if is_general:
        return before in _ARTICLES and behind not in _GOES_ON
    return not before[:1].isupper()
