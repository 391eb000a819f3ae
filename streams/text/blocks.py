"""A parsed page to the lines that a reader sees, each with its kind, its path and the share of it that is links."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from streams.errors import Reason, RejectError
from streams.records import BlockKind
from streams.text.elements import CELLS, INLINE, KINDS, LAYOUT, SKIPPED, VOID
from streams.text.normalise import one_line
from streams.text.tree import Element, root

MOST_LINES = 6_000  # the longest of 611 news pages has 1,600
MOST_TEXT = 150_000  # code points: some 25,000 words; the longest of 611 news pages has 120,000
DEEPEST = 512  # elements: where Blink stops nesting, too
CELL_SEPARATOR = " | "

_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

# Text for subscribers stands in the pages of many local papers, and their scripts show it.
_WITHHELD = re.compile(r"subscriber|paywall|premium", re.IGNORECASE)


class Line(NamedTuple):
    """One line of a page.

    `joined` says that only a line end parts it from the line before, as after one <br>,
    `declared` whether it stands in the body that the page declares.
    """

    text: str
    kind: BlockKind
    path: str
    link_density: float
    joined: bool
    declared: bool | None = None


class Seen(NamedTuple):
    """What a reader sees of a page, and the paths of the elements that are marked as the article's body."""

    lines: list[Line]
    bodies: list[str]


def seen(body: LexborNode) -> Seen:
    """Return the lines of text below `body`, in order. Raises RejectError(TOO_DEEP | TOO_LARGE)."""
    gathered = _Gathered()
    parent, node = root(body), body.first_child
    while True:
        while node is not None:
            opened = _visit(node, parent, gathered)
            parent, node = (opened, node.first_child) if opened is not None else (parent, node.next)
        if parent.breaks:
            gathered.end()
        if parent.parent is None:
            return Seen(gathered.lines, gathered.bodies)
        gathered.leave(parent, parent.parent)
        node, parent = parent.node.next, parent.parent


@dataclass(slots=True)
class _Gathered:
    """Pieces of text become a line when something ends it; `holder` is the innermost element with all of it.

    `around` is the innermost element around `holder` that was not left since: what holds the text to come as well.
    """

    lines: list[Line] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    holder: Element | None = None
    around: Element | None = None
    joined: bool = False
    cell_ended: bool = False
    characters: int = 0

    def add(self, text: str, element: Element) -> None:
        if self.holder is not element and not text.isspace() and text:
            if self.cell_ended and self.holder is not None:
                self.pieces.append(CELL_SEPARATOR)
            self.cell_ended = False
            self.holder = self.around = element if self.holder is None else self.around
        self.pieces.append(text)
        if element.linked:
            self.linked.append(text)

    def leave(self, element: Element, parent: Element) -> None:
        if self.around is element:
            self.around = parent

    def end(self, *, joined: bool = False) -> None:
        """End the present line. `joined` says how the next one follows it: an empty line between parts them."""
        if self.holder is not None and (text := one_line(self._bounded())):
            self.lines.append(Line(text, self.holder.kind, self.holder.path(), self._link_density(), self.joined))
            self.joined = joined
            if len(self.lines) > MOST_LINES:
                raise RejectError(Reason.TOO_LARGE, f"the page has more than {MOST_LINES:,} lines of text")
        else:
            self.joined = False
        if self.pieces:
            self.pieces, self.linked, self.holder, self.around = [], [], None, None

    def _bounded(self) -> str:
        """Return the present line, its white space made one space each: before its characters are repaired."""
        text = " ".join("".join(self.pieces).split())
        self.characters += len(text)
        if self.characters > MOST_TEXT:
            raise RejectError(Reason.TOO_LARGE, f"the page has more than {MOST_TEXT:,} characters of text")
        return text

    def _link_density(self) -> float:
        if not self.linked:
            return 0.0
        linked = sum(map(len, "".join(self.linked).split()))
        return round(linked / sum(map(len, "".join(self.pieces).split())), 3)


def _visit(node: LexborNode, parent: Element, gathered: _Gathered) -> Element | None:
    """Take in one node, and return it as an element if what is below it is to be visited."""
    tag = node.tag or "-"
    if tag == "-text":
        _take_text(node.text_content or "", parent, gathered)
        return None
    if tag[0] == "-":
        return None
    parent.children += 1
    if tag in SKIPPED:
        return None
    if tag in VOID:
        _take_void(tag, parent, gathered)
        return None
    return _open(node, tag, parent, gathered)


def _take_text(text: str, parent: Element, gathered: _Gathered) -> None:
    if parent.kind is not BlockKind.PREFORMATTED:
        gathered.add(text, parent)
        return
    first, *others = text.split("\n")
    gathered.add(first, parent)
    for other in others:
        gathered.end(joined=True)
        gathered.add(other, parent)


def _take_void(tag: str, parent: Element, gathered: _Gathered) -> None:
    if parent.row:
        gathered.pieces.append(" ")
    else:
        gathered.end(joined=tag == "br")


def _open(node: LexborNode, tag: str, parent: Element, gathered: _Gathered) -> Element | None:
    if parent.depth >= DEEPEST:
        raise RejectError(Reason.TOO_DEEP, f"elements lie inside each other more than {DEEPEST} deep")
    attributes = node.attributes
    if attributes and _hidden(tag, attributes):
        return None
    row = parent.row or (tag == "tr" and node.css_first(LAYOUT) is None)
    breaks = tag not in INLINE and (not row or tag == "tr")
    if breaks:
        gathered.end()
    elif row and tag in CELLS:
        gathered.cell_ended = True
    elif tag == "a" and node.prev is not None and node.prev.tag == "a":
        gathered.pieces.append(" ")  # links side by side are set apart by style sheets
    element = Element(
        node=node,
        tag=tag,
        parent=parent,
        index=parent.children,
        depth=parent.depth + 1,
        kind=BlockKind.TABLE_ROW if row else KINDS.get(tag, parent.kind),
        linked=parent.linked or (tag == "a" and "href" in attributes),
        row=row,
        breaks=breaks,
        attributes=attributes,
    )
    if "articlebody" in (attributes.get("itemprop") or "").lower().split():
        gathered.bodies.append(element.path())
    return element


def _hidden(tag: str, attributes: Mapping[str, str | None]) -> bool:
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    if style and _HIDING_STYLE.search(style):
        return not _WITHHELD.search(attributes.get("class") or "")
    return tag in INLINE and attributes.get("aria-hidden") == "true"
