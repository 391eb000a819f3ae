"""The one driver of all agents: takes each event in order, once, to the outlet of its partition."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from typing import Any, Protocol

from streams import metrics
from streams.deadletter import Message
from streams.delivery.outlet import Outlet
from streams.delivery.watermark import Watermark
from streams.headers import attempts
from streams.pipeline import Stage
from streams.records import Position


class Events(Protocol):
    """A Faust stream."""

    def events(self) -> AsyncIterator[Any]:
        """Iterate over what was delivered."""
        ...


def drive(
    stage: Stage,
    watermark: Watermark[Any],
    outlet_of: Callable[[int], Awaitable[Outlet | None]],
    stop: Callable[[BaseException], None],
) -> Callable[[Events], Awaitable[None]]:
    """Return the agent of `stage`.

    `outlet_of` gives the outlet of a partition, opened; None where the partition was revoked meanwhile: its messages
    will be delivered again.

    An agent that raised would be started again by Faust, past the message that it had begun: so `stop` ends the worker.
    """
    stale = metrics.STALE.labels(stage.name)

    async def agent(stream: Events) -> None:
        async for event in stream.events():
            message = event.message
            if not watermark.begin(message.tp, message.offset):
                stale.inc()
                continue
            try:
                outlet = await outlet_of(message.partition)
                if outlet is None:
                    continue
                await outlet.take(_message(message))
            except Exception as error:  # noqa: BLE001 - whatever it is, nothing may be begun behind this message
                stop(error)
                return
            await asyncio.sleep(0)  # a full queue never yields by itself, and the producers share this loop

    agent.__name__ = stage.name
    return agent


def _message(message: Any) -> Message:  # noqa: ANN401 - Faust's
    position = Position(topic=message.topic, partition=message.partition, offset=message.offset)
    put_back = attempts(_headers(message.headers))
    return Message(key=message.key, value=message.value, position=position, attempts=put_back)


def _headers(found: Any) -> Iterable[tuple[str, bytes | None]]:  # noqa: ANN401 - Faust gives pairs, a mapping or None
    return found.items() if isinstance(found, Mapping) else found or ()
