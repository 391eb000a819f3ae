"""Signing: a text as a few hundred hashes, enough to tell copies, versions and lookalikes apart without the text.

The signature is the same on every machine and in every process: CRC-32 and BLAKE2b only, nothing seeded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from hashlib import blake2b
from zlib import crc32

from streams.errors import Reason, RejectError
from streams.records import Signature
from streams.text.run_hashes import Hashes, RunHashes, run_hashes

SCHEME = 2  # counted up with every change after which a text is signed otherwise: what is signed before is refused
HASHES = 2**32
TELLING = 12  # words; a text shorter than this says too little on its own to be called a copy of another

SAMPLED_ABOVE = 160  # words; up to here every shingle is kept, beyond it those below SAMPLED_BELOW
SAMPLED_BELOW = HASHES // 4
MOST_SHINGLES = 160
MOST_NAMES = 48
MOST_NUMBERS = 32
MOST_VOCABULARY = 64
MOST_HEAD = 64
MOST_TITLE = 16

_WIDTH = 3
_WIDTH_UNSPACED = 6
_LONG_WORD = 6

_HEAD_LETTERS = 500
_HEAD_WIDTH = 10  # letters
# What scanners take for each other, so that most of their errors leave the head as it is. A group becomes its first.
_LOOK_ALIKES = str.maketrans(
    {letter: group[0] for group in ("oaec0", "iltfjr1", "nuh", "vy", "s5") for letter in group[1:]}
)

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
_ASCII = bytes(range(128))
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
    joined, count, hashes = _bytes(words), len(words), run_hashes()
    unspaced = 2 * len(_UNSPACED_WORD.findall(_beyond_ascii(folded))) > count
    runs = hashes.runs(joined, count, _WIDTH_UNSPACED if unspaced else _WIDTH)
    long_words = hashes.runs(joined, count, 2) if unspaced else hashes.long_words(joined, count, _LONG_WORD)
    highest = HASHES - 1 if count <= SAMPLED_ABOVE else SAMPLED_BELOW - 1
    shingles, quarters = hashes.smallest(runs, MOST_SHINGLES, highest)
    return Signature(
        scheme=SCHEME,
        digest=_digest(title, words),
        words=count,
        shingles=shingles,
        quarters=quarters,
        head=hashes.smallest(_windows(hashes, words), MOST_HEAD, HASHES - 1)[0],
        names=_smallest(_names(normal), MOST_NAMES),
        numbers=_smallest(_NUMBER.findall(normal), MOST_NUMBERS),
        vocabulary=hashes.smallest(long_words, MOST_VOCABULARY, HASHES - 1)[0],
        title=hashes.smallest(_windows(hashes, _folded(title)), MOST_TITLE, HASHES - 1)[0],
    )


def check_scheme(signature: Signature) -> None:
    """Raise RejectError(WRONG_SCHEMA) where a signature was made otherwise than `sign` makes it."""
    if signature.scheme != SCHEME:
        raise RejectError(
            Reason.WRONG_SCHEMA,
            f"its text was signed by scheme {signature.scheme}, and what it is compared with by scheme {SCHEME}: tag "
            "and dedup have to be of one version of streams",
        )


def _folded(title: str | None) -> list[str]:
    return _words(unicodedata.normalize("NFKC", title or "").casefold())


def _words(folded: str) -> list[str]:
    plain = not _NOT_PLAIN.search(_beyond_ascii(folded))
    return (_PLAIN_WORD if plain else _WORD).findall(folded)


def _beyond_ascii(text: str) -> str:
    """Return the other characters of `text`, which are mostly few: a pattern is searched for in them faster."""
    if text.isascii():
        return ""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


def _digest(title: str | None, words: list[str]) -> str:
    if len(words) < TELLING:
        words = [*_folded(title), "\n", *words]
    return blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _windows(hashes: RunHashes, words: list[str]) -> Hashes:
    """Return the hashes of the runs of letters at the beginning of a text or title, look-alikes taken for one."""
    letters = "".join(words[:_HEAD_LETTERS])[:_HEAD_LETTERS].replace("rn", "m").replace("vv", "w")
    return hashes.runs(_bytes(letters.translate(_LOOK_ALIKES)), len(letters), _HEAD_WIDTH)


def _bytes(words: Iterable[str]) -> bytes:
    return " ".join(words).encode("utf-8", "surrogatepass")


def _smallest(words: Iterable[str], most: int) -> tuple[int, ...]:
    return tuple(sorted({crc32(word.encode("utf-8", "surrogatepass")) for word in words})[:most])


def _names(text: str) -> list[str]:
    return [name.casefold() for name in _NAME.findall(text) if name[0].isupper()]
