"""Trying again what is unavailable: the message holds its partition until it can be processed."""

from __future__ import annotations

import asyncio
import logging
from random import SystemRandom
from typing import Any

from streams.deadletter import Message
from streams.errors import UnavailableError
from streams.pipeline import Outcome, Stage, process
from streams.state.memory import Memory

_FIRST_SECONDS = 0.1
_MOST_SECONDS = 30.0

log = logging.getLogger(__name__)


async def process_when_available(stage: Stage, memory: Memory[Any, Any], message: Message) -> Outcome:
    """Return what `stage` makes of `message`, however often it has to be tried: with doubling waits and full jitter."""
    wait = _FIRST_SECONDS
    while True:
        try:
            return process(stage, memory, message)
        except UnavailableError as error:
            log.warning("%s waits at %s: %s", stage.name, message.position, error)
            await asyncio.sleep(SystemRandom().uniform(0, wait))
            wait = min(2 * wait, _MOST_SECONDS)
