"""The topic read to its end, for a command."""

from __future__ import annotations

from streams.cli.clients import consumer
from streams.cli.deadletters.reading import read
from streams.cli.deadletters.register import Register
from streams.cli.output import counted, remark, standard_error
from streams.settings import Settings
from streams.topics import DEADLETTER


def scan(settings: Settings, address: str, register: Register, key: bytes | None = None) -> None:
    """Enter what stands on articles.deadletter now. With `key`, only the letters that have it.

    What is no letter is counted on standard error.
    """
    with consumer(settings, address) as client, standard_error().status(f"Reading {DEADLETTER}…"):
        foreign = read(client, register, key)
    if foreign:
        remark(f"Passed over on {DEADLETTER}: {counted(foreign, 'record')} that no stage wrote.", "yellow")
