"""What is remembered to say what new versions change: bytes an article, time an article and a new version, rightness.

    python bench/versions.py SET [SET ...]

A set is the path of a stream without its endings, as for bench/train_dedup.py. Each article is told once; then the last
thousand come again, each edited in one way that is known, and what is said of the edit is compared with it.
"""

from __future__ import annotations

import argparse
import gc
import time
import tracemalloc
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from train_dedup import lines
from version_edits import EDITS, Right

from streams import ids
from streams.records import Changes, Position, TaggedArticle, Trace
from streams.stages.dedup.lane import Decided, Lane
from streams.stages.dedup.limits import Limits
from streams.stages.dedup.lineage import Lineage
from streams.text.signature import sign

EDITED = 1_000


def article(line: dict[str, Any], text: str | None = None) -> TaggedArticle:
    """Return an article of a stream, with another `text` if one is given."""
    text = line["text"] if text is None else text
    known: dict[str, Any] = dict.fromkeys(
        ("url", "publisher", "published_at", "modified_at", "fetched_at", "dateline", "byline")
    )
    known |= dict.fromkeys(("contributors", "images", "removed", "entities"), ())
    return TaggedArticle(
        schema="articles.tagged/1",
        id=line["id"],
        version=ids.version(line["title"], text),
        source=line["source"],
        trace=Trace(raw=Position(topic="articles.raw", partition=0, offset=0)),
        title=line["title"],
        language="en",
        text=text,
        complete=True,
        signature=sign(line["title"], text),
        **known,
    )


@dataclass(slots=True)
class Measured:
    """CPU seconds and how often each edit was described as what it was."""

    told: int = 0
    deciding: float = 0.0
    telling: float = 0.0
    comparing: float = 0.0
    size: int = 0
    accounts: int = 0
    edits: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)


def measured(every: Iterable[dict[str, Any]]) -> Measured:
    """Tell each article once, then the last again, edited."""
    found, lines_of, lane = Measured(), list(every), Lane()
    decided = [_decided(found, lane, article(line)) for line in lines_of]
    lineage = _told(found, lines_of, decided, Limits().text_bytes)
    found.size = _size(lines_of, decided, Limits().text_bytes)
    found.accounts = _size(lines_of, decided, 0)
    chance = Random(1)
    for number, line in enumerate(lines_of[-EDITED:]):
        name = list(EDITS)[number % len(EDITS)]
        edited = EDITS[name](line["text"], chance)
        if edited is not None:
            _update(found, name, _changes(found, (lane, lineage), article(line, edited[0])), edited[1])
    return found


def _decided(found: Measured, lane: Lane, one: TaggedArticle) -> Decided:
    begin = time.process_time()
    decided = lane.decide(one.id, one.version, one.signature)
    found.deciding += time.process_time() - begin
    found.told += 1
    return decided


def _size(every: Sequence[dict[str, Any]], decided: Sequence[Decided], room: int) -> int:
    gc.collect()
    tracemalloc.start()
    lineage = _told(Measured(), every, decided, room)
    gc.collect()
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del lineage
    return size


def _told(found: Measured, every: Sequence[dict[str, Any]], decided: Sequence[Decided], room: int) -> Lineage:
    lineage = Lineage(None, room)
    for line, how in zip(every, decided, strict=True):
        one = article(line)
        begin = time.process_time()
        lineage.tell(one, how.standing, how.cluster.role, how.judgement)
        found.telling += time.process_time() - begin
    return lineage


def _changes(found: Measured, memory: tuple[Lane, Lineage], one: TaggedArticle) -> Changes | None:
    lane, lineage = memory
    decided = lane.decide(one.id, one.version, one.signature)
    if decided.placed is None:
        return None
    begin = time.process_time()
    account, _ = lineage.tell(one, decided.standing, decided.cluster.role, decided.judgement)
    found.comparing += time.process_time() - begin
    return account.changes


def _update(found: Measured, name: str, changes: Changes | None, right: Right) -> None:
    if changes is not None:
        found.edits[name] += 1
        found.right[name] += right(changes)


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+")
    for name in parser.parse_args().sets:
        found = measured(lines(f"{name}-stream.jsonl.xz"))
        print(f"{name}: {found.told:,} articles, CPU time and memory of each")
        print(f"  accounts of {found.accounts / found.told:,.0f} bytes, with the texts {found.size / found.told:,.0f}")
        deciding, telling = (1e6 * one / found.told for one in (found.deciding, found.telling))
        print(f"  decided in {deciding:,.0f} us, told in {telling:,.0f} us")
        print(f"  a new version told in {1e3 * found.comparing / found.edits.total():.1f} ms")
        for edit, count in found.edits.items():
            print(f"  {edit:18} described as what it was  {found.right[edit]:,} of {count:,}")


if __name__ == "__main__":
    main()
