"""All contracts of one state of the project against those of another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from streams.compatibility.changes import changes
from streams.compatibility.references import Files, resolved

_SHARED = "common."
_WRITTEN_BY_OTHERS = "raw."


def breaking(before: Files, after: Files) -> tuple[str, ...]:
    """Return one line for each change that breaks a contract: `file: field: what`.

    Both states are files by name, such as `raw.v1.schema.json`; a new file breaks nothing.
    """
    names = sorted(name for name in before if not name.startswith(_SHARED))
    return tuple(chain.from_iterable(_breaking(name, before, after) for name in names))


def _breaking(name: str, before: Files, after: Files) -> Iterator[str]:
    if name not in after:
        yield f"{name}: the contract is gone"
        return
    found = changes(
        resolved(name, before), resolved(name, after), written_by_others=name.startswith(_WRITTEN_BY_OTHERS)
    )
    yield from (f"{name}: {change}" for change in found if change.breaks)
