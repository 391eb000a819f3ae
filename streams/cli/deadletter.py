"""`streams deadletter`: what could not be processed, why, and back with it."""

from __future__ import annotations

import sys
from base64 import b64decode
from typing import Annotated, Any

import typer

from streams import broker
from streams.cli.configuration import read_settings
from streams.cli.deadletters import options
from streams.cli.deadletters.register import Listed, Register
from streams.cli.deadletters.replay import announce, confirm, put_all_back, require_selection
from streams.cli.deadletters.scan import scan
from streams.cli.deadletters.selection import Selection
from streams.cli.failures import FailedError
from streams.cli.help import examples
from streams.cli.output import counted, print_json, remark, standard_output
from streams.cli.render.letters import histogram, lines, whole
from streams.codec import decode
from streams.errors import UsageError
from streams.records import DeadLetter, Position
from streams.topics import DEADLETTER

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="What could not be processed: list it, show one letter whole, put inputs back.",
    epilog=examples(
        "streams deadletter list --since 2h",
        "streams deadletter show articles.raw/2/1234",
        "streams deadletter replay --code stage_failed --dry-run",
    ),
)

_LINES = 20


@app.command("list")
def list_letters(  # noqa: PLR0913 - one for each option
    *,
    codes: options.Codes = None,
    stages: options.Stages = None,
    since: options.Since = None,
    until: options.Until = None,
    source: options.Source = None,
    everything: Annotated[bool, typer.Option("--all", help="Also those whose input was put back since.")] = False,
    limit: Annotated[
        int | None,
        typer.Option("-n", "--limit", min=1, help=f"Print so many at most; {_LINES} by default, with --json all."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line, and no counts.")] = False,
) -> None:
    """List the letters that stand, the newest first, and count all of them by reason and by source.

    A letter stands until its input is put back. Letters of one input that was delivered again count once.
    """
    settings, selection = read_settings(), options.selection(codes, stages, since, until, source)
    register = Register(selection)
    scan(settings, broker.address(settings), register)
    listed = register.newest(limit or (None if json else _LINES), also_put_back=everything)
    if json:
        print_json(_fields(one) for one in listed)
    else:
        _print(register, list(listed), everything=everything)


@app.command()
def show(
    position: Annotated[str, typer.Argument(metavar="RAW_POSITION", help="Where the raw record stood, as listed.")],
    *,
    value: Annotated[bool, typer.Option("--value", help="Only the value of the input, byte for byte.")] = False,
    json: Annotated[bool, typer.Option("--json", help="The letter as it stands, as one line of JSON.")] = False,
) -> None:
    """Show one letter whole: the reason, where it failed, how often it was put back, and the input itself.

    Of several letters of one raw record the last is shown, whether it stands or not.
    """
    if value and json:
        raise UsageError("--value and --json exclude each other.")
    if Position.parse(position) is None:
        raise UsageError(f"{position} is no position; write topic/partition/offset, as `streams deadletter list` does.")
    letter, listed = _letter(position)
    if json:
        print_json([letter])
    elif value:
        _write(letter)
    else:
        standard_output().print(whole(letter, listed))


@app.command()
def replay(  # noqa: PLR0913 - one for each option
    *,
    codes: options.Codes = None,
    stages: options.Stages = None,
    since: options.Since = None,
    until: options.Until = None,
    source: options.Source = None,
    most_attempts: Annotated[
        int, typer.Option("--most-attempts", min=1, metavar="N", help="Leave what was put back so often before.")
    ] = 3,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be put back.")] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Do not ask, and put back all if none are selected.")
    ] = False,
) -> None:
    """Put the inputs of letters back, byte for byte, on the topic and partition on which they failed.

    Mend the source or the stage first: what fails again becomes a letter again. Each input is confirmed by the broker
    before its letter is noted as put back. A replay that is killed between the two leaves up to 100 inputs that the
    next one puts back once more, which does no harm: each version of an article is indexed once. Exits with 1 if an
    input could not be put back.
    """
    settings, selection = read_settings(), options.selection(codes, stages, since, until, source)
    if not (yes or dry_run):
        require_selection(selection)
    register, address = Register(selection, keep=not dry_run), broker.address(settings)
    scan(settings, address, register)
    number = announce(register, most_attempts)
    if number == 0 or dry_run:
        standard_output().print(f"{counted(number, 'input')} would be put back." if number else "Nothing to put back.")
        return
    if not yes:
        confirm(number)
    put_all_back(settings, address, register, most_attempts)


def _print(register: Register, letters: list[Listed], *, everything: bool) -> None:
    console = standard_output()
    if not letters:
        console.print("No dead letter is there that fits." if everything else "No dead letter stands that fits.")
        return
    count = register.count(also_put_back=everything)
    console.print(lines(letters), "")
    console.print(histogram(register.by_reason(also_put_back=everything), register.by_source(also_put_back=everything)))
    listed = f"the newest {len(letters):,} are listed (-n lists more)" if len(letters) < count else "all are listed"
    which = ", put back ones too" if everything else " standing"
    console.print(f"\n{counted(count, 'dead letter')}{which}; {listed}.")


def _letter(position: str) -> tuple[DeadLetter, Listed]:
    settings, register = read_settings(), Register(Selection(), keep=True)
    scan(settings, broker.address(settings), register, position.encode())
    letters = list(register.newest(None, also_put_back=True))
    if not letters:
        raise FailedError(
            f"No dead letter of {position} is on {DEADLETTER}. `streams deadletter list --all` shows them all."
        )
    last = max(letters, key=_attempts)
    return decode(register.kept(last.rejection), DeadLetter), last


def _attempts(listed: Listed) -> int:
    return listed.rejection.attempts


def _write(letter: DeadLetter) -> None:
    if letter.value is None:
        remark("The input had no value.")
        return
    sys.stdout.buffer.write(b64decode(letter.value))
    sys.stdout.buffer.flush()


def _fields(one: Listed) -> dict[str, Any]:
    letter = one.rejection
    return {
        "raw": letter.raw,
        "code": letter.code,
        "stage": letter.stage,
        "failed_at": letter.failed_at,
        "attempts": letter.attempts,
        "source": letter.source,
        "detail": letter.detail,
        "failed": str(letter.failed),
        "letter": str(letter.letter),
        "put_back_at": one.put_back_at,
        "stands": one.stands,
    }
