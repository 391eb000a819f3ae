"""The article among a page's JSON-LD, by schema.org's terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import orjson

_TYPES = re.compile(r"(?:Article|BlogPosting|Report|Review|LiveBlogPosting|NewsItem|Reportage)$")
_WRAPPED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?://\s*)?(?:\]\]>|-->)\s*$|;\s*$", re.DOTALL
)
_CONTROLS = re.compile("[\x00-\x1f]+")
_MOST_NODES = 2_000
_MOST_BRACKETS = 100_000  # that open, in all scripts of a page together: reading them is what costs
_DIGITS = 7  # of a number of words
_DEEPEST = 8  # nested lists and objects between the top and an article


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedArticle:
    """What the JSON-LD of a page says of its article; None where it says nothing."""

    headline: str | None = None
    publisher: str | None = None
    authors: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    subtitle: str | None = None
    description: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    copyright_holder: str | None = None
    body: str | None = None
    free: bool | None = None
    words: int | None = None


def linked_article(scripts: Iterable[str]) -> LinkedArticle:
    """Return the first article in the JSON-LD `scripts` of a page; broken scripts and endless ones say nothing."""
    brackets = 0
    for script in scripts:
        brackets += script.count("[") + script.count("{")
        if brackets > _MOST_BRACKETS:
            break
        for node in _nodes(_loaded(script)):
            if _is_article(node):
                return LinkedArticle(
                    headline=_text(node.get("headline")) or _text(node.get("name")),
                    publisher=_names(node.get("publisher")),
                    authors=_names(node.get("author")) or _names(node.get("creator")),
                    published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
                    modified=_text(node.get("dateModified")),
                    language=_text(node.get("inLanguage")),
                    subtitle=_text(node.get("alternativeHeadline")),
                    description=_text(node.get("description")),
                    section=_text(node.get("articleSection")),
                    keywords=_keywords(node.get("keywords")),
                    copyright_holder=_text(node.get("copyrightHolder")),
                    body=_body(node),
                    free=_truth(node.get("isAccessibleForFree")),
                    words=_count(node.get("wordCount")),
                )
    return LinkedArticle()


def _loaded(script: str) -> object:
    """Read JSON as pages write it: inside comments, with raw line ends in its strings."""
    for text in (script, _CONTROLS.sub(" ", _WRAPPED.sub("", script.strip()))):
        try:
            return orjson.loads(text)
        except orjson.JSONDecodeError:
            continue
    return None


def _nodes(loaded: object) -> Iterator[dict[str, object]]:
    """Go through the objects, outer ones first; as many as no honest page exceeds."""
    level = [loaded]
    left = _MOST_NODES
    for _ in range(_DEEPEST):
        following: list[object] = []
        for value in level[:left]:
            if isinstance(value, dict):
                yield value
                following += [part for part in value.values() if isinstance(part, dict | list)]
            elif isinstance(value, list):
                following += [part for part in value if isinstance(part, dict | list)]
        left -= len(level)
        if left <= 0 or not following:
            return
        level = following


def _is_article(node: dict[str, object]) -> bool:
    types = node.get("@type")
    named = types if isinstance(types, list) else [types]
    return any(isinstance(each, str) and _TYPES.search(each) for each in named)


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("alternateName")
    return value if isinstance(value, str) and value.strip() else None


def _body(node: dict[str, object]) -> str | None:
    """Return the text of an article, or of the entries of a live blog."""
    if text := _text(node.get("articleBody")):
        return text
    entries = node.get("liveBlogUpdate")
    if not isinstance(entries, list):
        return None
    texts = [_text(entry.get("articleBody")) for entry in entries if isinstance(entry, dict)]
    return "\n".join(text for text in texts if text) or None


def _truth(value: object) -> bool | None:
    """Read a Boolean as pages write it: as such, as a word, as schema.org's address of it."""
    word = str(value).lower().rpartition("/")[2]
    return word == "true" if word in {"true", "false"} else None


def _count(value: object) -> int | None:
    digits = str(value)
    return int(digits) or None if digits.isdecimal() and len(digits) <= _DIGITS else None


def _names(value: object) -> str | None:
    """Return the names of people or organisations, each once, joined by commas."""
    named = [_text(each) for each in (value if isinstance(value, list) else [value])]
    return ", ".join(dict.fromkeys(name.strip() for name in named if name)) or None


def _keywords(value: object) -> tuple[str, ...]:
    """Return the keywords, each as it stands: a list of them, or one string that parts them by commas."""
    return tuple(word for word in map(_text, value if isinstance(value, list) else [value]) if word)
