"""Every setting, in one place. Each is the environment variable STREAMS_<NAME>; `streams settings` prints them."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

SecurityProtocol = Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"]
SaslMechanism = Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"]


class Settings(BaseSettings):
    """The settings of one process. Secrets are never printed."""

    model_config = SettingsConfigDict(env_prefix="STREAMS_", frozen=True, extra="forbid")

    data_dir: Path = Field(
        default=Path(".data"), description="Folder of the embedded broker and of whatever else is kept."
    )

    bootstrap_servers: str | None = Field(
        default=None, description="host:port[,host:port…] of a broker of your own; without it the embedded one is used."
    )
    security_protocol: SecurityProtocol = Field(
        default="PLAINTEXT", description="What the broker wants of its clients."
    )
    ssl_cafile: Path | None = Field(default=None, description="PEM file of the authorities to trust.")
    ssl_certfile: Path | None = Field(default=None, description="PEM file of the client's certificate.")
    ssl_keyfile: Path | None = Field(default=None, description="PEM file of the client's key.")
    ssl_password: SecretStr | None = Field(default=None, description="What the client's key is encrypted with.")
    sasl_mechanism: SaslMechanism = Field(default="PLAIN", description="How the password is handed over.")
    sasl_username: str | None = Field(default=None, description="The user's name at the broker.")
    sasl_password: SecretStr | None = Field(default=None, description="The user's password at the broker.")

    broker_port: int = Field(default=0, ge=0, le=65535, description="Port of the embedded broker; 0 takes a free one.")

    application_id: str = Field(default="streams", description="Consumer group, and prefix of the transactional ids.")
    rules: Path | None = Field(
        default=None,
        description="YAML file of your own rules for what is boilerplate; a worker takes up a change within seconds.",
    )
    deadletter_share: float = Field(
        default=0.5,
        gt=0,
        le=1,
        description="A stage that rejects more than this share of its last thousand inputs stops.",
    )
    dedup_days: float = Field(
        default=14,
        gt=0,
        le=14,
        description="Days, of the articles' own time, for which a dedup lane remembers an article.",
    )
    dedup_articles: int = Field(
        default=1_000_000,
        ge=1_000,
        le=50_000_000,
        description="The most articles that a dedup lane remembers, about a kilobyte each.",
    )
    dedup_text_mb: int = Field(
        default=32,
        ge=0,
        le=10_000,
        description="Megabytes of text, half of that in memory, by which a dedup lane tells what new versions change.",
    )
    source_ranks: str = Field(
        default="",
        description="Sources by host name or publisher, with commas between: whose copies rank highest, in this order.",
    )
    http_port: int = Field(
        default=0,
        ge=0,
        le=65535,
        description="Port for metrics and health on 127.0.0.1; 0 takes a free one, which `streams health` finds.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="WARNING", description="From where on a worker logs; normal operation logs nothing."
    )
