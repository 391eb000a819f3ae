"""The weights of the linear model, by bucket of features."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from streams.stages.tag.tagger.model import Table

Sums = NDArray[np.int16]


class Rows:
    """The rows of a table by bucket; a row of zeros for buckets that have none."""

    def __init__(self, table: Table) -> None:
        """Spread the table out: 8 MB for the buckets."""
        self._places = table.places()
        self._rows = np.concatenate([table.rows, np.zeros((1, table.rows.shape[1]), np.int8)])

    def sums(self, buckets: NDArray[np.int64]) -> Sums:
        """Return the sums of the rows of `buckets` over the first axis."""
        found: Sums = self._of(buckets).sum(axis=0, dtype=np.int16)
        return found

    def sums_from(self, buckets: NDArray[np.int64], starts: NDArray[np.int64]) -> Sums:
        """Return the sums of the rows of `buckets` from each of `starts` to the next, which is further on."""
        found: Sums = np.add.reduceat(self._of(buckets), starts, axis=0, dtype=np.int16)
        return found

    def _of(self, buckets: NDArray[np.int64]) -> NDArray[np.int8]:
        return self._rows.take(self._places.take(buckets), axis=0)
