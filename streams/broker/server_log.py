"""What the broker said, cut down to what tells something."""

from __future__ import annotations

from pathlib import Path

_LINES = 8
_WIDTH = 300


def telling(output: str) -> str:
    """Return the last lines of a Java program's output without its stack frames, indented."""
    lines = [line for line in output.splitlines() if line.strip() and not line.startswith(("\tat ", "\t... "))]
    return "".join(f"\n    {line[:_WIDTH]}" for line in lines[-_LINES:])


def last_words(path: Path) -> str:
    """Return what stands last in the server log at `path`, and where that lies."""
    quoted = telling(path.read_text("utf-8", errors="replace"))
    return f" The last lines of {path}:{quoted}" if quoted else f" {path} is empty."
