"""Hostile records by the thousand through all five stages: what became of them, and what each kind cost at worst.

    python tests/hostile/volume.py --cases 10000 --seed 1

Ends with status 1 if a record broke a promise: a defect of a stage, or more than a second of CPU.
Memory is the growth of the peak during one record, as Linux counts it.
"""

import argparse
import logging
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from hostile_account import Ending, Pipeline
from hostile_cases import Record, drawn, largest
from hostile_json import good

from streams.clock import now

MOST_SECONDS = 1.0
MOST_CHARACTERS = 1_000_000
_OURS = Path("/proc/self")


@dataclass(slots=True)
class Tally:
    """What the cases of one kind came to."""

    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    growth: int = 0

    def add(self, ending: Ending, growth: int) -> None:
        self.outcomes[ending.outcome] += 1
        self.slowest = max(self.slowest, ending.seconds)
        self.growth = max(self.growth, growth)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cases", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--largest", action="store_true", help="those as large as the topic takes, too")
    given = options.parse_args()
    logging.disable(logging.CRITICAL)
    pipeline, tallies = Pipeline(), defaultdict[str, Tally](Tally)
    pipeline.end(None, good())  # reads the models
    begun = now()
    for number in range(given.cases):
        kind, record = drawn(Random(f"{given.seed}/{number}"), MOST_CHARACTERS)  # any case can be had again
        take(pipeline, tallies[kind], record, f"case {number} of seed {given.seed}, {kind}")
    for kind, record in largest() if given.largest else ():
        take(pipeline, tallies[kind], record, kind)
    report(tallies)
    print(f"from {begun} to {now()}")
    broken = [kind for kind, tally in tallies.items() if tally.slowest > MOST_SECONDS or tally.outcomes["stage_failed"]]
    print(f"broken promises: {', '.join(broken) or 'none'}")
    return 1 if broken else 0


def take(pipeline: Pipeline, tally: Tally, record: Record, name: str) -> None:
    before = _memory("VmRSS", reset=True)
    ending = pipeline.end(*record)
    tally.add(ending, _memory("VmHWM") - before)
    if ending.seconds > MOST_SECONDS or ending.outcome == "stage_failed":
        print(f"{name}: {ending.outcome} in {ending.stage}, {ending.seconds:.2f} s. {ending.detail}")


def report(tallies: dict[str, Tally]) -> None:
    print(f"{'kind':50} {'cases':>6} {'slowest':>8} {'memory':>7}  outcomes")
    for kind, tally in sorted(tallies.items(), key=lambda pair: -pair[1].slowest):
        outcomes = ", ".join(f"{count} {outcome}" for outcome, count in tally.outcomes.most_common())
        cases = tally.outcomes.total()
        print(f"{kind:50} {cases:6} {tally.slowest:6.3f} s {tally.growth >> 20:4} MB  {outcomes}")
    total = sum((tally.outcomes for tally in tallies.values()), Counter[str]())
    print(f"{total.total():,} cases: " + ", ".join(f"{count:,} {outcome}" for outcome, count in total.most_common()))


def _memory(name: str, *, reset: bool = False) -> int:
    """Return what Linux says of this process, in bytes; `reset` makes the peak (VmHWM) begin anew."""
    if reset:
        (_OURS / "clear_refs").write_text("5")
    line = next(line for line in (_OURS / "status").read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    sys.exit(main())
