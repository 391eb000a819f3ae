"""The report in Markdown: one table, a row for each kind of fault, and below it what else is worth knowing."""

import os
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import version

from counting import Difference
from crew import Ended
from play import Result

from streams.broker.jars import VERSION as KAFKA

_SHOWN = 5
_WIDTH = 300
_COLUMNS = (
    "fault", "rounds", "fed", "dead letters", "lost", "doubled", "misjudged", "wrong cluster", "again between stages",
    "longest pause, s", "median, s", "longest wait of an article, s", "workers that ended by themselves",
    "stopped with a status", "log lines", "load",
)  # fmt: skip


def markdown(results: Sequence[Result], command: str, seed: int) -> str:
    """Return the whole report."""
    lines = ["# Faults under load", "", _row(_COLUMNS), _row("---" for _ in _COLUMNS)]
    lines += [_row(_cells(result)) for result in results]
    lines += ["", *_circumstances(command, seed)]
    lines += [line for result in results for line in _remarkable(result)]
    return "\n".join(lines) + "\n"


def _cells(result: Result) -> Iterable[object]:
    counted = result.count
    pauses = sorted(result.pauses)
    yield from (result.kind, len(pauses), f"{counted.fed:,}", counted.dead)
    yield from (len(counted.lost), len(counted.doubled), len(counted.misjudged), len(counted.wrong))
    yield f"{counted.again:.1%}"
    yield from (f"{max(pauses):.1f}", f"{pauses[len(pauses) // 2]:.1f}") if pauses else ("", "")
    yield from (f"{result.longest_wait:.1f}", len(result.by_themselves), len(result.badly), result.log_lines)
    yield f"{result.load:.1f}"


def _row(cells: Iterable[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _circumstances(command: str, seed: int) -> Iterable[str]:
    libraries = ", ".join(f"{name} {version(name)}" for name in ("streams", "faust-streaming", "aiokafka"))
    yield f"`{command}`, seed {seed}; {os.cpu_count()} cores, {platform.platform()},"
    yield f"Python {platform.python_version()}, Apache Kafka {KAFKA}, {libraries}."


def _remarkable(result: Result) -> Iterable[str]:
    found = [
        *result.remarks,
        *(f"ended by itself: {_ended(one)}" for one in result.by_themselves[:_SHOWN]),
        *(f"told to stop: {_ended(one)}" for one in result.badly[:_SHOWN]),
        *(f"lost: articles.raw/{partition}/{offset}" for partition, offset in result.count.lost[:_SHOWN]),
        *(f"doubled: {article} {number}" for article, number in result.count.doubled[:_SHOWN]),
        *(f"misjudged: articles.raw/{partition}/{offset}" for partition, offset in result.count.misjudged[:_SHOWN]),
        *(f"wrong cluster: {_difference(one)}" for one in result.count.wrong[:_SHOWN]),
    ]
    if found:
        yield from ("", f"{result.kind}:", "", *(f"* {line}" for line in found))


def _ended(ended: Ended) -> str:
    return f"status {ended.status}, `{ended.last_line[:_WIDTH]}`"


def _difference(one: Difference) -> str:
    article, number = one.said.version
    return f"{article} {number} on {one.said.topic}: {one.said.cluster}, and by the log {one.expected}"
