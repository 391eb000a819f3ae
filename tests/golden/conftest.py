"""The seeds, passed through the whole pipeline once for all golden tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from streams.feeding import RawRecord, find_files, read_files
from streams.pipeline import run
from streams.records import DeadLetter, IndexedArticle
from streams.topics import RAW, topic

SEEDS = Path(__file__).parents[2] / "seeds"

Outcomes = dict[str, list[IndexedArticle | DeadLetter]]


@pytest.fixture(scope="session")
def outcomes() -> Outcomes:
    """Give what came out of each seed, by its path in seeds/ without endings, in order."""
    records = list(read_files(find_files([SEEDS]).files, topic(RAW).largest_record))
    raw = [record for record in records if isinstance(record, RawRecord)]
    assert len(raw) == len(records)
    came_out = list(run((record.key, record.value) for record in raw))
    assert len(came_out) == len(raw)
    found: Outcomes = {}
    for record, outcome in zip(raw, came_out, strict=True):
        path = Path(record.origin.partition(":")[0]).relative_to(SEEDS)
        found.setdefault(f"{path.parent}/{path.name.partition('.')[0]}", []).append(outcome)
    return found
