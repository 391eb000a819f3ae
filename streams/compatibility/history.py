"""The contracts as they stand, and as they stood at a commit."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import orjson

from streams.compatibility.references import Files
from streams.errors import UsageError

_FOLDER = "schemas/articles"
_PATTERN = "*.schema.json"


def contracts_now(checkout: Path) -> Files:
    """Return the contracts in the working tree at `checkout`."""
    return {path.name: orjson.loads(path.read_bytes()) for path in sorted((checkout / _FOLDER).glob(_PATTERN))}


def contracts_at(checkout: Path, commit: str) -> Files:
    """Return the contracts as `commit` has them, none where it has none. Raises UsageError for an unknown commit."""
    tree = _tree(checkout, commit)
    names = _git(checkout, "ls-tree", "--name-only", tree, f"{_FOLDER}/").split()
    return {
        Path(name).name: orjson.loads(_git(checkout, "show", f"{tree}:{name}"))
        for name in names
        if Path(name).match(_PATTERN)
    }


def state_before(checkout: Path) -> str | None:
    """Return the commit before the newest change to the contracts: the one to compare with; None if there is none.

    That is HEAD while the change is not committed, and afterwards the parent of its commit.
    """
    if _git(checkout, "status", "--porcelain", "--", _FOLDER):
        return "HEAD"
    newest = _git(checkout, "log", "-1", "--format=%H %P", "--", _FOLDER).split()
    return newest[1] if len(newest) > 1 else None


def _tree(checkout: Path, commit: str) -> str:
    try:
        return _git(checkout, "rev-parse", "--verify", "--end-of-options", f"{commit}^{{tree}}").strip()
    except UsageError as error:
        raise UsageError(f"{commit} names no commit; give one that `git log` knows.") from error


def _git(checkout: Path, *arguments: str) -> str:
    git = shutil.which("git")
    if git is None:
        raise UsageError("git is not installed, and without it there is no version before to compare with.")
    # The arguments are a commit that the user names and paths of ours; no shell reads them.
    done = subprocess.run([git, "-C", str(checkout), *arguments], capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise UsageError(f"git {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout
