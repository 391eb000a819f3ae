"""What the audit asks of the broker: where the topics begin and end, what is committed, and the records between."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from time import monotonic, sleep
from typing import Any

from kafka import IsolationLevel, KafkaAdminClient, KafkaConsumer, OffsetSpec, TopicPartition
from kafka.errors import RetriableError

from streams.errors import UnavailableError

Records = list[Any]  # kafka-python's
Spans = Mapping[TopicPartition, range]
Tell = Callable[[str, int, int], None]
"""Gets a topic, how many of its offsets are read, and how many are to be."""

_STEP = 200  # milliseconds
_BATCH = 5_000  # records
_TRIES = 40
_WAIT_SECONDS = 0.25
_QUIET_SECONDS = 5.0
_ANSWER_LIMIT = 10_000  # milliseconds
_STALL_SECONDS = 90.0  # the broker gives up a transaction after a minute, and looks every ten seconds


class Log:
    """The topics of one broker. Records of aborted transactions are never given."""

    def __init__(self, admin: KafkaAdminClient, consumer: KafkaConsumer, tell: Tell) -> None:
        """Ask with `admin`, and read with `consumer`, which reads what is committed and begins where it is told to."""
        self._admin = admin
        self._consumer = consumer
        self._tell = tell

    def partitions(self, topic: str) -> list[TopicPartition]:
        """Return the partitions of `topic`."""
        return [TopicPartition(topic, number) for number in sorted(self._consumer.partitions_for_topic(topic) or ())]

    def beginnings(self, topic: str) -> dict[TopicPartition, int]:
        """Return the first offset of each partition that the broker still has."""
        return self._offsets(topic, OffsetSpec.EARLIEST)

    def ends(self, topic: str) -> dict[TopicPartition, int]:
        """Return the end of each partition, open transactions included."""
        return self._offsets(topic, OffsetSpec.LATEST)

    def stable_ends(self, topic: str) -> dict[TopicPartition, int]:
        """Return the offset of each partition up to which every transaction is decided."""
        return self._offsets(topic, OffsetSpec.LATEST, IsolationLevel.READ_COMMITTED)

    def since(self, topic: str, milliseconds: int) -> dict[TopicPartition, tuple[int, int] | None]:
        """Return the first record of each partition that is as young, its offset and its time; None if none is."""
        found = self._admin.list_partition_offsets(dict.fromkeys(self.partitions(topic), milliseconds))
        return {each: (at.offset, at.timestamp) if at.offset >= 0 else None for each, at in found.items()}

    def committed(self, group: str) -> dict[TopicPartition, int]:
        """Return what `group` has committed: of each partition the offset that it reads next."""
        found = self._answered(group)
        return {partition: commit.offset for partition, commit in found.items() if commit.offset >= 0}

    def read(self, spans: Spans) -> Iterator[Records]:
        """Give the records of `spans`, each partition's in order; return when every transaction in them is decided.

        What retention has removed is passed over. Raises UnavailableError where that does not come to an end.
        """
        left = {partition: span for partition, span in spans.items() if span}
        self._begin(left)
        total, moved, position = sum(map(len, left.values())), monotonic(), 0
        while left:
            for partition, records in self._consumer.poll(timeout_ms=_STEP, max_records=_BATCH).items():
                yield _before(left[partition].stop, records)
            read = total - self._drop_finished(left)
            if read != position:
                moved, position = monotonic(), read
                self._tell(next(iter(spans)).topic, read, total)
            else:
                self._expect_more(left, monotonic() - moved)

    def first(self, partition: TopicPartition, span: range) -> int:
        """Return the offset of the first record in `span`, or its end if it holds none."""
        for records in self.read({partition: span}):
            if records:
                return int(records[0].offset)
        return span.stop

    def _answered(self, group: str) -> Mapping[TopicPartition, Any]:
        # A broker has no coordinator before the first group, nor for a moment after its start; the client gives up.
        for _ in range(_TRIES):
            try:
                return dict(self._admin.list_group_offsets({group: None})[group])
            except RetriableError:
                sleep(_WAIT_SECONDS)
        return dict(self._admin.list_group_offsets({group: None})[group])

    def _begin(self, spans: Spans) -> None:
        self._consumer.assign(list(spans))
        for partition, span in spans.items():
            self._consumer.seek(partition, span.start)
        self._consumer.resume(*spans)

    def _drop_finished(self, left: dict[TopicPartition, range]) -> int:
        """Drop from `left` what is read to its end, and return how many offsets are still to be read."""
        rest = 0
        for partition, span in list(left.items()):
            behind = span.stop - self._consumer.position(partition)
            if behind <= 0:
                del left[partition]
                self._consumer.pause(partition)
            rest += max(behind, 0)
        return rest

    def _expect_more(self, left: Iterable[TopicPartition], seconds: float) -> None:
        """Raise if nothing has come for so many `seconds` that nothing will."""
        if seconds > _QUIET_SECONDS:
            self._consumer.end_offsets(list(left), timeout_ms=_ANSWER_LIMIT)  # raises where no broker answers
        if seconds > _STALL_SECONDS:
            partition = next(iter(left))
            raise UnavailableError(
                f"A transaction has been open on {partition.topic}/{partition.partition} at offset "
                f"{self._consumer.position(partition)} for {_STALL_SECONDS:.0f} s, and nobody can tell what comes of "
                "it. End the program that writes it, and audit again."
            )

    def _offsets(
        self, topic: str, spec: OffsetSpec, isolation: IsolationLevel = IsolationLevel.READ_UNCOMMITTED
    ) -> dict[TopicPartition, int]:
        found = self._admin.list_partition_offsets(dict.fromkeys(self.partitions(topic), spec), isolation)
        return {partition: at.offset for partition, at in found.items()}


def _before(stop: int, records: Records) -> Records:
    if records[-1].offset < stop:
        return records
    return [record for record in records if record.offset < stop]
