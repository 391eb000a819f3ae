from pathlib import Path

import pytest
from pydantic import ValidationError

from streams.settings import Settings


def test_every_setting_is_an_environment_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STREAMS_BOOTSTRAP_SERVERS", "kafka.example:9093")
    monkeypatch.setenv("STREAMS_DATA_DIR", "/var/lib/streams")
    settings = Settings()
    assert (settings.bootstrap_servers, settings.data_dir) == ("kafka.example:9093", Path("/var/lib/streams"))


def test_a_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STREAMS_SECURITY_PROTOCOL", "TLS")
    with pytest.raises(ValidationError, match="security_protocol"):
        Settings()


def test_no_secret_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STREAMS_SASL_PASSWORD", "swordfish")
    settings = Settings()
    assert "swordfish" not in f"{settings!r} {settings} {settings.model_dump_json()}"
