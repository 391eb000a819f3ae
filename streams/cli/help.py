"""Help texts in the form that typer prints well."""

from __future__ import annotations

from rich.markup import escape

_AS_IT_STANDS = "\b\n"  # typer's mark for a paragraph whose lines are kept


def reflowed(text: str) -> str:
    """Return a docstring with each paragraph on one line, since typer keeps line ends and wraps the lines besides."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def examples(*lines: str, title: str = "Examples") -> str:
    """Return a paragraph of `lines` for the end of a help text; paragraphs are parted by an empty line."""
    return f"{_AS_IT_STANDS}[bold]{title}[/bold]\n" + "\n".join(f"  {escape(line)}" for line in lines)
