import uuid
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
import typer
from commands import streams
from kafka import KafkaAdminClient

from streams.cli.clients import admin
from streams.cli.feed import parse_rate
from streams.cli.sending import paced
from streams.feeding import RawRecord
from streams.settings import Settings

ESCAPES = '{"id":"e","text":"\\u001b[2J\\u009b31m [red]x[/red]"}'


@pytest.fixture
def env(bootstrap_servers: str) -> dict[str, str]:
    return {"STREAMS_BOOTSTRAP_SERVERS": bootstrap_servers}


@pytest.fixture
def client(bootstrap_servers: str) -> Iterator[KafkaAdminClient]:
    with admin(Settings(), bootstrap_servers) as client:
        yield client


@pytest.fixture
def topic(client: KafkaAdminClient) -> str:
    name = f"feed.{uuid.uuid4().hex}"
    configs = {"max.message.bytes": str(20 << 20)}
    client.create_topics(
        {name: {"num_partitions": 1, "replication_factor": 1, "configs": configs}}, wait_for_metadata=True
    )
    return name


def tailed(topic: str, env: dict[str, str], count: int) -> list[object]:
    done = streams("tail", topic, "--from-beginning", "--json", "-n", str(count), env=env)
    assert done.returncode == 0, done.stderr
    return [orjson.loads(line) for line in done.stdout.splitlines()]


def test_what_is_fed_can_be_read_back(tmp_path: Path, topic: str, env: dict[str, str]) -> None:
    (tmp_path / "a.txt").write_text("It rained.", "utf-8")
    (tmp_path / "b.jsonl").write_text('{"id":1}\n\nnot json \x1b[2J\n', "utf-8")
    (tmp_path / "c.png").touch()
    done = streams("feed", tmp_path, "--topic", topic, env=env)
    assert done.returncode == 0
    assert done.stdout == f"3 records sent to {topic} on {env['STREAMS_BOOTSTRAP_SERVERS']}.\n"
    assert done.stderr == f"{tmp_path / 'c.png'} was passed over: its name does not tell what it holds.\n"
    text, line, broken = tailed(topic, env, 3)
    assert text == {"text": "It rained.", "content_type": "text/plain"}
    assert line == {"id": 1}
    assert isinstance(broken, dict)
    assert b64decode(broken["not_json"]) == b"not json \x1b[2J"


def test_nothing_in_a_record_commands_the_terminal(topic: str, env: dict[str, str]) -> None:
    deep = "[" * 900 + "]" * 900
    assert streams("feed", "-", "--topic", topic, given=f"{ESCAPES}\n\x1b[2Jnot json\n{deep}", env=env).returncode == 0
    for form in ((), ("--json",)):
        done = streams("tail", topic, "--from-beginning", "-n", "3", *form, env=env)
        assert (done.returncode, done.stderr) == (0, "")
        shown = done.stdout
        assert "\x1b" not in shown
        assert "\x9b" not in shown
        assert "[red]x[/red]" in shown


def test_what_is_too_large_is_named_and_the_rest_is_sent(tmp_path: Path, topic: str, env: dict[str, str]) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id":1}\n' + b"x" * (11 << 20) + b'\n{"id":3}\n')
    done = streams("feed", path, "--topic", topic, env=env)
    assert done.returncode == 3
    assert done.stderr.startswith(f"{path}:2 was not sent: it has more than the 10,484,736 bytes")
    assert done.stderr.endswith("streams: 1 of 3 records could not be sent.\n")
    assert tailed(topic, env, 2) == [{"id": 1}, {"id": 3}]


def test_what_the_broker_finds_too_large_is_named(client: KafkaAdminClient, topic: str, env: dict[str, str]) -> None:
    small = f"{topic}.small"
    client.create_topics(
        {small: {"num_partitions": 1, "replication_factor": 1, "configs": {"max.message.bytes": "1000"}}}
    )
    done = streams("feed", "-", "--topic", small, given='{"id":1}\n' + "x" * 5000, env=env)
    assert done.returncode == 3
    assert "standard input:2 was not sent: the broker takes no record of this size." in done.stderr


@pytest.mark.parametrize("command", ["feed -", "tail"])
def test_a_topic_that_is_not_there_is_a_usage_error(command: str, env: dict[str, str]) -> None:
    name, *rest = command.split()
    topic = ("--topic", "no.such") if name == "feed" else ("no.such",)
    done = streams(name, *rest, *topic, given="{}", env=env)
    assert done.returncode == 2
    assert "`streams topics create`" in done.stderr
    assert done.stderr.count("\n") == 1


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def test_a_rate_is_kept_however_long_the_sending_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr("streams.cli.sending.time", clock)
    times = []
    for _ in paced([RawRecord(origin="", key=None, value=b"")] * 4, 2):
        times.append(clock.now)
        clock.now += 0.3
    assert times == pytest.approx([100, 100.5, 101, 101.5])


def test_rates() -> None:
    assert (parse_rate("100"), parse_rate("0.5/s"), parse_rate(3.0)) == (100, 0.5, 3)
    for wrong in ("0", "-1", "fast", "5/h"):
        with pytest.raises(typer.BadParameter, match="records a second"):
            parse_rate(wrong)
