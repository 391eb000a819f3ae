"""What markup the parser is given: lexbor needs quadratic time for some, and cannot be interrupted.

Measured with selectolax 1.0.2: 20,000 elements inside each other take 0.5 to 2.5 s, 50,000 attributes of one element
5 s, 2,000 unclosed <b id=n> before 2,000 paragraphs 4 s and 1.8 GB, as each paragraph opens them all again.
"""

from __future__ import annotations

import re

from streams.errors import Reason, RejectError

MOST_ELEMENTS = 30_000  # the largest of 611 news pages has 10,000
MOST_ATTRIBUTES = 10_000  # of one element
_LONG_TAG = 20_000  # characters: shorter ones hold too few attributes to matter
_MOST_REOPENED = 500_000  # elements that the parser might add on its own
_DEEP = 512  # the same as blocks.DEEPEST

_ELEMENT = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,20})")
_PERHAPS_FORMATTING = re.compile(r"<[bcefinstuBCEFINSTU][a-zA-Z]{0,5}[\s/]")
# HTML Living Standard 13.2.4.3, the list of active formatting elements; but of <a> only one is active at a time.
_FORMATTING = re.compile(r"<(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/][^<>]*", re.IGNORECASE)
_FORMATTING_NAME = re.compile(r"(</?)(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])", re.IGNORECASE)
_ATTRIBUTE = (
    r"[\t\n\f\r /]*+[^\t\n\f\r />][^\t\n\f\r />=]*+"
    r"(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:\"[^\"]*+\"|'[^']*+'|[^\t\n\f\r >]*+))?+"
)
# Possessive throughout, so that all tags of a page are found in linear time whatever stands in them.
_TAG = re.compile(rf"<[a-zA-Z][^\t\n\f\r />]*+(?:{_ATTRIBUTE})*+")
_FLOOD = re.compile(rf"<[a-zA-Z][^\t\n\f\r />]*+(?:{_ATTRIBUTE}){{{MOST_ATTRIBUTES + 1}}}")
_NEVER_DEEP = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p", "source", "wbr"]
)


def parseable(html: str) -> str:
    """Return `html` in a form that is parsed in bounded time: its own, or one whose <b>, <i>… are <span>.

    Raises RejectError(TOO_DEEP | TOO_LARGE).
    """
    parts = html.split("<")
    if len(parts) > MOST_ELEMENTS:
        _check_elements(html)
    _check_attributes(html)
    if len(_PERHAPS_FORMATTING.findall(html)) * len(parts) > _MOST_REOPENED:
        return _without_formatting(html, len(parts))
    return html


def _check_elements(html: str) -> None:
    opened: dict[str, int] = {}
    count = deepest = depth = 0
    for closing, name in _ELEMENT.findall(html):
        step = -1 if closing else 1
        count += not closing
        if name in _NEVER_DEEP or opened.get(name, 0) + step < 0:
            continue
        opened[name] = opened.get(name, 0) + step
        depth += step
        deepest = max(deepest, depth)
    if count <= MOST_ELEMENTS:
        return
    if deepest > _DEEP:
        raise RejectError(Reason.TOO_DEEP, f"{deepest:,} elements are open at once, and {_DEEP} are the most")
    raise RejectError(Reason.TOO_LARGE, f"the page has {count:,} elements, and {MOST_ELEMENTS:,} are the most")


def _check_attributes(html: str) -> None:
    if any(len(tag[0]) > _LONG_TAG and _FLOOD.match(tag[0]) for tag in _TAG.finditer(html)):
        raise RejectError(Reason.TOO_LARGE, f"an element has more than {MOST_ATTRIBUTES:,} attributes")


def _without_formatting(html: str, elements: int) -> str:
    """Make formatting elements plain where so many different ones might be opened again and again."""
    different = len(set(_FORMATTING.findall(html)))
    return _FORMATTING_NAME.sub(r"\1span", html) if different * elements > _MOST_REOPENED else html
