"""`python -m streams.compatibility [--base COMMIT]`: what breaks a contract, and then exit status 1."""

from __future__ import annotations

from typing import Annotated

import typer

from streams.compatibility.contracts import breaking
from streams.compatibility.history import contracts_at, contracts_now, state_before
from streams.contracts import SCHEMAS
from streams.errors import UsageError

_Base = Annotated[
    str | None,
    typer.Option(metavar="COMMIT", help="What to compare with. [default: the commit before the newest change]"),
]


def main(base: _Base = None) -> None:
    """Name every change of a contract in schemas/articles that breaks who relies on the version before."""
    try:
        lines = _compare(base)
    except UsageError as error:
        typer.echo(f"Error: {error}", err=True)
        raise typer.Exit(2) from error
    for line in lines:
        typer.echo(line)
    if lines:
        typer.echo("These need a new version: leave the file as it was, and write the next beside it.", err=True)
        raise typer.Exit(1)


def _compare(base: str | None) -> tuple[str, ...]:
    checkout = SCHEMAS.parent
    commit = base or state_before(checkout)
    if commit is None:
        return ()
    return breaking(contracts_at(checkout, commit), contracts_now(checkout))


if __name__ == "__main__":
    typer.run(main)
