"""Faults under load, kind after kind, each against a broker of its own, and a report of what was lost or doubled.

python tests/chaos/rounds.py [--rounds 20] [--kind KILL …] [--rate 40] [--seed 1] [--report chaos.md] [--keep FOLDER]
"""

import argparse
import logging
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from faults import FAULTS
from node import steady_broker
from play import Result, play
from report import markdown
from scene import staged

FAILED = 1


def main() -> int:
    """Play every kind asked for; 1 if anything was lost, doubled, or wrong."""
    asked = _arguments()
    logging.getLogger("kafka").setLevel(logging.CRITICAL)  # our own clients, which the faults hit as well
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that what was started is ended
    results: list[Result] = []
    for kind in asked.kind:
        results.append(_played(kind, asked))
        asked.report.write_text(markdown(results, " ".join(["python", *sys.argv]), asked.seed), "utf-8")
        _tell(f"{kind}: {'passed' if results[-1].passed else 'FAILED'}")
    sys.stdout.write(asked.report.read_text("utf-8"))
    return 0 if all(result.passed for result in results) else FAILED


def _played(kind: str, asked: argparse.Namespace) -> Result:
    fault = FAULTS[kind]
    with (
        _folder(asked.keep, kind) as folder,
        steady_broker(folder) as settings,
        staged(settings, fault.workers, asked.rate, asked.seed) as scene,
    ):
        return play(scene, kind, fault.rounds(asked.rounds), _tell)


@contextmanager
def _folder(keep: Path | None, kind: str) -> Iterator[Path]:
    """Give a folder for the broker; what the workers logged there is kept in `keep`."""
    with TemporaryDirectory() as name:
        try:
            yield Path(name)
        finally:
            if keep is not None:
                _keep(Path(name), keep / kind)


def _keep(folder: Path, kept: Path) -> None:
    kept.mkdir(parents=True, exist_ok=True)
    for log in folder.glob("worker*.log"):
        shutil.copy(log, kept)


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _arguments() -> argparse.Namespace:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rounds", type=int, default=20, help="faults of each kind")
    ask.add_argument("--kind", nargs="+", choices=FAULTS, default=list(FAULTS), metavar="KIND", help=", ".join(FAULTS))
    ask.add_argument("--rate", type=float, default=40, help="articles a second")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--report", type=Path, default=Path("chaos.md"))
    ask.add_argument("--keep", type=Path, help="folder for the logs of the workers")
    return ask.parse_args()


if __name__ == "__main__":
    sys.exit(main())
