from collections.abc import Callable, Iterator

import pytest
from cluster import Cluster

from streams.settings import Settings


@pytest.fixture
def cluster(fresh_broker: Callable[[], Settings]) -> Iterator[Cluster]:
    cluster = Cluster(fresh_broker())
    try:
        yield cluster
    finally:
        cluster.stop()
