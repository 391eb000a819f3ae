"""The checkpoints of a partition's lanes: decisions packed one behind the other, in parts that are a record each."""

from __future__ import annotations

from collections.abc import Iterator

from streams.stages.dedup.placed import Placed, pack, unpack

FORM = b"lanes/3\n"
"""What each part begins with. A new number, whenever a packed decision or a hash in a sketch comes to mean another."""

CHECKPOINT_BYTES = 256 * 1024


class Unsealed:
    """The decisions since the last checkpoint, in parts of at most `most` bytes.

    A decision that is larger by itself is a part of its own. It is smaller than its entry on articles.lanes, which says
    the same in JSON, but for its head; so articles.lane_checkpoints has to take a little more than articles.lanes does.
    """

    def __init__(self, most: int) -> None:
        """Hold nothing yet."""
        self._most = most
        self._parts: list[bytearray] = []

    def add(self, language: str, placed: Placed) -> None:
        """Hold a decision of the lane of this language."""
        packed = pack(language, placed)
        if not self._parts or len(self._parts[-1]) + len(packed) > self._most:
            self._parts.append(bytearray(FORM))
        self._parts[-1] += packed

    def seal(self) -> tuple[bytes, ...]:
        """Return the parts and hold nothing any more, once they have `most` bytes in all; nothing before."""
        if sum(map(len, self._parts)) < self._most:
            return ()
        parts = tuple(map(bytes, self._parts))
        self._parts.clear()
        return parts


def decisions(part: bytes) -> Iterator[tuple[str, Placed]]:
    """Yield the decisions in a part, each with its language. Raises ValueError where it is of another form."""
    if not part.startswith(FORM):
        raise ValueError(f"a checkpoint begins with {FORM!r}, and this one begins with {part[: len(FORM)]!r}")
    yield from unpack(part[len(FORM) :])
