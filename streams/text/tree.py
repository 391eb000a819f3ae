"""An element on the way down through a page: what it tells the text inside, and its path."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from streams.records import BlockKind

_LONGEST_NAME = 80  # characters of an element's id, and of its classes, in a path
_LONGEST_PATH = 1_500  # characters


@dataclass(slots=True, eq=False)
class Element:
    """An open element.

    `index` counts it among its siblings from 1. `row` says that it stands in a row of data, whose cells make one line,
    and `breaks` that a line ends where it begins and ends.
    """

    node: LexborNode
    tag: str
    parent: Element | None
    index: int
    depth: int
    kind: BlockKind
    linked: bool
    row: bool
    breaks: bool
    attributes: dict[str, str | None]
    children: int = 0
    known_path: str | None = None
    full: bool = False

    def path(self) -> str:
        """Return `tag:n#id.class.class` of each element from below the root down to this one, joined by `>`.

        An element that would make it longer than 1,500 characters, and all below that one, are left out.
        """
        if self.known_path is None:
            above = self.parent.path() if self.parent is not None else ""
            path = f"{above}>{self._label()}" if above else self._label()
            full = len(path) > _LONGEST_PATH or (self.parent is not None and self.parent.full)
            self.known_path, self.full = (above if full else path), full
        return self.known_path

    def _label(self) -> str:
        label = f"{self.tag}:{self.index}"
        if not self.attributes:
            return label
        if own := self.attributes.get("id"):
            label += "#" + "-".join(_names(own))
        if classes := self.attributes.get("class"):
            label = ".".join((label, *_names(classes)))
        return label


def root(node: LexborNode) -> Element:
    """Return `node` as the element that no path names."""
    return Element(
        node=node,
        tag="",
        parent=None,
        index=1,
        depth=0,
        kind=BlockKind.PARAGRAPH,
        linked=False,
        row=False,
        breaks=True,
        attributes={},
        known_path="",
    )


def _names(attribute: str) -> list[str]:
    if len(attribute) > _LONGEST_NAME:
        attribute = attribute[:_LONGEST_NAME]
    if ">" in attribute:
        attribute = attribute.replace(">", "")
    return attribute.split()
