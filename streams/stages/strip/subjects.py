"""The section that an article stands in, and its outlet's keywords."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from streams.records import CleanedArticle, Label, Lifted
from streams.stages.strip.pieces import Piece, Pieces

_MOST_TAGS = 30
_LONGEST = 300  # characters of a line of tags
_LONGEST_TAG = 60
_BELOW = 1_000  # characters below the body in which a list of tags may stand
_TAGS = re.compile(
    r"\W*(?:tags?|tagged|topics|keywords|related topics|topics in this article|filed under|schlagw\w+|schlagworte|themen|stichworte|mots[ -]clés|thèmes|etiquetas|temas|palabras clave|argomenti|parole chiave|关键词|標籤|标签|キーワード)"
    r"\s?[:|\uff1a]\s?",
    re.IGNORECASE,
)
_MACHINE = re.compile(
    r"\d+$|article$|(?:type|length|site|channel|layout|template|content|cat|section|author|brand|category|region)[-_:]|[\w ]{2,20}: ?\S",
    re.IGNORECASE,
)
_HEADING = re.compile(_TAGS.pattern.replace(r"\s?[:|\uff1a]\s?", r"\s?[:\uff1a]?$"), re.IGNORECASE)
_SECTION = re.compile(
    r"\W*(?:section|category|posted in|ressort|rubrik|rubrique|sección|sezione)\s?[:|]\s?(?P<name>[^,|>]{2,40})$",
    re.IGNORECASE,
)
_CRUMB = re.compile(r"\s*[>\u203a\u00bb/\u2192]\s*")
_HOME = re.compile(
    r"(?:home|homepage|start|startseite|accueil|inicio|portada|首页|トップ|ホーム|news home)$", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*[,;|\u00b7\u2022\u3001\uff0c]\s*|\s+(?=#)")
_TOKEN = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+")
_TAGGED = {"tags", "tag", "taglist", "keywords", "topics"}
_KICKER = {"kicker", "section", "category", "eyebrow", "rubric", "rubrik", "ressort", "overline"}
_SHORT = 4  # words of a kicker or a tag in an element of its own


def section_of(pieces: Pieces, article: CleanedArticle) -> Lifted | None:
    """Return the section: as the page's metadata says, the line above the title, or the last crumb before it."""
    said = article.section
    found = list(_sections(pieces.head))
    if said is not None and (said := _first_section(said, article.tags)):
        same = next((one for one in found if one.text.lower() == said.lower()), None)
        return same or Lifted(text=said, span=None)
    return found[0] if found else None


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
        return tuple(Lifted(text=tag, span=None) for tag in article.tags if not _MACHINE.match(tag))
    found: dict[str, Lifted] = {}
    for tag in _tags(pieces.all):
        found.setdefault(tag.text.lower(), tag)
    return tuple(found.values())[:_MOST_TAGS]


def _sections(head: Iterable[Piece]) -> Iterator[Lifted]:
    for piece in head:
        if said := _SECTION.match(piece.text):
            yield Lifted(text=said["name"].strip(), span=piece.group(said, "name"))
        elif crumb := _last_crumb(piece):
            yield crumb
        elif piece.words <= _SHORT and piece.label is not Label.TITLE and _named(piece, _KICKER):
            yield Lifted(text=piece.text, span=piece.span())


def _last_crumb(piece: Piece) -> Lifted | None:
    crumbs = _CRUMB.split(piece.text)
    if len(crumbs) < 2 or not _HOME.match(crumbs[0]) or not crumbs[1]:  # noqa: PLR2004 - home and one more
        return None
    names = [crumb for crumb in crumbs[1:] if 0 < len(crumb.split()) <= _SHORT]
    if not names:
        return None
    at = piece.text.rindex(names[-1])
    return Lifted(text=names[-1], span=piece.span(at, at + len(names[-1])))


def _tags(pieces: Sequence[Piece]) -> Iterator[Lifted]:
    end = max((piece.start + len(piece.text) for piece in pieces if piece.label is None), default=0) + _BELOW
    for i, piece in enumerate(pieces):
        if piece.label is None or len(piece.text) > _LONGEST:
            continue
        led = _TAGS.match(piece.text)
        if led is not None and led.end() < len(piece.text):
            yield from _listed(piece, led.end())
        elif piece.words <= _SHORT and piece.start < end and _named(piece, _TAGGED) and not _HEADING.match(piece.text):
            yield from _listed(piece, 0)
        elif i and _HEADING.match(pieces[i - 1].text) and _BETWEEN.search(piece.text):
            yield from _listed(piece, 0)


def _listed(piece: Piece, start: int) -> Iterator[Lifted]:
    at = start
    for end in [*(found.start() for found in _BETWEEN.finditer(piece.text, start)), len(piece.text)]:
        name = piece.text[at:end].lstrip(" ,;|\u00b7\u2022\u3001\uff0c#").rstrip(" .")
        if name and len(name) <= _LONGEST_TAG:
            begin = piece.text.index(name, at)
            yield Lifted(text=name, span=piece.span(begin, begin + len(name)))
        at = end


def _named(piece: Piece, names: set[str]) -> bool:
    """Say whether one of the three innermost elements around the piece is named so."""
    inner = ">".join(piece.path.rsplit(">", 3)[-3:])
    return bool(inner) and not names.isdisjoint(token.lower() for token in _TOKEN.findall(inner))
