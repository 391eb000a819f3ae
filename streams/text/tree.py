"""An element on the way down through a page: what it tells the text inside, and its path."""

from __future__ import annotations

from streams.records import BlockKind

_LONGEST_NAME = 80  # characters of an element's id, and of its classes, in a path
_LONGEST_PATH = 1_500  # characters

Attributes = dict[str, str | None]


class Element:
    """An open element.

    `index` counts it among its siblings from 1. `row` says that it stands in a row of data, whose cells make one line,
    and `breaks` that a line ends where it begins and ends.
    """

    __slots__ = (
        "attributes",
        "breaks",
        "children",
        "depth",
        "full",
        "index",
        "kind",
        "known_path",
        "linked",
        "parent",
        "row",
        "tag",
    )

    def __init__(  # noqa: PLR0913, PLR0917 - one for each element of a page: by position it takes half the time
        self,
        parent: Element | None,
        tag: str,
        index: int,
        attributes: Attributes,
        kind: BlockKind,
        linked: bool,  # noqa: FBT001
        row: bool,  # noqa: FBT001
        breaks: bool,  # noqa: FBT001
    ) -> None:
        """Open an element inside `parent`; None for the outermost."""
        self.parent = parent
        self.tag = tag
        self.index = index
        self.attributes = attributes
        self.kind = kind
        self.linked = linked
        self.row = row
        self.breaks = breaks
        self.depth: int = parent.depth + 1 if parent is not None else 0
        self.children = 0
        self.known_path: str | None = None
        self.full = False

    def path(self) -> str:
        """Return `tag:n#id.class.class` of each element from below the root down to this one, joined by `>`.

        An element that would make it longer than 1,500 characters, and all below that one, are left out.
        """
        unknown: list[Element] = []
        element: Element | None = self
        while element is not None and element.known_path is None:
            unknown.append(element)
            element = element.parent
        above, full = (element.known_path or "", element.full) if element is not None else ("", False)
        for inner in reversed(unknown):
            if not full and inner.parent is not None:
                path = f"{above}>{inner._label()}" if above else inner._label()  # noqa: SLF001 - of the same class
                full = len(path) > _LONGEST_PATH
                above = above if full else path
            inner.known_path, inner.full = above, full
        return above

    def _label(self) -> str:
        label = f"{self.tag}:{self.index}"
        attributes = self.attributes
        if not attributes:
            return label
        if own := attributes.get("id"):
            label = f"{label}#{'-'.join(_short(own).split())}"
        if classes := attributes.get("class"):
            label = ".".join((label, *_short(classes).split()))
        return label


def root() -> Element:
    """Return the element that no path names: the body."""
    return Element(None, "", 1, {}, BlockKind.PARAGRAPH, False, False, True)  # noqa: FBT003 - see there


def _short(attribute: str) -> str:
    if len(attribute) > _LONGEST_NAME:
        attribute = attribute[:_LONGEST_NAME]
    return attribute.replace(">", "")
