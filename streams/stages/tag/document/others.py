"""What the model takes for something other than a person or an organisation, and is one."""

from __future__ import annotations

from collections.abc import Iterable

from streams.stages.tag.document.appositions import is_said_to_be_a_person
from streams.stages.tag.engine import Span
from streams.stages.tag.gazetteer.organisations import organisation
from streams.stages.tag.tokens import Tokens


def with_known_others(tokens: Tokens, found: Iterable[Span]) -> list[Span]:
    """Return the spans `found`; a MISC that is listed as a body is an ORG, one that is said to be a person a PER."""
    return [Span(*span[:2], _label(tokens, span)) if span.label == "MISC" else span for span in found]


def _label(tokens: Tokens, span: Span) -> str:
    if organisation(_written(tokens, span)):
        return "ORG"
    return "PER" if is_said_to_be_a_person(tokens, span) else span.label


def _written(tokens: Tokens, span: Span) -> str:
    """Return a name as it is written, its signs and figures apart only if they are in the text."""
    parts = [tokens.texts[span.first]]
    for number in range(span.first + 1, span.last):
        parts += [" " * (tokens.ends[number - 1] < tokens.starts[number]), tokens.texts[number]]
    return "".join(parts)
