"""International bodies and news agencies that the model takes for something else: the G7 is an organisation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from streams.stages.tag.engine import Span
from streams.stages.tag.gazetteer.organisations import organisation
from streams.stages.tag.tokens import Token


def with_bodies(tokens: Sequence[Token], found: Iterable[Span]) -> list[Span]:
    """Return the spans `found`; what is MISC and listed as a body is an ORG."""
    return [
        span._replace(label="ORG") if span.label == "MISC" and organisation(_written(tokens, span)) else span
        for span in found
    ]


def _written(tokens: Sequence[Token], span: Span) -> str:
    """Return a name as it is written, its signs and figures apart only if they are in the text."""
    inside = tokens[span.first : span.last]
    gaps = [" " * (one.end < other.start) for one, other in pairwise(inside)]
    return "".join([token.text + gap for token, gap in zip(inside, [*gaps, ""], strict=True)])
