"""Who may import what: data flows one way, and the inside stays pure."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import streams

ROOT = Path(streams.__file__).parent
SHELL = {"aiokafka", "faust", "kafka", "mode", "asyncio", "socket", "requests"}
WORLD = {"time", "datetime.datetime.now", "os", "random", "secrets", "uuid", "streams.clock", "streams.settings"}
PURE = (
    "text",
    "stages",
    "state",
    "records",
    "kernel",
    "ids.py",
    "codec.py",
    "errors.py",
    "deadletter.py",
    *(f"audit/{name}.py" for name in ("ledger", "evidence", "runs")),
)

# Each may import what stands below it, and nothing above.
LAYERS = ("cli", "broker", "agents", "delivery", "audit", "pipeline", "stages", "state", "text", "records", "kernel")


def modules(place: str) -> Iterator[Path]:
    path = ROOT / place
    yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def matches(name: str, forbidden: set[str]) -> bool:
    return any(name == bad or name.startswith(bad + ".") for bad in forbidden)


@pytest.mark.parametrize("place", PURE)
def test_the_inside_knows_no_kafka_no_clock_and_no_environment(place: str) -> None:
    found = [(path.name, name) for path in modules(place) for name in imports(path) if matches(name, SHELL | WORLD)]
    assert found == []


@pytest.mark.parametrize("layer", LAYERS)
def test_imports_point_one_way(layer: str) -> None:
    above = {f"streams.{name}" for name in LAYERS[: LAYERS.index(layer)]}
    place = layer if (ROOT / layer).is_dir() else f"{layer}.py"
    assert [(path.name, name) for path in modules(place) for name in imports(path) if matches(name, above)] == []


def test_only_delivery_and_agents_know_faust() -> None:
    knowing = {
        path.relative_to(ROOT).parts[0]
        for path in ROOT.rglob("*.py")
        for name in imports(path)
        if matches(name, {"faust"})
    }
    assert knowing <= {"agents", "delivery"}
