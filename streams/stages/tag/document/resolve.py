"""From what the model finds in a document to its entities."""

from __future__ import annotations

from functools import lru_cache

from streams.records import Entity, EntityType, Mention
from streams.stages.tag.document.amounts import with_amounts
from streams.stages.tag.document.consistency import Mentions, consistent
from streams.stages.tag.document.datelines import with_places
from streams.stages.tag.document.definitions import defined
from streams.stages.tag.document.divide import divided
from streams.stages.tag.document.edges import trimmed
from streams.stages.tag.document.filling import with_known_names
from streams.stages.tag.document.folding import Key, folded, key_of
from streams.stages.tag.document.joining import joined
from streams.stages.tag.document.kinds import entity_type
from streams.stages.tag.document.merge import Named, family, merged
from streams.stages.tag.document.others import with_known_others
from streams.stages.tag.document.passage import names_of, passage
from streams.stages.tag.document.tails import with_tails
from streams.stages.tag.document.voting import votes
from streams.stages.tag.document.works import with_works
from streams.stages.tag.engine import Scores, Span
from streams.stages.tag.lexicon import lists
from streams.stages.tag.tokens import Tokens

_REMEMBERED = 16_384  # names
_QUOTES = frozenset("\"\u201c\u2018'\u00ab")


def resolved(text: str, tokens: Tokens, found: list[Span], scores: Scores | None = None) -> tuple[Entity, ...]:
    """Return who and what is named in `text`, of which the model `found` spans, in order of the first mention.

    `scores` are those that the model gave the tokens, if it was the model.
    Mentions never overlap, and `text[mention.start:mention.end] == mention.text`.
    """
    return merged(_named(text, tokens, named_spans(tokens, found, scores)))


def named_spans(tokens: Tokens, found: list[Span], scores: Scores | None = None) -> list[Span]:
    """Return what the model `found`, put right by the rules, in order and without overlaps."""
    placed = with_places(tokens, divided(tokens, joined(tokens, trimmed(tokens, found))))
    return completed(tokens, with_known_others(tokens, with_tails(tokens, placed)), scores)


def completed(tokens: Tokens, found: list[Span], scores: Scores | None = None) -> list[Span]:
    """Return the spans with one type a name, those where a known name stands untagged, amounts, and titles of works."""
    names, acronyms = names_of(tokens, found), defined(tokens.texts, found)
    read = passage(tokens, names, (acronym for (acronym,) in acronyms))
    typed = consistent(Mentions(tokens, found, names, votes(found, scores)), acronyms)
    return with_works(read, with_amounts(read, with_known_names(read, typed, names, acronyms)))


def _named(text: str, tokens: Tokens, found: list[Span]) -> list[Named]:
    """Return the mentions with their types; what has none is passed over. What stands often is looked at once."""
    known: dict[tuple[str, str, str], tuple[EntityType, Key, str] | None] = {}
    named = []
    for first, last, label in found:
        start, end = tokens.starts[first], tokens.ends[last - 1]
        name = text[start:end]
        written = name, label, text[start - 1 : start] if label == "MISC" else ""
        if written not in known:
            known[written] = _kind(label, tuple(tokens.texts[first:last]), written[2])
        if (kind := known[written]) is not None:
            title = _title(tokens, first) if label == "PER" else ""
            named.append(Named(Mention(start=start, end=end, text=name), *kind, title))
    return named


@lru_cache(maxsize=_REMEMBERED)
def _kind(label: str, words: tuple[str, ...], before: str) -> tuple[EntityType, Key, str] | None:
    kind = entity_type(label, words, quoted=before in _QUOTES)
    return None if kind is None else (kind, key_of(words), family(kind))


def _title(tokens: Tokens, first: int) -> str:
    before = tokens.texts[first - 1] if first and not tokens.opens[first] else ""
    return folded(before) if before[:1].isupper() and "rank" in lists(before) else ""
