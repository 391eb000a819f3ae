import os
import re
import shutil
from pathlib import Path

import pytest

from streams.broker import jars
from streams.errors import BrokerStartError

CLOSED = "http://127.0.0.1:9"  # the discard port: nothing listens there


@pytest.fixture
def copied_cache(bootstrap_servers: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of our own with every jar in it, as the broker that runs needed them, and no network."""
    assert bootstrap_servers
    copy = tmp_path / "streams" / f"kafka-{jars.VERSION}"
    shutil.copytree(jars.cache(), copy)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("HTTPS_PROXY", CLOSED)
    return copy


def test_every_jar_is_locked_by_version_and_hash() -> None:
    assert len({jar.name for jar in jars.JARS}) == len(jars.JARS)
    assert all(re.fullmatch(r"[0-9a-f]{64}", jar.sha256) for jar in jars.JARS)
    assert {jar.version for jar in jars.JARS if jar.group == "org.apache.kafka"} == {jars.VERSION}


def test_a_full_cache_needs_no_network(copied_cache: Path) -> None:
    told: list[str] = []
    assert jars.class_path(told.append) == os.pathsep.join(str(copied_cache / jar.name) for jar in jars.JARS)
    assert told == []


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"half of a ja")])
def test_a_missing_or_damaged_jar_is_fetched_again(copied_cache: Path, damage: object) -> None:
    assert callable(damage)
    damage(copied_cache / jars.JARS[7].name)
    with pytest.raises(BrokerStartError, match=rf"{re.escape(jars.JARS[7].name)} .*STREAMS_BOOTSTRAP_SERVERS"):
        jars.class_path(lambda _: None)


def test_a_cache_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "streams").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with pytest.raises(BrokerStartError, match="XDG_CACHE_HOME"):
        jars.class_path(lambda _: None)
