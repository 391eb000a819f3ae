"""Tags of HTML in UTF-8, counted before it is parsed: in linear time, whatever stands in it."""

from __future__ import annotations

import re
from collections.abc import Collection
from ctypes import CDLL, c_int64, c_uint64
from typing import NamedTuple

import numpy as np

from streams.kernel import addresses, library

_ATTRIBUTE = (
    rb"[\t\n\f\r /]*+[^\t\n\f\r />][^\t\n\f\r />=]*+"
    rb"(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:\"[^\"]*+\"|'[^']*+'|[^\t\n\f\r >]*+))?+"
)
# Possessive throughout, so that all tags of a page are found in linear time.
_TAG = re.compile(rb"<[a-zA-Z][^\t\n\f\r />]*+(?P<attributes>(?:" + _ATTRIBUTE + rb")*+)")
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_ANY_TAG = re.compile(rb"<(?:(/?)([a-zA-Z][^\t\n\f\r />]*+)(?:" + _ATTRIBUTE + rb")*+|[!?])")
_FORMATTING = re.compile(rb"<[bcefinstu][a-z]{0,5}[\t\n\f\r /]", re.IGNORECASE)
_SEED = hash("tags") & 0xFFFFFFFFFFFFFFFF  # another one in each process, so that nobody can make names collide


class Counted(NamedTuple):
    """How many elements there are, tags with end tags and comments, and how many elements are open at once."""

    elements: int
    tags: int
    deepest: int


def counted(html: bytes, limits: Counted, flat: Collection[bytes]) -> Counted:
    """Count elements and tags in `html` up to the first that makes one of the numbers larger than in `limits`.

    It knows nothing of scripts and scopes. Elements that are named as one of `flat`, in small letters, never count as
    open.
    """
    kernel = library()
    if kernel is None:
        return counted_in_python(html, limits, flat)
    return counted_in_kernel(kernel, html, limits, flat)


def counted_in_python(html: bytes, limits: Counted, flat: Collection[bytes]) -> Counted:
    """Return what `counted` does."""
    opened: dict[bytes, int] = {}
    elements = tags = depth = deepest = 0
    for tags, found in enumerate(_ANY_TAG.finditer(html), start=1):
        name, step = (found[2] or b"").lower(), -1 if found[1] else 1
        elements += bool(name) and step > 0
        if name and name not in flat and opened.get(name, 0) + step >= 0:
            opened[name] = opened.get(name, 0) + step
            depth += step
            deepest = max(deepest, depth)
        if elements > limits.elements or tags > limits.tags or deepest > limits.deepest:
            break
    return Counted(elements, tags, deepest)


def counted_in_kernel(kernel: CDLL, html: bytes, limits: Counted, flat: Collection[bytes]) -> Counted:
    """Return what `counted` does."""
    names, found = b"".join(b"\n" + name for name in flat), np.empty(len(limits), np.int64)
    sizes = c_int64(len(html)), c_int64(len(names))
    places = addresses(np.array(limits, np.int64), found)
    if kernel.markup_counted(html, sizes[0], names, sizes[1], c_uint64(_SEED), *places):
        raise MemoryError
    return Counted(*found.tolist())


def has_tag_of(html: bytes, attributes: int) -> bool:
    """Say whether a tag in `html` has more than so many attributes."""
    kernel = library()
    return has_tag_in_python(html, attributes) if kernel is None else has_tag_in_kernel(kernel, html, attributes)


def has_tag_in_python(html: bytes, attributes: int) -> bool:
    """Say what `has_tag_of` does."""
    long = (tag["attributes"] for tag in _TAG.finditer(html) if len(tag[0]) > 2 * attributes)  # or it has too few
    return any(len(_ATTRIBUTES.findall(found)) > attributes for found in long)


def has_tag_in_kernel(kernel: CDLL, html: bytes, attributes: int) -> bool:
    """Say what `has_tag_of` does."""
    return bool(kernel.markup_has_tag_of(html, c_int64(len(html)), c_int64(attributes)))


def formatting(html: bytes) -> int:
    """Count the tags in `html` that may be of formatting elements, by first letter and length of their names."""
    kernel = library()
    return formatting_in_python(html) if kernel is None else formatting_in_kernel(kernel, html)


def formatting_in_python(html: bytes) -> int:
    """Count what `formatting` does."""
    return len(_FORMATTING.findall(html))


def formatting_in_kernel(kernel: CDLL, html: bytes) -> int:
    """Count what `formatting` does."""
    kernel.markup_formatting.restype = c_int64
    return int(kernel.markup_formatting(html, c_int64(len(html))))
