"""What is known of each raw offset: a byte for each, and nothing for a record besides.

The low four bits say what came out of it, the others where it was seen last. So an audit of ten million offsets takes
ten megabytes, however large the records are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from streams.records import Position, StageName
from streams.topics import RAW


class Outcome(StrEnum):
    """How an offset ends, unless it is in flight: then its fate is the stage that it waits for."""

    INDEXED = "indexed"
    REPEATED = "repeated"
    DEAD_LETTER = "dead_letter"
    PUT_BACK = "put_back"
    NO_RECORD = "no_record"
    EXPIRED = "expired"
    MISSING = "missing"


Fate = Outcome | StageName

_INDEXED, _REPEATED, _DEAD, _PUT_BACK = 1, 2, 4, 8
_FLAGS = 15
_OUTCOMES = {  # the strongest first
    _INDEXED: Outcome.INDEXED,
    _REPEATED: Outcome.REPEATED,
    _DEAD: Outcome.DEAD_LETTER,
    _PUT_BACK: Outcome.PUT_BACK,
}
_PLACES: tuple[Fate, ...] = (Outcome.MISSING, *StageName, Outcome.NO_RECORD, Outcome.EXPIRED)
_VALUES = range(len(_PLACES) << 4)
_NOTHING = re.compile(rb"\x00+")


def _fate(known: int) -> Fate:
    return next((outcome for flag, outcome in _OUTCOMES.items() if known & flag), _PLACES[known >> 4])


def _at(place: Fate) -> int:
    return _PLACES.index(place) << 4


def _table(values: Iterable[int]) -> bytes:
    return bytes(values).ljust(256, b"\x00")


FATES: tuple[Fate, ...] = (*_OUTCOMES.values(), *_PLACES[1:], Outcome.MISSING)
_TO_FATE = _table(FATES.index(_fate(known)) for known in _VALUES)
_TO_BOTH = _table(bool(known & _DEAD and known & (_INDEXED | _REPEATED)) for known in _VALUES)
_NO_RECORD, _EXPIRED, _WAITING = _at(Outcome.NO_RECORD), _at(Outcome.EXPIRED), _at(StageName.CLEAN)
_TO_WAITING = _table(known if known > _FLAGS else known | _WAITING for known in _VALUES)
_TO_NO_RECORD = _table(known or _NO_RECORD for known in _VALUES)
_TO_EXPIRED = _table(known or _EXPIRED for known in _VALUES)
_TO_UNREADABLE = _table(_EXPIRED if known == _NO_RECORD else known for known in _VALUES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The offsets of some partitions by their fate. `both` of them were indexed and are dead letters, too."""

    fates: Mapping[Fate, int]
    both: int

    @property
    def records(self) -> int:
        """The offsets that hold a record."""
        return sum(count for fate, count in self.fates.items() if fate is not Outcome.NO_RECORD)

    def __add__(self, other: Counts) -> Counts:
        """Return the counts of both together."""
        fates = {fate: self.fates[fate] + other.fates[fate] for fate in FATES}
        return Counts(fates=fates, both=self.both + other.both)


NONE = Counts(fates=dict.fromkeys(FATES, 0), both=0)


class _Partition:
    def __init__(self, span: range) -> None:
        self.span = span
        self.known = bytearray(len(span))

    def translate(self, offsets: range, table: bytes) -> None:
        start, stop = (max(self.span.start, min(edge, self.span.stop)) for edge in (offsets.start, offsets.stop))
        if start < stop:
            inside = slice(start - self.span.start, stop - self.span.start)
            self.known[inside] = self.known[inside].translate(table)


