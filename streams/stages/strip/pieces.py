"""The pieces of the cleaned text that fields are lifted from: lines and spans within them, each with what it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec

from streams.records import BlockKind, Label, Removed, Span
from streams.stages.strip.lines import Line, word_count

_INLINE = "inline/"
_PARTING = {Label.BYLINE, Label.TIMESTAMP}


class Piece(msgspec.Struct, frozen=True):
    """A line of the cleaned text or a span that was cut out of one, and where it begins.

    `label` says what it was cut out as, None where it stays. `inline`: it was a part of a line. `counted` is how many
    words it has, None where nobody counted them yet.
    """

    text: str
    start: int
    label: Label | None = None
    inline: bool = False
    kind: BlockKind = BlockKind.PARAGRAPH
    path: str = ""
    link_density: float = 0.0
    counted: int | None = None

    @property
    def words(self) -> int:
        """Count the words of the piece."""
        return word_count(" ".join(self.text.split())) if self.counted is None else self.counted

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return where `text[start:end]` stands in the cleaned text."""
        return Span(start=self.start + start, end=self.start + (len(self.text) if end is None else end))

    def group(self, found: re.Match[str], name: str | int = 0) -> Span:
        """Return where a group of what was found in the piece's text stands in the cleaned text."""
        return self.span(*found.span(name))


@dataclass(frozen=True)
class Pieces:
    """All pieces of an article in order, and how many of them stand above the first paragraph that stays."""

    all: Sequence[Piece]
    above: int

    @property
    def head(self) -> Sequence[Piece]:
        """Return what stands above the body."""
        return self.all[: self.above]

    @cached_property
    def last(self) -> int:
        """Return which piece is the last that stays, 0 where none does."""
        return next((i for i in range(len(self.all) - 1, -1, -1) if self.all[i].label is None), 0)

    @cached_property
    def kept(self) -> Sequence[Piece]:
        """Return the lines of the body."""
        return [piece for piece in self.all if piece.label is None]

    @cached_property
    def text(self) -> str:
        """Return the text of all pieces, each on a line of its own, to look once for what most articles have not."""
        return "\n".join([piece.text for piece in self.all])

    def labelled(self, *labels: Label) -> list[Piece]:
        """Return what was cut out under one of `labels`."""
        return [self.all[i] for i in self.places(*labels)]

    def places(self, *labels: Label) -> list[int]:
        """Return which pieces were cut out under one of `labels`, in order."""
        return sorted(i for label in labels for i in self._by_label.get(label, ()))

    @cached_property
    def _by_label(self) -> dict[Label, list[int]]:
        found: dict[Label, list[int]] = {}
        for i, piece in enumerate(self.all):
            if piece.label is not None:
                found.setdefault(piece.label, []).append(i)
        return found


def pieces_of(lines: Sequence[Line], labels: Sequence[Label | None], removed: Iterable[Removed]) -> Pieces:
    """Return the pieces of an article: its lines, which go as `labels` say, and what was cut out of those that stay."""
    found = [_of_line(line, label) for line, label in zip(lines, labels, strict=True)]
    first = _first(lines, labels)
    cut = [_of_cut(span) for span in removed if span.rule.startswith(_INLINE)]
    if cut:
        found = sorted([*found, *cut], key=lambda piece: (piece.start, piece.inline))
    return Pieces(found, next((i for i, piece in enumerate(found) if piece.start == first), len(found)))


def _first(lines: Sequence[Line], labels: Sequence[Label | None]) -> int | None:
    """Return where the first paragraph that stays begins, but for a standfirst, which a byline or time follows."""
    kept = [i for i, label in enumerate(labels) if label is None]
    below = [*labels[1:], None]
    paragraphs = (i for i in kept if lines[i].prose and below[i] not in _PARTING)
    first = next(paragraphs, kept[0] if kept else None)
    return None if first is None else lines[first].block.start


def _of_line(line: Line, label: Label | None) -> Piece:
    block = line.block
    return Piece(
        line.text,
        block.start,
        label,
        kind=block.kind,
        path=block.path,
        link_density=block.link_density,
        counted=line.words,
    )


def _of_cut(span: Removed) -> Piece:
    start = span.start + len(span.text) - len(span.text.lstrip())
    return Piece(span.text.strip(), start, span.label, inline=True)
