"""Waiting until a broker that was started serves, and saying why one does not."""

from __future__ import annotations

import logging
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

from kafka import KafkaAdminClient
from kafka.errors import KafkaError

from streams.broker.folder import Folder
from streams.broker.ports import PortTakenError
from streams.broker.process_lock import is_locked
from streams.broker.refusals import disk_full
from streams.broker.server_log import last_words
from streams.broker.state import State
from streams.errors import BrokerStartError

_POLL = 0.05  # seconds
_ANSWER = 2_000  # milliseconds


def wait(folder: Folder, state: State, cluster: str, limit: float) -> None:
    """Return once the broker of `state` answers as the cluster with the id `cluster`.

    Raises BrokerStartError when its process ends, or when it does not answer within `limit` seconds.
    """
    deadline = time.monotonic() + limit
    while _answering(state.ports.client) != cluster:
        if not is_locked(folder.alive_lock):
            raise _died(folder, state)
        if time.monotonic() > deadline:
            raise BrokerStartError(f"Apache Kafka did not answer within {limit:.0f} s.{last_words(folder.server_log)}")
        time.sleep(_POLL)


def _died(folder: Folder, state: State) -> BrokerStartError:
    """Return the error for a broker whose process ended, worded by what it said last."""
    said = last_words(folder.server_log)
    if "Address already in use" in said:
        return PortTakenError(state.ports.client, "another program took it")
    if "No space left on device" in said:
        return disk_full(folder.path, "STREAMS_DATA_DIR")
    return BrokerStartError(
        f"Apache Kafka ended as soon as it was started.{said}\n"
        "If its log is damaged, `streams broker reset` deletes it, topics and all, and the next start begins afresh."
    )


def _answering(port: int) -> str | None:
    """Return the id of the cluster that answers on `port`, None where none does."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=_POLL).close()
    except OSError:
        return None
    try:
        with (
            _unlogged(),
            KafkaAdminClient(bootstrap_servers=f"127.0.0.1:{port}", bootstrap_timeout_ms=_ANSWER) as client,
        ):
            return str(client.describe_cluster()["cluster_id"])
    except KafkaError:
        return None


@contextmanager
def _unlogged() -> Iterator[None]:
    """Keep the client from logging that a listener is not ready yet, which is what we ask for."""
    log = logging.getLogger("kafka")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(level)
