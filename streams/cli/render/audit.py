"""What an audit found: in a table and in words for people, as one object for programs."""

from __future__ import annotations

from itertools import islice
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from streams.audit.audit import Audit
from streams.audit.ledger import FATES, Counts, Fate, Ledger, Outcome
from streams.cli.output import counted
from streams.records import StageName
from streams.topics import RAW

_MOST_SHOWN = 20
_HEADINGS: dict[Fate, str] = {
    Outcome.DEAD_LETTER: "dead letters",
    Outcome.PUT_BACK: "put back",
    Outcome.NO_RECORD: "no record",
    **{stage: f"waiting for {stage}" for stage in StageName},
}
_ALWAYS = (Outcome.INDEXED, Outcome.DEAD_LETTER, Outcome.MISSING)


def as_json(found: Audit, put_back: int | None) -> dict[str, Any]:
    """Return the audit as one object; `put_back` tells how many of the missing were put back, if that was asked for."""
    ledger = found.ledger
    return {
        "accounted_for": not _still_missing(ledger.totals(), put_back),
        "totals": _counts(ledger.totals()),
        "partitions": [
            {"partition": number, "from": span.start, "to": span.stop, **_counts(ledger.counts(number))}
            for number, span in sorted(ledger.spans.items())
        ],
        "first_missing": _first_missing(ledger),
        "put_back_now": put_back,
        "unreadable_marks": found.unreadable,
    }


def _counts(counts: Counts) -> dict[str, Any]:
    return {
        "records": counts.records,
        **{fate.value: counts.fates[fate] for fate in Outcome},
        "in_flight": {stage.value: counts.fates[stage] for stage in StageName},
        "also_dead_letter": counts.both,
    }


def _first_missing(ledger: Ledger) -> list[str]:
    return [str(position) for position in islice(ledger.missing_positions(), _MOST_SHOWN)]


def _still_missing(totals: Counts, put_back: int | None) -> int:
    return totals.fates[Outcome.MISSING] - (put_back or 0)


def as_text(found: Audit, put_back: int | None) -> RenderableType:
    """Return the table, the verdict, and what to do."""
    totals = found.ledger.totals()
    missing = _first_missing(found.ledger)
    return Group(
        _table(found.ledger, totals),
        Text(),
        *(Text(line) for line in _remarks(totals, found.unreadable)),
        *(Text(position, "red") for position in missing),
        *([Text("…", "red")] if totals.fates[Outcome.MISSING] > len(missing) else []),
        Text(_verdict(totals, put_back), "bold red" if _still_missing(totals, put_back) else "bold green"),
    )


def _table(ledger: Ledger, totals: Counts) -> Table:
    shown = [fate for fate in FATES if totals.fates[fate] or fate in _ALWAYS]
    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("partition", "from", "to", "records", *(_HEADINGS.get(fate, str(fate)) for fate in shown)):
        drawn.add_column(heading, justify="right", overflow="fold")
    for number, span in sorted(ledger.spans.items()):
        drawn.add_row(str(number), f"{span.start:,}", f"{span.stop:,}", *_cells(ledger.counts(number), shown))
    drawn.add_row("all", "", "", *_cells(totals, shown), style="bold")
    return drawn


def _cells(counts: Counts, shown: list[Fate]) -> list[Text]:
    cells = [Text(f"{counts.records:,}")]
    for fate in shown:
        count = counts.fates[fate]
        cells.append(Text(f"{count:,}", "red" if fate is Outcome.MISSING and count else ""))
    return cells


def _remarks(totals: Counts, unreadable: int) -> list[str]:
    expired = totals.fates[Outcome.EXPIRED]
    remarks = {
        f"{counted(totals.both, 'record')} indexed or repeated, with a dead letter besides.": totals.both,
        f"Of {counted(expired, 'offset')} it can no longer be told what came out of them: what said so, or the record "
        "itself, is deleted by now.": expired,
        f"{counted(unreadable, 'record')} of articles.marks cannot be read.": unreadable,
    }
    return [text for text, applies in remarks.items() if applies]


def _verdict(totals: Counts, put_back: int | None) -> str:
    records, missing, still = totals.records, totals.fates[Outcome.MISSING], _still_missing(totals, put_back)
    if not records:
        return f"There is no record on {RAW} to account for."
    if not missing:
        flight = sum(totals.fates[stage] for stage in StageName)
        return f"All {counted(records, 'record')} of {RAW} are accounted for, {flight:,} of them in flight."
    found = f"{missing:,} of {counted(records, 'record')} of {RAW} {'is' if missing == 1 else 'are'} missing."
    if put_back is None:
        return f"{found} `streams audit --refeed` puts them back; then look for who moved the group's offsets."
    if still:
        return f"{found} {put_back:,} were put back; the other {still:,} can no longer be read: retention removed them."
    return f"{found} Put back, all of them: they come out with what is fed next, and the next audit knows it."
