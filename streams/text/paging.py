"""Whether a page is one of several that an article is cut into."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_PAGE = r"(?:[/?&=_.,;-]+(?:page|seite|pagina|pag|p|pg)?)+"
_NUMBER = r"[1-9]\d?"
_ENDING = r"/?(?:\.\w{2,5})?/?"
_OWN = re.compile(rf"(?:{_PAGE}{_NUMBER})?(?P<ending>{_ENDING})$", re.IGNORECASE)
_NEXT = re.compile(rf"{_PAGE}(?:[2-9]|[1-9]\d){_ENDING}$", re.IGNORECASE)
_LONGEST = 2_000


def goes_on(url: str | None, following: Iterable[str]) -> bool:
    """Say whether one of `following`, to which the page `url` points as the next one, is the next page of the same.

    Many outlets point to the next article in the same way: it has another address, and not only another number.
    """
    if not url or len(url) > _LONGEST:
        return False
    own = _place(url)
    found = _OWN.search(own)
    stem = own[: found.start()] if found else own
    return any(_continues(stem, _place(other), own) for other in following if len(other) <= _LONGEST)


def _continues(stem: str, other: str, own: str) -> bool:
    return other != own and other.startswith(stem) and _NEXT.fullmatch(other[len(stem) :]) is not None


def _place(url: str) -> str:
    """Return path and query: addresses may be relative, or of another host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
