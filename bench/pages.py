"""Annotated news pages: what is given of each in a mode, and the body as a person marked it.

A folder holds text.jsonl.xz {id, source, lang, url, truth: [text…], near, light, full} and html.jsonl.xz {id, html}.
`truth` has each text that is acceptable as the body. Modes: html, the page itself; full, every visible block of it;
near, that cut to the body and a few lines around it; light, what a lenient extractor leaves.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HTML = "html"
MODES = ("near", "light", "full", HTML)

Mode = str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page in one mode: `given` is what a remover gets."""

    id: str
    source: str
    language: str
    url: str
    truths: tuple[str, ...]
    given: str

    @property
    def family(self) -> str:
        """Return the collection that the page is from: each has its own idea of a body."""
        return self.id.split("/", 1)[0]


def read(data: Path, mode: Mode) -> list[Page]:
    """Return the pages of the folder `data` that are not empty in `mode`."""
    html = {row["id"]: row["html"] for row in _rows(data / "html.jsonl.xz")} if mode == HTML else {}
    rows = ((row, html.get(row["id"], "") if mode == HTML else row[mode]) for row in _rows(data / "text.jsonl.xz"))
    return [_page(row, given) for row, given in rows if given.strip()]


def _page(row: dict[str, Any], given: str) -> Page:
    return Page(
        id=row["id"],
        source=row["source"],
        language=row["lang"],
        url=row["url"],
        truths=tuple(row["truth"]),
        given=given,
    )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)
