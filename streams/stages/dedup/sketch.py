"""What a lane keeps of a text to compare others with: a packed sample of the hashes in its signature.

A sketch is unsigned integers of 32 bits: how many words the text has; of each part how many hashes stand in it, and the
highest that could; then the hashes of the parts, each part sorted, each hash once. Two parts compare below the lower of
their bounds, where both are whole.
"""

from __future__ import annotations

from array import array
from ctypes import CDLL, c_int64, c_void_p
from dataclasses import dataclass
from functools import cache
from itertools import groupby, islice
from operator import attrgetter
from typing import Any

from streams.kernel import library
from streams.records import Signature
from streams.stages.dedup.pairs import Words
from streams.text import signature as signing

SHINGLES, HEAD, NAMES, NUMBERS, VOCABULARY, TITLE = range(6)
PARTS = 6
HEADER = 1 + 2 * PARTS

MOST = array("q", (48, 48, 32, 24, 48, 16))  # hashes of each part, the smallest: 680 bytes of an article of 500 words
TOLD = array("I", (2**32 - 1, 2**32 - 1, *(2**32 - 2**16,) * 4))  # bits of each that are kept
POSTED_SHINGLES = 32  # the smallest; a text looks for all that it has
POSTED_HEAD = 8  # of the head, so that a brief of the lead finds a long article, and a misread text the one it was

_HIGHEST = signing.HASHES - 1
_SIGNED = array(
    "q",
    (
        signing.MOST_SHINGLES,
        signing.MOST_HEAD,
        signing.MOST_NAMES,
        signing.MOST_NUMBERS,
        signing.MOST_VOCABULARY,
        signing.MOST_TITLE,
    ),
)
_ALL = array("q", (signing.HASHES,) * PARTS)
_SAMPLED = array("q", (signing.SAMPLED_BELOW, *(signing.HASHES,) * (PARTS - 1)))
_hashes_of = attrgetter("shingles", "head", "names", "numbers", "vocabulary", "title")  # by part


def sketch(signature: Signature) -> Words:
    """Return the sketch of a signature."""
    kernel = library()
    return sketch_in_python(signature) if kernel is None else _in_kernel(kernel, signature)


def sketch_in_python(signature: Signature) -> Words:
    """Return the sketch of a signature without the compiled kernel."""
    header, kept = [signature.words], list[int]()
    for hashes, most, told, signed, below in zip(
        _hashes_of(signature), MOST, TOLD, _SIGNED, _below(signature), strict=True
    ):
        sample = [one for one, _ in groupby(one & told for one in array("I", hashes[:most]))]
        whole = len(hashes) <= most and len(hashes) < signed
        header += (len(sample), below - 1 if whole or not sample else sample[-1])
        kept += sample
    return array("I", header + kept)


def _below(signature: Signature) -> array[int]:
    """Return what no hash of each part reaches."""
    return _ALL if signature.words <= signing.SAMPLED_ABOVE else _SAMPLED


def _in_kernel(kernel: CDLL, signature: Signature) -> Words:
    parts = _hashes_of(signature)
    hashes, lengths = array("I"), array("q", map(len, parts))
    for one, most in zip(parts, MOST, strict=True):
        hashes.extend(one[:most])
    packed = array("I", bytes(4 * (HEADER + len(hashes))))
    packed[0] = signature.words
    size = _typed(kernel).sketch_pack(
        *(one.buffer_info()[0] for one in (hashes, lengths, MOST, _SIGNED, TOLD, _below(signature), packed))
    )
    return packed[:size]


@cache
def _typed(kernel: CDLL) -> Any:  # noqa: ANN401 - ctypes knows no types of functions
    kernel.sketch_pack.argtypes = (c_void_p,) * 7
    kernel.sketch_pack.restype = c_int64
    return kernel


NOTHING: Words = array("I", (0, *(0, _HIGHEST) * PARTS))
"""The sketch of no text."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be placed: its sketch, and the quarter of the text in which each shingle of the sketch stands."""

    sketch: Words
    quarters: Words

    @classmethod
    def of(cls, signature: Signature) -> Text:
        """Return the text that was signed; all of one quarter, where the signature does not say."""
        sketched = sketch(signature)
        said = len(signature.quarters) == len(signature.shingles)
        return cls(sketched, array("I", signature.quarters[: sketched[1]] if said else [0] * sketched[1]))


def words_of(sketched: Words) -> int:
    """Return how many words the text has."""
    return sketched[0]


def words_told_whole(sketched: Words) -> int:
    """Return how many words of a sketch, or of its header, come before those of which the lower half is zero."""
    return HEADER + sketched[1 + 2 * SHINGLES] + sketched[1 + 2 * HEAD]


def part(sketched: Words, number: int) -> Words:
    """Return the hashes of a part."""
    begin = HEADER + sum(sketched[1 : 1 + 2 * number : 2])
    return sketched[begin : begin + sketched[1 + 2 * number]]


def bound(sketched: Words, number: int) -> int:
    """Return the highest hash that could stand in a part."""
    return sketched[2 + 2 * number]


def posted(sketched: Words) -> Words:
    """Return what a text is found by: some of its shingles and of its head; none where it is too short to tell."""
    return _keys(sketched, POSTED_SHINGLES)


def looked_for(sketched: Words) -> Words:
    """Return what a text finds others by: all of its shingles, then what it is found by of its head."""
    return _keys(sketched, MOST[SHINGLES])


def _keys(sketched: Words, most: int) -> Words:
    if words_of(sketched) < signing.TELLING:
        return array("I")
    shingles = part(sketched, SHINGLES)[:most]
    known = set(shingles)
    head = (one for one in part(sketched, HEAD) if one not in known)
    return shingles + array("I", islice(head, POSTED_HEAD))


def unpack(packed: bytes) -> Words:
    """Return the sketch in its bytes (`tobytes`). Raises ValueError where it is none."""
    words: Words = array("I")
    words.frombytes(packed)
    if len(words) < HEADER or len(words) != HEADER + sum(words[1:HEADER:2]):
        raise ValueError(f"{len(packed)} bytes are no sketch")
    return words
