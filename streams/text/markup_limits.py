"""What markup the parser is given: lexbor needs quadratic time for some, and cannot be interrupted.

Measured with selectolax 1.0.2: 20,000 elements inside each other take 0.5 to 2.5 s, 50,000 attributes of one element
5 s, 2,000 unclosed <b id=n> before 2,000 paragraphs 4 s and 1.8 GB, as each paragraph opens them all again.
"""

from __future__ import annotations

import re

from streams.errors import Reason, RejectError

MOST_ELEMENTS = 30_000  # the largest of 611 news pages has 10,000
MOST_TAGS = 60_000  # end tags and comments included; the same page has 19,000
MOST_SIGNS = 240_000  # "<" of whatever kind
MOST_ATTRIBUTES = 10_000  # of one element
_LONG_TAG = 20_000  # characters: shorter ones hold too few attributes to matter
_MOST_REOPENED = 500_000  # elements that the parser might add on its own
_DEEP = 512  # the same as blocks.DEEPEST
_HOPELESS = 2_000  # open at once, by a count that knows nothing of scripts and scopes; in 611 news pages up to 1,000
_MANY = 5_000  # signs; with fewer, no nesting takes a parser long

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
_ANY_TAG = re.compile(rf"<(?:(/?)([a-zA-Z][^\t\n\f\r />]*+)(?:{_ATTRIBUTE})*+|[!?])")
_NEVER_DEEP = frozenset(
    [
        *("area", "base", "body", "br", "caption", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img"),
        *("input", "li", "link", "meta", "optgroup", "option", "p", "rp", "rt", "source", "tbody", "td", "tfoot", "th"),
        *("thead", "tr", "wbr", "!"),
    ]
)


def parseable(html: str) -> str:
    """Return `html` in a form that is parsed in bounded time: its own, or one whose <b>, <i>… are <span>.

    Raises RejectError(TOO_DEEP | TOO_LARGE).
    """
    signs = html.count("<")
    if signs > _MANY:
        _check_elements(html)
    if signs > MOST_SIGNS:
        raise RejectError(Reason.TOO_LARGE, f"the page has {signs:,} of the sign <, and {MOST_SIGNS:,} are the most")
    _check_attributes(html)
    if len(_PERHAPS_FORMATTING.findall(html)) * (signs + 1) > _MOST_REOPENED:
        return _without_formatting(html, signs + 1)
    return html


def _check_elements(html: str) -> None:
    """Count elements and tags, and how many elements are open at once, until one of them is too many."""
    opened: dict[str, int] = {}
    elements = depth = deepest = 0
    for tags, found in enumerate(_ANY_TAG.finditer(html), start=1):
        name, step = (found[2] or "!").lower(), -1 if found[1] else 1
        elements += step > 0 and name != "!"
        if name not in _NEVER_DEEP and opened.get(name, 0) + step >= 0:
            opened[name] = opened.get(name, 0) + step
            depth += step
            deepest = max(deepest, depth)
        if elements > MOST_ELEMENTS or tags > MOST_TAGS or deepest > _HOPELESS:
            raise _too_many(deepest, elements)


def _too_many(deepest: int, elements: int) -> RejectError:
    if deepest > _DEEP:
        return RejectError(Reason.TOO_DEEP, f"more than {_DEEP} elements are open at once, {deepest:,} or more of them")
    if elements > MOST_ELEMENTS:
        return RejectError(Reason.TOO_LARGE, f"the page has more than {MOST_ELEMENTS:,} elements")
    return RejectError(Reason.TOO_LARGE, f"the page has more than {MOST_TAGS:,} tags and comments")


def _check_attributes(html: str) -> None:
    if any(len(tag[0]) > _LONG_TAG and _FLOOD.match(tag[0]) for tag in _TAG.finditer(html)):
        raise RejectError(Reason.TOO_LARGE, f"an element has more than {MOST_ATTRIBUTES:,} attributes")


def _without_formatting(html: str, elements: int) -> str:
    """Make formatting elements plain where so many different ones might be opened again and again."""
    different = len(set(_FORMATTING.findall(html)))
    return _FORMATTING_NAME.sub(r"\1span", html) if different * elements > _MOST_REOPENED else html
