"""A parsed page to the lines that a reader sees, each with its kind, its path and the share of it that is links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from streams.errors import Reason, RejectError
from streams.records import BlockKind
from streams.text.elements import CELLS, INLINE, KINDS, LAYOUT, SKIPPED, VOID
from streams.text.normalise import repaired
from streams.text.tree import Element, root

MOST_LINES = 6_000  # the longest of 611 news pages has 1,600
MOST_TEXT = 150_000  # code points: some 25,000 words; the longest of 611 news pages has 120,000
DEEPEST = 512  # elements: where Blink stops nesting, too
CELL_SEPARATOR = " | "

_HIDING = frozenset(("hidden", "style", "aria-hidden"))
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

# React streams parts of a page as hidden elements of these ids, and moves each to its place.
_STREAMED = re.compile(r"S:[0-9a-f]+")

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
    gathered.read(body)
    return Seen(gathered.lines, gathered.bodies)


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

    def read(self, body: LexborNode) -> None:
        """Take in what stands in `body`. A stack, since recursion ends at a depth that pages reach."""
        around: list[tuple[Iterator[LexborNode], Element]] = []
        children, parent = body.iter(include_text=True), root()
        while True:
            for node in children:
                tag = node.tag or "-"
                if tag == "-text":
                    self.text(node.text_content or "", parent)
                elif tag[0] != "-" and (element := self.element(node, tag, parent)) is not None:
                    around.append((children, parent))
                    children, parent = node.iter(include_text=True), element
                    break
            else:
                self.leave(parent)
                if not around:
                    return
                children, parent = around.pop()

    def leave(self, element: Element) -> None:
        if element.breaks:
            self.end()
        if self.around is element:
            self.around = element.parent

    def text(self, text: str, parent: Element) -> None:
        if not self.pieces and text.isspace():
            return
        if parent.kind is BlockKind.PREFORMATTED and "\n" in text:
            first, *others = text.split("\n")
            self.add(first, parent)
            for other in others:
                self.end(joined=True)
                self.add(other, parent)
        else:
            self.add(text, parent)

    def void(self, tag: str, parent: Element) -> None:
        if parent.row:
            self.pieces.append(" ")
        else:
            self.end(joined=tag == "br")

    def element(self, node: LexborNode, tag: str, parent: Element) -> Element | None:
        """Take in the begin of an element; return it if what stands in it is to be taken in."""
        parent.children += 1
        if tag in VOID:
            self.void(tag, parent)
            return None
        if tag in SKIPPED:
            return None
        if parent.depth >= DEEPEST:
            raise RejectError(Reason.TOO_DEEP, f"elements lie inside each other more than {DEEPEST} deep")
        attributes = node.attributes
        if attributes and not _HIDING.isdisjoint(attributes) and _hidden(tag, attributes):
            return None
        if tag == "rt" and (node.prev is None or node.prev.tag != "rp"):
            self.add(f"\uff08{node.text()}\uff09", parent)  # as pages write it that set readings in <rp>
            return None
        row = parent.row or (tag == "tr" and node.css_first(LAYOUT) is None)
        breaks = tag not in INLINE and (not row or tag == "tr")
        if breaks:
            self.end()
        elif row and tag in CELLS:
            self.cell_ended = True
        elif tag == "a" and node.prev is not None and node.prev.tag == "a":
            self.pieces.append(" ")  # links side by side are set apart by style sheets
        kind = BlockKind.TABLE_ROW if row else KINDS.get(tag, parent.kind)
        linked = parent.linked or (tag == "a" and "href" in attributes)
        element = Element(parent, tag, parent.children, attributes, kind, linked, row, breaks)
        if "itemprop" in attributes and "articlebody" in (attributes["itemprop"] or "").lower().split():
            self.bodies.append(element.path())
        return element

    def add(self, text: str, element: Element) -> None:
        if self.holder is not element and not text.isspace() and text:
            if self.cell_ended and self.holder is not None:
                self.pieces.append(CELL_SEPARATOR)
            self.cell_ended = False
            self.holder = self.around = element if self.holder is None else self.around
        self.pieces.append(text)
        if element.linked:
            self.linked.append(text)

    def end(self, *, joined: bool = False) -> None:
        """End the present line. `joined` says how the next one follows it: an empty line between parts them."""
        if not self.pieces:
            self.joined = False
            return
        found = "".join(self.pieces)
        spaced = " ".join(found.split())
        self.characters += len(spaced)
        if self.characters > MOST_TEXT:
            raise RejectError(Reason.TOO_LARGE, f"the page has more than {MOST_TEXT:,} characters of text")
        text = repaired(spaced, found)
        if self.holder is not None and text:
            density = self._link_density(spaced) if self.linked else 0.0
            self.lines.append(Line(text, self.holder.kind, self.holder.path(), density, self.joined))
            self.joined = joined
            if len(self.lines) > MOST_LINES:
                raise RejectError(Reason.TOO_LARGE, f"the page has more than {MOST_LINES:,} lines of text")
        else:
            self.joined = False
        self.pieces, self.linked, self.holder, self.around = [], [], None, None

    def _link_density(self, spaced: str) -> float:
        linked = sum(map(len, "".join(self.linked).split()))
        return round(linked / (len(spaced) - spaced.count(" ")), 3)


def _hidden(tag: str, attributes: Mapping[str, str | None]) -> bool:
    if "hidden" in attributes:
        return _STREAMED.fullmatch(attributes.get("id") or "") is None
    style = attributes.get("style")
    if style and _HIDING_STYLE.search(style):
        return not _WITHHELD.search(attributes.get("class") or "")
    return tag in INLINE and attributes.get("aria-hidden") == "true"
