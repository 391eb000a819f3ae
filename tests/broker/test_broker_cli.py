import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from streams import broker
from streams.cli.broker import app
from streams.settings import Settings

FreshBroker = Callable[[], Settings]
run = CliRunner().invoke


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STREAMS_DATA_DIR", str(tmp_path))


def test_status_for_programs_where_none_runs() -> None:
    result = run(app, ["status", "--json"])
    assert json.loads(result.output)["running"] is False
    assert result.exit_code == 1


def test_status_where_none_runs_says_how_to_start_one() -> None:
    assert "streams broker start" in run(app, ["status"]).output


def test_start_status_and_reset(fresh_broker: FreshBroker, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = fresh_broker()
    monkeypatch.setenv("STREAMS_DATA_DIR", str(settings.data_dir))
    running = broker.status(settings)
    assert running
    assert running.bootstrap_servers in run(app, ["start"]).output
    assert json.loads(run(app, ["status", "--json"]).output) == {
        "running": True,
        "bootstrap_servers": running.bootstrap_servers,
        "pid": running.pid,
        "version": running.version,
        "folder": str(running.folder),
    }
    assert run(app, ["reset"], input="n\n").exit_code == 1
    assert broker.status(settings) == running
    assert run(app, ["reset", "--yes"]).exit_code == 0
    assert broker.status(settings) is None
