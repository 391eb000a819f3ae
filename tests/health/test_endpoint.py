import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from time import monotonic

import orjson
import pytest

from streams.errors import UsageError
from streams.health.board import Board
from streams.health.endpoint import serving
from streams.health.figures import STARTING, Figures
from streams.health.progress import Snapshot

WELL = Figures(joined=True, silent=0.0)


@contextmanager
def answering(snapshot: Snapshot) -> Iterator[int]:
    board = Board()
    board.snapshot = snapshot
    with serving(board, 0) as port:
        yield port


def get(port: int, path: str, method: str = "GET") -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request(method, path)
    response = connection.getresponse()
    answer = response.status, response.read().decode()
    connection.close()
    return answer


def test_a_worker_that_is_well_says_so_everywhere() -> None:
    with answering(Snapshot(at=monotonic(), figures=WELL)) as port:
        assert get(port, "/live") == (200, "yes\n")
        assert get(port, "/ready") == (200, "yes\n")
        status, body = get(port, "/health")
        assert (status, orjson.loads(body)["healthy"]) == (200, True)


def test_one_that_starts_is_live_and_says_why_it_is_not_ready() -> None:
    with answering(Snapshot(at=monotonic(), figures=STARTING)) as port:
        assert get(port, "/live")[0] == 200
        assert get(port, "/ready") == (503, "It has not joined the group, for 0 s now.\n")
        assert get(port, "/health")[0] == 503


def test_it_answers_with_the_line_where_the_loop_hangs() -> None:
    with answering(Snapshot(at=monotonic() - 12, figures=WELL)) as port:
        answers: list[tuple[int, str]] = []
        asking = threading.Timer(0.3, lambda: answers.append(get(port, "/live")))  # when this thread sleeps
        asking.start()
        time.sleep(2)
        asking.join()
        [(status, body)] = answers
        assert status == 503
        assert body.startswith("The event loop has not turned for 12 s: it is in test_it_answers_with_the_line_where")
        assert "test_endpoint.py:" in body
        assert get(port, "/ready")[0] == 503


def test_metrics_say_how_long_ago_the_loop_turned() -> None:
    with answering(Snapshot(at=monotonic() - 60, figures=WELL)) as port:
        status, body = get(port, "/metrics")
        assert status == 200
        [line] = [line for line in body.splitlines() if line.startswith("streams_loop_seconds ")]
        assert float(line.split()[1]) >= 60


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere 127.0.0.1 is the only address of loopback")
def test_it_listens_on_loopback_alone_and_changes_nothing() -> None:
    with answering(Snapshot(at=monotonic(), figures=WELL)) as port:
        assert get(port, "/health", "POST")[0] == 405
        assert get(port, "/") == (404, "There is /live, /ready, /health, /metrics.\n")
        with socket.socket() as other:
            other.bind(("127.0.0.2", port))  # taken, if it listened on every address


def test_two_workers_take_a_port_each_and_a_taken_one_is_named() -> None:
    board = Board()
    with serving(board, 0) as first, serving(board, 0) as second:
        assert first != second
        with (
            pytest.raises(UsageError, match=f"Port {first} of 127.0.0.1 .* in use.* STREAMS_HTTP_PORT"),
            serving(board, first),
        ):
            pass


def test_a_client_that_says_nothing_holds_nobody_up() -> None:
    with answering(Snapshot(at=monotonic(), figures=WELL)) as port, socket.create_connection(("127.0.0.1", port)):
        assert get(port, "/live") == (200, "yes\n")
