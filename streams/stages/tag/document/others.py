"""What the model takes for something other than a person or an organisation, and is one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from streams.stages.tag.document.appositions import is_said_to_be_a_person
from streams.stages.tag.engine import Span
from streams.stages.tag.gazetteer.organisations import organisation
from streams.stages.tag.tokens import Token


def with_known_others(tokens: Sequence[Token], found: Iterable[Span]) -> list[Span]:
    """Return the spans `found`; a MISC that is listed as a body is an ORG, one that is said to be a person a PER."""
    return [span._replace(label=_label(tokens, span)) if span.label == "MISC" else span for span in found]


def _label(tokens: Sequence[Token], span: Span) -> str:
    if organisation(_written(tokens, span)):
        return "ORG"
    return "PER" if is_said_to_be_a_person(tokens, span) else span.label


def _written(tokens: Sequence[Token], span: Span) -> str:
    """Return a name as it is written, its signs and figures apart only if they are in the text."""
    inside = tokens[span.first : span.last]
    gaps = [" " * (one.end < other.start) for one, other in pairwise(inside)]
    return "".join([token.text + gap for token, gap in zip(inside, [*gaps, ""], strict=True)])
