"""Examples at the end of a command's --help."""

from __future__ import annotations

from rich.markup import escape

_AS_IT_STANDS = "\b\n"  # typer's mark for a paragraph whose lines are kept


def examples(*lines: str, title: str = "Examples") -> str:
    """Return a paragraph of `lines` for the end of a help text; paragraphs are parted by an empty line."""
    return f"{_AS_IT_STANDS}[bold]{title}[/bold]\n" + "\n".join(f"  {escape(line)}" for line in lines)
