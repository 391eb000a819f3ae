"""Trying again what is unavailable: the message holds its partition until it can be processed."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from random import SystemRandom
from time import monotonic
from typing import Any

from streams.deadletter import Message
from streams.errors import UnavailableError
from streams.pipeline import Outcome, Stage, process
from streams.records import Position, StageName
from streams.state.memory import Memory

_FIRST_SECONDS = 0.1
_MOST_SECONDS = 30.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """An input that waits: since when on the monotonic clock, and what the last try said."""

    position: Position
    since: float
    why: str


class Waits:
    """The inputs that wait, by stage: at most one each, since a stage takes its inputs one after the other."""

    def __init__(self) -> None:
        """Begin with none."""
        self._waits: dict[StageName, Wait] = {}

    def of(self, stage: StageName) -> Wait | None:
        """Return the input of `stage` that waits, if one does."""
        return self._waits.get(stage)

    def note(self, stage: StageName, position: Position, why: str) -> None:
        """Note that the input at `position` waits on."""
        known = self._waits.get(stage)
        since = known.since if known and known.position == position else monotonic()
        self._waits[stage] = Wait(position=position, since=since, why=why)

    def end(self, stage: StageName) -> None:
        """Note that none waits."""
        self._waits.pop(stage, None)


async def process_when_available(stage: Stage, memory: Memory[Any, Any], message: Message, waits: Waits) -> Outcome:
    """Return what `stage` makes of `message`, however often it has to be tried: with doubling waits and full jitter.

    `waits` says that it waits, as long as it does.
    """
    wait = _FIRST_SECONDS
    try:
        while True:
            try:
                return process(stage, memory, message)
            except UnavailableError as error:
                log.warning("%s waits at %s: %s", stage.name, message.position, error)
                waits.note(stage.name, message.position, str(error))
                await asyncio.sleep(SystemRandom().uniform(0, wait))
                wait = min(2 * wait, _MOST_SECONDS)
    finally:
        waits.end(stage.name)
