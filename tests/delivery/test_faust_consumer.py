import hashlib
import inspect

import aiokafka
import faust
import pytest
from faust.transport.consumer import Consumer
from faust.transport.drivers.aiokafka import AIOKafkaConsumerThread
from faust.transport.drivers.aiokafka import Consumer as KafkaConsumer

from streams.delivery import faust_consumer

# What streams/delivery/faust_consumer.py overrides or relies on, as read in faust-streaming 0.15.3. When one of these
# changes, read it anew before you change the digest.
READ = {
    "getmany": "4b168d84882a70d6",
    "_wait_next_records": "6218e1969a636b3f",
    "perform_seek": "0e8c130ff4b0afd8",
    "on_partitions_revoked": "d04b7ae72c6fc206",
    "wait_empty": "e4662fe24f094819",
    "_filter_tps_with_pending_acks": "f6f9239774234e7e",
    "_filter_committable_offsets": "dc5e9baf5d994485",
    "_should_commit": "5ce941793947ad42",
    "_new_offset": "1d2c7ea89a7ad4f1",
    "_add_gap": "4df2573ded7c1c2c",
    "_drain_messages": "44a2500309e83c63",
    "_commit_offsets": "1a69799041188441",
    "_create_worker_consumer": "c2701bfc3e6f6cad",
}


OWN = {"_seek_uncommitted", "fetched"}


@pytest.mark.parametrize("name", READ)
def test_faust_is_as_it_was_read(name: str) -> None:
    function = getattr(Consumer, name, None) or getattr(AIOKafkaConsumerThread, name)
    assert hashlib.sha256(inspect.getsource(function).encode()).hexdigest()[:16] == READ[name]


def test_every_override_overrides_something() -> None:
    for kind, base in (
        (faust_consumer.Consumer, KafkaConsumer),
        (faust_consumer.ConsumerThread, AIOKafkaConsumerThread),
    ):
        for name in vars(kind):
            assert name in OWN or name.startswith("__") or hasattr(base, name), name


def test_aiokafka_takes_isolation_and_wait_at_its_start() -> None:
    source = inspect.getsource(aiokafka.AIOKafkaConsumer.start)
    assert "isolation_level=self._isolation_level" in source
    assert "fetch_max_wait_ms=self._fetch_max_wait_ms" in source


def test_the_version_that_was_read() -> None:
    assert faust.__version__ == "0.15.3"
