"""Which clusters hold a shingle: eight bytes a posting."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Container

MOST_CLUSTERS = 64  # of one shingle; a shingle that is in so many tells nothing

_BUCKETS = 4096
_BITS = 32
_CLUSTER = 2**_BITS - 1
_FIRST_PURGE = 64


class Postings:
    """An inverted index in sorted arrays, each posting a shingle and a cluster in one integer.

    A cluster is a number below 2**32. Those no longer in `alive` are passed over, and swept out when their array has
    grown by half since it was swept last: memory stays within half of what the living need.
    """

    def __init__(self, alive: Container[int]) -> None:
        """Hold nothing yet."""
        self._alive = alive
        self._buckets: dict[int, array[int]] = {}
        self._purge_at: dict[int, int] = {}

    def __len__(self) -> int:
        """Return how many postings there are, those of the dead that were not swept out yet included."""
        return sum(map(len, self._buckets.values()))

    def clusters(self, shingle: int) -> list[int]:
        """Return the living clusters that hold `shingle`, in order."""
        bucket = self._buckets.get(shingle % _BUCKETS)
        if bucket is None:
            return []
        start = bisect_left(bucket, shingle << _BITS)
        found = bucket[start : bisect_left(bucket, (shingle + 1) << _BITS, start)]
        return [posting & _CLUSTER for posting in found if posting & _CLUSTER in self._alive]

    def add(self, shingle: int, cluster: int) -> None:
        """Say that `cluster`, which does not hold it yet, holds `shingle`."""
        place = shingle % _BUCKETS
        bucket = self._buckets.get(place)
        if bucket is None:
            bucket = self._buckets[place] = array("Q")
        posting = shingle << _BITS | cluster
        bucket.insert(bisect_left(bucket, posting), posting)
        if len(bucket) > self._purge_at.get(place, _FIRST_PURGE):
            self._purge(place, bucket)

    def _purge(self, place: int, bucket: array[int]) -> None:
        living = array("Q", (posting for posting in bucket if posting & _CLUSTER in self._alive))
        self._buckets[place] = living
        self._purge_at[place] = max(_FIRST_PURGE, len(living) * 3 // 2)
