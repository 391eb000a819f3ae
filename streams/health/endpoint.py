"""Health and metrics over HTTP, on loopback only, from a thread: it answers when the event loop does not.

/live     200 while the event loop turns, 503 with the reason when it does not
/ready    200 while the worker is in the group and its memories are read, 503 with the reason when not
/health   all of it in JSON, 200 or 503
/metrics  Prometheus
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from http import HTTPStatus
from socketserver import TCPServer, ThreadingMixIn
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import orjson
from prometheus_client import make_wsgi_app

from streams import metrics
from streams.errors import UsageError
from streams.health.board import Board
from streams.health.verdict import Health

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

LOOPBACK = "127.0.0.1"
_PATIENCE = 5.0  # seconds for a client to say what it wants
_TEXT = "text/plain; charset=utf-8"


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def server_bind(self) -> None:
        # WSGIServer's own asks the name server for this machine's name, which can take long.
        TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.server_address[1]
        self.setup_environ()


class _Handler(WSGIRequestHandler):
    timeout = _PATIENCE

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name for it
        """Say nothing: normal operation logs nothing."""


@contextmanager
def serving(board: Board, port: int) -> Iterator[int]:
    """Answer on `port`, or a free one for 0, and give the port. Raises UsageError where it cannot be had."""
    try:
        server = _Server((LOOPBACK, port), _Handler)
    except OSError as error:
        raise UsageError(
            f"Port {port} of {LOOPBACK} cannot be had: {error.strerror or error}. "
            "Set STREAMS_HTTP_PORT to another one, or to 0 for any that is free."
        ) from error
    server.set_app(application(board.health))
    metrics.LOOP_SECONDS.set_function(lambda: board.health().loop_seconds)
    threading.Thread(target=server.serve_forever, name="health", daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def application(look: Callable[[], Health]) -> WSGIApplication:
    """Return the WSGI application that shows what `look` sees."""
    pages: dict[str, WSGIApplication] = {
        "/live": partial(_live, look),
        "/ready": partial(_ready, look),
        "/health": partial(_health, look),
        "/metrics": make_wsgi_app(),
    }

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        page = pages.get(environ["PATH_INFO"])
        if page is None:
            return _answer(start, HTTPStatus.NOT_FOUND, _TEXT, f"There is {', '.join(pages)}.\n".encode())
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return _answer(start, HTTPStatus.METHOD_NOT_ALLOWED, _TEXT, b"Only GET is answered.\n")
        return page(environ, start)

    return answer


def _live(look: Callable[[], Health], _: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    health = look()
    return _answer(start, _status(good=health.live), _TEXT, _because(health, good=health.live))


def _ready(look: Callable[[], Health], _: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    health = look()
    return _answer(start, _status(good=health.ready), _TEXT, _because(health, good=health.ready))


def _health(look: Callable[[], Health], _: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    health = look()
    body = orjson.dumps({"pid": os.getpid()} | asdict(health), option=orjson.OPT_APPEND_NEWLINE)
    return _answer(start, _status(good=health.healthy), "application/json", body)


def _because(health: Health, *, good: bool) -> bytes:
    return b"yes\n" if good else f"{health.reasons[0]}.\n".encode()


def _status(*, good: bool) -> HTTPStatus:
    return HTTPStatus.OK if good else HTTPStatus.SERVICE_UNAVAILABLE


def _answer(start: StartResponse, status: HTTPStatus, kind: str, body: bytes) -> list[bytes]:
    start(f"{status.value} {status.phrase}", [("Content-Type", kind), ("Content-Length", str(len(body)))])
    return [body]
