"""Which files are read, and as what: known by the ending of their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from streams.errors import BadInputError

_COMPRESSED = ".gz"


class Kind(StrEnum):
    """What a file holds: one article, or one raw record a line."""

    TEXT = "text"
    HTML = "html"
    LINES = "lines"


_KINDS = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".htm": Kind.HTML,
    ".html": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".jsonl": Kind.LINES,
    ".ndjson": Kind.LINES,
}
KNOWN = f"{', '.join(_KINDS)}, and each of them with {_COMPRESSED}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The files to read, in order, and those in folders that are of no known kind."""

    files: tuple[Path, ...]
    passed_over: tuple[Path, ...]


def is_compressed(path: Path) -> bool:
    """Say whether `path` is to be read through gzip."""
    return path.suffix.lower() == _COMPRESSED


def kind_of(path: Path) -> Kind | None:
    """Return what `path` holds, None if its name does not tell."""
    name = path.with_suffix("") if is_compressed(path) else path
    return _KINDS.get(name.suffix.lower())


def find_files(paths: Iterable[Path]) -> Found:
    """Return the files of `paths`: those named, and those in the folders named, sorted, to any depth.

    In folders, README files and hidden ones are left out. Raises BadInputError for a path that is not there, a named
    file of no known kind, and a folder with nothing to read in it.
    """
    files: list[Path] = []
    passed_over: list[Path] = []
    for path in paths:
        if path.is_dir():
            found, other = _in_folder(path)
            files += found
            passed_over += other
        else:
            files.append(_named(path))
    return Found(files=tuple(files), passed_over=tuple(passed_over))


def _named(path: Path) -> Path:
    if not path.exists():
        raise BadInputError(f"{path} is not there.")
    if kind_of(path) is None:
        raise BadInputError(f"{path}: what it holds is told by the ending of its name, one of {KNOWN}.")
    return path


def _in_folder(folder: Path) -> tuple[list[Path], list[Path]]:
    found: list[Path] = []
    other: list[Path] = []
    for path in _walk(folder):
        (found if kind_of(path) else other).append(path)
    if not found:
        raise BadInputError(f"{folder} holds nothing to read: no file in it has a name that ends in one of {KNOWN}.")
    return found, other


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(_children(folder)):
        if path.name.startswith((".", "README")):
            continue
        if path.is_dir():
            # A link to a folder may lead back to where we are.
            yield from () if path.is_symlink() else _walk(path)
        else:
            yield path


def _children(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError as error:
        raise BadInputError(f"{folder} cannot be read: {error.strerror}.") from error
