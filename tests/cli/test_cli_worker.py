from collections.abc import Callable

from commands import streams

from streams import broker
from streams.settings import Settings


def test_a_worker_without_its_topics_says_which_are_missing_and_what_to_do(
    fresh_broker: Callable[[], Settings],
) -> None:
    settings = fresh_broker()
    told = streams("worker", env={"STREAMS_BOOTSTRAP_SERVERS": broker.address(settings)})
    assert told.returncode == 2
    assert told.stderr.count("\n") == 1
    assert "articles.raw: is not there" in told.stderr
    assert "streams topics create" in told.stderr
