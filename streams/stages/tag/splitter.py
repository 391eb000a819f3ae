"""Where the tokens of a text begin and end, by the compiled kernel, streams/kernel/tagger_tokens.c."""

from __future__ import annotations

import re
from ctypes import Structure, byref, c_int64, c_void_p
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from streams.kernel import address, library
from streams.stages.tag.lexicon import terms
from streams.stages.tag.tagger.hashing import hash_of

# The kernel's classes of code points, which are those of Python's own tables.
_PATTERNS = {r"[^\W\d_]+": 1, r"\d+": 2, r"\s+": 4, r"\w+": 8, r"[\u0300-\u036f]+": 16, r"[A-Z]+": 32}
_UPPER, _LOWER = 64, 128
_LIMIT = 0x33000  # no code point from here on has a class


class _Spelling(Structure):
    _fields_ = (
        ("classes", c_void_p),
        ("class_count", c_int64),
        ("honorifics", c_void_p),
        ("honorific_count", c_int64),
        ("abbreviations", c_void_p),
        ("abbreviation_count", c_int64),
        ("longest_sentence", c_int64),
    )


def split_by_kernel(text: str, longest_sentence: int) -> tuple[list[int], list[int], list[bool]] | None:
    """Return where the tokens of `text` begin and end and which open a sentence; None where there is no kernel."""
    kernel = library()
    if kernel is None:
        return None
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    starts, ends, opens = np.empty(len(codes), np.int32), np.empty(len(codes), np.int32), np.empty(len(codes), np.bool_)
    classes, honorifics, abbreviations = _tables()
    spelling = _Spelling(
        *(address(classes), len(classes)),
        *(address(honorifics), len(honorifics)),
        *(address(abbreviations), len(abbreviations)),
        longest_sentence,
    )
    count = kernel.tagger_tokens(
        byref(spelling), address(codes), c_int64(len(codes)), address(starts), address(ends), address(opens)
    )
    return starts[:count].tolist(), ends[:count].tolist(), opens[:count].tolist()


@cache
def _tables() -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    return _classes(), _hashes("honorific"), _hashes("abbreviation")


def _hashes(name: str) -> NDArray[np.uint64]:
    return np.array(sorted(map(hash_of, terms()[name])), np.uint64)


def _classes() -> NDArray[np.uint8]:
    letters = "".join(map(chr, range(_LIMIT)))
    classes = np.zeros(_LIMIT, np.uint8)
    for pattern, bit in _PATTERNS.items():
        for match in re.finditer(pattern, letters):
            classes[match.start() : match.end()] |= bit
    classes[[letter.isupper() for letter in letters]] |= _UPPER
    classes[[letter.islower() for letter in letters]] |= _LOWER
    return classes
