"""The articles that a lane remembers: what was answered for each, and where its earlier version and its copies are."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from hashlib import blake2b
from struct import Struct
from typing import NamedTuple

from streams.records import Role
from streams.stages.dedup.pair_table import new_pairs
from streams.stages.dedup.pairs import NO_LIMIT

SIMILARITIES = 10_000  # steps from 0 to 1

_KEY = 16  # bytes of BLAKE2b: nobody can make two articles that are taken for one
_ROW = Struct(f"<{_KEY}s{_KEY}s{_KEY}sIHBxq")  # keys of version, article and text; answer; stamp
_CHUNK = 1024  # rows
_ROLES = tuple(Role)
_NEVER = -(2**63)

_VERSION, _ARTICLE, _TEXT = range(3)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was decided for an article; `cluster` is the number of its cluster."""

    cluster: int
    role: Role
    similarity: float


@dataclass(frozen=True, slots=True)
class Remembered:
    """The keys of an article, its answer, and as `stamp` the time of the lane at which it came, if it had any."""

    keys: tuple[bytes, bytes, bytes]
    answer: Answer
    stamp: int | None


class Found(NamedTuple):
    """The counts of what is remembered of an article: this version, the latest version, the latest of the same text.

    The last is the latest in the cluster that had the text first.
    """

    version: int | None
    latest: int | None
    copy: int | None


class Documents:
    """The most recent articles of a lane in rows of 64 bytes, counted from 1 in the order of arrival."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self.count = 0
        self._oldest = 1
        self._chunks: dict[int, bytearray] = {}
        self._rows = new_pairs()

    def __len__(self) -> int:
        """Return how many articles are remembered."""
        return self.count - self._oldest + 1

    @property
    def first(self) -> int:
        """Return the count of the article that came first of those that are remembered."""
        return self._oldest

    def look_up(self, keys: tuple[bytes, bytes, bytes]) -> Found:
        """Return what is remembered of the article with these keys."""
        version, article, text = keys
        return Found(self._find(_VERSION, version), self._find(_ARTICLE, article), self._find(_TEXT, text))

    def answer(self, count: int) -> Answer:
        """Return what was answered for the article of this count, which is remembered."""
        return self._row(count).answer

    def forgot(self, count: int) -> bool:
        """Say whether the article of this count is remembered no longer."""
        return count < self._oldest

    def stamp(self, count: int) -> int | None:
        """Return the time of the lane at which the article of this count came, which is remembered."""
        return self._row(count).stamp

    def begin_at(self, count: int) -> None:
        """Go on behind the article of this count, of which and of all before it nothing is remembered."""
        if not self._chunks:
            self.count, self._oldest = count, count + 1

    def remember(self, one: Remembered, found: Found) -> int:
        """Remember an article of which so much was found, and return its count."""
        self.count += 1
        version, article, text = one.keys
        again = found.copy is None or self.answer(found.copy).cluster == one.answer.cluster
        for key, row in ((article, found.latest), (text, found.copy))[: 1 + again]:
            if row is not None:
                self._rows.remove(array("I", (_short(key),)), row)
        self._rows.add(array("I", map(_short, (version, article, text)[: 2 + again])), self.count, NO_LIMIT)
        chunk = self._chunks.setdefault(self.count // _CHUNK, bytearray(_ROW.size * _CHUNK))
        _ROW.pack_into(chunk, self.count % _CHUNK * _ROW.size, *one.keys, *_packed(one.answer, one.stamp))
        return self.count

    def oldest(self) -> Remembered:
        """Return the article that came first of those that are remembered. There has to be one."""
        return self._row(self._oldest)

    def forget_oldest(self) -> int:
        """Forget the article that came first, and return its count."""
        count = self._oldest
        self._rows.remove(array("I", map(_short, self._row(count).keys)), count)
        self._oldest += 1
        if self._oldest % _CHUNK == 0:
            del self._chunks[count // _CHUNK]
        return count

    def _find(self, kind: int, wanted: bytes) -> int | None:
        return next((count for count in self._rows.find(_short(wanted)) if self._has(count, kind, wanted)), None)

    def _has(self, count: int, kind: int, key: bytes) -> bool:
        begin = count % _CHUNK * _ROW.size + kind * _KEY
        return self._chunks[count // _CHUNK][begin : begin + _KEY] == key

    def _row(self, count: int) -> Remembered:
        version, article, text, cluster, similarity, role, stamp = _ROW.unpack_from(
            self._chunks[count // _CHUNK], count % _CHUNK * _ROW.size
        )
        answer = Answer(cluster, _ROLES[role], similarity / SIMILARITIES)
        return Remembered((version, article, text), answer, None if stamp == _NEVER else stamp)


def keys_of(article: str, version: str, digest: str) -> tuple[bytes, bytes, bytes]:
    """Return the keys of a version of an article, of the article, and of its text."""
    return _key("version", article, version), _key("article", article), _key("text", digest)


def _key(*parts: str) -> bytes:
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=_KEY).digest()


def _short(whole: bytes) -> int:
    return int.from_bytes(whole[:4], "little")


def _packed(answer: Answer, stamp: int | None) -> tuple[int, int, int, int]:
    similarity = round(answer.similarity * SIMILARITIES)
    return answer.cluster, similarity, _ROLES.index(answer.role), _NEVER if stamp is None else stamp
