"""The security settings in Faust's words."""

from __future__ import annotations

import faust

from streams.connection import ssl_context
from streams.settings import Settings


def faust_credentials(settings: Settings) -> faust.types.auth.CredentialsT | None:
    """Return what Faust takes for TLS and SASL, or None for plain text."""
    encrypted = settings.security_protocol.endswith("SSL")
    context = ssl_context(settings) if encrypted else None
    if not settings.security_protocol.startswith("SASL"):
        return faust.SSLCredentials(context) if encrypted else None
    return faust.SASLCredentials(
        username=settings.sasl_username or "",
        password=settings.sasl_password.get_secret_value() if settings.sasl_password else "",
        mechanism=settings.sasl_mechanism,
        ssl_context=context,
    )
