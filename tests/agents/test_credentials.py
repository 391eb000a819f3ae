import faust
from faust.transport.drivers.aiokafka import credentials_to_aiokafka_auth
from pydantic import SecretStr

from streams.agents.credentials import faust_credentials
from streams.settings import Settings


def test_plain_text_needs_none() -> None:
    assert faust_credentials(Settings()) is None


def test_tls_and_sasl_in_fausts_words() -> None:
    assert isinstance(faust_credentials(Settings(security_protocol="SSL")), faust.SSLCredentials)
    settings = Settings(
        security_protocol="SASL_PLAINTEXT",
        sasl_mechanism="SCRAM-SHA-256",
        sasl_username="ingest",
        sasl_password=SecretStr("swordfish"),
    )
    credentials = faust_credentials(settings)
    assert isinstance(credentials, faust.SASLCredentials)
    assert (credentials.username, credentials.password) == ("ingest", "swordfish")
    assert credentials_to_aiokafka_auth(credentials) == {
        "security_protocol": "SASL_PLAINTEXT",
        "sasl_mechanism": "SCRAM-SHA-256",
        "sasl_plain_username": "ingest",
        "sasl_plain_password": "swordfish",
        "ssl_context": None,
    }
