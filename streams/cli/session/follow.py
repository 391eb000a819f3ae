"""Feeding, and following what was fed until all of it has come out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from kafka import KafkaConsumer, KafkaProducer

from streams.cli.failures import FailedError
from streams.cli.output import remark
from streams.cli.sending import send
from streams.cli.session.ledger import Ledger
from streams.cli.session.processes import Worker
from streams.cli.session.watch import read_to_end
from streams.feeding import Read, Refused
from streams.records import DedupedArticle
from streams.state.marks import Marks
from streams.state.memory import Entry
from streams.topics import MARKS, RAW

_LOOK = 0.2  # seconds between two looks at what has come out, while feeding
_WAIT = 200  # milliseconds that one look waits for more, behind that
_PATIENCE = 120.0  # seconds without anything coming out


def indexed_before(client: KafkaConsumer) -> Callable[[DedupedArticle], bool]:
    """Return what says, once for each version, whether it stands on articles.indexed now."""
    marks: Marks[DedupedArticle, DedupedArticle] = Marks(lambda article: article)
    for message in read_to_end(client, MARKS):
        marks.restore(Entry(key=message.key, value=message.value))
    return lambda article: marks.decide(article).output is None


def feed(producer: KafkaProducer, records: Iterable[Read], ledger: Ledger, look: Callable[[int], None]) -> int:
    """Send `records` and enter them in the ledger. Return how many were refused.

    `look` enters what has come out, and waits for as many milliseconds as it is given.
    """
    refused = 0
    looked = time.monotonic()
    for outcome in send(producer, RAW, records):
        if isinstance(outcome, Refused):
            refused += 1
            remark(f"{outcome.origin} was not fed: {outcome.reason}.", "red")
        else:
            ledger.fed(outcome.position, outcome.record.origin)
        if time.monotonic() - looked > _LOOK:
            look(0)
            looked = time.monotonic()
    return refused


def follow(ledger: Ledger, worker: Worker, look: Callable[[int], None]) -> None:
    """Look after what comes out until it is all that was fed.

    Raises FailedError when the worker ends, or when nothing more comes out.
    """
    come_out, since = 0, time.monotonic()
    while ledger.counts.waiting:
        look(_WAIT)
        worker.require_alive()
        if ledger.counts.come_out > come_out:
            come_out, since = ledger.counts.come_out, time.monotonic()
        if time.monotonic() - since > _PATIENCE:
            raise FailedError(
                f"{ledger.counts.waiting} of {ledger.counts.fed} records have not come out, and nothing has for "
                f"{_PATIENCE:.0f} s. The first of them is {ledger.outstanding()[0]}. See {worker.log}."
            )
