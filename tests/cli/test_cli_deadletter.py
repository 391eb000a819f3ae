"""The commands against a broker of their own; each test knows its letters by their source."""

import os
import pty
import signal
import subprocess
import sys
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import orjson
import pytest
from commands import Completed, environment
from commands import streams as called
from kafka import KafkaConsumer, KafkaProducer, TopicPartition
from letters import letter, position

from streams import broker, topics
from streams.cli import main
from streams.cli.clients import consumer
from streams.cli.output import standard_error, standard_output
from streams.cli.session.ledger import Ledger
from streams.cli.session.watch import Watch
from streams.codec import encode
from streams.deadletter import key_of
from streams.headers import ATTEMPTS, PUT_BACK_AT
from streams.records import DeadLetter
from streams.settings import Settings

HOSTILE = "\x1b[2J\x9b31m [red]x[/red]\u202e"


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    settings = Settings(data_dir=tmp_path_factory.mktemp("broker"), bootstrap_servers=None, broker_port=0)
    try:
        env = {"STREAMS_BOOTSTRAP_SERVERS": broker.start(settings).bootstrap_servers}
        assert called("topics", "create", env=env).returncode == 0
        yield env
    finally:
        broker.stop(settings)


class Streams:
    """The command line in this process, which spares a second for each call."""

    def __init__(self, env: dict[str, str], patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[bytes]) -> None:
        self._patch = patch
        self._capture = capture
        for name, value in environment(env).items():
            patch.setenv(name, value)
        standard_output.cache_clear()
        standard_error.cache_clear()

    def __call__(self, *arguments: str) -> Completed:
        self._patch.setattr(sys, "argv", ["streams", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        shown = self._capture.readouterr()
        status = ended.value.code
        assert isinstance(status, int)
        return Completed(arguments, status, shown.out.decode(), shown.err.decode())

    def replay(self, source: str, *options: str) -> Completed:
        return self("deadletter", "replay", "--source", source, "--yes", *options)

    def listed(self, source: str, *options: str) -> list[Any]:
        done = self("deadletter", "list", "--source", source, "--json", *options)
        assert done.returncode == 0, done.stderr
        return [orjson.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def streams(
    env: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Streams:
    return Streams(env, monkeypatch, capsysbinary)


@pytest.fixture
def producer(env: dict[str, str]) -> Iterator[KafkaProducer]:
    made = KafkaProducer(bootstrap_servers=env["STREAMS_BOOTSTRAP_SERVERS"], acks="all", linger_ms=5)
    yield made
    made.close()


@pytest.fixture
def client(env: dict[str, str]) -> Iterator[KafkaConsumer]:
    with consumer(Settings(), env["STREAMS_BOOTSTRAP_SERVERS"]) as client:
        yield client


def new_source() -> str:
    return f"{uuid.uuid4().hex[:8]}.example"


@pytest.fixture
def source() -> str:
    return new_source()


def of(source: str, offset: int, **changed: Any) -> DeadLetter:
    """Return a letter whose raw record nobody else's is."""
    value = orjson.dumps({"source": source, "number": offset})
    raw = position(int(source[:8], 16) * 10_000 + offset)
    return replace(letter(offset, value), raw=raw, failed=raw, **changed)


def write(producer: KafkaProducer, *letters: DeadLetter) -> None:
    for one in letters:
        producer.send(topics.DEADLETTER, encode(one), key=key_of(one))
    producer.flush()


def records(client: KafkaConsumer, topic: str, since: dict[TopicPartition, int] | None = None) -> list[Any]:
    """Return what stands on `topic` now, from `since` on."""
    partitions = [TopicPartition(topic, number) for number in range(topics.topic(topic).partitions)]
    ends = client.end_offsets(partitions)
    client.assign(partitions)
    for partition in partitions:
        client.seek(partition, (since or {}).get(partition, 0))
    found: list[Any] = []
    while any(client.position(partition) < end for partition, end in ends.items()):
        for batch in client.poll(timeout_ms=200).values():
            found += batch
    return found


def ends(client: KafkaConsumer, topic: str) -> dict[TopicPartition, int]:
    found: dict[TopicPartition, int] = client.end_offsets(
        [TopicPartition(topic, number) for number in range(topics.topic(topic).partitions)]
    )
    return found


def test_letters_are_listed_and_counted_by_what_they_have_in_common(
    streams: Streams, producer: KafkaProducer, source: str
) -> None:
    write(
        producer,
        *(of(source, number) for number in range(25)),
        of(source, 99, code="empty", failed_at="2026-07-01T03:00:01.000Z"),
    )
    done = streams("deadletter", "list", "--source", source)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert sum(line.startswith("articles.raw/") and f"{source}: it ends too soon" in line for line in lines) == 19
    assert [" ".join(line.split()[:4]) for line in lines if line.startswith(("invalid_json", "empty"))] == [
        "invalid_json clean 25 96%",
        "empty clean 1 4%",
    ]
    assert lines[-1] == "26 dead letters standing; the newest 20 are listed (-n lists more)."
    assert len(streams.listed(source)) == 26
    assert [one["code"] for one in streams.listed(source, "--code", "empty")] == ["empty"]
    assert streams.listed(source, "--stage", "tag") == streams.listed(source, "--since", "2026-07-02") == []
    assert len(streams.listed(source, "--until", "2026-07-01T05:00:01+02:00", "-n", "3")) == 3


def test_a_letter_is_shown_whole_and_its_input_comes_out_byte_for_byte(
    streams: Streams, producer: KafkaProducer, source: str
) -> None:
    first = of(source, 1)
    second = replace(of(source, 2), value=letter(2, b"\xff\x00" + b"y" * 5000).value, key="aw==", attempts=2)
    write(producer, first, second)
    done = streams("deadletter", "show", str(second.raw))
    assert done.returncode == 0, done.stderr
    for said in ("invalid_json in clean", str(second.raw), "twice before", "The input, 5,002 bytes", "--value writes"):
        assert said in done.stdout
    assert (
        streams("deadletter", "show", str(first.raw), "--value").stdout
        == orjson.dumps({"source": source, "number": 1}).decode()
    )
    assert orjson.loads(streams("deadletter", "show", str(second.raw), "--json").stdout) == orjson.loads(encode(second))


def test_nothing_in_a_letter_commands_the_terminal(streams: Streams, producer: KafkaProducer, source: str) -> None:
    value = orjson.dumps({"source": source, "text": HOSTILE}).replace(b"\\u001b", b"\x1b")
    newest = of(source, 1, failed_at="2026-07-03T00:00:00.000Z")
    hostile = replace(
        newest, detail=f"It is {HOSTILE}.", value=letter(1, value).value, key=letter(1, HOSTILE.encode()).value
    )
    write(producer, hostile)
    for command in (("show", str(hostile.raw)), ("show", str(hostile.raw), "--json"), ("list",), ("list", "--json")):
        shown = streams("deadletter", *command).stdout
        assert not {"\x1b", "\x9b", "\u202e"} & set(shown)
        assert "\\u001b[2J" in shown
    assert "[red]x[/red]" in streams("deadletter", "show", str(hostile.raw)).stdout


def test_what_is_no_position_and_what_has_no_letter_is_told(streams: Streams) -> None:
    done = streams("deadletter", "show", "here")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    done = streams("deadletter", "show", "articles.raw/0/77")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "No dead letter of articles.raw/0/77" in done.stderr


def test_inputs_are_put_back_as_they_were_where_they_failed_and_each_is_noted(
    streams: Streams, producer: KafkaProducer, client: KafkaConsumer, source: str
) -> None:
    raw = replace(of(source, 1), failed=position(5, topics.RAW, 3), key="aw==")
    later = replace(of(source, 2), failed=position(6, topics.TAGGED, 1), key="", attempts=2)
    write(producer, raw, later)
    before = {topic: ends(client, topic) for topic in (topics.RAW, topics.TAGGED, topics.DEADLETTER)}
    done = streams.replay(source)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("2 inputs put back.\n")
    assert streams.replay(source).stdout == "Nothing to put back.\n"

    [one] = records(client, topics.RAW, before[topics.RAW])
    assert (one.partition, one.key, orjson.loads(one.value)["number"]) == (3, b"k", 1)
    assert one.headers == [(ATTEMPTS, b"1")]
    [other] = records(client, topics.TAGGED, before[topics.TAGGED])
    assert (other.partition, other.key, other.headers) == (1, b"", [(ATTEMPTS, b"3")])

    notes = {note.key: note for note in records(client, topics.DEADLETTER, before[topics.DEADLETTER])}
    assert {note.value for note in notes.values()} == {None}
    assert dict(notes[key_of(raw)].headers) == {PUT_BACK_AT: f"{one.topic}/3/{one.offset}".encode(), ATTEMPTS: b"1"}
    letters = {found.key: found.partition for found in records(client, topics.DEADLETTER) if found.value}
    assert all(note.partition == letters[key] for key, note in notes.items())

    assert streams.listed(source) == []
    assert {found["put_back_at"] for found in streams.listed(source, "--all")} == {
        f"{found.topic}/{found.partition}/{found.offset}" for found in (one, other)
    }
    assert "since then, and stands at" in " ".join(streams("deadletter", "show", str(raw.raw)).stdout.split())


def test_a_deletion_is_put_back_as_one(
    streams: Streams, producer: KafkaProducer, client: KafkaConsumer, source: str
) -> None:
    nothing = replace(of(source, 1), value=None, key="aw==", failed_at="2026-06-01T00:00:00.000Z")
    write(producer, nothing)
    before = ends(client, topics.RAW)
    done = streams("deadletter", "replay", "--since", "2026-06-01", "--until", "2026-06-02", "--yes")
    assert done.returncode == 0, done.stderr
    [one] = [record for record in records(client, topics.RAW, before) if record.value is None]
    assert (one.key, one.headers) == (b"k", [(ATTEMPTS, b"1")])


def test_an_input_without_key_and_value_is_named(streams: Streams, producer: KafkaProducer, source: str) -> None:
    nothing = replace(of(source, 1), value=None, failed_at="2026-05-01T00:00:00.000Z")
    write(producer, nothing)
    done = streams("deadletter", "replay", "--until", "2026-05-02", "--yes")
    assert done.returncode == 1
    assert f"{nothing.raw} was not put back: it had neither key nor value" in done.stderr


def test_a_dry_run_puts_nothing_back(
    streams: Streams, producer: KafkaProducer, client: KafkaConsumer, source: str
) -> None:
    write(producer, of(source, 1), of(source, 2, code="empty"), of(source, 3))
    before = ends(client, topics.RAW) | ends(client, topics.DEADLETTER)
    done = streams("deadletter", "replay", "--source", source, "--dry-run")
    assert done.returncode == 0
    assert [line.split() for line in done.stdout.splitlines()[1:3]] == [
        ["articles.raw", "clean", "empty", "1"],
        ["articles.raw", "clean", "invalid_json", "2"],
    ]
    assert done.stdout.endswith("3 inputs would be put back.\n")
    assert before == ends(client, topics.RAW) | ends(client, topics.DEADLETTER)


def test_all_letters_are_not_put_back_without_a_word(streams: Streams, client: KafkaConsumer) -> None:
    before = ends(client, topics.RAW)
    done = streams("deadletter", "replay")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "--yes" in done.stderr
    assert ends(client, topics.RAW) == before


@pytest.mark.parametrize(("answer", "left"), [(b"n\n", 1), (b"y\n", 0)])
def test_on_a_terminal_the_user_is_asked(streams: Streams, producer: KafkaProducer, answer: bytes, left: int) -> None:
    source = new_source()
    write(producer, of(source, 1))
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "streams", "deadletter", "replay", "--source", source]
    with subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, text=True) as asking:
        os.write(ours, answer)
        shown, _ = asking.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert "Put 1 input back?" in shown
    assert asking.returncode == left
    assert len(streams.listed(source)) == left


def test_what_was_put_back_too_often_is_left_and_named(streams: Streams, producer: KafkaProducer, source: str) -> None:
    often = of(source, 1, attempts=3)
    write(producer, often)
    done = streams.replay(source)
    assert (done.returncode, done.stdout) == (0, "Nothing to put back.\n")
    assert done.stderr == f"{often.raw} is left: put back 3 times already, and failed again.\n"
    assert streams.replay(source, "--most-attempts", "4").stdout.endswith("1 input put back.\n")


def test_what_cannot_be_put_back_is_named_and_the_rest_is_put_back(
    env: dict[str, str], streams: Streams, source: str
) -> None:
    huge = orjson.dumps({"source": source, "text": "x" * (11 << 20)})
    impossible = {
        "no stage reads articles.indexed": replace(of(source, 1), failed=position(0, topics.INDEXED)),
        "articles.raw has no partition 64": replace(of(source, 2), failed=position(0, topics.RAW, 64)),
        "articles.raw takes no record of 11,": replace(of(source, 3), value=letter(3, huge).value),
    }
    large = KafkaProducer(bootstrap_servers=env["STREAMS_BOOTSTRAP_SERVERS"], max_request_size=32 << 20)
    write(large, *impossible.values(), of(source, 4))
    large.close()
    done = streams.replay(source)
    assert done.returncode == 1, done.stderr
    assert done.stdout.endswith("1 input put back.\n")
    for reason, one in impossible.items():
        assert f"{one.raw} was not put back: {reason}" in done.stderr
    assert done.stderr.endswith("streams: 3 inputs could not be put back, and their letters stand.\n")
    assert len(streams.listed(source)) == 3


def test_tail_says_where_an_input_was_put_back(
    streams: Streams, producer: KafkaProducer, client: KafkaConsumer, source: str
) -> None:
    one = of(source, 1)
    write(producer, one)
    assert streams.replay(source).returncode == 0
    count = str(len(records(client, topics.DEADLETTER)))
    tailed = ("tail", topics.DEADLETTER, "--from-beginning", "-n", count)
    assert f"{one.raw}\n  put back at articles.raw/0/" in streams(*tailed).stdout
    values = [orjson.loads(line) for line in streams(*tailed, "--json").stdout.splitlines()]
    [note] = [value for value in values if value and value.get("raw") == str(one.raw)]
    assert note["put_back_at"].startswith("articles.raw/0/")


MANY = 2000


def test_a_replay_that_is_killed_is_finished_by_the_next(
    streams: Streams, producer: KafkaProducer, client: KafkaConsumer, source: str
) -> None:
    write(producer, *(of(source, number) for number in range(MANY)))
    before = ends(client, topics.RAW)
    assert ended(client, source, signal.SIGKILL) == -signal.SIGKILL
    left = len(streams.listed(source))
    assert 0 < left < MANY, "the replay was not killed in the middle of its work, which proves nothing"
    assert streams.replay(source).returncode == 0
    assert streams.listed(source) == []
    back = Counter(orjson.loads(record.value)["number"] for record in records(client, topics.RAW, before))
    assert set(back) == set(range(MANY))
    assert sum(back.values()) - MANY <= 100


def test_an_interrupted_replay_has_noted_all_that_it_put_back(
    streams: Streams, producer: KafkaProducer, client: KafkaConsumer, source: str
) -> None:
    write(producer, *(of(source, number) for number in range(MANY)))
    before = ends(client, topics.RAW)
    assert ended(client, source, signal.SIGINT) == 130
    back = len(records(client, topics.RAW, before))
    left = len(streams.listed(source))
    assert 0 < left < MANY, "the replay was not interrupted in the middle of its work, which proves nothing"
    assert back + left == MANY
    assert streams.replay(source).returncode == 0
    assert len(records(client, topics.RAW, before)) == MANY


def ended(client: KafkaConsumer, source: str, number: signal.Signals) -> int:
    """Begin a replay, and send it `number` when it has noted some letters. Return its exit status."""
    before = sum(ends(client, topics.DEADLETTER).values())
    command = [sys.executable, "-m", "streams", "deadletter", "replay", "--source", source, "--yes"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe) as process:
        wait_for(lambda: sum(ends(client, topics.DEADLETTER).values()) > before + 200)
        process.send_signal(number)
        process.communicate(timeout=60)
    return process.returncode


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_what_is_put_back_does_not_disturb_who_watches(
    producer: KafkaProducer, client: KafkaConsumer, source: str
) -> None:
    watched = of(source, 1)
    ledger = Ledger(lambda _: False)
    ledger.fed(watched.raw, "a.txt")
    watch = Watch(client, ledger, lambda _: None)
    note = [(PUT_BACK_AT, b"articles.raw/0/1"), (ATTEMPTS, b"1")]
    producer.send(topics.DEADLETTER, key=key_of(watched), headers=note)
    producer.flush()
    write(producer, watched)
    for _ in range(50):
        if not ledger.counts.dead:
            watch.step(200)
    assert ledger.counts.dead == 1
