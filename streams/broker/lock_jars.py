"""Print jars.lock for another version of Apache Kafka: `python -m streams.broker.lock_jars VERSION`.

Whatever Maven Central sends now is what later downloads are held to. It goes by way of ~/.m2, as Maven's own would.
"""

from __future__ import annotations

import hashlib
import sys

from streams.broker.extra import import_extra


def lock(version: str) -> list[str]:
    """Return the lines of jars.lock: the server's jars, all that they need, and a logger that writes to stderr."""
    artifacts = import_extra("jgo").resolve(f"org.apache.kafka:kafka_2.13:{version}+org.slf4j:slf4j-simple:1.7.36")
    digests = (hashlib.sha256(artifact.resolve().read_bytes()).hexdigest() for artifact in artifacts)
    names = (f"{artifact.groupId}:{artifact.artifactId}:{artifact.version}" for artifact in artifacts)
    return sorted(f"{name} sha256:{digest}" for name, digest in zip(names, digests, strict=True))


if __name__ == "__main__":
    sys.stdout.write("\n".join(lock(sys.argv[1])) + "\n")
