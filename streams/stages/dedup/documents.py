"""The articles that a lane remembers: what was answered for each, and where its earlier version and its copies are."""

from __future__ import annotations

from array import array
from collections import deque
from dataclasses import dataclass
from hashlib import blake2b

from streams.records import Role, Signature
from streams.stages.dedup.sketch import Sample, shingle_sample

_KEY = 16  # bytes of BLAKE2b: nobody can make two articles that are taken for one
_SHINGLES = 64  # of an article, the smallest: to tell how alike its next version is
_ROLES = tuple(Role)
_STEPS = 10_000  # of similarity
_BITS = 32
_LOW = 2**_BITS - 1
_HIGH = 2 * _BITS  # where the count of an article stands above its answer


@dataclass(frozen=True, slots=True)
class Answer:
    """What was decided for an article. `cluster` is the number of its cluster, `count` its own once it has one."""

    cluster: int
    role: Role
    similarity: float
    count: int = 0


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest version of an article."""

    count: int
    cluster: int
    shingles: Sample


@dataclass(frozen=True, slots=True)
class Left:
    """An article that is remembered no longer, counted from 1 in the order of arrival."""

    count: int
    cluster: int


class Documents:
    """The most recent articles of a lane, counted in articles, never in time."""

    def __init__(self, most: int) -> None:
        """Remember at most `most` articles."""
        self._most = most
        self._count = 0
        self._answers: dict[bytes, int] = {}
        self._latest: dict[bytes, bytes] = {}
        self._copies: dict[bytes, int] = {}
        self._keys: deque[tuple[bytes, bytes, bytes]] = deque()

    def __len__(self) -> int:
        """Return how many articles are remembered."""
        return len(self._keys)

    @property
    def oldest(self) -> int:
        """Return the count of the oldest article that is remembered."""
        return self._count - len(self._keys) + 1

    def answer(self, article: str, version: str) -> Answer | None:
        """Return what was answered for this version of the article."""
        packed = self._answers.get(_key(article, version))
        return None if packed is None else _unpack_answer(packed)

    def latest(self, article: str) -> Latest | None:
        """Return the latest version of the article."""
        packed = self._latest.get(_key(article))
        return None if packed is None else _unpack_latest(packed)

    def copy_of(self, digest: str) -> int | None:
        """Return the number of the cluster that has the text of this digest."""
        packed = self._copies.get(_key(digest))
        return None if packed is None else packed & _LOW

    def remember(self, article: str, version: str, signature: Signature, answer: Answer) -> int:
        """Remember what was decided for an article, and return its count."""
        self._count += 1
        keys = (_key(article, version), _key(article), _key(signature.digest))
        self._keys.append(keys)
        self._answers[keys[0]] = self._count << _HIGH | _pack_answer(answer)
        self._latest[keys[1]] = _pack_latest(self._count, answer.cluster, signature)
        if self._copies.get(keys[2], answer.cluster) & _LOW == answer.cluster:
            self._copies[keys[2]] = self._count << _BITS | answer.cluster
        return self._count

    def forget_oldest(self) -> Left | None:
        """Forget the oldest article if there are too many."""
        if len(self._keys) <= self._most:
            return None
        answered, latest, copy = self._keys.popleft()
        count = self._count - len(self._keys)
        if array("Q", self._latest[latest][:8])[0] == count:
            del self._latest[latest]
        if self._copies.get(copy, 0) >> _BITS == count:
            del self._copies[copy]
        return Left(count, _unpack_answer(self._answers.pop(answered)).cluster)


def _key(*parts: str) -> bytes:
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=_KEY).digest()


def _pack_answer(answer: Answer) -> int:
    similarity = round(answer.similarity * _STEPS)
    return (similarity * len(_ROLES) + _ROLES.index(answer.role)) << _BITS | answer.cluster


def _unpack_answer(packed: int) -> Answer:
    similarity, role = divmod(packed >> _BITS & _LOW, len(_ROLES))
    return Answer(packed & _LOW, _ROLES[role], similarity / _STEPS, packed >> _HIGH)


def _pack_latest(count: int, cluster: int, signature: Signature) -> bytes:
    head = array("Q", (count, cluster << _BITS | signature.words)).tobytes()
    return head + array("I", signature.shingles[:_SHINGLES]).tobytes()


def _unpack_latest(packed: bytes) -> Latest:
    count, where = array("Q", packed[:16])
    return Latest(count, where >> _BITS, shingle_sample(array("I", packed[16:]), where & _LOW, _SHINGLES))
