"""Every failure as one line on standard error, and the exit status that tells which kind it was."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from streams.cli.escape import visible
from streams.errors import BadInputError, UnavailableError, UsageError

FAILED = 1
USAGE = 2
BAD_INPUT = 3
UNAVAILABLE = 4


class FailedError(Exception):
    """What was asked for has failed; the message says why, and where to look."""


@contextmanager
def explained() -> Iterator[None]:
    """Print what fails inside and exit with the status that the kind of failure has."""
    try:
        yield
    except BadInputError as error:
        _exit(str(error), BAD_INPUT)
    except UsageError as error:
        _exit(str(error), USAGE)
    except UnavailableError as error:
        _exit(str(error), UNAVAILABLE)
    except FailedError as error:
        _exit(str(error), FAILED)
    except OSError as error:
        _exit(f"{error.filename or 'The system says'}: {error.strerror or error}.", FAILED)
    except Exception as error:  # noqa: BLE001 - a defect: the user gets a line to report, not a page
        _exit(_defect(error), FAILED)


def _exit(message: str, status: int) -> None:
    print(f"streams: {visible(message)}", file=sys.stderr)  # noqa: T201 - the one place that does
    sys.exit(status)


def _defect(error: Exception) -> str:
    if os.environ.get("STREAMS_LOG_LEVEL") == "DEBUG":
        traceback.print_exception(error)
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"This is a defect of the program: {type(error).__name__}: {error} ({frame.filename}:{frame.lineno}). "
        "Please report it; with STREAMS_LOG_LEVEL=DEBUG it says more."
    )
