"""Signing: a text as a few hundred hashes, enough to tell copies, versions and lookalikes apart without the text.

The signature is the same on every machine and in every process: CRC-32 and BLAKE2b only, nothing seeded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from hashlib import blake2b
from zlib import crc32

from streams.records import Signature

HASHES = 2**32
TELLING = 12  # words; a text shorter than this says too little on its own to be called a copy of another

SAMPLED_ABOVE = 160  # words; up to here every shingle is kept, beyond it those below SAMPLED_BELOW
SAMPLED_BELOW = HASHES // 4
MOST_SHINGLES = 160
MOST_NAMES = 48
MOST_NUMBERS = 32
MOST_VOCABULARY = 64
MOST_HEAD = 40

_WIDTH = 3
_WIDTH_UNSPACED = 6
_QUARTERS = 4
_LONG_WORD = 6

# Scripts written without spaces (kana, Han, Thai, Lao, Burmese, Khmer): each character is a word of its own.
_UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17d3\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff"
)
# Vowel signs and other marks that `\w` leaves out but that stand inside words.
_MARKS = r"\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0900-\u0963\u0966-\u0dff"
_WORD = re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}_])[\w{_MARKS}])+")
_PLAIN_WORD = re.compile(r"[^\W_]+")  # the same, and faster, where there are none of either
_NOT_PLAIN = re.compile(rf"[{_UNSPACED}{_MARKS}]")
_UNSPACED_WORD = re.compile(rf"[{_UNSPACED}]")
# A capital in the middle of a sentence: behind a word, a comma or a bracket and one space.
_NAME = re.compile(r" (?<=[\w,;)\u2019'] )([^\W\d_a-z]\w+)")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def sign(title: str | None, text: str) -> Signature:
    """Return the signature of an article.

    After Broder, "On the resemblance and containment of documents" (1997), for the shingles, and Irber et al.,
    "Lightweight compositional analysis of metagenomes with FracMinHash" (2022), for their sampling.
    """
    normal = unicodedata.normalize("NFKC", text)
    folded = normal.casefold()
    words = _words(folded)
    encoded = _bytes(words)
    hashes = [crc32(word) for word in encoded]
    unspaced = _mostly_unspaced(folded, len(words))
    shingles = _shingles(encoded, hashes, _WIDTH_UNSPACED if unspaced else _WIDTH)
    long_words = _shingles(encoded, hashes, 2) if unspaced else _long(words, hashes)
    sampled = _sample(shingles, len(words))
    return Signature(
        digest=_digest(title, words),
        words=len(words),
        shingles=sampled,
        quarters=_quarters(shingles, sampled),
        head=_smallest(shingles[:MOST_HEAD], MOST_HEAD),
        names=_smallest(_hashes(_names(normal)), MOST_NAMES),
        numbers=_smallest(_hashes(_NUMBER.findall(normal)), MOST_NUMBERS),
        vocabulary=_smallest(long_words, MOST_VOCABULARY),
    )


def _words(folded: str) -> list[str]:
    plain = folded.isascii() or not _NOT_PLAIN.search(folded)
    return (_PLAIN_WORD if plain else _WORD).findall(folded)


def _mostly_unspaced(folded: str, words: int) -> bool:
    return not folded.isascii() and 2 * len(_UNSPACED_WORD.findall(folded)) > words


def _digest(title: str | None, words: list[str]) -> str:
    if len(words) < TELLING:
        words = [*_words(unicodedata.normalize("NFKC", title or "").casefold()), "\n", *words]
    return blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _bytes(words: list[str]) -> list[bytes]:
    return " ".join(words).encode("utf-8", "surrogatepass").split(b" ") if words else []


def _hashes(words: list[str]) -> list[int]:
    return [crc32(word) for word in _bytes(words)]


def _shingles(words: list[bytes], hashes: list[int], width: int) -> list[int]:
    """Hash each run of `width` words, in order; a shorter text is one run."""
    if len(words) < width:
        return [crc32(b"".join(words))] if words else []
    rolled = hashes
    for offset in range(1, width):
        rolled = [crc32(word, run) for word, run in zip(words[offset:], rolled, strict=False)]
    return rolled


def _sample(shingles: list[int], words: int) -> tuple[int, ...]:
    if words > SAMPLED_ABOVE:
        shingles = [shingle for shingle in shingles if shingle < SAMPLED_BELOW]
    return _smallest(shingles, MOST_SHINGLES)


def _quarters(shingles: list[int], sampled: tuple[int, ...]) -> tuple[int, ...]:
    """Return the quarter of the text, from 0, in which each sampled shingle stands first."""
    count = len(shingles)
    first = dict(zip(reversed(shingles), range(count - 1, -1, -1), strict=True))
    return tuple(_QUARTERS * first[shingle] // count for shingle in sampled)


def _smallest(hashes: Iterable[int], most: int) -> tuple[int, ...]:
    return tuple(sorted(set(hashes))[:most])


def _names(text: str) -> list[str]:
    return [name.casefold() for name in _NAME.findall(text) if name[0].isupper()]


def _long(words: list[str], hashes: list[int]) -> list[int]:
    return [one for word, one in zip(words, hashes, strict=True) if len(word) >= _LONG_WORD]
