"""Accounts for every raw offset: what came out of it, or where it is.

The pipeline may run meanwhile, and no record that moves is called missing. The order in which things are asked sees to
it: the end of articles.raw, then what the group has committed, then the ends of the other topics (snapshot.py).

* A record only moves downstream. Its offset on a topic is committed only when what came of it is confirmed.
* So take a raw record before the end of articles.raw. If its offset is not committed, it waits for clean. If it is,
  what clean made of it stood on the next topic when the commit was read, and so before that topic's end, which was
  asked for later. There the same holds: either it lies at or behind the group's commit, where the audit finds it, or it
  was finished before that commit was read. In the end it is a mark or a dead letter, before the ends of those.
* An end is where the log ends, open transactions included: what is committed may stand behind what is not decided yet,
  out of a reader's sight, and the marker of a transaction comes after the answer that it is committed. The audit reads
  on until all before the end is decided. Of articles.raw it takes only what is: the rest was fed after it began.
* One thing moves upstream: a dead letter whose input is put back where it had failed. Its tombstone says where. What
  stands there before the end that was asked for is found as any other; what stands behind it was put there since.
* Commits may go back after a crash, and records may stand on a topic twice. Both only add to what is found.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from time import time
from typing import Any

from kafka import TopicPartition

from streams import topics
from streams.audit import evidence
from streams.audit.ledger import Ledger, Outcome
from streams.audit.log import Log, Spans
from streams.audit.runs import joined
from streams.audit.snapshot import READS, Snapshot, take
from streams.headers import put_back_at, settled
from streams.records import MarkOutcome, Position, StageName


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What was found. `unreadable` marks say nothing of any record."""

    ledger: Ledger
    unreadable: int


def audit(log: Log, group: str) -> Audit:
    """Account for what stands on articles.raw now, as processed by the workers of `group`."""
    at = take(log, group)
    ledger = Ledger({partition.partition: span for partition, span in at.raw.items()})
    if not any(at.raw.values()):
        return Audit(ledger=ledger, unreadable=0)
    for stage, spans in at.waiting.items():
        _find_waiting(log, ledger, stage, spans)
    older, recent = _divided(log, at.marks)
    unreadable = _read_marks(log, ledger, recent)
    _read_letters(log, ledger, at)
    _settle_rest(log, ledger, at)
    if _unexplained(ledger):  # clocks may disagree, so that what was passed over is read before anything is missing
        unreadable += _read_marks(log, ledger, older)
    return Audit(ledger=ledger, unreadable=unreadable)


def _find_waiting(log: Log, ledger: Ledger, stage: StageName, spans: Spans) -> None:
    for records in log.read(spans):
        for record in records:
            raw = evidence.traced(record.value)
            if raw is not None:
                ledger.seen(raw, stage)


def _divided(log: Log, marks: Spans) -> tuple[Spans, Spans]:
    """Divide the marks where the oldest raw record was written: those before are not of any that is left."""
    oldest = min((first[1] for first in log.since(topics.RAW, 0).values() if first), default=0)
    recent = {
        partition: range(found[0] if found else marks[partition].stop, marks[partition].stop)
        for partition, found in log.since(topics.MARKS, oldest).items()
    }
    return {partition: range(span.start, recent[partition].start) for partition, span in marks.items()}, recent


def _read_marks(log: Log, ledger: Ledger, spans: Spans) -> int:
    """Read marks, and return how many could not be read."""
    unreadable = 0
    for records in log.read(spans):
        for record in records:
            mark = evidence.mark(record.value)
            if mark is None:
                unreadable += 1
            elif mark.outcome is MarkOutcome.INDEXED:
                ledger.indexed(mark.raw)
            else:
                ledger.repeated(mark.raw)
    return unreadable


def _read_letters(log: Log, ledger: Ledger, at: Snapshot) -> None:
    again: dict[Position, int] = {}  # those that failed again where they were put back, which may be before the note
    for records in log.read(at.letters):
        for record in records:
            raw = evidence.position(record.key)
            if raw is None:
                continue
            if record.value is not None:
                ledger.dead(raw)
                if number := evidence.attempts(record.value):
                    again[raw] = number
            elif settled(record.headers) > again.get(raw, 0):
                _follow(ledger, raw, put_back_at(record.headers), at.waiting)


def _follow(ledger: Ledger, raw: Position, to: Position | None, waiting: Mapping[StageName, Spans]) -> None:
    """Note where a dead letter was put back."""
    if to is None:
        return
    if to.topic == topics.RAW:
        ledger.put_back(raw)
        return
    stage = next((stage for stage, topic in READS.items() if topic == to.topic), None)
    if stage is None:
        return
    ledger.resumed(raw)
    if to.offset >= waiting[stage].get(TopicPartition(to.topic, to.partition), range(0)).stop:
        ledger.seen(raw, stage)


def _settle_rest(log: Log, ledger: Ledger, at: Snapshot) -> None:
    """Look at the raw offsets of which nothing was found: they wait for clean, or hold no record, or are missing."""
    since = _known_since(log)
    younger = log.since(topics.RAW, since)
    for partition, span in at.raw.items():
        number, found = partition.partition, younger[partition]
        first = log.first(partition, range(max(at.cleaned_to[partition], span.start), span.stop))
        ledger.waiting(number, range(first, span.stop))
        ledger.expired(number, range(span.start, found[0] if found else span.stop))
        _look_up(log, ledger, partition, since)


def _known_since(log: Log) -> int:
    """Return the time, in milliseconds, since when no mark and no dead letter was deleted."""
    now = int(time() * 1000)
    first = log.since(topics.MARKS, 0)
    cut = [first[partition] for partition, offset in log.beginnings(topics.MARKS).items() if offset > 0]
    since = [found[1] if found else now for found in cut]
    if any(log.beginnings(topics.DEADLETTER).values()):
        # A partition of dead letters may be quiet for months: its first one does not tell until when others were there.
        since.append(now - int(topics.topic(topics.DEADLETTER).config["retention.ms"]))
    return max(since, default=0)


def _look_up(log: Log, ledger: Ledger, partition: TopicPartition, since: int) -> None:
    """Read what is missing of `partition`: transaction markers and what compaction has removed were never lost."""
    number = partition.partition
    for span in list(joined(ledger.missing(number))):
        ledger.no_record(number, span)
        for records in log.read({partition: span}):
            for record in records:
                _found(ledger, record, since)
    ledger.unreadable(number, range(log.beginnings(topics.RAW)[partition]))


def _found(ledger: Ledger, record: Any, since: int) -> None:  # noqa: ANN401 - kafka-python's
    ledger.holds(Position(topic=record.topic, partition=record.partition, offset=record.offset))
    if record.timestamp < since:
        ledger.expired(record.partition, range(record.offset, record.offset + 1))


def _unexplained(ledger: Ledger) -> bool:
    fates = ledger.totals().fates
    return fates[Outcome.MISSING] + fates[Outcome.EXPIRED] > 0
