import os
import socket
from pathlib import Path
from time import monotonic

import orjson
from commands import streams

from streams.cli.checkup.local import ask
from streams.health.board import Board
from streams.health.endpoint import serving
from streams.health.figures import Figures
from streams.health.progress import Snapshot
from streams.health.workers import announced
from streams.settings import Settings

WELL = Figures(joined=True, silent=0.0)


def board(since: float = 0.0) -> Board:
    made = Board()
    made.snapshot = Snapshot(at=monotonic() - since, figures=WELL)
    return made


def local(folder: Path, *arguments: str) -> tuple[int, str]:
    told = streams("health", "--local", *arguments, env={"STREAMS_DATA_DIR": str(folder), "COLUMNS": "80"})
    return told.returncode, told.stdout


def test_a_worker_of_this_machine_that_is_well(tmp_path: Path) -> None:
    with serving(board(), 0) as port, announced(Settings(data_dir=tmp_path), port):
        status, told = local(tmp_path)
    assert status == 0
    assert told.startswith("Healthy: 1 worker on this machine.")


def test_one_whose_loop_hangs_and_what_to_do(tmp_path: Path) -> None:
    with serving(board(since=30), 0) as port, announced(Settings(data_dir=tmp_path), port):
        status, told = local(tmp_path, "--json")
    said = orjson.loads(told)
    assert (status, said["healthy"], said["group"]) == (1, False, None)
    [problem] = said["problems"]
    assert problem["what"].startswith(f"Worker {os.getpid()} is not live. The event loop has not turned for 3")
    assert f"kill -KILL {os.getpid()}" in problem["advice"]


def test_no_worker_at_all_is_said_with_the_folder(tmp_path: Path) -> None:
    status, told = local(tmp_path)
    assert status == 1
    assert str(tmp_path) in told.replace("\n  ", "").replace("\n", "")


def test_no_broker_is_status_4(tmp_path: Path) -> None:
    told = streams("health", env={"STREAMS_DATA_DIR": str(tmp_path)})
    assert told.returncode == 4
    assert told.stderr.startswith("streams: No broker is running for ")


def test_a_port_that_nobody_or_another_process_has_means_that_the_worker_is_gone(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with announced(settings, port):
        assert ask(settings) == ()
        assert list((tmp_path / "workers").iterdir()) == []


def test_a_port_that_accepts_and_says_nothing_is_a_frozen_worker(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with announced(settings, silent.getsockname()[1]):
            [worker] = ask(settings)
    assert (worker.pid, worker.health) == (os.getpid(), None)
