"""What the line memory of the strip stage costs: megabytes, time for each article, bytes in the log, time to read back.

    python bench/source_lines.py [--articles 100000] [--sources 1000] [--lines 150]

Every article has `--lines` lines: six in ten are its source's furniture, the rest its own, and half of those prose. The
first row keeps all articles, the second as many as the memory keeps by itself.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from random import Random
from tempfile import TemporaryFile
from typing import IO

from streams.stages.strip.memory import MOST_ARTICLES, MOST_ROWS, SourceLines
from streams.stages.strip.memory_counts import PROSE
from streams.stages.strip.memory_entry import entry_of, seconds
from streams.stages.strip.stage import Sources
from streams.state.memory import Entry

FURNITURE = 0.6
CLEANED_AT = "2026-03-12T09:14:03.120Z"


def articles(asked: argparse.Namespace) -> Iterator[tuple[str, str, list[int]]]:
    """Give source, id and the digests of the lines of each article."""
    draw = Random(1)
    shared = int(asked.lines * FURNITURE)
    furniture = [[draw.getrandbits(31) for _ in range(shared)] for _ in range(asked.sources)]
    for number in range(asked.articles):
        own = [draw.getrandbits(31) | (PROSE if i % 2 else 0) for i in range(asked.lines - shared)]
        yield f"outlet{number % asked.sources}.example", f"u-{number:024x}", furniture[number % asked.sources] + own


def fill(asked: argparse.Namespace, memory: SourceLines, entries: IO[bytes]) -> tuple[float, float]:
    """Put all articles into `memory` and write its entries; return the microseconds that seen and remember take."""
    looked = kept = 0.0
    for source, name, digests in articles(asked):
        began = time.perf_counter()
        seen = memory.seen(source, name, digests, seconds(CLEANED_AT))
        middle = time.perf_counter()
        new = memory.remember(source, name, digests, seconds(CLEANED_AT), seen.copy_of)
        looked, kept = looked + middle - began, kept + time.perf_counter() - middle
        if new:
            entries.write(entry_of(source, *new, CLEANED_AT).value + b"\n")
    return 1e6 * looked / asked.articles, 1e6 * kept / asked.articles


def restored(entries: IO[bytes]) -> float:
    """Return the seconds that a stage takes to read the entries back."""
    stage = Sources()
    entries.seek(0)
    began = time.perf_counter()
    for line in entries:
        stage.restore(Entry(key=b"", value=line))
    return time.perf_counter() - began


def row(asked: argparse.Namespace) -> None:
    """Print the row of a memory of `asked.keep` articles, up to `asked.each` of a source."""
    before = _megabytes()
    memory = SourceLines(asked.keep, asked.each)
    with TemporaryFile() as entries:
        looked, kept = fill(asked, memory, entries)
        megabytes, size = _megabytes() - before, entries.tell() / asked.articles
        print(
            f"{memory.articles:>8,} of {asked.articles:,} articles: {megabytes:4.0f} MB, seen {looked:.0f} us, "
            f"remember {kept:.0f} us, {size:.0f} bytes an entry, all read back in {restored(entries):.1f} s",
            flush=True,
        )


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print a row for each memory, each measured in a process of its own: the peak of a process never falls again."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--articles", type=int, default=100_000)
    ask.add_argument("--sources", type=int, default=1_000)
    ask.add_argument("--lines", type=int, default=150)
    ask.add_argument("--keep", type=int, help=argparse.SUPPRESS)
    ask.add_argument("--each", type=int, help=argparse.SUPPRESS)
    asked = ask.parse_args()
    if asked.keep:
        row(asked)
        return
    each = -(-asked.articles // asked.sources)
    for keep, most in ((asked.articles, each), (MOST_ROWS, MOST_ARTICLES)):
        subprocess.run([sys.executable, __file__, *sys.argv[1:], f"--keep={keep}", f"--each={most}"], check=True)


if __name__ == "__main__":
    main()
