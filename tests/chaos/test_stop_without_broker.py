import os
import signal
from collections.abc import Callable

import orjson
from cluster import Cluster

from streams import broker, topics
from streams.settings import Settings


def article(number: int) -> bytes:
    text = f"LISBON — A crane fell into the harbour on Monday, the port said. It was crane number {number}."
    return orjson.dumps({"id": f"a{number}", "text": text})


def test_a_worker_told_to_stop_while_the_broker_is_gone_ends_all_the_same(fresh_broker: Callable[[], Settings]) -> None:
    settings = fresh_broker()
    with Cluster(settings) as cluster:
        cluster.feed([(None, article(number)) for number in range(500)])
        worker = cluster.start_worker()
        cluster.wait_for(lambda: len(cluster.read(topics.INDEXED)) > 0, 60)
        running = broker.status(settings)
        assert running is not None
        os.kill(running.pid, signal.SIGKILL)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(60) in {0, 1}
