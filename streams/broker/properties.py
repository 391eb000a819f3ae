"""The server.properties of a broker that is alone: one KRaft node, broker and controller in one process.

Names and defaults: https://kafka.apache.org/41/generated/kafka_config.html
"""

from __future__ import annotations

_MIB = 1 << 20

_CONSTANT = {
    "process.roles": "broker,controller",
    "node.id": 1,
    "controller.listener.names": "CONTROLLER",
    "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
    "inter.broker.listener.name": "PLAINTEXT",
    # A misspelt topic is an error, and every topic has the partitions that its definition says.
    "auto.create.topics.enable": "false",
    # One node: nowhere to replicate to, and no second consumer worth waiting for before the first gets its partitions.
    "default.replication.factor": 1,
    "min.insync.replicas": 1,
    "offsets.topic.replication.factor": 1,
    "transaction.state.log.replication.factor": 1,
    "transaction.state.log.min.isr": 1,
    "share.coordinator.state.topic.replication.factor": 1,
    "share.coordinator.state.topic.min.isr": 1,
    "group.initial.rebalance.delay.ms": 0,
    # A broker that was killed is let in again only when its session has run out: 9 s by default.
    "broker.session.timeout.ms": 4_000,
    "broker.heartbeat.interval.ms": 1_000,
    # Fixed for the life of a log. The default of 50 each makes 100 folders that one node has no use for.
    "offsets.topic.num.partitions": 8,
    "transaction.state.log.num.partitions": 8,
    # A log that is kept between runs may rest for long: whoever comes back goes on where they stopped.
    "offsets.retention.minutes": 90 * 24 * 60,
    # The largest record of any topic (articles.deadletter), and what keeps a few of them within a small heap.
    "message.max.bytes": 30 * _MIB,
    "socket.request.max.bytes": 48 * _MIB,
    "queued.max.request.bytes": 64 * _MIB,
    "log.cleaner.dedupe.buffer.size": 16 * _MIB,
}


def server_properties(log: str, port: int, controller_port: int) -> dict[str, str]:
    """Return the properties of a broker that listens on these ports of 127.0.0.1 and keeps its log in `log`."""
    own = {
        "listeners": f"PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller_port}",
        "advertised.listeners": f"PLAINTEXT://127.0.0.1:{port}",
        "controller.quorum.voters": f"1@127.0.0.1:{controller_port}",
        "log.dirs": log,
    }
    return own | {name: str(value) for name, value in _CONSTANT.items()}


def as_file(properties: dict[str, str]) -> str:
    """Return the text of the file. Values are plain ASCII: java.util.Properties reads Latin-1 and knows escapes."""
    return "".join(f"{name}={value}\n" for name, value in properties.items())


def as_environment(properties: dict[str, str]) -> dict[str, str]:
    """Return the variables by which the image apache/kafka takes the same properties."""
    return {f"KAFKA_{name.replace('.', '_').upper()}": value for name, value in properties.items()}
