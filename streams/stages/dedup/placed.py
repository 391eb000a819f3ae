"""What a lane remembers of one decision, and its packed form."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from struct import Struct

from streams.records import Role
from streams.stages.dedup.pairs import Words
from streams.stages.dedup.sketch import unpack as unpack_sketch

_HEAD = Struct("<4sI16s16s16sIdBqqIIIII")
_UNKNOWN = -(2**63)
_ROLES = tuple(Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One decision.

    `count` is the article's place among those of its lane, `at` its time, `now` that of the lane, in seconds; `keys`
    are those of documents.py. `number` and `canonical` name the cluster, `merged` clusters found to be one with it. An
    exact copy has no sketch. `before` is the cluster as it was before, where that cannot be made of the decisions alone
    that are kept as long as a lane remembers and two days more. `told` is what lineage/remembered.py packs.
    """

    count: int
    keys: tuple[bytes, bytes, bytes]
    at: int | None
    now: int | None
    number: int
    canonical: str
    role: Role
    similarity: float
    merged: tuple[int, ...]
    sketch: Words | None
    before: bytes | None
    told: bytes = b""


def pack(language: str, one: Placed) -> bytes:
    """Return a decision of the lane of this language, of four bytes at most, packed."""
    canonical = one.canonical.encode("utf-8", "surrogatepass")
    merged = array("I", one.merged).tobytes()
    sketch = b"" if one.sketch is None else one.sketch.tobytes()
    before = one.before or b""
    head = _HEAD.pack(
        language.encode(),
        one.count,
        *one.keys,
        one.number,
        one.similarity,
        _ROLES.index(one.role),
        _UNKNOWN if one.at is None else one.at,
        _UNKNOWN if one.now is None else one.now,
        len(canonical),
        len(one.merged),
        len(sketch),
        len(before),
        len(one.told),
    )
    return b"".join((head, canonical, merged, sketch, before, one.told))


def unpack(packed: bytes) -> Iterator[tuple[str, Placed]]:
    """Yield the decisions that were packed, each with its language. Raises ValueError where they were not."""
    begin = 0
    while begin < len(packed):
        if begin + _HEAD.size > len(packed):
            raise ValueError(f"a checkpoint of {len(packed)} bytes ends in the middle of a decision")
        head = _HEAD.unpack_from(packed, begin)
        language, count, *keys, number, similarity, role, at, now, canonical, merged, sketch, before, told = head
        names = begin + _HEAD.size
        others = names + canonical
        text = others + 4 * merged
        cluster = text + sketch
        rest = cluster + before
        begin = rest + told
        if begin > len(packed):
            raise ValueError(f"a checkpoint of {len(packed)} bytes ends in the middle of a decision")
        yield (
            language.rstrip(b"\0").decode(),
            Placed(
                count=count,
                keys=(keys[0], keys[1], keys[2]),
                at=None if at == _UNKNOWN else at,
                now=None if now == _UNKNOWN else now,
                number=number,
                canonical=packed[names:others].decode("utf-8", "surrogatepass"),
                role=_ROLES[role],
                similarity=similarity,
                merged=tuple(array("I", packed[others:text])),
                sketch=unpack_sketch(packed[text:cluster]) if sketch else None,
                before=packed[cluster:rest] or None,
                told=packed[rest:begin],
            ),
        )
