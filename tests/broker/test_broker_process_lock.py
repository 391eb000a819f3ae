import subprocess
import sys
from pathlib import Path

from streams.broker.process_lock import is_locked, locked


def test_a_child_keeps_the_lock_until_it_ends(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    assert not is_locked(path)
    with locked(path) as file:
        child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=[file.fileno()])
    assert is_locked(path)
    child.communicate(b"\n", timeout=30)
    assert not is_locked(path)


def test_the_lock_ends_with_its_holder(tmp_path: Path) -> None:
    with locked(tmp_path / "lock"):
        assert is_locked(tmp_path / "lock")
    assert not is_locked(tmp_path / "lock")
