"""The whole thing, as a newcomer starts it: its own broker, its own worker, real articles."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from time import monotonic, sleep

import pytest
from commands import environment

from streams import broker
from streams.settings import Settings

FEED = {
    "1.txt": "HALDEN — The ferry Tista II ran aground on Monday with 31 people on board, said the coast guard.",
    "2.html": "<html><body><p>The council of Halden voted on Tuesday to rebuild the wooden bridge.</p></body></html>",
    "3.jsonl": '{"id":"x","text":"The herring came late to the coast this year, fishermen said."}\nnot json\n',
}
PATIENCE = 90  # seconds


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Give a data folder, and hold to it that nothing is left running in it."""
    (tmp_path / "feed").mkdir()
    for name, text in FEED.items():
        (tmp_path / "feed" / name).write_text(text, "utf-8")
    yield tmp_path
    settings = Settings(data_dir=tmp_path / "data", bootstrap_servers=None)
    left = broker.status(settings)
    broker.stop(settings)
    assert left is None


@contextmanager
def started(folder: Path, *arguments: str, **more: str) -> Iterator[subprocess.Popen[str]]:
    with (folder / "stderr").open("w") as stderr:
        up = subprocess.Popen(
            [sys.executable, "-m", "streams", "up", "--feed", "feed", *arguments],
            cwd=folder,
            env=environment({"STREAMS_DATA_DIR": "data", **more}),
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
        )
    try:
        yield up
    finally:
        up.terminate()
        up.communicate(timeout=PATIENCE)


def shown_once(folder: Path) -> str:
    with started(folder, "--once") as up:
        shown, _ = up.communicate(timeout=PATIENCE)
    assert up.returncode == 0, (folder / "stderr").read_text()
    return shown.rstrip()


def workers(parent: int) -> list[int]:
    listed = subprocess.run(["/bin/ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    found = (line.split(maxsplit=2) for line in listed.splitlines())
    return [int(pid) for pid, ppid, args in found if int(ppid) == parent and args.endswith("streams worker")]


def wait_for(condition: Callable[[], object]) -> None:
    deadline = monotonic() + PATIENCE
    while not condition():
        assert monotonic() < deadline
        sleep(0.1)


def test_all_that_is_fed_comes_out_and_a_second_run_knows_it(folder: Path) -> None:
    first = shown_once(folder)
    assert first.endswith("4 fed, 3 indexed, 1 dead letters.")
    assert "HALDEN — The ferry Tista II" in first
    assert "invalid_json  feed/3.jsonl:2 in clean" in first
    assert shown_once(folder).endswith("4 fed, 3 indexed before, 1 dead letters.")


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_told_to_end(folder: Path, told: signal.Signals) -> None:
    with started(folder) as up:
        assert up.stdout is not None
        for line in up.stdout:
            if line.startswith("Serving until Ctrl-C"):
                break
        [worker] = workers(up.pid)
        up.send_signal(told)
        assert up.wait(PATIENCE) == 0
        with pytest.raises(ProcessLookupError):
            os.kill(worker, 0)


def test_a_worker_that_ends_ends_all(folder: Path) -> None:
    with started(folder) as up:
        wait_for(lambda: workers(up.pid))
        os.kill(workers(up.pid)[0], signal.SIGKILL)
        assert up.wait(PATIENCE) == 1
    assert "streams: The worker ended by itself, with status -9." in (folder / "stderr").read_text()


def test_a_worker_that_cannot_start_ends_all_and_says_why(folder: Path) -> None:
    with socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with started(folder, STREAMS_HTTP_PORT=str(taken.getsockname()[1])) as up:
            assert up.wait(PATIENCE) == 1
    assert "Address already in use" in (folder / "stderr").read_text()
