"""In how many other articles of the same source each line of an article stood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Self

import numpy as np
from numpy.typing import NDArray

from streams.stages.strip.lines import Line

DIGEST_BYTES = 4
PROSE = 1 << 31  # the bit of a digest that says: the line is prose

_NUMBER = re.compile(r"\d+")
_COUNTER_WORDS = 8  # "139 comments", "5 min read": in an open line of so many words all numbers are alike
_COMMON = 3  # prose in so many articles that are no copies of each other says nothing of copies any more
_DISTINCT = 8  # lines of prose that one article has and the other has not: two articles, whatever they share

Digests = NDArray[np.uint32]
Table = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Row:
    """One article as it is remembered.

    `family` names the first article of which it is a copy, itself where it is none; `at` is when it came, in seconds of
    the epoch, None where that is unknown; `lines` are digests of four bytes, sorted, each once.
    """

    article: str
    family: str
    at: int | None
    lines: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Sightings:
    """What the other articles of a source say of the lines of one: none of its own versions and none of its copies.

    `others` counts the articles that were looked at, and `counts` says of each line in how many of them it stood; what
    are copies of each other counts once. `copy_of` names the family that the article itself belongs to, if it is a copy
    of one that is remembered.
    """

    others: int
    counts: tuple[int, ...]
    copy_of: str | None = None

    @classmethod
    def none(cls, lines: int) -> Self:
        """Return the sightings of the first article of a source."""
        return cls(others=0, counts=(0,) * lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Where the lines of an article stood in others of its source, and for each line up to three of those."""

    seen: Sightings
    where: tuple[tuple[str, ...], ...]


def digest_of(line: Line) -> int:
    """Return 32 bits that name a line's words, the first of them `PROSE`."""
    words = line.bare or line.folded
    if line.prose:
        return _hash(words) | PROSE
    return _hash(_NUMBER.sub("0", words) if not line.closed and line.words <= _COUNTER_WORDS else words)


def _hash(words: str) -> int:
    # Whoever makes two lines that collide could as well have published the same line twice.
    return (
        int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=DIGEST_BYTES).digest(), "big")
        & ~PROSE
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """An article's lines beside the articles that are remembered.

    `places` says of each line of the article which column it has; `rows` says of each remembered article which columns
    stand in it, `families` the same of each family that is no copy; `names` are the articles that began those.
    """

    places: NDArray[np.intp]
    families: Table
    names: tuple[str, ...]
    copy_of: str | None

    def sightings(self) -> Sightings:
        """Count for each line."""
        counts = self.families.sum(axis=0)[self.places]
        return Sightings(others=len(self.names), counts=tuple(counts.tolist()), copy_of=self.copy_of)

    def where(self, most: int) -> tuple[tuple[str, ...], ...]:
        """Name for each line up to `most` articles in which it stood, those that came last first."""
        named = [
            tuple(self.names[number] for number in np.flatnonzero(column)[::-1][:most]) for column in self.families.T
        ]
        return tuple(named[place] for place in self.places)


def compare(digests: Sequence[int], rows: Sequence[Row]) -> Comparison:
    """Lay the lines of an article beside `rows`, the last to come last."""
    own, places = np.unique(np.array(digests, dtype=np.uint32), return_inverse=True)
    found = _stands(own, rows)
    numbers: dict[str, int] = {}
    member = np.array([numbers.setdefault(row.family, len(numbers)) for row in rows], dtype=np.intp)
    families = np.zeros((len(numbers), len(own)), dtype=np.bool_)
    row, column = np.nonzero(found)
    families[member[row], column] = True
    shared = _shared(own, found, families)
    copied = np.unique(member[shared > 0])
    best = rows[int(shared.argmax())].family if len(copied) else None
    last = {name.family: name.article for name in rows}
    names = [last[family] for family in numbers]
    kept = np.setdiff1d(np.arange(len(numbers)), copied)
    return Comparison(places, families[kept], tuple(names[number] for number in kept), best)


def _stands(own: Digests, rows: Sequence[Row]) -> Table:
    """Return a row for each of `rows` that says which of the sorted digests `own` stand in it."""
    lines = np.frombuffer(b"".join(row.lines for row in rows), dtype="<u4")
    lengths = [len(row.lines) // DIGEST_BYTES for row in rows]
    columns = np.minimum(own.searchsorted(lines), len(own) - 1)
    hit = own[columns] == lines
    found = np.zeros((len(rows), len(own)), dtype=np.bool_)
    found[np.repeat(np.arange(len(rows)), lengths)[hit], columns[hit]] = True
    return found


def _shared(own: Digests, found: Table, families: Table) -> NDArray[np.intp]:
    """Return for each row how much of the article's own prose stands in it, 0 where that makes it no copy.

    A copy has most of it and lacks little. Where the article has no prose, all its lines count.
    """
    prose = own >= PROSE
    telling = (prose if prose.any() else np.ones_like(prose)) & (families.sum(axis=0) < _COMMON)
    shared: NDArray[np.intp] = found[:, telling].sum(axis=1)
    lacking = int(telling.sum()) - shared
    shared[(shared <= lacking) | (lacking >= _DISTINCT)] = 0
    return shared
