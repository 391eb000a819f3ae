"""Runs the other removers in their own environment."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from pages import Page

_REMOVERS = Path(__file__).with_name("removers.py")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a tool leaves of each page, in order; `failed` says how many it gave up, by the error."""

    texts: list[str]
    pages_per_second: float
    failed: dict[str, int] = field(default_factory=dict)


def answers(python: Path, tool: str, pages: Sequence[Page]) -> Answers:
    """Return the answers of `tool`, run by the interpreter `python` of the removers' environment."""
    rows = "".join(json.dumps({"id": page.id, "url": page.url, "given": page.given}) + "\n" for page in pages)
    done = subprocess.run([python, _REMOVERS, tool], input=rows.encode(), capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"{tool} stopped: {done.stderr.decode()[-500:]}")
    *given, last = map(json.loads, done.stdout.decode().splitlines())
    return Answers(
        texts=[row["text"] for row in given],
        pages_per_second=len(pages) / median(last["seconds"]),
        failed=last["failed"],
    )
