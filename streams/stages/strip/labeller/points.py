"""What the model reads of lines, and how the compiled kernel is handed them: as code points."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from ctypes import c_int64
from dataclasses import dataclass
from itertools import accumulate
from typing import Self

import numpy as np

from streams.kernel import addresses
from streams.stages.strip.labeller.arrays import Integers

ENCODING = f"utf-32-{sys.byteorder[0]}e"
_BEGIN, _END = 180, 60  # characters of a long line that are looked at, and whole words of them


@dataclass(frozen=True, slots=True)
class Points:
    """The code points of some texts one behind the other, four bytes each, and how many each text has."""

    points: bytes
    lengths: Integers

    @classmethod
    def of(cls, texts: Sequence[str]) -> Self:
        """Return the code points of `texts`."""
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        return cls("".join(texts).encode(ENCODING, "surrogatepass"), lengths)

    def places(self) -> list[object]:
        """Return what the functions of the kernel take for texts."""
        return [self.points, *addresses(self.lengths), c_int64(len(self.lengths))]

    @property
    def starts(self) -> Integers:
        """Return where each text begins, and where the last one ends."""
        return np.fromiter(accumulate(self.lengths.tolist(), initial=0), np.int64, len(self.lengths) + 1)


def abridged(text: str) -> str:
    """Return a long text by its first and last words: what stands between them does not matter to the model."""
    if len(text) <= _BEGIN + _END:
        return text
    return f"{text[:_BEGIN].rpartition(' ')[0] or text[:_BEGIN]} {text[-_END:].partition(' ')[2] or text[-_END:]}"
