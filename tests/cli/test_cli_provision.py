import uuid
from collections.abc import Iterator
from dataclasses import replace

import orjson
import pytest
from commands import streams
from kafka import KafkaAdminClient

from streams.cli.clients import admin
from streams.cli.provision import Difference, compare, create
from streams.errors import UnavailableError
from streams.settings import Settings
from streams.topics import ALL, Topic


@pytest.fixture
def topic() -> Topic:
    return Topic(
        name=f"provision.{uuid.uuid4().hex}",
        description="",
        key="",
        schema=None,
        writers=(),
        readers=(),
        partitions=2,
        replication_factor=1,
        config={"cleanup.policy": "compact,delete", "retention.ms": 1000},
    )


@pytest.fixture
def client(bootstrap_servers: str) -> Iterator[KafkaAdminClient]:
    with admin(Settings(), bootstrap_servers) as client:
        yield client


def test_created_as_defined_and_created_once(client: KafkaAdminClient, topic: Topic) -> None:
    assert [str(one) for one in compare(client, [topic])] == [f"{topic.name}: is not there"]
    assert create(client, [topic]).created == (topic.name,)
    assert compare(client, [topic]) == ()
    again = create(client, [topic])
    assert (again.created, again.existing, again.differences) == ((), (topic.name,), ())


def test_each_difference_is_found_and_left_as_it_is(client: KafkaAdminClient, topic: Topic) -> None:
    create(client, [topic])
    wanted = replace(topic, partitions=3, config={"cleanup.policy": "delete,compact", "retention.ms": 2000})
    found = (
        Difference(topic=topic.name, what="partitions", wanted="3", found="2"),
        Difference(topic=topic.name, what="retention.ms", wanted="2000", found="1000"),
    )
    assert create(client, [wanted]).differences == found
    assert compare(client, [wanted]) == found
    assert str(found[0]) == f"{topic.name}: partitions is 2, and should be 3"


def test_what_the_broker_refuses_is_said(client: KafkaAdminClient, topic: Topic) -> None:
    with pytest.raises(UnavailableError, match=r"replication factor"):
        create(client, [replace(topic, replication_factor=5)])


def test_the_commands(bootstrap_servers: str) -> None:
    env = {"STREAMS_BOOTSTRAP_SERVERS": bootstrap_servers}
    created = streams("topics", "create", env=env)
    assert (created.returncode, created.stderr) == (0, "")
    checked = streams("topics", "check", env=env)
    assert checked.stdout == f"All {len(ALL)} topics on {bootstrap_servers} are as defined.\n"
    assert checked.returncode == 0


def test_the_definitions_are_listed_without_a_broker() -> None:
    rows = [orjson.loads(line) for line in streams("topics", "list", "--json").stdout.splitlines()]
    assert tuple(row["name"] for row in rows) == ALL
    listed = streams("topics", "list").stdout
    assert all(name in listed for name in ALL)
