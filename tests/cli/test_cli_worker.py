import os
import signal
import subprocess
import sys
from collections.abc import Callable

from commands import streams

from streams import broker
from streams.settings import Settings


def test_a_worker_without_its_topics_says_which_are_missing_and_what_to_do(
    fresh_broker: Callable[[], Settings],
) -> None:
    settings = fresh_broker()
    told = streams("worker", env={"STREAMS_BOOTSTRAP_SERVERS": broker.address(settings)})
    assert told.returncode == 2
    assert told.stderr.count("\n") == 1
    assert "articles.raw: is not there" in told.stderr
    assert "streams topics create" in told.stderr


def test_a_worker_that_waits_for_its_broker_says_so_and_ends_when_it_is_told_to() -> None:
    # A signal that came while the program changed is pending, as after a worker that has begun anew.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    try:
        worker = subprocess.Popen(
            [sys.executable, "-m", "streams", "worker", "--wait"],
            env=os.environ | {"STREAMS_BOOTSTRAP_SERVERS": "127.0.0.1:1"},
            stderr=subprocess.PIPE,
        )
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    with worker:
        try:
            assert worker.stderr is not None
            assert any(b"waiting_for_broker" in line for line in worker.stderr)
            worker.terminate()
            assert worker.wait(20) == 0
        finally:
            worker.kill()
