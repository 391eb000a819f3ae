"""How far the articles have come, on a line that moves; elsewhere than on a terminal there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from streams.cli.output import standard_error
from streams.cli.session.ledger import Counts


@contextmanager
def progress(counts: Counts) -> Iterator[Callable[[], None]]:
    """Give what brings the line up to `counts`."""
    console = standard_error()
    columns = (SpinnerColumn(), BarColumn(30), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as shown:
        task = shown.add_task("")
        yield lambda: shown.update(task, total=counts.fed or None, completed=counts.come_out, description=str(counts))
