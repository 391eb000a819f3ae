"""A name that the article has is found wherever it stands, be it untagged there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from streams.stages.tag.document.spelling import LONGEST_NAME
from streams.stages.tag.document.words import words
from streams.stages.tag.engine import Name, Span
from streams.stages.tag.lexicon import GEONAMES, is_listed, terms, usual_case
from streams.stages.tag.tokens import Token

_KINDS = frozenset({"PER", "ORG", "LOC", "NORP"})
_SHORTEST_ALONE = 3  # letters of a surname that is looked for on its own


def with_known_names(
    tokens: list[Token], texts: Sequence[str], found: list[Span], names: Sequence[Name], acronyms: Mapping[str, str]
) -> list[Span]:
    """Return the spans `found`, called `names`, and in their order those where one of these names stands untagged."""
    known = _known(found, names) | {(acronym,): label for acronym, label in acronyms.items()}
    heads = _heads(found, names)
    known = heads | known
    sizes: dict[str, set[int]] = defaultdict(set)
    for name in known:
        sizes[name[0]].add(len(name))
    hits = [number for number, text in enumerate(texts) if text in sizes]
    filled = _matches(tokens, texts, hits, _taken(found, len(tokens)), known, sizes, heads)
    return sorted([*found, *filled])


def _known(found: Sequence[Span], names: Sequence[Name]) -> dict[Name, str]:
    """Return the names to look for: people, their surnames, and all that has several words.

    One word that names a place or an organisation is too often something else where the model passed it over.
    """
    known: dict[Name, str] = {}
    for span, name in zip(found, names, strict=True):
        label = span.label
        if label not in _KINDS or len(name) > LONGEST_NAME or not name[0][0].isupper():
            continue
        if label == "PER" or len(name) > 1 or (label == "LOC" and is_listed(name, GEONAMES)):
            known[name] = label
        if label == "PER" and len(name) > 1 and len(name[-1]) >= _SHORTEST_ALONE and name[-1][0].isupper():
            known.setdefault(name[-1:], "PER")
            if _is_given(name[0]):
                known.setdefault(name[:1], "PER")
        if label == "ORG" and len(name) > 1 and name[-1] in terms()["org_suffix"]:
            known.setdefault(name[:-1], "ORG")
    return known


def _is_given(word: str) -> bool:
    """Tell whether a first name may stand for its owner: it is no word that has other uses, nor a place."""
    return len(word) >= _SHORTEST_ALONE and usual_case(word) != "common" and not is_listed([word], GEONAMES)


def _taken(found: Sequence[Span], size: int) -> bytearray:
    taken = bytearray(size + 1)
    for first, last, _ in found:
        taken[first:last] = b"\1" * (last - first)
    return taken


def _matches(  # noqa: PLR0913, PLR0917 - what is looked for, and where
    tokens: list[Token],
    texts: Sequence[str],
    hits: Sequence[int],
    taken: bytearray,
    known: Mapping[Name, str],
    sizes: Mapping[str, set[int]],
    heads: Mapping[Name, str],
) -> Iterator[Span]:
    done = 0
    for first in hits:
        if first < done or taken[first]:
            continue
        for size in sorted(sizes[texts[first]], reverse=True):
            name, last = tuple(texts[first : first + size]), first + size
            if name not in known or any(taken[first:last]) or any(token.opens for token in tokens[first + 1 : last]):
                continue
            if known[name] == "ORG" and name in heads and not (first and texts[first - 1] in {"the", "The"} and not _goes_on(texts[last : last + 1])):
                break
            if size > 1 or name in heads or not _part_of_another(tokens, first):
                yield Span(first, last, known[name])
                done = last
            break


def _goes_on(behind: Sequence[str]) -> bool:
    return bool(behind) and (behind[0] in {"of", "for"} or behind[0][0].isupper())


def _part_of_another(tokens: list[Token], number: int) -> bool:
    """Tell whether a capitalised word stands right before or behind: Park is no surname in Central Park."""
    before = number > 0 and not tokens[number].opens and tokens[number - 1].text[0].isupper()
    behind = number + 1 < len(tokens) and not tokens[number + 1].opens and tokens[number + 1].text[0].isupper()
    return before or behind


def _heads(found: Sequence[Span], names: Sequence[Name]) -> dict[Name, str]:
    """Return the general words that begin or end the name of exactly one organisation: the Ministry."""
    of: dict[str, set[Name]] = defaultdict(set)
    for span, name in zip(found, names, strict=True):
        if span.label == "ORG" and len(name) > 1:
            for word in {name[0], name[-1]} & (terms()["org_head"] - words("alone")):
                of[word].add(name)
    return {(word,): "ORG" for word, wholes in of.items() if len(wholes) == 1}
