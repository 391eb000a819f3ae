"""Names in languages that the model cannot read: runs of capitalised words within a sentence.

Only what the words of a run settle by themselves has a type: a person begins with a listed given name, an organisation
has a word that only organisations have. All other runs are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from streams.records import Entity, Mention
from streams.stages.tag.document.evidence import own_type
from streams.stages.tag.document.folding import key_of
from streams.stages.tag.document.kinds import entity_type
from streams.stages.tag.document.merge import Named, family, merged
from streams.stages.tag.document.words import words
from streams.stages.tag.engine import Span, name_of
from streams.stages.tag.lexicon import lists
from streams.stages.tag.tokens import Tokens, tokenize

_NOUNS_HAVE_CAPITALS = frozenset({"de", "lb"})  # where each noun has a capital, a run of them is no name
_MOST_WORDS = 6
_OF_NO_PERSON = frozenset({"country", "metropolis", "facility_head", "nature_head", "org_head", "region", "demonym"})


def capitalised_names(text: str, language: str, found: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Return the entities `found`, and people and organisations of several capitalised words elsewhere in `text`.

    `language` is an ISO 639-1 code. In order of the first mention; no mentions overlap.
    """
    if language in _NOUNS_HAVE_CAPITALS:
        return found
    taken = {offset for entity in found for one in entity.mentions for offset in (one.start, one.end - 1)}
    tokens = tokenize(text)
    named = (_named(text, tokens, span) for span in _runs(tokens))
    people = merged([one for one in named if one and taken.isdisjoint(range(one.mention.start, one.mention.end))])
    return tuple(sorted([*found, *people], key=lambda entity: entity.mentions[0].start))


def _runs(tokens: Tokens) -> Iterator[Span]:
    """Yield the runs of capitalised words, particles between them, that do not open a sentence."""
    number = 0
    while number < len(tokens):
        last = number + 1
        if _is_capitalised(tokens.texts[number]) and not _opens(tokens, number):
            last = _end(tokens, number)
            if last - number > 1:
                yield Span(number, last, "")
        number = last


def _end(tokens: Tokens, first: int) -> int:
    last = number = first + 1
    while number < len(tokens) and not tokens.opens[number]:
        if _is_capitalised(tokens.texts[number]):
            last = number + 1
        elif tokens.texts[number] not in words("particle"):
            break
        number += 1
    return last


def _is_capitalised(word: str) -> bool:
    return word.istitle() and word.isalpha()


def _opens(tokens: Tokens, number: int) -> bool:
    return tokens.opens[number] or not (tokens.texts[number - 1].isalpha() or tokens.texts[number - 1] == ",")


def _named(text: str, tokens: Tokens, span: Span) -> Named | None:
    name = name_of(tokens, span)
    label = own_type(name) or ("PER" if _is_person(name) else None)
    kind = entity_type(label, name, quoted=False) if label and len(name) <= _MOST_WORDS else None
    if kind is None:
        return None
    start, end = tokens.starts[span.first], tokens.ends[span.last - 1]
    return Named(Mention(start=start, end=end, text=text[start:end]), kind, key_of(name), family(kind))


def _is_person(name: tuple[str, ...]) -> bool:
    if "given" not in lists(name[0]) or lists("_".join(name)):  # San Francisco
        return False
    return all(_OF_NO_PERSON.isdisjoint(lists(word)) for word in name)
