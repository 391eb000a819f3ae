import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from cluster import Cluster

from streams import broker
from streams.settings import Settings

HANGING_WORKER = Path(__file__).parent / "hanging_worker.py"
ARTICLES = 1_500  # so many that a worker is seen at work on them


def article(number: int, source: str = "outlet.example") -> tuple[None, bytes]:
    text = f"LISBON — Crane number {number} fell into the harbour on Monday, the port said.\n\n" * 3
    return None, orjson.dumps({"id": f"{source}-{number}", "source": source, "text": text})


def health(cluster: Cluster, *arguments: str, data_dir: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "streams", "health", *arguments],
        env=os.environ
        | {
            "STREAMS_BOOTSTRAP_SERVERS": cluster.servers,
            "STREAMS_DATA_DIR": str(data_dir or cluster.settings.data_dir),
            "COLUMNS": "80",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def in_json(cluster: Cluster, data_dir: Path | None = None) -> tuple[int, Any]:
    told = health(cluster, "--json", data_dir=data_dir)
    return told.returncode, orjson.loads(told.stdout)


def to_do(said: Any) -> int:
    return sum(stage["lag"] for stage in said["group"]["stages"])


def test_health_of_a_worker_that_is_missing_works_rests_and_is_stopped_and_of_a_broker_that_is_gone(
    fresh_broker: Callable[[], Settings],
) -> None:
    settings = fresh_broker()
    with Cluster(settings) as cluster:
        cluster.feed([article(number) for number in range(ARTICLES)])
        nobody_works(cluster)
        worker = cluster.start_worker()
        cluster.wait_for(lambda: works(cluster), 60)
        cluster.wait_for(lambda: rests(cluster), 60)
        worker.send_signal(signal.SIGSTOP)
        is_frozen(cluster, worker.pid)
        broker.stop(settings)
        gone = health(cluster)
        assert gone.returncode == 4
        assert gone.stderr.startswith("streams: No broker answers at ")


def nobody_works(cluster: Cluster) -> None:
    told = health(cluster)
    assert told.returncode == 1
    assert f"No worker is in group streams, and {ARTICLES:,} records wait." in told.stdout
    assert "Start one: `streams worker`." in told.stdout
    assert max(map(len, told.stdout.splitlines())) <= 80


def works(cluster: Cluster) -> bool:
    status, said = in_json(cluster)
    ages = [stage["oldest_seconds"] for stage in said["group"]["stages"] if stage["lag"]]
    finished = [stage["finished"] for worker in said["workers"] for stage in worker["health"]["stages"]]
    return status == 0 and any(ages) and any(finished)


def rests(cluster: Cluster) -> bool:
    status, said = in_json(cluster)
    finished = [stage["finished"] for worker in said["workers"] for stage in worker["health"]["stages"]]
    if to_do(said) or finished != [ARTICLES] * 5:
        return False
    assert (status, said["problems"]) == (0, [])
    return True


def is_frozen(cluster: Cluster, pid: int) -> None:
    told = health(cluster)
    assert told.returncode == 1
    assert f"Worker {pid} does not answer within 2 s" in told.stdout
    assert f"kill -CONT {pid}" in told.stdout


def test_health_of_a_stage_that_waits_for_ever_and_of_one_that_hangs(
    fresh_broker: Callable[[], Settings], tmp_path: Path
) -> None:
    settings = fresh_broker()
    with Cluster(settings) as cluster:
        worker = subprocess.Popen(
            [sys.executable, HANGING_WORKER, "worker"],
            env=os.environ | {"STREAMS_BOOTSTRAP_SERVERS": cluster.servers, "STREAMS_DATA_DIR": str(settings.data_dir)},
            stdout=cluster.log,
            stderr=cluster.log,
        )
        cluster.workers.append(worker)
        cluster.wait_for(lambda: health(cluster, "--local").returncode == 0, 60)
        cluster.feed([article(number) for number in range(5)])
        cluster.wait_for(lambda: waits_for_ever(cluster, worker.pid), 40)
        status, said = in_json(cluster, data_dir=tmp_path)  # the broker's word alone, as from another machine
        assert (status, [problem["stage"] for problem in said["problems"]]) == (1, ["tag"])
        cluster.feed([article(6, "hang.example")])
        cluster.wait_for(lambda: hangs(cluster, worker.pid), 30)


def waits_for_ever(cluster: Cluster, pid: int) -> bool:
    status, said = in_json(cluster)
    if status == 0:
        return False
    [problem] = said["problems"]
    assert problem["what"].startswith(f"Worker {pid}: Stage tag has stood still for ")
    assert problem["what"].endswith(": the gazetteer does not answer")
    assert problem["advice"].startswith("Mend what does not answer")
    return True


def hangs(cluster: Cluster, pid: int) -> bool:
    told = health(cluster)
    assert told.returncode == 1
    return f"Worker {pid} is not live." in told.stdout and "hanging_worker.py:" in " ".join(told.stdout.split())
