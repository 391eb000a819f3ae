"""Counts what health is judged by, once a second on the event loop, and asks no broker for it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from time import monotonic
from typing import cast

from faust.types import TP

from streams import metrics
from streams.agents.app import Agents
from streams.delivery.faust_consumer import Consumer
from streams.delivery.fetched import Fetched
from streams.delivery.retries import Wait
from streams.delivery.watermark import Standing
from streams.health.board import Board
from streams.health.figures import STARTING, STOPPING, Figures, Partition, StageFigures, Waiting
from streams.health.progress import follow
from streams.health.verdict import judge
from streams.pipeline import STAGES, Stage

_EVERY = 1.0  # seconds

log = logging.getLogger(__name__)


async def collect(agents: Agents, board: Board) -> None:
    """Put a snapshot on `board` every second, until cancelled."""
    while True:
        try:
            figures = observed(agents)
        except Exception:
            # The figures must not end what they count; that they are not to be had is said and not taken for a halt.
            log.exception("the state of the worker cannot be counted")
            figures = STARTING
        board.snapshot = follow(board.snapshot, figures, monotonic())
        _publish(board)
        await asyncio.sleep(_EVERY)


def observed(agents: Agents) -> Figures:
    """Return the figures of this moment."""
    app = agents.app
    if app.should_stop:
        return STOPPING
    if not app.rebalancing_count:
        return STARTING
    consumer = cast("Consumer", app.consumer)
    owned = consumer.assignment()
    fetched = {tp: found for tp in owned if (found := consumer.fetched(tp))}
    answered = [found.answered for found in fetched.values()]
    finished = _finished()
    return Figures(
        joined=True,
        rebalancing=app.rebalancing,
        broken_rules=agents.rules.broken,
        silent=max(0.0, time.time() - max(answered)) if answered else None,
        stages=tuple(
            StageFigures(
                stage=stage.name,
                reads=stage.reads,
                partitions=tuple(
                    partition(tp.partition, app.watermark.standing(tp), fetched.get(tp), time.time())
                    for tp in sorted(owned)
                    if tp.topic == stage.reads
                ),
                finished=finished[stage.name],
                reading=_reading(stage, agents.reading()),
                waiting=waiting(agents.waits.of(stage.name), monotonic()),
            )
            for stage in STAGES
        ),
    )


def partition(number: int, standing: Standing | None, fetched: Fetched | None, now: float) -> Partition:
    """Return the figures of one partition at `now` since the epoch.

    Where all that was delivered is finished, the fetched position says more than the watermark: it has passed the ends
    of transactions, which are never delivered.
    """
    position = standing.position if standing else 0
    if fetched and not (standing and standing.unfinished):
        position = max(position, fetched.position)
    return Partition(
        number=number,
        position=position,
        lag=max(0, fetched.end - position) if fetched else 0,
        unfinished=standing.unfinished if standing else 0,
        begun=standing.begun if standing else 0,
        age=max(0.0, now - standing.timestamp) if standing and standing.timestamp else None,
    )


def waiting(wait: Wait | None, now: float) -> Waiting | None:
    """Return the wait in the words of health."""
    if wait is None:
        return None
    return Waiting(input=str(wait.position), seconds=round(now - wait.since, 1), why=wait.why)


def _reading(stage: Stage, reading: set[TP]) -> tuple[int, ...]:
    return tuple(sorted(tp.partition for tp in reading if tp.topic == stage.reads))


def _finished() -> Counter[str]:
    totals: Counter[str] = Counter()
    for sample in (sample for family in metrics.FINISHED.collect() for sample in family.samples):
        if sample.name.endswith("_total"):
            totals[sample.labels["stage"]] += int(sample.value)
    return totals


def _publish(board: Board) -> None:
    health = judge(board.snapshot, board.snapshot.at)
    metrics.READY.set(health.ready)
    for stage in health.stages:
        metrics.LAG.labels(stage.stage).set(stage.lag)
        metrics.OLDEST_SECONDS.labels(stage.stage).set(stage.oldest_seconds or 0)
        metrics.STILL_SECONDS.labels(stage.stage).set(stage.still_seconds)
        metrics.WAITING.labels(stage.stage).set(stage.waiting is not None)
