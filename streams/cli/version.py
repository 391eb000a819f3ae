"""`streams version`."""

from __future__ import annotations

import platform
from importlib.metadata import version as installed
from typing import Annotated

import typer

from streams.broker.jars import VERSION as KAFKA
from streams.cli.help import examples
from streams.cli.output import print_json, standard_output
from streams.kernel import library

app = typer.Typer(add_completion=False)

_LIBRARIES = (
    "faust-streaming",
    "aiokafka",
    "kafka-python",
    "msgspec",
    "orjson",
    "selectolax",
    "typer",
)


@app.command(epilog=examples("streams version", "streams version --json"))
def version(*, json: Annotated[bool, typer.Option("--json", help="As a JSON object.")] = False) -> None:
    """Print the versions of streams, Python, the embedded Kafka and the libraries that matter most."""
    versions = {
        "streams": installed("streams"),
        "python": platform.python_version(),
        "embedded kafka": KAFKA,
        "kernel": "compiled" if library() else "numpy",
        **{name: installed(name) for name in _LIBRARIES},
    }
    if json:
        print_json([versions])
        return
    for name, number in versions.items():
        standard_output().print(f"{name:16} {number}")
