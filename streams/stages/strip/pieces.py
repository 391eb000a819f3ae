"""The pieces of the cleaned text that fields are lifted from: lines and spans within them, each with what it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from streams.records import Block, BlockKind, Label, Removed, Span
from streams.stages.strip.lines import Line, word_count

_INLINE = "inline/"


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of the cleaned text or a span that was cut out of one, and where it begins.

    `label` says what it was cut out as, None where it stays. `inline`: it was a part of a line.
    """

    text: str
    start: int
    label: Label | None = None
    inline: bool = False
    kind: BlockKind = BlockKind.PARAGRAPH
    path: str = ""
    link_density: float = 0.0

    @property
    def words(self) -> int:
        """Count the words of the piece."""
        return word_count(" ".join(self.text.split()))

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return where `text[start:end]` stands in the cleaned text."""
        return Span(start=self.start + start, end=self.start + (len(self.text) if end is None else end))

    def group(self, found: re.Match[str], name: str | int = 0) -> Span:
        """Return where a group of what was found in the piece's text stands in the cleaned text."""
        return self.span(*found.span(name))


@dataclass(frozen=True, slots=True)
class Pieces:
    """All pieces of an article in order, and how many of them stand above the first that stays."""

    all: Sequence[Piece]
    above: int

    @property
    def head(self) -> Sequence[Piece]:
        """Return what stands above the body."""
        return self.all[: self.above]

    @property
    def kept(self) -> list[Piece]:
        """Return the lines of the body."""
        return [piece for piece in self.all if piece.label is None]

    def labelled(self, *labels: Label) -> list[Piece]:
        """Return what was cut out under one of `labels`."""
        return [piece for piece in self.all if piece.label in labels]


def pieces_of(kept: Iterable[Line], removed: Iterable[Removed], blocks: Sequence[Block]) -> Pieces:
    """Return the pieces of an article of which `kept` stays and `removed` goes, its lines being `blocks`."""
    known = {block.end: block for block in blocks}
    found = [_of_line(line) for line in kept] + [_of_removed(span, known) for span in removed]
    found.sort(key=lambda piece: (piece.start, piece.inline))
    return Pieces(found, next((i for i, piece in enumerate(found) if piece.label is None), len(found)))


def _of_line(line: Line) -> Piece:
    block = line.block
    return Piece(line.text, block.start, kind=block.kind, path=block.path, link_density=block.link_density)


def _of_removed(span: Removed, blocks: dict[int, Block]) -> Piece:
    text = span.text.strip()
    start = span.start + len(span.text) - len(span.text.lstrip())
    if span.rule.startswith(_INLINE):
        return Piece(text, start, span.label, inline=True)
    block = blocks.get(start + len(text))
    if block is None:
        return Piece(text, start, span.label)
    return Piece(text, start, span.label, kind=block.kind, path=block.path, link_density=block.link_density)
