"""The workers under test, each a real process with a log of its own, looked after as a supervisor would."""

import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from cluster import Cluster

_STOP_LIMIT = 60.0  # seconds
_AGAIN_AFTER = 1.0  # seconds
_START = 8.0  # seconds in which a worker may not have begun to listen to SIGTERM


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a worker ended, and what it said last."""

    status: int
    last_line: str


@dataclass(slots=True, kw_only=True)
class Worker:
    """One place in the crew, whoever fills it."""

    process: subprocess.Popen[bytes]
    log: Path
    started_at: float
    ended_at: float | None = None


class Crew:
    """`by_themselves` has the workers that ended untold, `badly` those told to stop that did not end with status 0."""

    def __init__(self, cluster: Cluster) -> None:
        self.workers: list[Worker] = []
        self.by_themselves: list[Ended] = []
        self.badly: list[Ended] = []
        self._cluster = cluster
        self._started = 0

    def add(self) -> Worker:
        """Start one worker more."""
        process, log = self._start()
        self.workers.append(Worker(process=process, log=log, started_at=time.monotonic()))
        return self.workers[-1]

    def tend(self) -> None:
        """Start again, after a second, whoever ended by itself."""
        for worker in self.workers:
            if self._note(worker) and time.monotonic() - (worker.ended_at or 0.0) >= _AGAIN_AFTER:
                self.restart(worker)

    def restart(self, worker: Worker) -> None:
        """Start another in the place of `worker`, which has ended."""
        worker.process, worker.log = self._start()
        worker.started_at, worker.ended_at = time.monotonic(), None

    def kill(self, worker: Worker) -> None:
        """End `worker` with SIGKILL. It stays in its place, and tend would start it again."""
        self._note(worker)
        worker.process.kill()
        worker.process.wait(_STOP_LIMIT)

    def stop(self, worker: Worker) -> None:
        """End `worker` with SIGTERM, once it has started, and note a status other than 0."""
        time.sleep(max(0.0, worker.started_at + _START - time.monotonic()))
        if self._note(worker):
            return
        worker.process.send_signal(signal.SIGTERM)
        try:
            worker.process.wait(_STOP_LIMIT)
        except subprocess.TimeoutExpired:
            worker.process.kill()
            worker.process.wait(_STOP_LIMIT)
        if worker.process.returncode:
            self.badly.append(_ended(worker))

    def leave(self, worker: Worker) -> None:
        """Give up the place of `worker`, which has ended."""
        self.workers.remove(worker)

    def dismiss(self) -> None:
        """Stop all."""
        for worker in tuple(self.workers):
            self.stop(worker)
            self.leave(worker)

    def log_lines(self) -> int:
        """Return how many lines all workers have logged."""
        return sum(path.read_bytes().count(b"\n") for path in self._folder.glob("worker-*.log"))

    def _note(self, worker: Worker) -> bool:
        """Say whether `worker` has ended by itself, and note it the first time."""
        if worker.process.poll() is None:
            return False
        if worker.ended_at is None:
            worker.ended_at = time.monotonic()
            self.by_themselves.append(_ended(worker))
        return True

    @property
    def _folder(self) -> Path:
        return self._cluster.settings.data_dir

    def _start(self) -> tuple[subprocess.Popen[bytes], Path]:
        self._started += 1
        log = self._folder / f"worker-{self._started}.log"
        with log.open("wb") as output:
            return self._cluster.start_worker(output), log


def _ended(worker: Worker) -> Ended:
    lines = worker.log.read_text("utf-8", "replace").strip().splitlines()
    return Ended(status=worker.process.returncode, last_line=lines[-1] if lines else "")