class Ledger:
    """The raw offsets of the partitions in `spans`. What it is told of others is passed over."""

    def __init__(self, spans: Mapping[int, range]) -> None:
        """Begin with nothing known, which is called missing."""
        self.spans = dict(spans)
        self._partitions = {number: _Partition(span) for number, span in spans.items()}

    def indexed(self, raw: Position) -> None:
        """Note that this record was put out on articles.indexed."""
        self._change(raw, _INDEXED)

    def repeated(self, raw: Position) -> None:
        """Note that what this record holds stood on articles.indexed already."""
        self._change(raw, _REPEATED)

    def dead(self, raw: Position) -> None:
        """Note a dead letter of this record."""
        self._change(raw, _DEAD, without=_PUT_BACK)

    def put_back(self, raw: Position) -> None:
        """Note that this record lives on at another raw offset."""
        self._change(raw, _PUT_BACK, without=_DEAD)

    def resumed(self, raw: Position) -> None:
        """Note that what this record had become was put back where it had failed: it is no dead letter any more."""
        self._change(raw, 0, without=_DEAD | _PUT_BACK)

    def seen(self, raw: Position, stage: StageName) -> None:
        """Note that what this record has become waits for `stage`. The furthest one counts."""
        partition = self._holding(raw)
        if partition is not None:
            index = raw.offset - partition.span.start
            known = partition.known[index]
            partition.known[index] = known & _FLAGS | max(known & ~_FLAGS, _at(stage))

    def waiting(self, partition: int, offsets: range) -> None:
        """Note that clean has yet to read `offsets`."""
        self._partitions[partition].translate(offsets, _TO_WAITING)

    def expired(self, partition: int, offsets: range) -> None:
        """Note that what is missing of `offsets` can no longer be told."""
        self._partitions[partition].translate(offsets, _TO_EXPIRED)

    def no_record(self, partition: int, offsets: range) -> None:
        """Note that what is missing of `offsets` holds no record, but for those that `holds` takes back."""
        self._partitions[partition].translate(offsets, _TO_NO_RECORD)

    def holds(self, raw: Position) -> None:
        """Take back that there is no record: it is missing."""
        partition = self._holding(raw)
        if partition is not None and partition.known[raw.offset - partition.span.start] == _NO_RECORD:
            partition.known[raw.offset - partition.span.start] = 0

    def unreadable(self, partition: int, offsets: range) -> None:
        """Note that `offsets` are deleted by now: whether those without a record held one can no longer be told."""
        self._partitions[partition].translate(offsets, _TO_UNREADABLE)

    def is_missing(self, raw: Position) -> bool:
        """Say whether nothing is known of this record."""
        partition = self._holding(raw)
        return partition is not None and not partition.known[raw.offset - partition.span.start]

    def missing(self, partition: int) -> Iterator[range]:
        """Give the offsets of which nothing is known, run by run."""
        first = self.spans[partition].start
        for run in _NOTHING.finditer(self._partitions[partition].known):
            yield range(first + run.start(), first + run.end())

    def missing_positions(self) -> Iterator[Position]:
        """Give where each record stands of which nothing is known."""
        for partition in sorted(self.spans):
            for run in self.missing(partition):
                yield from (Position(topic=RAW, partition=partition, offset=offset) for offset in run)

    def counts(self, partition: int) -> Counts:
        """Return how many offsets of `partition` have which fate."""
        known = self._partitions[partition].known
        fates = known.translate(_TO_FATE)
        return Counts(
            fates={fate: fates.count(code) for code, fate in enumerate(FATES)},
            both=known.translate(_TO_BOTH).count(1),
        )

    def totals(self) -> Counts:
        """Return the counts of all partitions together."""
        return sum((self.counts(partition) for partition in self.spans), NONE)

    def _holding(self, raw: Position) -> _Partition | None:
        partition = self._partitions.get(raw.partition) if raw.topic == RAW else None
        return partition if partition is not None and raw.offset in partition.span else None

    def _change(self, raw: Position, flag: int, without: int = 0) -> None:
        partition = self._holding(raw)
        if partition is not None:
            index = raw.offset - partition.span.start
            partition.known[index] = partition.known[index] & ~without | flag
