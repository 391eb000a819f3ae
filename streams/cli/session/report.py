"""What `streams up` says when all has come out."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from streams.cli.escape import shown
from streams.cli.render.article import before_and_after
from streams.cli.render.summary import heading, summary
from streams.cli.session.ledger import Ledger
from streams.records import DedupedArticle


def report(ledger: Ledger, showcase: DedupedArticle | None) -> RenderableType:
    """Return one article before and after, then all of them."""
    one = [heading("One of them, before and after"), Text(), before_and_after(showcase), Text()] if showcase else []
    return Group(*one, summary(ledger.articles(), ledger.dead_letters()), Text(f"{ledger.counts}.", "bold"))


def where_next(address: str, log: str) -> RenderableType:
    """Return what to do while the worker serves."""
    return Group(
        Text(),
        heading("Serving until Ctrl-C"),
        shown(f"The broker is at {address}; what the worker says is in {log}. In another terminal:"),
        Text("  streams tail                       the articles as they come out"),
        Text("  streams deadletter list            what could not be processed, and why"),
        Text("  streams health                     whether articles get through, and what to do if not"),
        Text("  streams feed FILE                  articles of your own"),
    )
