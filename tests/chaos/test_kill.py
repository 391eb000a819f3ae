import signal
from collections import Counter
from collections.abc import Callable
from random import Random

import orjson
from cluster import Cluster

from streams import topics
from streams.settings import Settings

ARTICLES = 2000
BROKEN_EVERY = 50

PLACES = ("Lisbon", "Nairobi", "Osaka", "Lima", "Tallinn", "Accra", "Cork", "Quito", "Bergen", "Jaipur")
MATTERS = (
    "harbour",
    "tramway",
    "reservoir",
    "orchestra",
    "fish market",
    "observatory",
    "glacier",
    "ferry",
    "archive",
    "bridge",
)


def raw(number: int) -> bytes:
    if number % BROKEN_EVERY == 0:
        return b"{broken %d" % number
    draw = Random(number)
    sentences = [
        f"The {draw.choice(MATTERS)} of {draw.choice(PLACES)} was visited by {draw.randrange(1, 9999)} people, "
        f"said {draw.choice(('Moreno', 'Okafor', 'Tanaka', 'Lindqvist'))} on day {draw.randrange(365)} of the year."
        for _ in range(6)
    ]
    return orjson.dumps(
        {"id": f"a{number:05d}", "source": f"outlet{number % 7}.example", "text": "\n\n".join(sentences)}
    )


def test_a_worker_killed_under_load_loses_and_doubles_nothing(fresh_broker: Callable[[], Settings]) -> None:
    with Cluster(fresh_broker()) as cluster:
        kill_under_load(cluster)


def kill_under_load(cluster: Cluster) -> None:
    records = [(None, raw(number)) for number in range(ARTICLES)]
    cluster.feed(records)
    worker = cluster.start_worker()
    cluster.wait_for(lambda: len(cluster.read(topics.INDEXED)) > 100, 60)
    worker.send_signal(signal.SIGKILL)
    worker.wait(10)
    before = len(cluster.read(topics.INDEXED))
    assert before < ARTICLES - ARTICLES // BROKEN_EVERY, (
        "the worker was done before it was killed, which proves nothing"
    )

    cluster.start_worker()

    def settled() -> bool:
        return len(cluster.read(topics.INDEXED)) + len(broken_seen(cluster)) >= ARTICLES

    cluster.wait_for(settled, 120)
    indexed = Counter(record["id"] for record in cluster.read(topics.INDEXED))
    assert set(indexed) == {f"a{number:05d}" for number in range(ARTICLES) if number % BROKEN_EVERY}
    assert [name for name, times in indexed.items() if times > 1] == []
    assert len(broken_seen(cluster)) == ARTICLES // BROKEN_EVERY


def broken_seen(cluster: Cluster) -> set[tuple[int, int]]:
    letters = cluster.read(topics.DEADLETTER)
    assert {letter["code"] for letter in letters} <= {"invalid_json"}
    return {(letter["raw"]["partition"], letter["raw"]["offset"]) for letter in letters}
