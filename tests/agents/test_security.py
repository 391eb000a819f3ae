"""One set of settings reaches a broker that wants TLS and a password: kafka-python, aiokafka and Faust alike."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
import trustme
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from streams.broker import jars, ports, process
from streams.broker.folder import Folder
from streams.broker.ports import Ports
from streams.broker.properties import as_file, server_properties

PASSWORD = "swordfish"  # noqa: S105 - the test broker's own
JAAS = (
    "org.apache.kafka.common.security.plain.PlainLoginModule required "
    f'username="node" password="{PASSWORD}" user_node="{PASSWORD}" user_ingest="{PASSWORD}";'
)


@pytest.fixture
def secured(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Start a broker that takes nothing but SASL over TLS; give the environment that reaches it."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    (tmp_path / "node.pem").write_bytes(key_and_certificates(authority.issue_cert("127.0.0.1")))
    chosen = ports.choose(ports.ANY, Ports())
    folder = Folder(tmp_path)
    folder.temporary.mkdir()
    folder.properties.write_text(as_file(secured_properties(tmp_path, chosen)))
    class_path = jars.class_path(print)
    formatting = ("format", "--cluster-id=MkU3OEVBNTcwNTJENDM2Qg", "--config", str(folder.properties))
    assert process.run(folder, class_path, "kafka.tools.StorageTool", *formatting).returncode == 0
    pid = process.spawn(folder, class_path, "kafka.Kafka", str(folder.properties))
    environment = os.environ | {
        "STREAMS_BOOTSTRAP_SERVERS": f"127.0.0.1:{chosen.client}",
        "STREAMS_SECURITY_PROTOCOL": "SASL_SSL",
        "STREAMS_SSL_CAFILE": str(tmp_path / "authority.pem"),
        "STREAMS_SASL_USERNAME": "ingest",
        "STREAMS_DATA_DIR": str(tmp_path / "worker" / "data"),
        "STREAMS_SASL_PASSWORD": PASSWORD,
    }
    try:
        create_topics(environment)
        yield environment
    finally:
        process.kill(folder, pid)


def create_topics(environment: dict[str, str]) -> None:
    """Create the topics as soon as the broker answers."""
    deadline = time.monotonic() + 60
    while (created := streams(environment, "topics", "create")).returncode and time.monotonic() < deadline:
        time.sleep(1)
    assert created.returncode == 0, created.stderr.decode()


def key_and_certificates(issued: trustme.LeafCert) -> bytes:
    """Return what Java reads: the key in PKCS #8, and the chain behind it."""
    key = load_pem_private_key(issued.private_key_pem.bytes(), password=None)
    chain = [certificate.bytes() for certificate in issued.cert_chain_pems]
    return b"".join([key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), *chain])


def secured_properties(path: Path, chosen: Ports) -> dict[str, str]:
    return server_properties("log", chosen.client, chosen.controller) | {
        "listeners": f"SASL_SSL://127.0.0.1:{chosen.client},CONTROLLER://127.0.0.1:{chosen.controller}",
        "advertised.listeners": f"SASL_SSL://127.0.0.1:{chosen.client}",
        "listener.security.protocol.map": "SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT",
        "inter.broker.listener.name": "SASL_SSL",
        "sasl.enabled.mechanisms": "PLAIN",
        "sasl.mechanism.inter.broker.protocol": "PLAIN",
        "listener.name.sasl_ssl.plain.sasl.jaas.config": JAAS,
        "ssl.keystore.type": "PEM",
        "ssl.keystore.location": str(path / "node.pem"),
        "ssl.truststore.type": "PEM",
        "ssl.truststore.location": str(path / "authority.pem"),
    }


def streams(environment: dict[str, str], *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "streams", *arguments]
    return subprocess.run(command, env=environment, input=given, capture_output=True, timeout=90, check=False)


def test_an_article_goes_all_the_way_over_tls_with_a_password(secured: dict[str, str]) -> None:
    article = orjson.dumps({"id": "a1", "text": "LISBON — A crane fell into the harbour on Monday, the port said."})
    assert streams(secured, "feed", "-", given=article).returncode == 0
    worker = subprocess.Popen([sys.executable, "-m", "streams", "worker"], env=secured)
    try:
        seen = streams(secured, "tail", "--json", "--from-beginning", "-n", "1")
    finally:
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(30) == 0
    assert orjson.loads(seen.stdout)["id"] == "a1"


def test_a_wrong_password_is_one_line_that_does_not_repeat_it(secured: dict[str, str]) -> None:
    refused = streams(secured | {"STREAMS_SASL_PASSWORD": "herring"}, "topics", "create")
    assert refused.returncode == 4
    assert b"Traceback" not in refused.stderr
    assert b"herring" not in refused.stderr
