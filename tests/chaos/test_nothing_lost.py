import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Any

import orjson
from cluster import Cluster
from kafka import KafkaAdminClient, OffsetAndMetadata, TopicPartition

from streams import topics
from streams.audit.audit import audit
from streams.audit.ledger import Fate, Outcome
from streams.audit.log import Log
from streams.cli.clients import admin, consumer
from streams.records import StageName
from streams.settings import Settings

FIRST = 200
PORTIONS = 8
PORTION = 50
ARTICLES = FIRST + PORTIONS * PORTION
BROKEN = 6
AGAIN = 40
LATE = 40
HOLE = (1, 4)  # partition, records


def article(number: int) -> tuple[None, bytes]:
    text = f"LISBON — The ferry of the year {number} was launched on Monday, the port said. It carries {number} people."
    return None, orjson.dumps({"id": f"a{number}", "source": f"outlet{number % 7}.example", "text": text})


def audited(cluster: Cluster, *options: str) -> tuple[int, Any]:
    """Audit as a user does: the exit status, and what the audit says."""
    environment = os.environ | {"STREAMS_BOOTSTRAP_SERVERS": cluster.servers, "COLUMNS": "200"}
    command = [sys.executable, "-m", "streams", "audit", *options]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode in {0, 1}, done.stderr
    return done.returncode, orjson.loads(done.stdout) if "--json" in options else done.stdout


def test_the_audit_proves_that_nothing_is_lost_names_what_is_and_puts_it_back(
    fresh_broker: Callable[[], Settings],
) -> None:
    with Cluster(fresh_broker()) as cluster:
        feed(cluster)
        status, found = audited(cluster, "--json")
        assert (status, found["totals"]["in_flight"]["clean"]) == (0, FIRST + BROKEN + AGAIN)
        worker = cluster.start_worker()
        audit_under_load(cluster)
        stop(cluster, worker)
        settled = {"indexed": ARTICLES, "dead_letter": BROKEN, "repeated": AGAIN, "missing": 0}
        status, found = audited(cluster, "--json")
        assert status == 0
        assert settled.items() <= found["totals"].items()

        lost = make_hole(cluster)
        worker = cluster.start_worker()
        names_and_puts_back(cluster, lost)
        stop(cluster, worker)


def feed(cluster: Cluster) -> None:
    cluster.feed([article(number) for number in range(FIRST)])
    cluster.feed([(None, b"{broken")] * BROKEN + [article(number) for number in range(AGAIN)])


def audit_under_load(cluster: Cluster) -> None:
    """Audit until all has come out, and feed more meanwhile. Nothing may ever be missing."""
    cluster.wait_for(lambda: audited_here(cluster)[Outcome.INDEXED] > 0, 60)
    seen = []
    for portion in range(PORTIONS):
        begin = FIRST + portion * PORTION
        cluster.feed([article(number) for number in range(begin, begin + PORTION)])
        seen.append(audited_here(cluster))
    assert any(any(fates[stage] for stage in StageName) for fates in seen)
    cluster.wait_for(lambda: not any(audited_here(cluster)[stage] for stage in StageName), 60)


def audited_here(cluster: Cluster) -> Mapping[Fate, int]:
    """Audit in this process, which takes less long, and return how many offsets have which fate."""
    with admin(cluster.settings, cluster.servers) as asking, consumer(cluster.settings, cluster.servers) as reading:
        ledger = audit(Log(asking, reading, lambda *_: None), "streams").ledger
    assert [*ledger.missing_positions()] == []
    return ledger.totals().fates


def make_hole(cluster: Cluster) -> set[str]:
    """Feed more, and move clean's offset past some of it, as no worker ever does. Returns what is lost so."""
    partition, count = HOLE
    at = TopicPartition(topics.RAW, partition)
    first = end_of(cluster, at)
    records = [article(ARTICLES + number) for number in range(LATE)]
    cluster.feed(records, partition=partition)
    with KafkaAdminClient(bootstrap_servers=cluster.servers) as admin:
        admin.alter_group_offsets("streams", {at: OffsetAndMetadata(first + count, "", -1)})
    return {f"{topics.RAW}/{partition}/{first + number}" for number in range(count)}


def end_of(cluster: Cluster, at: TopicPartition) -> int:
    return max(int(record.offset) for record in cluster.records(at.topic) if record.partition == at.partition) + 1


def names_and_puts_back(cluster: Cluster, lost: set[str]) -> None:
    cluster.wait_for(lambda: len(cluster.read(topics.INDEXED)) == ARTICLES + LATE - len(lost), 60)
    status, found = audited(cluster, "--json")
    assert (status, set(found["first_missing"]), found["totals"]["missing"]) == (1, lost, len(lost))
    status, text = audited(cluster)
    assert status == 1
    assert f"{len(lost)} of {ARTICLES + BROKEN + AGAIN + LATE} records of articles.raw are missing." in text
    assert all(position in text for position in lost)

    status, found = audited(cluster, "--refeed", "--json")
    assert (status, found["put_back_now"]) == (0, len(lost))
    cluster.wait_for(lambda: len(cluster.read(topics.INDEXED)) == ARTICLES + LATE, 60)
    status, found = audited(cluster, "--json")
    assert (status, found["accounted_for"], found["totals"]["missing"]) == (0, True, 0)
    assert (found["totals"]["put_back"], found["totals"]["indexed"]) == (len(lost), ARTICLES + LATE)
    assert audited(cluster, "--refeed", "--json")[1]["put_back_now"] == 0


def stop(cluster: Cluster, worker: subprocess.Popen[bytes]) -> None:
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(60) == 0, cluster.log_text()
    cluster.workers.remove(worker)
