"""`streams settings`: every setting, its value, and the variable that sets it. Secrets are masked."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from pydantic import SecretStr
from pydantic.fields import FieldInfo
from rich.table import Table

from streams.cli.configuration import environment_name, read_settings
from streams.cli.escape import shown
from streams.cli.help import examples
from streams.cli.output import print_json, standard_output
from streams.settings import Settings

app = typer.Typer(add_completion=False)


@app.command(epilog=examples("streams settings", "STREAMS_BROKER_PORT=9092 streams settings --json"))
def settings(*, json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False) -> None:
    """Print every setting: its value, the environment variable that sets it, and what it is for."""
    now = read_settings()
    rows = [_row(name, field, now) for name, field in Settings.model_fields.items()]
    if json:
        print_json(rows)
        return
    table = Table("variable", "value", "default", "meaning", box=None, pad_edge=False)
    for row in rows:
        style = "" if row["value"] == row["default"] else "bold"
        table.add_row(
            shown(row["variable"], style), _cell(row["value"], style), _cell(row["default"]), row["description"]
        )
    standard_output().print(table)


def _row(name: str, field: FieldInfo, now: Settings) -> dict[str, Any]:
    return {
        "variable": environment_name(name),
        "value": _plain(getattr(now, name)),
        "default": _plain(field.default),
        "description": field.description or "",
    }


def _plain(value: object) -> str | int | float | None:
    if isinstance(value, SecretStr):
        return "********"
    return value if isinstance(value, int | float) or value is None else str(value)


def _cell(value: float | str | None, style: str = "") -> Any:  # noqa: ANN401
    return shown("-" if value is None else str(value), style)
