"""The topic read to its end, for a command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kafka import KafkaConsumer

from streams.cli.clients import consumer
from streams.cli.deadletters.reading import read
from streams.cli.deadletters.register import Register
from streams.cli.deadletters.selection import Selection
from streams.cli.output import counted, remark, standard_error
from streams.settings import Settings
from streams.topics import DEADLETTER


@contextmanager
def scanned(
    settings: Settings, address: str, selection: Selection, key: bytes | None = None
) -> Iterator[tuple[KafkaConsumer, Register]]:
    """Give the register of what stands on articles.deadletter now, and the client that has read it.

    With `key`, only the letters that have it. What is no letter is counted on standard error.
    """
    register = Register(selection)
    with consumer(settings, address) as client:
        with standard_error().status(f"Reading {DEADLETTER}…"):
            foreign = read(client, register, key)
        if foreign:
            remark(f"Passed over on {DEADLETTER}: {counted(foreign, 'record')} that no stage wrote.", "yellow")
        yield client, register
