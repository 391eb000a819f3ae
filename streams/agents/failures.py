"""What a worker does about an error that it cannot go on with."""

from __future__ import annotations

from aiokafka.errors import KafkaError, MessageSizeTooLargeError

from streams.errors import UnavailableError


def is_the_brokers(error: BaseException) -> bool:
    """Say whether the broker was at fault or away, so that a worker that begins anew may go on."""
    return isinstance(error, UnavailableError | KafkaError) and not isinstance(error, MessageSizeTooLargeError)


def worded(error: BaseException) -> str:
    """Return what `error` says, and what to do where it does not say it itself."""
    if isinstance(error, MessageSizeTooLargeError):
        # The stages see to the limits that schemas/topics names, so the topic's own was lowered since the start.
        return f"{error}: a topic takes smaller records than schemas/topics says. See `streams topics check`."
    return str(error)
