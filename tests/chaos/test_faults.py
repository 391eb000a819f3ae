"""The short form of `make chaos`: one fault after the other under load, those that need the same workers together."""

from collections.abc import Sequence
from pathlib import Path

from faults import (
    Inject,
    delete_offsets,
    fill_disk,
    freeze,
    kill_broker,
    kill_one,
    stop_broker,
    stop_one,
)
from node import steady_broker
from play import Result, play
from report import markdown
from scene import staged

RATE = 25.0  # articles a second


def test_one_worker_killed_and_its_offsets_deleted_loses_doubles_and_confuses_nothing(tmp_path: Path) -> None:
    result = played(tmp_path, [delete_offsets, kill_one], workers=1, seed=1)
    assert result.by_themselves == ()


def test_two_workers_killed_stopped_and_frozen_lose_double_and_confuse_nothing(tmp_path: Path) -> None:
    result = played(tmp_path, [kill_one, stop_one, freeze(12, 15)], workers=2, seed=2)
    assert result.by_themselves == ()


def test_a_broker_stopped_killed_and_out_of_space_loses_doubles_and_confuses_nothing(tmp_path: Path) -> None:
    result = played(tmp_path, [stop_broker, kill_broker, fill_disk], workers=1, seed=3)
    assert all(ended.status > 0 and ended.last_line for ended in result.by_themselves)


def played(folder: Path, faults: Sequence[Inject], *, workers: int, seed: int) -> Result:
    with steady_broker(folder) as settings, staged(settings, workers, RATE, seed) as scene:
        result = play(scene, "short", faults, print)
    assert result.passed, markdown([result], "pytest", seed)
    return result
