"""What a page says of itself outside its text: JSON-LD, OpenGraph and other <meta>, <link>, <time>, <title>."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from streams.records import Moment
from streams.text.dates import moment, rfc3339
from streams.text.linked_data import LinkedArticle, linked_article
from streams.text.normalise import one_line
from streams.text.outlets import same_outlet, without_outlet
from streams.text.paging import goes_on

_TELLING = {
    "meta": "meta",
    "script": 'script[type*="ld+json" i]',
    "h1": "h1",
    "title": "title",
    "time": "time[datetime]",
    "link": 'link[rel~="canonical" i]',
    "next": '[rel~="next" i][href]',
}
_LONGEST = 1_000  # characters of a value; longer ones are no titles, names or dates

# Keys of <meta name|property|itemprop|http-equiv>, in the order in which they are believed.
_TITLE = ("og:title", "twitter:title", "dc.title", "headline", "parsely-title", "sailthru.title")
_PUBLISHER = ("og:site_name", "application-name", "article:publisher_name", "dc.publisher", "publisher")
_BYLINE = ("author", "byl", "parsely-author", "sailthru.author", "dc.creator", "article:author", "dc.creator.name")
_PUBLISHED = (
    *("article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate"),
    *("publish-date", "publishdate", "publish_date", "publication_date", "article.published", "dc.date.issued"),
    *("dcterms.created", "dcterms.date", "dc.date", "ptime", "date", "cxenseparse:recs:publishtime"),
)
_MODIFIED = (
    *("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "article.updated"),
    *("dcterms.modified", "dc.date.modified", "utime"),
)
_LANGUAGE = ("content-language", "og:locale", "language", "dc.language", "inlanguage")

_DESCRIPTION = ("og:description", "description", "twitter:description", "dc.description", "sailthru.description")
_SECTION = ("article:section", "parsely-section", "section", "dc.subject", "sailthru.section", "og:section")
_TAGS = ("article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "keywords")
_HOLDER = ("copyright", "dc.rights", "dcterms.rightsholder", "rights")
_MARK = re.compile(
    r"^(?:copyright|\(c\)|\u00a9|\d{4}|by|[\s,.-])+|[\s,.]*(?:all rights reserved.*|\d{4}\.?)$", re.IGNORECASE
)
_KEYWORDS = re.compile(r"\s*[,;]\s*")
_MOST_TAGS = 30

_NO_NAME = re.compile(r"https?://|www\.|@", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """What a page says of itself; None where it says nothing. Times are RFC 3339, the other fields one line each.

    `canonical_url`, `language` and `body`, the text of the article, stand as the page has them.
    `free`: anybody may read all of the article, which has `words` words. `goes_on`: it does so in another page.
    """

    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    published_at: str | None = None
    modified_at: str | None = None
    canonical_url: str | None = None
    language: str | None = None
    published: Moment | None = None
    modified: Moment | None = None
    subtitle: str | None = None
    description: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    copyright_holder: str | None = None
    body: str | None = None
    free: bool | None = None
    words: int | None = None
    goes_on: bool = False


def page_metadata(parser: LexborHTMLParser) -> PageMetadata:
    """Return the metadata of a parsed page."""
    found = _found(parser)
    every = _meta(found["meta"])
    meta = {key: values[0] for key, values in every.items()}
    linked = linked_article(script.text() for script in found["script"])
    publisher = _line(_first(meta, _PUBLISHER) or linked.publisher)
    published = _date((linked.published, *_all(meta, _PUBLISHED), *_times(found["time"])))
    modified = _date((linked.modified, *_all(meta, _MODIFIED)))
    url = _attribute(next(iter(found["link"]), None), "href") or meta.get("og:url")
    return PageMetadata(
        title=_title(found, meta, linked, publisher),
        publisher=publisher,
        byline=_byline(meta, linked),
        published_at=rfc3339(published),
        modified_at=rfc3339(modified),
        canonical_url=url,
        language=_language(parser, meta, linked),
        published=moment(published),
        modified=moment(modified),
        subtitle=_line(linked.subtitle),
        description=_line(_first(meta, _DESCRIPTION) or linked.description),
        section=_line(linked.section or _first(meta, _SECTION)),
        tags=_tags(every, linked),
        copyright_holder=_line(linked.copyright_holder or _MARK.sub("", _first(meta, _HOLDER) or "")),
        body=linked.body,
        free=linked.free,
        words=linked.words,
        goes_on=goes_on(url, (node.attributes.get("href") or "" for node in found["next"])),
    )


def _found(parser: LexborHTMLParser) -> Mapping[str, Sequence[LexborNode]]:
    """Return the elements that say something, by their tags: in one go, since each costs a visit of all elements."""
    found: dict[str, list[LexborNode]] = {tag: [] for tag in _TELLING}
    for node in parser.css(",".join(_TELLING.values())):
        following = node.tag not in found or "next" in (node.attributes.get("rel") or "").lower()
        found["next" if following else node.tag or ""].append(node)
    return found


def _meta(nodes: Iterable[LexborNode]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in nodes:
        attributes = node.attributes
        content = attributes.get("content")
        if not content or len(content) > _LONGEST or content.isspace():
            continue
        for name in ("property", "name", "itemprop", "http-equiv"):
            if key := attributes.get(name):
                found.setdefault(key.strip().lower(), []).append(content)
    return found


def _title(
    found: Mapping[str, Sequence[LexborNode]], meta: Mapping[str, str], linked: LinkedArticle, publisher: str | None
) -> str | None:
    headings, node = found["h1"], next(iter(found["title"]), None)
    heading = headings[0].text() if len(headings) == 1 else None
    said = (linked.headline, *_all(meta, _TITLE), heading, node.text() if node else None)
    titles = [without_outlet(title, publisher) for title in map(_line, said) if title]
    return next((title for title in titles if not publisher or not same_outlet(title, publisher)), None)


def _byline(meta: Mapping[str, str], linked: LinkedArticle) -> str | None:
    names = (linked.authors, *_all(meta, _BYLINE))
    return next((line for line in map(_line, names) if line and not _NO_NAME.search(line)), None)


def _tags(meta: Mapping[str, list[str]], linked: LinkedArticle) -> tuple[str, ...]:
    """Return the keywords of the first kind that there are; one alone is a list of them in one string."""
    said = next((values for values in (*(meta.get(key) for key in _TAGS), linked.keywords) if values), ())
    words = said if len(said) > 1 else [word for values in said for word in _KEYWORDS.split(values)]
    lines = dict.fromkeys(line for line in map(_line, words) if line)
    return tuple(lines)[:_MOST_TAGS]


def _times(nodes: Sequence[LexborNode]) -> list[str]:
    """Return the date of <time> that is marked as the publication's, or that of the only one on the page."""
    marked = [n for n in nodes if n.attributes.get("itemprop") == "datePublished" or "pubdate" in n.attributes]
    values = dict.fromkeys(n.attributes.get("datetime") or "" for n in marked or nodes)
    return list(values) if marked or len(values) == 1 else []


def _language(parser: LexborHTMLParser, meta: Mapping[str, str], linked: LinkedArticle) -> str | None:
    return _attribute(parser.root, "lang") or linked.language or _first(meta, _LANGUAGE)


def _attribute(node: LexborNode | None, name: str) -> str | None:
    return node.attributes.get(name) if node is not None else None


def _date(values: Iterable[str | None]) -> str | None:
    """Return the first of `values` that is a date, as it stands."""
    return next((value for value in values if rfc3339(value)), None)


def _all(meta: Mapping[str, str], keys: Iterable[str]) -> list[str]:
    return [meta[key] for key in keys if key in meta]


def _first(meta: Mapping[str, str], keys: Iterable[str]) -> str | None:
    return next(iter(_all(meta, keys)), None)


def _line(text: str | None) -> str | None:
    if text is None or len(text) > _LONGEST:
        return None
    return one_line(text) or None
