from pathlib import Path

from streams.broker import state
from streams.broker.ports import Ports
from streams.broker.state import State


def test_what_is_written_is_read(tmp_path: Path) -> None:
    written = State(pid=7, version="4.1.1", ports=Ports(client=1, controller=2))
    state.write(tmp_path / "state.json", written)
    assert state.read(tmp_path / "state.json") == written
    assert [path.name for path in tmp_path.iterdir()] == ["state.json"]


def test_what_cannot_be_read_is_no_state(tmp_path: Path) -> None:
    assert state.read(tmp_path / "state.json") is None
    (tmp_path / "state.json").write_text('{"pid": "seven"}')
    assert state.read(tmp_path / "state.json") is None
