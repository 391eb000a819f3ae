"""The section that an article stands in, and its outlet's keywords."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from streams.records import BlockKind, CleanedArticle, Label, Lifted
from streams.stages.strip.agencies import either
from streams.stages.strip.element_names import is_named
from streams.stages.strip.pieces import Piece, Pieces

_DATA = Path(__file__).with_name("subjects.yaml")
_MOST_TAGS = 30
_LONGEST = 300  # characters of a line of tags
_LONGEST_TAG = 60
_MOST_WORDS = 6  # of a tag
_LINKED = 0.5
_NEAR = 5  # lines between a section's name and the title
_BELOW = 1_000  # characters below the body in which a list of tags may stand
_LEAD = re.compile(r"[:|\uff1a]")
_SIGN = re.compile(r"[:|>\u203a\u00bb/\u2192]")  # of a section that is named as one, or of crumbs
_CRUMB = re.compile(r"\s*[>\u203a\u00bb/\u2192]\s*")
_BETWEEN = re.compile(r"\s*[,;|\u00b7\u2022\u3001\uff0c]\s*|\s+(?=#)")
_AROUND = 3  # elements whose names say what a line is
_SHORT = 4  # words of a kicker or a tag in an element of its own


@dataclass(frozen=True, slots=True)
class _Patterns:
    tags: re.Pattern[str]
    heading: re.Pattern[str]
    section: re.Pattern[str]
    home: re.Pattern[str]
    machine: re.Pattern[str]


def section_of(pieces: Pieces, article: CleanedArticle) -> Lifted | None:
    """Return the section: as the page's metadata says, the line above the title, or the last crumb before it."""
    said = article.section
    title = next((i for i, piece in enumerate(pieces.head) if piece.label is Label.TITLE), pieces.above)
    found = _sections(pieces.head, title)
    if said is not None and (said := _first_section(said, article.tags)):
        same = (one for one in found if one.text.lower() == said.lower())
        return next(same, Lifted(text=said, span=None))
    return next(found, None)


def _first_section(said: str, tags: Sequence[str]) -> str | None:
    """Return the section out of a list of them, as publishing systems write it; a number is none."""
    first, *others = re.split(r", ?", said)
    known = {tag.lower() for tag in tags}
    if len(others) > 1 or any(other.lower() in known for other in others):
        said = first
    return None if said.isdecimal() else said


def tags_of(pieces: Pieces, article: CleanedArticle) -> tuple[Lifted, ...]:
    """Return the keywords: of the page's metadata, else those of the line or the list of tags in the text."""
    if article.tags:
        return tuple(Lifted(text=tag, span=None) for tag in article.tags if not _patterns().machine.match(tag))
    found: dict[str, Lifted] = {}
    for tag in _tags(pieces.all):
        found.setdefault(tag.text.lower(), tag)
    return tuple(found.values())[:_MOST_TAGS]


def _sections(head: Sequence[Piece], title: int) -> Iterator[Lifted]:
    for i, piece in enumerate(head):
        if _SIGN.search(piece.text) and (said := _told(piece)):
            yield said
        elif 0 < abs(title - i) <= _NEAR and piece.words <= _SHORT and _named(piece, "section_names"):
            yield Lifted(text=piece.text, span=piece.span())


def _told(piece: Piece) -> Lifted | None:
    said = _patterns().section.match(piece.text)
    if said is None:
        return _last_crumb(piece)
    return Lifted(text=said["name"].strip(), span=piece.group(said, "name"))


def _last_crumb(piece: Piece) -> Lifted | None:
    crumbs = _CRUMB.split(piece.text)
    if len(crumbs) < 2 or not _patterns().home.match(crumbs[0]) or not crumbs[1]:  # noqa: PLR2004 - home and one more
        return None
    names = [crumb for crumb in crumbs[1:] if 0 < len(crumb.split()) <= _SHORT]
    if not names:
        return None
    at = piece.text.rindex(names[-1])
    return Lifted(text=names[-1], span=piece.span(at, at + len(names[-1])))


def _tags(pieces: Sequence[Piece]) -> Iterator[Lifted]:
    begin = next((piece.start for piece in pieces if piece.label is None), 0)
    end = max((piece.start + len(piece.text) for piece in pieces if piece.label is None), default=0) + _BELOW
    for i, piece in enumerate(pieces):
        if piece.label is None or len(piece.text) > _LONGEST:
            continue
        led = _patterns().tags.match(piece.text) if _LEAD.search(piece.text) else None
        if led is not None and led.end() < len(piece.text):
            yield from _listed(piece, led.end())
        elif (
            piece.words <= _SHORT
            and begin < piece.start < end
            and _linked(piece)
            and _named(piece, "tag_names")
            and not _patterns().heading.match(piece.text)
        ) or (i and _patterns().heading.match(pieces[i - 1].text) and _BETWEEN.search(piece.text)):
            yield from _listed(piece, 0)


def _listed(piece: Piece, start: int) -> Iterator[Lifted]:
    at = start
    for end in [*(found.start() for found in _BETWEEN.finditer(piece.text, start)), len(piece.text)]:
        name = piece.text[at:end].lstrip(" ,;|\u00b7\u2022\u3001\uff0c#").rstrip(" .")
        if name and len(name) <= _LONGEST_TAG and len(name.split()) <= _MOST_WORDS:
            begin = piece.text.index(name, at)
            yield Lifted(text=name, span=piece.span(begin, begin + len(name)))
        at = end


def _linked(piece: Piece) -> bool:
    return piece.link_density > _LINKED or piece.kind is BlockKind.LIST_ITEM


def _named(piece: Piece, kind: str) -> bool:
    return is_named(piece.path, _names(kind), _AROUND)


@cache
def _data() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = yaml.load(_DATA.read_text("utf-8"), yaml.CSafeLoader)
    return loaded


@cache
def _names(kind: str) -> frozenset[str]:
    return frozenset(_data()[kind])


@cache
def _patterns() -> _Patterns:
    tags = rf"\W*(?:{either(_data()['tags'])})"
    machine = rf"\d+$|article$|(?:{either(_data()['machine'])})[-_:]|[\w ]{{2,20}}: ?\S"
    section = rf"\W*(?:{either(_data()['sections'])})\s?[:|]\s?(?P<name>[^,|>]{{2,40}})$"
    return _Patterns(
        tags=re.compile(rf"{tags}\s?[:|\uff1a]\s?", re.IGNORECASE),
        heading=re.compile(rf"{tags}\s?[:\uff1a]?$", re.IGNORECASE),
        section=re.compile(section, re.IGNORECASE),
        home=re.compile(rf"(?:{either(_data()['homes'])})$", re.IGNORECASE),
        machine=re.compile(machine, re.IGNORECASE),
    )
