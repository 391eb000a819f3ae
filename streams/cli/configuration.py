"""The settings of this call, with mistakes in them worded for whoever set them."""

from __future__ import annotations

from pydantic import ValidationError

from streams.errors import UsageError
from streams.settings import Settings


def environment_name(field: str) -> str:
    """Return the environment variable that sets `field`."""
    return f"{Settings.model_config.get('env_prefix', '')}{field}".upper()


def read_settings() -> Settings:
    """Return the settings. Raises UsageError, which names the variable that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        mistakes = [_worded(mistake["loc"], mistake["msg"]) for mistake in error.errors(include_input=False)]
        raise UsageError(f"{'; '.join(mistakes)}. `streams settings` lists them all.") from error


def _worded(location: tuple[int | str, ...], message: str) -> str:
    return f"{environment_name(str(location[0]))} cannot be what it is set to: {message}"
