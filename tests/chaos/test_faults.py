"""The short form of `make chaos`: one fault of a kind, or two. Kinds share a broker, and each counts its whole log."""

from collections.abc import Iterator

import pytest
from faults import FAULTS, Fault, freeze
from node import steady_broker
from play import Result, play
from report import markdown
from scene import staged

from streams.settings import Settings

RATE = 40.0

OF_WORKERS = {
    "OFFSETS": (FAULTS["OFFSETS"], 1),  # first, since it does all again that was done on this broker
    "KILL": (FAULTS["KILL"], 2),
    "TWO-TERM": (FAULTS["TWO-TERM"], 2),
    "TWO": (FAULTS["TWO"], 1),
    "FREEZE": (Fault(workers=2, inject=freeze(12, 15)), 1),
}
OF_THE_BROKER = {kind: (FAULTS[kind], 1) for kind in ("BROKER-TERM", "BROKER-KILL", "DISK-FULL")}


@pytest.fixture(scope="module")
def broker_of_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    with steady_broker(tmp_path_factory.mktemp("broker")) as settings:
        yield settings


@pytest.fixture(scope="module")
def broker_to_end(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    with steady_broker(tmp_path_factory.mktemp("broker")) as settings:
        yield settings


@pytest.mark.parametrize("kind", OF_WORKERS)
def test_what_happens_to_workers_loses_doubles_and_confuses_nothing(broker_of_workers: Settings, kind: str) -> None:
    result = played(broker_of_workers, kind, *OF_WORKERS[kind], seed=list(OF_WORKERS).index(kind))
    assert result.passed, markdown([result], "pytest", 1)
    assert result.by_themselves == ()


@pytest.mark.parametrize("kind", OF_THE_BROKER)
def test_what_happens_to_the_broker_loses_doubles_and_confuses_nothing(broker_to_end: Settings, kind: str) -> None:
    result = played(broker_to_end, kind, *OF_THE_BROKER[kind], seed=list(OF_THE_BROKER).index(kind))
    assert result.passed, markdown([result], "pytest", 1)
    assert all(ended.status > 0 and ended.last_line for ended in result.by_themselves)


def played(settings: Settings, kind: str, fault: Fault, rounds: int, *, seed: int) -> Result:
    with staged(settings, fault.workers, RATE, seed) as scene:
        return play(scene, kind, fault, rounds, print)
