import errno
from pathlib import Path

import pytest

from streams.broker.refusals import worded
from streams.errors import BrokerStartError


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "disk of /data is full"),
        (errno.EACCES, "cannot use /data/log: not yours"),
        (errno.EROFS, "not yours"),
    ],
)
def test_what_is_refused_is_said_with_the_way_out(number: int, said: str) -> None:
    with pytest.raises(BrokerStartError, match=rf"{said}.*STREAMS_DATA_DIR"), worded(Path("/data"), "STREAMS_DATA_DIR"):
        raise OSError(number, "not yours", "/data/log")
