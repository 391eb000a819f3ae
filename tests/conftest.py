"""The brokers that tests run against: real ones, ended with the tests."""

import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from os import environ
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from streams import broker
from streams.broker import jars, ports
from streams.broker.properties import as_environment, server_properties
from streams.settings import Settings

# No deadline, since machines are shared; in CI the same examples each time, elsewhere new ones.
hypothesis_settings.register_profile("streams", deadline=None, derandomize="CI" in environ)
hypothesis_settings.load_profile("streams")

# A shell has what it runs in the background ignore SIGINT, and so would all that the tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)

FreshBroker = Callable[[], Settings]


def settings_of(folder: Path) -> Settings:
    """Settings of an embedded broker in `folder`, whatever broker the environment names."""
    return Settings(data_dir=folder, bootstrap_servers=None, broker_port=0)


def image_broker() -> Iterator[str]:
    from testcontainers.core.container import DockerContainer  # noqa: PLC0415 - needed only where it is asked for
    from testcontainers.core.wait_strategies import LogMessageWaitStrategy  # noqa: PLC0415

    # The same port inside and outside: a broker reaches itself, too, by the address that it advertises.
    chosen = ports.choose(ports.ANY, ports.Ports())
    properties = server_properties("/var/lib/kafka/data", chosen.client, chosen.controller) | {
        "listeners": f"PLAINTEXT://0.0.0.0:{chosen.client},CONTROLLER://127.0.0.1:{chosen.controller}",
    }
    container = DockerContainer(f"apache/kafka:{jars.VERSION}", env=as_environment(properties))
    container.ports[str(chosen.client)] = ("127.0.0.1", chosen.client)  # type: ignore[assignment]  # Docker takes both
    with container.waiting_for(LogMessageWaitStrategy("Kafka Server started")):
        yield f"127.0.0.1:{chosen.client}"


@pytest.fixture(scope="session")
def bootstrap_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One broker for all tests, which give their topics names of their own.

    Embedded, or with STREAMS_TEST_BROKER=testcontainers the image that docker-compose.yml names, under Docker.
    """
    if environ.get("STREAMS_TEST_BROKER") == "testcontainers":
        yield from image_broker()
        return
    settings = settings_of(tmp_path_factory.mktemp("broker"))
    try:
        yield broker.start(settings).bootstrap_servers
    finally:
        broker.stop(settings)


@pytest.fixture
def fresh_broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FreshBroker]:
    """Start embedded brokers of a test's own, to be killed, restarted and reset by way of the settings returned."""
    with ExitStack() as started:

        def start() -> Settings:
            settings = settings_of(tmp_path_factory.mktemp("broker"))
            started.callback(broker.stop, settings)
            broker.start(settings)
            return settings

        yield start
