"""Rounds of one kind of fault under load, and what became of everything that was fed meanwhile."""

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from counting import Count, count
from crew import Ended
from faults import Inject
from reading import fed_at, read_logs
from scene import Scene, StuckError
from watch import longest_pause

_PATIENT = 2 / 3  # of the rounds begin when the one before is over, the others when anything flows again


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """`pauses` of articles.indexed, one for each round, and the `longest_wait` of one article, in seconds.

    `load` is the machine's in the last five minutes: where it is far above the number of cores, times say little.
    """

    kind: str
    pauses: tuple[float, ...]
    count: Count
    longest_wait: float
    by_themselves: tuple[Ended, ...]
    badly: tuple[Ended, ...]
    log_lines: int
    load: float
    remarks: tuple[str, ...]

    @property
    def passed(self) -> bool:
        return self.count.clean and not self.badly and not self.remarks


def play(scene: Scene, kind: str, faults: Sequence[Inject], tell: Callable[[str], None]) -> Result:
    """Inject one of `faults` after the other, let all settle, and count."""
    remarks: list[str] = []
    times: list[float] = []
    try:
        for number, fault in enumerate(faults, 1):
            scene.flow()
            scene.pass_time(scene.draw.uniform(2, 6))
            times.append(time.monotonic())
            fault(scene)
            if scene.draw.random() < _PATIENT:
                scene.catch_up()
            tell(f"{kind} {number}: {time.monotonic() - times[-1]:.0f} s, {len(scene.watch.finished):,} came out")
        scene.catch_up()
    except StuckError as error:
        remarks.append(f"after {len(times)} faults: {error}")
    times.append(time.monotonic())
    scene.settle()
    remarks += [f"the feed failed: {error}" for error in scene.feed.failed[:3]]
    return Result(
        kind=kind,
        pauses=tuple(longest_pause(scene.watch.arrivals, since, until) for since, until in pairwise(times)),
        count=count(read_logs(scene.cluster)),
        longest_wait=_longest_wait(scene),
        by_themselves=tuple(scene.crew.by_themselves),
        badly=tuple(scene.crew.badly),
        log_lines=scene.crew.log_lines(),
        load=os.getloadavg()[1],
        remarks=tuple(remarks),
    )


def _longest_wait(scene: Scene) -> float:
    finished = scene.watch.finished
    return max((finished[place] - at for place, at in fed_at(scene.cluster).items() if place in finished), default=0.0)
