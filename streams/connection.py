"""How to reach the broker: the same settings in the words of each client library."""

from __future__ import annotations

import ssl
from typing import Any

from streams.settings import Settings

_CLIENT_ID = "streams"


def for_kafka_python(settings: Settings, bootstrap_servers: str) -> dict[str, Any]:
    """Return the arguments that every kafka-python client takes."""
    return {
        "bootstrap_servers": bootstrap_servers.split(","),
        "client_id": _CLIENT_ID,
        "security_protocol": settings.security_protocol,
        **({"ssl_context": ssl_context(settings)} if _encrypted(settings) else {}),
        **(_sasl(settings) if _authenticated(settings) else {}),
    }


def for_aiokafka(settings: Settings, bootstrap_servers: str) -> dict[str, Any]:
    """Return the arguments that every aiokafka client takes; they are named alike."""
    return for_kafka_python(settings, bootstrap_servers) | {"bootstrap_servers": bootstrap_servers}


def ssl_context(settings: Settings) -> ssl.SSLContext:
    """Return the TLS context: the authorities to trust, and the client's certificate where one is set."""
    context = ssl.create_default_context(cafile=settings.ssl_cafile)
    if settings.ssl_certfile:
        password = settings.ssl_password.get_secret_value() if settings.ssl_password else None
        context.load_cert_chain(settings.ssl_certfile, settings.ssl_keyfile, password)
    return context


def _encrypted(settings: Settings) -> bool:
    return settings.security_protocol.endswith("SSL")


def _authenticated(settings: Settings) -> bool:
    return settings.security_protocol.startswith("SASL")


def _sasl(settings: Settings) -> dict[str, str]:
    return {
        "sasl_mechanism": settings.sasl_mechanism,
        "sasl_plain_username": settings.sasl_username or "",
        "sasl_plain_password": settings.sasl_password.get_secret_value() if settings.sasl_password else "",
    }
