import os
import subprocess
import sys
from pathlib import Path

import orjson

from streams.health.workers import announced, forget, running
from streams.settings import Settings


def settings_of(folder: Path) -> Settings:
    return Settings(data_dir=folder)


def test_a_worker_is_found_as_long_as_it_lasts(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    assert running(settings) == ()
    with announced(settings, 4711):
        [found] = running(settings)
        assert (found.pid, found.port) == (os.getpid(), 4711)
    assert running(settings) == ()
    assert list((tmp_path / "workers").iterdir()) == []


def test_files_of_processes_that_are_gone_or_cannot_be_read_are_removed(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    folder = tmp_path / "workers"
    folder.mkdir()
    left = {"pid": gone.pid, "port": 4711, "started_at": "2026-01-01T00:00:00.000Z"}
    (folder / f"{gone.pid}.json").write_bytes(orjson.dumps(left))
    (folder / "1.json").write_bytes(b"{")
    with announced(settings_of(tmp_path), 4712):
        assert [found.port for found in running(settings_of(tmp_path))] == [4712]
        assert [path.name for path in folder.iterdir()] == [f"{os.getpid()}.json"]


def test_one_can_be_forgotten(tmp_path: Path) -> None:
    with announced(settings_of(tmp_path), 4711):
        [found] = running(settings_of(tmp_path))
        forget(settings_of(tmp_path), found)
        assert running(settings_of(tmp_path)) == ()
