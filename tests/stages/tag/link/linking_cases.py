"""The cases of linking: a name in a sentence or two, the other names around it, and what it is to be linked to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from streams.records import Entity, EntityType, Link, LinkKind, Mention
from streams.stages.tag.gazetteer.places import PlaceKind, place
from streams.stages.tag.link import links

_MARKED = re.compile(r"[\[{]([^\]}|]*)(?:\|(\w+))?[\]}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`entities` are named in `text`, the one at `target` is to be linked as `expected` says, `-` for no link."""

    expected: str
    text: str
    entities: tuple[Entity, ...]
    target: int

    @classmethod
    def read(cls, expected: str, marked: str) -> Case:
        """Read a text whose names are marked, the one to be linked in braces."""
        text, read, target = "", 0, ("", "")
        grouped: dict[tuple[str, str], list[Mention]] = {}
        for match in _MARKED.finditer(marked):
            text += marked[read : match.start()]
            name, key = match[1], (_usual(match[1]), match[2] or "GPE")
            grouped.setdefault(key, []).append(Mention(start=len(text), end=len(text) + len(name), text=name))
            target = key if match[0].startswith("{") else target
            text, read = text + name, match.end()
        entities = (
            Entity(name=name, type=EntityType(kind), mentions=tuple(mentions))
            for (name, kind), mentions in grouped.items()
        )
        return cls(
            expected=expected, text=text + marked[read:], entities=tuple(entities), target=[*grouped].index(target)
        )

    def link(self) -> Link | None:
        """Link the name."""
        dateline = self.text.find(" \u2014 ", 0, 60)
        return links(self.entities, self.text, max(dateline, 0))[self.target]


def _usual(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 3 else name


def cases(file: str) -> list[Case]:
    """Read a file beside this one."""
    lines = Path(__file__).with_name(file).read_text("utf-8").splitlines()
    return [Case.read(*line.split("\t")) for line in lines if not line.startswith("#")]


def is_right(link: Link | None, expected: str) -> bool:
    """Tell whether the link, or that there is none, is as expected."""
    if link is None or expected == "-":
        return link is None and expected == "-"
    kind, _, code = expected.partition(":")
    if kind == "body":
        return link.id == f"organisation:{code}"
    if kind == "country":
        return link.id == f"country:{code}"
    if link.kind is not LinkKind.PLACE or link.geonames is None:
        return False
    linked = place(link.geonames)
    wanted = PlaceKind.REGION if kind == "region" else PlaceKind.CITY
    return linked.kind is wanted and code in (linked.region, linked.country)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many links there were to find, were given, and were right."""

    wanted: int
    given: int
    right: int

    @property
    def precision(self) -> float:
        """Return the share of the links given that are right."""
        return self.right / max(self.given, 1)

    @property
    def recall(self) -> float:
        """Return the share of the links to find that were given."""
        return self.right / max(self.wanted, 1)


def score(every: list[Case]) -> Score:
    """Link the name of each case."""
    linked = [(case.link(), case.expected) for case in every]
    return Score(
        wanted=sum(expected != "-" for _, expected in linked),
        given=sum(link is not None for link, _ in linked),
        right=sum(link is not None and is_right(link, expected) for link, expected in linked),
    )
