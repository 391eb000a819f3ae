"""The topics on a broker against their definitions in `schemas/topics`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kafka import KafkaAdminClient
from kafka.admin import ConfigResource, ConfigResourceType
from kafka.errors import TopicAlreadyExistsError

from streams.errors import UnavailableError
from streams.topics import Topic

_ALREADY_EXISTS = TopicAlreadyExistsError.errno


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What of a topic is not as its definition says. `found` is None where the broker has nothing of the kind."""

    topic: str
    what: str
    wanted: str
    found: str | None

    def __str__(self) -> str:
        """Word the difference in one line."""
        if self.what == "topic":
            return f"{self.topic}: is not there"
        return f"{self.topic}: {self.what} is {self.found}, and should be {self.wanted}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provisioned:
    """What came of creating topics: those made, those that were there, and where these differ."""

    created: tuple[str, ...]
    existing: tuple[str, ...]
    differences: tuple[Difference, ...]


def create(client: KafkaAdminClient, topics: Sequence[Topic]) -> Provisioned:
    """Create those of `topics` that are not there, and return once they can be used. Existing ones stay as they are.

    Raises UnavailableError where the broker refuses one.
    """
    answers = client.create_topics({topic.name: _request(topic) for topic in topics}, raise_errors=False)["topics"]
    for answer in answers:
        if answer["error_code"] not in (0, _ALREADY_EXISTS):
            raise UnavailableError(f"The broker does not create {answer['name']}: {answer['error_message']}")
    existing = tuple(answer["name"] for answer in answers if answer["error_code"] == _ALREADY_EXISTS)
    client.wait_for_topics([topic.name for topic in topics])
    return Provisioned(
        created=tuple(topic.name for topic in topics if topic.name not in existing),
        existing=existing,
        differences=compare(client, [topic for topic in topics if topic.name in existing]),
    )


def make_anew(client: KafkaAdminClient, topics: Sequence[Topic]) -> Provisioned:
    """Delete those of `topics` that are there, with all that they hold, and create all.

    Raises UnavailableError where the broker refuses one.
    """
    there = set(client.list_topics())
    found = [topic.name for topic in topics if topic.name in there]
    if found:
        client.delete_topics(found)
    return create(client, topics)


def compare(client: KafkaAdminClient, topics: Sequence[Topic]) -> tuple[Difference, ...]:
    """Return in what the broker's topics differ from `topics`: presence, partitions and configuration.

    More replicas than defined are no difference, nor is configuration that the definitions do not name.
    """
    counts = {found["name"]: len(found["partitions"]) for found in client.describe_topics([t.name for t in topics])}
    resources = [ConfigResource(ConfigResourceType.TOPIC, topic.name) for topic in topics]
    configs = client.describe_configs(resources, config_filter="all").get("topic", {}) if resources else {}
    return tuple(
        difference
        for topic in topics
        for difference in _differences(topic, counts.get(topic.name, 0), configs.get(topic.name, {}))
    )


def _differences(topic: Topic, count: int, config: dict[str, Any]) -> list[Difference]:
    if not count:
        return [Difference(topic=topic.name, what="topic", wanted=topic.name, found=None)]
    found = {name: entry["value"] for name, entry in config.items()} | {"partitions": str(count)}
    wanted = {"partitions": topic.partitions, **topic.config}
    return [
        Difference(topic=topic.name, what=name, wanted=str(value), found=found.get(name))
        for name, value in wanted.items()
        if _members(found.get(name)) != _members(str(value))
    ]


def _members(value: str | None) -> set[str]:
    """Return the members of a list such as `compact,delete`, which has no order."""
    return set((value or "").split(","))


def _request(topic: Topic) -> dict[str, Any]:
    return {
        "num_partitions": topic.partitions,
        "replication_factor": topic.replication_factor,
        "configs": {name: str(value) for name, value in topic.config.items()},
    }
