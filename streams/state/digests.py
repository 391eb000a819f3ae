"""A set of digests in 16 bytes each, for millions of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SIZE = 16  # bytes of a digest
MOST = 16_000_000  # digests: 256 MB

_LARGEST_RUN = 1_000_000

_Run = NDArray[np.bytes_]


class Digests:
    """The `most` digests added last, in order of age but for the last `largest` or so.

    What was added since the last `seal` is a Python set; all else lies in sorted arrays (runs), of which neighbours of
    like size are merged, so that there are few (a log-structured merge tree, O'Neil et al. 1996).
    """

    def __init__(self, most: int = MOST, largest: int = _LARGEST_RUN) -> None:
        """Hold nothing yet. Forget whole runs of about `largest` digests, the oldest first, once there are too many."""
        self._most = most
        self._largest = largest
        self._unsealed: set[bytes] = set()
        self._runs: list[_Run] = []

    def __len__(self) -> int:
        """Return how many there are, counting twice what was loaded twice."""
        return len(self._unsealed) + sum(map(len, self._runs))

    def __contains__(self, digest: bytes) -> bool:
        """Say whether `digest` was added, or loaded, and not forgotten."""
        return digest in self._unsealed or any(_holds(run, digest) for run in reversed(self._runs))

    @property
    def unsealed(self) -> int:
        """How many were added since the last `seal`."""
        return len(self._unsealed)

    @property
    def runs(self) -> int:
        """How many arrays are searched for a digest."""
        return len(self._runs)

    def add(self, digest: bytes) -> None:
        """Add a digest of 16 bytes."""
        self._unsealed.add(digest)

    def seal(self, most: int) -> tuple[bytes, ...]:
        """Pack what was added since the last time, in parts of at most `most` digests: 16 bytes each, sorted."""
        packed = b"".join(sorted(self._unsealed))
        self._unsealed.clear()
        parts = tuple(packed[at : at + most * SIZE] for at in range(0, len(packed), most * SIZE))
        for part in parts:
            self.load(part)
        return parts

    def load(self, packed: bytes) -> None:
        """Add a part that `seal` returned, here or elsewhere. Raises ValueError where it is not whole digests."""
        if not packed:
            return
        if len(packed) % SIZE:
            raise ValueError(f"{len(packed)} bytes are no whole number of digests of {SIZE}")
        self._runs.append(np.sort(np.frombuffer(packed, dtype=f"S{SIZE}")))
        while self._mergeable():
            self._runs[-2:] = [np.sort(np.concatenate(self._runs[-2:]), kind="stable")]
        while len(self) > self._most and len(self._runs) > 1:
            del self._runs[0]

    def _mergeable(self) -> bool:
        if len(self._runs) <= 1:
            return False
        older, newer = map(len, self._runs[-2:])
        return older < self._largest and older <= 2 * newer


def _holds(run: _Run, digest: bytes) -> bool:
    # Comparing as S16 drops NULs at the end, on both sides alike: of equal length, equal ones are equal.
    place = int(run.searchsorted(np.bytes_(digest)))
    return place < len(run) and run[place : place + 1].tobytes() == digest
