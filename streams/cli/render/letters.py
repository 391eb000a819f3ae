"""Dead letters as a reader sees them: a line each, what they have in common, and one of them whole."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from streams.cli.deadletters.entries import UNKNOWN, Rejection
from streams.cli.deadletters.register import Count, Listed
from streams.cli.escape import shown
from streams.cli.output import counted
from streams.cli.render.summary import heading
from streams.errors import WORDING, Reason
from streams.records import DeadLetter

_LONGEST = 4_000  # characters of an input
_LONGEST_KEY = 200
_MOST_SOURCES = 10
_SECONDS = len("2026-01-01T00:00:00")
_DAY_AND_MINUTE = slice(len("2026-"), len("2026-01-01 00:00"))


def lines(letters: Iterable[Listed]) -> Table:
    """Return a line for each letter; what does not fit is cut off at its end."""
    drawn = Table(box=None, pad_edge=False, expand=True, header_style="bold")
    for name in ("raw record", "code", "stage", "failed (UTC)"):
        drawn.add_column(name, no_wrap=True)
    drawn.add_column("source: detail", no_wrap=True, overflow="ellipsis", ratio=1)
    for one in letters:
        letter = one.rejection
        facts = (letter.raw, letter.code, letter.stage, _time(letter.failed_at)[_DAY_AND_MINUTE])
        source = "" if letter.source == UNKNOWN else f"{letter.source}: "
        drawn.add_row(*map(shown, facts), _one_line(_state(one) + source + _specific(letter)))
    return drawn


def histogram(reasons: Sequence[Count], sources: Sequence[Count]) -> RenderableType:
    """Return how the letters divide by reason and by source."""
    total = sum(count.letters for count in reasons)
    first, rest = sources[:_MOST_SOURCES], sources[_MOST_SOURCES:]
    more = sum(count.letters for count in rest)
    return Group(
        *(heading("By reason"), _counts(("code", "stage"), reasons, total), Text()),
        *(heading("By source"), _counts(("source",), first, total)),
        *([Text(f"and {counted(len(rest), 'source')} more with {counted(more, 'letter')}", "dim")] if rest else []),
    )


def whole(letter: DeadLetter, listed: Listed) -> RenderableType:
    """Return all that a letter says, and the beginning of the input in it."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in _facts(letter, listed):
        table.add_row(name, shown(value))
    return Group(table, Text(), *_input(letter.value))


def plan(letters: Iterable[tuple[str, str, str, int]]) -> Table:
    """Return how many letters there are of each topic, stage and code."""
    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("put back on", "stage", "code"):
        drawn.add_column(name)
    drawn.add_column("letters", justify="right")
    for topic, stage, code, number in letters:
        drawn.add_row(shown(topic), shown(stage), shown(code), f"{number:,}")
    return drawn


def times(attempts: int) -> str:
    """Word how often something was put back."""
    return {0: "never", 1: "once", 2: "twice"}.get(attempts, f"{attempts:,} times")


def _state(one: Listed) -> str:
    if one.stands:
        return f"put back {times(one.rejection.attempts)}: " if one.rejection.attempts else ""
    return "[put back] "


def _specific(letter: Rejection) -> str:
    """Return the detail without the words that all letters of its code share."""
    if letter.code not in WORDING:
        return letter.detail
    before, _, after = WORDING[Reason(letter.code)].partition("{}")
    return letter.detail.removeprefix(before).removesuffix(after)


def _one_line(text: str) -> Text:
    return shown(" ".join(text.split()))


def _time(failed_at: str) -> str:
    return failed_at[:_SECONDS].replace("T", " ")


def _facts(letter: DeadLetter, listed: Listed) -> Iterator[tuple[str, str]]:
    yield "reason", f"{letter.code} in {letter.stage}"
    yield "detail", letter.detail
    yield "failed at", letter.failed_at
    yield "raw record", str(letter.raw)
    if letter.failed != letter.raw:
        yield "input", str(letter.failed)
    yield "put back", _history(letter, listed)
    yield "source", listed.rejection.source
    yield "letter", str(listed.rejection.letter)
    yield "key", "none" if letter.key is None else _decoded(letter.key)[:_LONGEST_KEY]


def _history(letter: DeadLetter, listed: Listed) -> str:
    before = times(letter.attempts) + (" before" if letter.attempts else "")
    return before if listed.put_back_at is None else f"{before}; since then, and stands at {listed.put_back_at}"


def _input(value: str | None) -> Iterator[RenderableType]:
    if value is None:
        yield Text("The input had no value.", "dim")
        return
    content = _decoded(value)
    yield heading(f"The input, {counted(len(b64decode(value)), 'byte')}")
    yield shown(content[:_LONGEST])
    if len(content) > _LONGEST:
        yield Text(f"… cut after {counted(_LONGEST, 'character')}; --value writes all of it.", "dim")


def _decoded(encoded: str) -> str:
    return b64decode(encoded).decode("utf-8", "replace")


def _counts(names: Sequence[str], counts: Sequence[Count], total: int) -> Table:
    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        drawn.add_column(name, no_wrap=True, overflow="ellipsis", max_width=32)
    drawn.add_column("letters", justify="right")
    drawn.add_column("share", justify="right")
    drawn.add_column("newest (UTC)", no_wrap=True)
    drawn.add_column("which is", no_wrap=True)
    for count in counts:
        named = (shown(name) for name in count.name)
        share = f"{count.letters / total:.0%}"
        drawn.add_row(*named, f"{count.letters:,}", share, _time(count.newest), shown(count.example))
    return drawn
