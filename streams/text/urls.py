"""One URL for one article, however its reader came to it.

Gone are: user information, default ports, fragments, tracking parameters, AMP and mobile variants, and the slash at the
end of a path. The scheme becomes https, the rest of the query is sorted, percent-encoding is made uniform (w3lib).
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

_LONGEST = 4_096  # characters
_MOST_PARAMETERS = 100
_DEFAULT_PORTS = {80, 443}

_VARIANT = re.compile(r"^(?:(?:www\d?|m|mobile|amp|wap|touch)\.)+(?=[^.]+\.[^.])")
_MOBILE = re.compile(r"(?:^|(?<=\.))(?:m|mobile|amp|wap|touch)\.(?=[^.]+\.[^.])")
_AMP_CACHE = re.compile(r"^/(?:amp|[acvi])/(?:s/)?(?=[^/]+\.[^/]+/)")
_AMP_PATH = re.compile(r"(?:/amp|\.amp|/amp\.html|(?<=\.)amp\.html)/?$", re.IGNORECASE)
_AMP_FIRST = re.compile(r"^/amp(?=/[^/]+/.)", re.IGNORECASE)
_AMP_QUERY = {("amp", ""), ("amp", "1"), ("amp", "true"), ("outputtype", "amp"), ("outputtype", "valid_amp")}
_RESOLVED = re.compile(r"/(?:\.|%2e)|\\", re.IGNORECASE)
_HOST = re.compile(r"[^\s/@:\\]+\.[^\s/@:.\\]{2,}|\[[0-9a-fA-F:.]+\]")


def canonical_url(url: str | None, declared: str | None = None) -> str | None:
    """Return the canonical form of `url`, or of what its page declared as such (rel=canonical) where that may be.

    A declared URL counts if it is on the same site and does not name the bare home page. None without any web address.
    """
    own = _canonical(url)
    said = _canonical(_absolute(declared, own))
    if said is None or _is_home(said) or (own is not None and not _same_site(own, said)):
        return own
    return said


def site(url: str | None) -> str | None:
    """Return the host name of `url` without www, mobile and AMP labels; None if it is no web address."""
    canonical = _canonical(url)
    return None if canonical is None else _plain_host(canonical)


def _canonical(url: str | None) -> str | None:
    """Say the same page in one way."""
    if url is None or len(url) > _LONGEST:
        return None
    try:
        parts = _unwrapped(_split(url))
        if parts is None:
            return None
        return canonicalize_url(_rebuilt(_resolved(parts)))
    except ValueError:  # ports, brackets, host names and characters that no URL can have
        return None


def _split(url: str) -> SplitResult | None:
    url = "".join(url.split())
    if url.startswith("//"):
        url = "https:" + url
    parts = urlsplit(url)
    if not parts.scheme and not url.startswith("/"):
        parts = urlsplit("https://" + url)
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.hostname or ""):
        return None
    return parts


def _unwrapped(parts: SplitResult | None) -> SplitResult | None:
    """Take an article out of the address that an AMP cache gave it."""
    if parts is None:
        return None
    host = parts.hostname or ""
    if host.endswith(".cdn.ampproject.org") or (host.startswith("www.google.") and parts.path.startswith("/amp/")):
        inner, count = _AMP_CACHE.subn("https://", parts.path)
        return _split(inner) if count else parts
    return parts


def _resolved(parts: SplitResult) -> SplitResult:
    """Resolve `/./`, `/../` and backslashes first: what they leave of a path can end in a slash."""
    return urlsplit(canonicalize_url(parts.geturl())) if _RESOLVED.search(parts.path) else parts


def _rebuilt(parts: SplitResult) -> str:
    host = _MOBILE.sub("", (parts.hostname or "").rstrip("."), count=1)
    port = "" if parts.port is None or parts.port in _DEFAULT_PORTS else f":{parts.port}"
    path = _AMP_FIRST.sub("", _AMP_PATH.sub(_amp_end, parts.path)).rstrip("/")
    return urlunsplit(("https", host + port, path or "/", _query(parts.query), ""))


def _amp_end(found: re.Match[str]) -> str:
    return "html" if found[0].startswith("amp.") else ""


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=_MOST_PARAMETERS)
    return urlencode([(name, value) for name, value in pairs if not _tracks(name, value)])


def _tracks(name: str, value: str) -> bool:
    exact, beginnings = _tracking_parameters()
    name = name.lower()
    return name in exact or name.startswith(beginnings) or (name, value.lower()) in _AMP_QUERY


@cache
def _tracking_parameters() -> tuple[frozenset[str], tuple[str, ...]]:
    lines = files("streams.text").joinpath("tracking_parameters.txt").read_text("utf-8").lower().splitlines()
    names = [line for line in lines if line and not line.startswith("#")]
    return (
        frozenset(name for name in names if not name.endswith("*")),
        tuple(name[:-1] for name in names if name.endswith("*")),
    )


def _absolute(declared: str | None, own: str | None) -> str | None:
    if declared is None or own is None:
        return declared
    try:
        return urljoin(own, declared.strip())
    except ValueError:
        return None


def _plain_host(canonical: str) -> str:
    return _VARIANT.sub("", urlsplit(canonical).hostname or "")


def _same_site(one: str, other: str) -> bool:
    a, b = sorted((_plain_host(one), _plain_host(other)), key=len)
    return a == b or b.endswith("." + a)


def _is_home(canonical: str) -> bool:
    parts = urlsplit(canonical)
    return parts.path in ("", "/") and not parts.query
