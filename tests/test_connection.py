import ssl
from pathlib import Path

import pytest

from streams.connection import for_aiokafka, for_kafka_python
from streams.settings import Settings


def test_plain_text_needs_no_more_than_an_address() -> None:
    assert for_kafka_python(Settings(), "a.example:9092,b.example:9092") == {
        "bootstrap_servers": ["a.example:9092", "b.example:9092"],
        "client_id": "streams",
        "security_protocol": "PLAINTEXT",
    }


def test_both_libraries_are_told_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "SECURITY_PROTOCOL": "SASL_SSL",
        "SASL_MECHANISM": "SCRAM-SHA-512",
        "SASL_USERNAME": "ingest",
        "SASL_PASSWORD": "swordfish",
    }.items():
        monkeypatch.setenv(f"STREAMS_{name}", value)
    told = for_aiokafka(Settings(), "a.example:9093")
    assert isinstance(told.pop("ssl_context"), ssl.SSLContext)
    assert told == {
        "bootstrap_servers": "a.example:9093",
        "client_id": "streams",
        "security_protocol": "SASL_SSL",
        "sasl_mechanism": "SCRAM-SHA-512",
        "sasl_plain_username": "ingest",
        "sasl_plain_password": "swordfish",
    }
    assert for_kafka_python(Settings(), "a.example:9093").keys() == {*told, "ssl_context"}


def test_an_authority_file_that_is_none_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("no certificate")
    settings = Settings(security_protocol="SSL", ssl_cafile=tmp_path / "ca.pem")
    with pytest.raises(ssl.SSLError):
        for_kafka_python(settings, "a.example:9093")
