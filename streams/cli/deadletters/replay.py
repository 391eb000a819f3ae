"""Putting back what was selected, with the user's consent, until it is done or a signal ends it."""

from __future__ import annotations

import sys
from itertools import islice

import typer

from streams.cli.clients import producer
from streams.cli.deadletters.putting_back import Returned, put_back
from streams.cli.deadletters.register import Register
from streams.cli.deadletters.selection import Selection
from streams.cli.failures import FailedError
from streams.cli.output import counted, remark, standard_error, standard_output
from streams.cli.render.letters import plan, times
from streams.cli.sending import OVERHEAD
from streams.cli.session.signals import asked_to_end
from streams.errors import UnavailableError, UsageError
from streams.settings import Settings
from streams.topics import DEADLETTER, topic

_NAMED = 20


def require_selection(selection: Selection) -> None:
    """Raise UsageError where all letters would be put back, which is to be said in so many words."""
    if selection.takes_all:
        raise UsageError(
            "Without a selection every dead letter is put back. Select some (--code, --stage, --since, --until, "
            "--source), look first (--dry-run), or say --yes."
        )


def announce(register: Register, most_attempts: int) -> int:
    """Print what is to be put back, and name what is left. Return how many are to be put back."""
    counts = register.by_destination(most_attempts)
    number = sum(letters for *_, letters in counts)
    if counts:
        standard_output().print(plan(counts), "")
    left = register.to_leave(most_attempts)
    for letter in islice(left, _NAMED):
        remark(f"{letter.raw} is left: put back {times(letter.attempts)} already, and failed again.", "yellow")
    more = sum(1 for _ in left)
    if more:
        remark(f"So are {more:,} more.", "yellow")
    return number


def confirm(number: int) -> None:
    """Ask on a terminal whether to go on; elsewhere there is nobody to ask."""
    if sys.stdin.isatty():
        typer.confirm(f"Put {counted(number, 'input')} back?", abort=True)


def put_all_back(settings: Settings, address: str, register: Register, below: int) -> None:
    """Put back the letters that stand and were put back less than `below` times; name those that cannot be.

    The first Ctrl-C or SIGTERM ends this behind what is on its way, with all of it noted. Raises FailedError if
    something could not be put back.
    """
    done = stuck = 0
    letters = ((rejection, register.kept(rejection)) for rejection in register.to_put_back(below))
    largest = topic(DEADLETTER).largest_record + OVERHEAD
    try:
        with asked_to_end() as ended, producer(settings, address, largest) as sender:
            with standard_error().status("Putting back…") as line:
                for outcome in put_back(sender, letters, ended):
                    if isinstance(outcome, Returned):
                        done += 1
                        line.update(f"Putting back… {done:,}")
                    else:
                        stuck += 1
                        remark(f"{outcome.rejection.raw} was not put back: {outcome.reason}.", "red")
            interrupted = ended()
    except UnavailableError as error:
        raise UnavailableError(f"{error} ({counted(done, 'input')} had been put back before.)") from error
    _report(done, stuck, interrupted=interrupted)


def _report(done: int, stuck: int, *, interrupted: bool) -> None:
    standard_output().print(f"{counted(done, 'input')} put back.")
    if interrupted:
        remark("Interrupted: the rest still stands; the same command goes on with it.")
        raise KeyboardInterrupt
    if stuck:
        raise FailedError(f"{counted(stuck, 'input')} could not be put back, and their letters stand.")
