"""The command line: one file a command, named as the command is, with a typer `app` in it."""

from __future__ import annotations

import logging

from streams.cli.failures import explained
from streams.cli.root import app


def main() -> None:
    """Run the command that the arguments name. Every failure is one line on standard error and an exit status."""
    # What a stage logs of a defect stands in the dead letter; the worker sets up logs of its own.
    logging.getLogger("streams").addHandler(logging.NullHandler())
    with explained():
        app(prog_name="streams")
