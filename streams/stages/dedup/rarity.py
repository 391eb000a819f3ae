"""How rare names and numbers are among the stories that a lane remembers: in bits, as messages are weighed.

After Sparck Jones, "A statistical interpretation of term specificity and its application in retrieval" (1972).
"""

from __future__ import annotations

from math import log2

import numpy as np
from numpy.typing import NDArray

from streams.stages.dedup.pairs import Words
from streams.stages.dedup.sketch import NAMES, NUMBERS, part

WEIGHED = (NAMES, NUMBERS)
"""The parts of a sketch whose hashes are weighed."""

SLOTS = 2**16  # as many as there are hashes of what is weighed: of each a sketch keeps the upper half
BIT = 256  # steps of rarity in one bit

_BEFORE = 1000  # stories that are taken to have come before the first, so that at first all names are rare alike


class Rarity:
    """Counts stories. What it says of a hash depends on those that are counted alone, in whatever order they came."""

    def __init__(self) -> None:
        """Count no story yet."""
        self._stories = 0
        self._counts = np.zeros(len(WEIGHED) * SLOTS, np.int32)
        self._commonness = np.zeros(len(WEIGHED) * SLOTS, np.uint16)  # in steps below the highest rarity
        self.address = self._commonness.ctypes.data
        """Where the kernel finds by how many steps each hash is less rare than one that no story has."""

    @property
    def highest(self) -> int:
        """The rarity of what no story has, in steps."""
        return round(BIT * log2(self._stories + _BEFORE))

    def of(self, row: int, hashes: NDArray[np.uint32]) -> NDArray[np.int64]:
        """Return the rarity of each hash of the part `WEIGHED[row]`, in steps."""
        rarities: NDArray[np.int64] = self.highest - self._commonness[(hashes >> 16) + row * SLOTS].astype(np.int64)
        return rarities

    def add(self, text: Words) -> None:
        """Count the story of this sketch."""
        self._stories += 1
        self._count(text, 1)

    def remove(self, text: Words) -> None:
        """Count a story no longer that was counted."""
        self._stories -= 1
        self._count(text, -1)

    def _count(self, text: Words, by: int) -> None:
        names, numbers = (np.frombuffer(part(text, number), np.uint32) for number in WEIGHED)
        slots = np.concatenate((names >> 16, (numbers >> 16) + SLOTS))
        counts = self._counts[slots] + by
        self._counts[slots] = counts
        self._commonness[slots] = np.rint(BIT * np.log2(counts + 1))
