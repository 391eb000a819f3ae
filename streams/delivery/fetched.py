"""What aiokafka knows of a partition without asking the broker for it."""

from __future__ import annotations

from dataclasses import dataclass

from aiokafka import AIOKafkaConsumer, TopicPartition


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """Up to where a partition was fetched, where its committed records end, and when the broker said so (epoch)."""

    position: int
    end: int
    answered: float


def fetched(consumer: AIOKafkaConsumer, partition: TopicPartition) -> Fetched | None:
    """Return what the last answer to a fetch said, or None where there was none yet.

    `position` passes what is no record: the ends of transactions, and what was taken back. No thread has to be asked,
    since each field is one that aiokafka replaces.
    """
    subscription = consumer._subscription.subscription  # noqa: SLF001 - its own position() waits for one
    assignment = subscription and subscription.assignment
    if assignment is None or partition not in assignment.tps:
        return None
    state = assignment.state_value(partition)
    position, end, answered = state._position, state.lso, state.timestamp  # noqa: SLF001 - another thread may unset it
    if position is None or end is None or answered is None:
        return None
    return Fetched(position=position, end=end, answered=answered / 1000)
