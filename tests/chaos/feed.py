"""A steady feed of articles.raw that goes on through everything, a broker that is gone included."""

import threading
import time
from collections.abc import Iterator
from typing import Self

from articles import records
from kafka import KafkaProducer

from streams import topics

_HOUR = 3_600_000  # milliseconds


class Feed:
    """Sends `rate` records a second. `failed` has what could not be sent, which must stay empty."""

    def __init__(self, servers: str, rate: float, seed: int) -> None:
        self.failed: list[BaseException] = []
        self._rate = rate
        self._records: Iterator[bytes] = records(seed)
        self._stop = threading.Event()
        self._producer = KafkaProducer(
            bootstrap_servers=servers,
            acks="all",
            enable_idempotence=True,
            delivery_timeout_ms=_HOUR,
            max_block_ms=_HOUR,
            reconnect_backoff_max_ms=200,
        )
        self._thread = threading.Thread(target=self._send, name="feed")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Stop, and wait until all that was sent is confirmed."""
        if self._stop.is_set():
            return
        self._stop.set()
        self._thread.join(120)
        self._producer.close(timeout=60)

    def _send(self) -> None:
        began = time.monotonic()
        for number, value in enumerate(self._records):
            if self._stop.wait(max(0.0, began + number / self._rate - time.monotonic())):
                return
            self._producer.send(topics.RAW, value).add_errback(self.failed.append)
