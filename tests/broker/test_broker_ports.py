import socket

import pytest

from streams.broker import ports
from streams.broker.ports import Ports, PortTakenError


def taken() -> tuple[socket.socket, int]:
    other = socket.socket()
    other.bind(("127.0.0.1", 0))
    other.listen()
    return other, other.getsockname()[1]


def test_two_different_ports_are_chosen() -> None:
    chosen = ports.choose(ports.ANY, Ports())
    assert len({chosen.client, chosen.controller, ports.ANY}) == 3


def test_previous_ports_are_chosen_again() -> None:
    previous = ports.choose(ports.ANY, Ports())
    assert ports.choose(ports.ANY, previous) == previous


def test_the_wanted_port_comes_before_the_previous_one() -> None:
    wanted = ports.choose(ports.ANY, Ports()).client
    assert ports.choose(wanted, ports.choose(ports.ANY, Ports())).client == wanted


def test_a_previous_port_that_is_taken_gives_way() -> None:
    other, port = taken()
    with other:
        assert ports.choose(ports.ANY, Ports(port, port)) != Ports(port, port)


def test_a_wanted_port_that_is_taken_is_an_error() -> None:
    other, port = taken()
    with other, pytest.raises(PortTakenError, match=str(port)):
        ports.choose(port, Ports())
