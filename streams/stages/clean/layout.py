"""Lines to one text, and where each of them stands in it."""

from __future__ import annotations

from collections.abc import Iterable

from streams.records import Block
from streams.text.blocks import Line


def lay_out(lines: Iterable[Line]) -> tuple[str, tuple[Block, ...]]:
    """Return the text of `lines` and a block for each: an empty line parts two, a line end those that are joined."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for line in lines:
        between = "" if not parts else "\n" if line.joined else "\n\n"
        start = at + len(between)
        at = start + len(line.text)
        parts += (between, line.text)
        blocks.append(
            Block(
                start=start,
                end=at,
                kind=line.kind,
                path=line.path,
                link_density=line.link_density,
                declared=line.declared,
            )
        )
    return "".join(parts), tuple(blocks)
