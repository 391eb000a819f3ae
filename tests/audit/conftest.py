from collections.abc import Iterator

import pytest

from streams import broker
from streams.settings import Settings


@pytest.fixture(scope="package")
def own_broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A broker for the tests of this folder, which make its topics anew."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("broker"), bootstrap_servers=None, broker_port=0)
    try:
        yield broker.start(settings).bootstrap_servers
    finally:
        broker.stop(settings)
