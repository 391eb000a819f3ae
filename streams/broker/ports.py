"""The two ports of 127.0.0.1 that a broker listens on: one for clients, one for its own controller."""

from __future__ import annotations

import socket
from contextlib import ExitStack
from dataclasses import dataclass

from streams.errors import BrokerStartError

ANY = 0
_HOST = "127.0.0.1"


class PortTakenError(BrokerStartError):
    """The port cannot be listened on, most often since another program does."""

    def __init__(self, port: int, reason: str) -> None:
        """Name the port and the ways out."""
        super().__init__(
            f"Port {port} of 127.0.0.1 cannot be had: {reason}. End the program that holds it, choose another port "
            "with STREAMS_BROKER_PORT, or unset it to have a free one chosen."
        )


@dataclass(frozen=True, slots=True)
class Ports:
    """The ports of one broker; ANY where none was chosen yet."""

    client: int = ANY
    controller: int = ANY


def choose(wanted: int, previous: Ports) -> Ports:
    """Return ports that are free now: `wanted` unless it is ANY, else the previous ones where they still are.

    Raises PortTakenError when `wanted` is not free.
    """
    with ExitStack() as bound:
        client = _bound(wanted) if wanted else _bound_or_any(previous.client)
        controller = _bound_or_any(previous.controller)
        sockets = (bound.enter_context(client), bound.enter_context(controller))
        return Ports(*(each.getsockname()[1] for each in sockets))


def _bound(port: int) -> socket.socket:
    """Bind `port` as the broker would, so that a connection which still closes does not count as taking it."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((_HOST, port))
    except OSError as error:
        listener.close()
        raise PortTakenError(port, error.strerror or str(error)) from error
    return listener


def _bound_or_any(port: int) -> socket.socket:
    try:
        return _bound(port)
    except PortTakenError:
        return _bound(ANY)
