"""Real brokers, started, found, killed, damaged and stopped."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest
from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer
from kafka.admin import NewTopic

from streams import broker
from streams.broker import folder as folders
from streams.broker.process_lock import is_locked, locked
from streams.errors import BrokerStartError, BrokerUnreachableError, UsageError
from streams.settings import Settings

FreshBroker = Callable[[], Settings]
START = "from streams import broker; from streams.settings import Settings; print(broker.start(Settings()).pid)"


def at(folder: Path, port: int = 0) -> Settings:
    return Settings(data_dir=folder, bootstrap_servers=None, broker_port=port)


def starter(folder: Path) -> "subprocess.Popen[str]":
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STREAMS_")}
    return subprocess.Popen(
        [sys.executable, "-c", START],
        env=environment | {"STREAMS_DATA_DIR": str(folder)},
        stdout=subprocess.PIPE,
        text=True,
    )


def write(address: str, topic: str, *values: bytes) -> None:
    with KafkaAdminClient(bootstrap_servers=address) as admin:
        admin.create_topics([NewTopic(topic, num_partitions=1, replication_factor=1)])
    producer = KafkaProducer(bootstrap_servers=address)
    for value in values:
        producer.send(topic, value).get(timeout=10)
    producer.close()


def read(address: str, topic: str, count: int) -> list[bytes]:
    consumer = KafkaConsumer(topic, bootstrap_servers=address, auto_offset_reset="earliest", consumer_timeout_ms=10_000)
    values = [next(consumer).value for _ in range(count)]
    consumer.close()
    return values


def test_its_log_survives_stop_and_kill_and_ends_with_reset(fresh_broker: FreshBroker) -> None:
    settings = fresh_broker()
    address = broker.address(settings)
    write(address, "kept", b"one", b"two")

    assert broker.stop(settings)
    assert broker.status(settings) is None
    assert not broker.stop(settings)
    again = broker.start(settings)
    assert again.bootstrap_servers == address
    assert read(address, "kept", 2) == [b"one", b"two"]

    os.kill(again.pid, signal.SIGKILL)
    while is_locked(folders.of(settings).alive_lock):
        sleep(0.01)
    assert broker.status(settings) is None
    assert broker.start(settings).bootstrap_servers == address
    assert read(address, "kept", 2) == [b"one", b"two"]

    (again.folder / "notes.txt").write_text("not the broker's")
    broker.reset(settings)
    assert broker.status(settings) is None
    assert not (again.folder / "log").exists()
    assert (again.folder / "notes.txt").exists()


def test_a_broker_that_runs_is_found_and_let_be(fresh_broker: FreshBroker) -> None:
    settings = fresh_broker()
    running = broker.status(settings)
    assert running
    assert broker.start(settings) == running
    assert broker.address(settings) == running.bootstrap_servers
    assert os.getsid(running.pid) == running.pid  # where the terminal's Ctrl-C does not reach it
    with pytest.raises(UsageError, match="streams broker stop"):
        broker.start(at(settings.data_dir, 1))


def test_two_starters_at_once_start_one_broker_in_a_folder_of_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "josé, ünï=x\\y z"
    starters = [starter(folder) for _ in range(2)]
    try:
        pids = {int(each.communicate(timeout=120)[0]) for each in starters}
        running = broker.status(at(folder))
        assert running
        assert pids == {running.pid}
        write(running.bootstrap_servers, "topic", b"value")
    finally:
        broker.stop(at(folder))


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_starter_that_is_ended_leaves_nothing_that_cannot_be_stopped(tmp_path: Path, how: signal.Signals) -> None:
    started = starter(tmp_path)
    while not folders.of(at(tmp_path)).state.exists():
        sleep(0.01)
    started.send_signal(how)
    started.communicate(timeout=60)
    assert (broker.status(at(tmp_path)) is None) == (how == signal.SIGINT)
    assert broker.stop(at(tmp_path)) == (how == signal.SIGKILL)


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(BrokerStartError, match=rf"Port {port} of 127\.0\.0\.1 .*STREAMS_BROKER_PORT"):
            broker.start(at(tmp_path, port))


def test_a_damaged_log_is_an_error_that_says_so(fresh_broker: FreshBroker) -> None:
    settings = fresh_broker()
    broker.stop(settings)
    properties = folders.of(settings).log / "meta.properties"
    properties.write_text(properties.read_text().replace("node.id=1", "node.id=7"))
    with pytest.raises(BrokerStartError) as died:
        broker.start(settings)
    assert re.search(r"server\.log:\n.*node ?id.*streams broker reset", str(died.value), re.DOTALL | re.IGNORECASE)
    assert "\tat " not in str(died.value)
    assert broker.status(settings) is None

    properties.write_text("lost")
    with pytest.raises(BrokerStartError, match=r"names no cluster.*streams broker reset"):
        broker.start(settings)


def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BrokerStartError, match="STREAMS_DATA_DIR"):
        broker.start(at(tmp_path / "file"))


def test_a_broker_that_nothing_is_known_of_is_an_error_that_says_so(tmp_path: Path) -> None:
    folder = folders.of(at(tmp_path))
    folder.path.mkdir()
    with locked(folder.alive_lock), pytest.raises(BrokerStartError, match=re.escape(str(folder.properties))):
        broker.start(at(tmp_path))


def test_a_broker_of_the_users_own_comes_first(tmp_path: Path) -> None:
    own = Settings(data_dir=tmp_path, bootstrap_servers="kafka.example:9092")
    assert broker.address(own) == "kafka.example:9092"


def test_without_a_broker_the_message_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(BrokerUnreachableError, match=r"streams broker start.*STREAMS_BOOTSTRAP_SERVERS"):
        broker.address(at(tmp_path))
    assert broker.status(at(tmp_path)) is None
    assert not broker.stop(at(tmp_path))
