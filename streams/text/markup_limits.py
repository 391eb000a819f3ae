"""What markup the parser is given: lexbor needs quadratic time for some, and cannot be interrupted.

Measured with selectolax 1.0.2: 20,000 elements inside each other take 0.5 to 2.5 s, 50,000 attributes of one element
5 s, 2,000 unclosed <b id=n> before 2,000 paragraphs 4 s and 1.8 GB, as each paragraph opens them all again.
"""

from __future__ import annotations

import re

from streams.errors import Reason, RejectError
from streams.text.tags import Counted, counted, formatting, has_tag_of

MOST_ELEMENTS = 30_000  # the largest of 611 news pages has 10,000
MOST_TAGS = 60_000  # end tags and comments included; the same page has 19,000
MOST_SIGNS = 240_000  # "<" of whatever kind
MOST_ATTRIBUTES = 10_000  # of one element
_MOST_REOPENED = 500_000  # elements that the parser might add on its own
_DEEP = 512  # the same as blocks.DEEPEST
_HOPELESS = 2_000  # open at once, by a count that knows nothing of scripts and scopes; in 611 news pages up to 1,000
_MANY = 5_000  # signs; with fewer, no nesting takes a parser long

# HTML Living Standard 13.2.4.3, the list of active formatting elements; but of <a> only one is active at a time.
_FORMATTING = re.compile(rb"<(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/][^<>]*", re.IGNORECASE)
_FORMATTING_NAME = re.compile(
    rb"(</?)(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])", re.IGNORECASE
)
_NEVER_DEEP = frozenset(
    b"area base body br caption col colgroup dd dt embed head hr html img input li link meta optgroup option p rp rt "
    b"source tbody td tfoot th thead tr wbr".split()
)
_LIMITS = Counted(elements=MOST_ELEMENTS, tags=MOST_TAGS, deepest=_HOPELESS)


def parseable(html: bytes) -> bytes:
    """Return `html`, in UTF-8, in a form that is parsed in bounded time: its own, or one whose <b>, <i>… are <span>.

    Raises RejectError(TOO_DEEP | TOO_LARGE).
    """
    signs = html.count(b"<")
    if signs > _MANY:
        _check(counted(html, _LIMITS, _NEVER_DEEP))
    if signs > MOST_SIGNS:
        raise RejectError(Reason.TOO_LARGE, f"the page has {signs:,} of the sign <, and {MOST_SIGNS:,} are the most")
    if has_tag_of(html, attributes=MOST_ATTRIBUTES):
        raise RejectError(Reason.TOO_LARGE, f"an element has more than {MOST_ATTRIBUTES:,} attributes")
    if formatting(html) * (signs + 1) > _MOST_REOPENED:
        return _without_formatting(html, signs + 1)
    return html


def _check(found: Counted) -> None:
    elements, _, deepest = found
    if all(number <= most for number, most in zip(found, _LIMITS, strict=True)):
        return
    if deepest > _DEEP:
        raise RejectError(Reason.TOO_DEEP, f"more than {_DEEP} elements are open at once, {deepest:,} or more of them")
    if elements > MOST_ELEMENTS:
        raise RejectError(Reason.TOO_LARGE, f"the page has more than {MOST_ELEMENTS:,} elements")
    raise RejectError(Reason.TOO_LARGE, f"the page has more than {MOST_TAGS:,} tags and comments")


def _without_formatting(html: bytes, elements: int) -> bytes:
    """Make formatting elements plain where so many different ones might be opened again and again."""
    different = len(set(_FORMATTING.findall(html)))
    return _FORMATTING_NAME.sub(rb"\1span", html) if different * elements > _MOST_REOPENED else html
