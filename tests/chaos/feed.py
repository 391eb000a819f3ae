"""A steady feed of articles.raw that goes on through everything, a broker that is gone included.

It holds where so much of it waits to come out, as on a machine that is busy with other things: what is then measured
is the pipeline and not its queue.
"""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Self

from articles import records
from kafka import KafkaProducer

from streams import topics

_AHEAD = 15.0  # seconds of feeding that may wait to come out
_HOLD = 0.2  # seconds
_LATE = 0.2  # seconds
_HOUR = 3_600_000  # milliseconds


class Feed:
    """Sends `rate` records a second, as long as `finished` says that about as many came out.

    `failed` has what could not be sent, which must stay empty.
    """

    def __init__(self, servers: str, rate: float, seed: int, finished: Callable[[], int]) -> None:
        self.failed: list[BaseException] = []
        self._finished = finished
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
        due = time.monotonic()
        for number, value in enumerate(self._records):
            while number - self._finished() > _AHEAD * self._rate:
                if self._stop.wait(_HOLD):
                    return
            # One that is late, since it was held up, is not made up for.
            due = max(due + 1 / self._rate, time.monotonic() - _LATE)
            if self._stop.wait(max(0.0, due - time.monotonic())):
                return
            self._producer.send(topics.RAW, value).add_errback(self.failed.append)
