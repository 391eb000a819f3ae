"""All letters of the topic, and which of them stand: in a temporary database on disk, since there may be millions.

A letter is named by its raw position and by how often the input was put back before: two of one name are one, delivered
again. It stands unless a note says that it was put back since, or the same input was rejected later. So the order in
which letters and notes arrive means nothing: an input that is put back may fail again before its note is written.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from streams.cli.deadletters.entries import PutBack, Rejection
from streams.cli.deadletters.selection import Selection
from streams.cli.failures import FailedError
from streams.records import Position
from streams.topics import DEADLETTER

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA cache_size = -32000;
CREATE TABLE letters (
    raw TEXT, attempts INTEGER, code TEXT, stage TEXT, failed_at TEXT, source TEXT, detail TEXT,
    failed_topic TEXT, failed_partition INTEGER, failed_offset INTEGER,
    letter_partition INTEGER, letter_offset INTEGER, selected INTEGER,
    PRIMARY KEY (raw, attempts)
) WITHOUT ROWID;
CREATE TABLE kept (raw TEXT, attempts INTEGER, letter BLOB, PRIMARY KEY (raw, attempts));
CREATE TABLE put_back (raw TEXT, attempts INTEGER, at TEXT, PRIMARY KEY (raw, attempts)) WITHOUT ROWID;
CREATE VIEW listed AS
    SELECT *, put_back_at IS NULL AND NOT failed_again AS stands
    FROM (
        SELECT
            *,
            (
                SELECT at FROM put_back WHERE put_back.raw = letters.raw AND put_back.attempts > letters.attempts
                ORDER BY put_back.attempts LIMIT 1
            ) AS put_back_at,
            EXISTS (
                SELECT 1 FROM letters AS later WHERE later.raw = letters.raw AND later.attempts > letters.attempts
            ) AS failed_again
        FROM letters WHERE selected
    );
BEGIN;
"""
_COLUMNS = 13
_ENTER = f"INSERT OR REPLACE INTO letters VALUES ({','.join('?' * _COLUMNS)})"  # noqa: S608 - question marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A letter, and whether it stands; if it was put back, where its input stands now, as far as that is known."""

    rejection: Rejection
    put_back_at: str | None
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many letters have `name` in common, and the newest of them."""

    name: tuple[str, ...]
    letters: int
    newest: str
    example: str


class Register:
    """Takes letters and notes in any order; the answers speak of those that `selection` takes.

    With `keep`, these are kept as they stand on the topic, on disk as well.
    """

    def __init__(self, selection: Selection, *, keep: bool = False) -> None:
        """Begin with none."""
        self._selection = selection
        self._keep = keep
        self._database = sqlite3.connect("", isolation_level=None)  # no name: gone with the process, however that ends
        self._database.executescript(_TABLES)

    def add(self, found: Iterable[tuple[Rejection | PutBack, bytes | None]]) -> None:
        """Enter what was read, each with its value, in the order of the log where one letter stands there twice.

        Raises FailedError where the temporary folder has no room.
        """
        letters, notes, kept = [], [], []
        for each, value in found:
            if isinstance(each, PutBack):
                notes.append((each.raw, each.attempts, each.at))
                continue
            selected = self._selection.takes(each)
            letters.append((*_row(each), selected))
            if selected and self._keep:
                kept.append((each.raw, each.attempts, value))
        try:
            self._database.executemany(_ENTER, letters)
            self._database.executemany("INSERT OR REPLACE INTO put_back VALUES (?, ?, ?)", notes)
            self._database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", kept)
        except sqlite3.OperationalError as error:
            raise FailedError(
                f"The letters cannot be kept in the temporary folder: {error}. Set TMPDIR to one that has room."
            ) from error

    def kept(self, rejection: Rejection) -> bytes:
        """Return the letter as it stands on the topic. Raises KeyError for one that was not kept."""
        name = (rejection.raw, rejection.attempts)
        for (letter,) in self._database.execute("SELECT letter FROM kept WHERE raw = ? AND attempts = ?", name):
            return bytes(letter)
        raise KeyError(rejection.raw)

    def newest(self, limit: int | None, *, also_put_back: bool) -> Iterator[Listed]:
        """Give the letters that stand, or all, up to `limit` of them, the newest first."""
        return self._listed(
            "SELECT * FROM listed WHERE stands OR ? ORDER BY failed_at DESC, raw, attempts DESC LIMIT ?",
            (also_put_back, -1 if limit is None else limit),
        )

    def to_put_back(self, below: int) -> Iterator[Rejection]:
        """Give those that stand and were put back less than `below` times, in the order in which their inputs stood."""
        standing = self._listed(
            "SELECT * FROM listed WHERE stands AND attempts < ? ORDER BY failed_topic, failed_partition, failed_offset",
            (below,),
        )
        return (each.rejection for each in standing)

    def to_leave(self, below: int) -> Iterator[Rejection]:
        """Give those that stand and were put back `below` times or more."""
        left = self._listed("SELECT * FROM listed WHERE stands AND attempts >= ? ORDER BY raw", (below,))
        return (each.rejection for each in left)

    def by_destination(self, below: int) -> list[tuple[str, str, str, int]]:
        """Count the letters that stand and were put back less than `below` times, by topic, stage and code."""
        rows = self._database.execute(
            "SELECT failed_topic, stage, code, count(*) FROM listed WHERE stands AND attempts < ? GROUP BY 1, 2, 3",
            (below,),
        )
        return [(topic, stage, code, number) for topic, stage, code, number in rows]

    def count(self, *, also_put_back: bool) -> int:
        """Return how many letters stand, or how many there are."""
        [(number,)] = self._database.execute("SELECT count(*) FROM listed WHERE stands OR ?", (also_put_back,))
        return int(number)

    def by_reason(self, *, also_put_back: bool) -> list[Count]:
        """Count the letters by code and stage, the most frequent first."""
        return self._counts(
            "SELECT code, stage, count(*) AS letters, max(failed_at), raw FROM listed WHERE stands OR ? "
            "GROUP BY code, stage ORDER BY letters DESC, code, stage",
            also_put_back=also_put_back,
        )

    def by_source(self, *, also_put_back: bool) -> list[Count]:
        """Count the letters by source, the most frequent first."""
        return self._counts(
            "SELECT source, count(*) AS letters, max(failed_at), raw FROM listed WHERE stands OR ? "
            "GROUP BY source ORDER BY letters DESC, source",
            also_put_back=also_put_back,
        )

    def _listed(self, query: str, values: tuple[Any, ...]) -> Iterator[Listed]:
        return (
            Listed(rejection=_rejection(row), put_back_at=row[_COLUMNS], stands=bool(row[-1]))
            for row in self._database.execute(query, values)
        )

    def _counts(self, query: str, *, also_put_back: bool) -> list[Count]:
        # Where a query asks for max(), SQLite takes the other columns from the row that has it.
        return [
            Count(name=tuple(name), letters=letters, newest=newest, example=example)
            for *name, letters, newest, example in self._database.execute(query, (also_put_back,))
        ]


def _row(letter: Rejection) -> tuple[Any, ...]:
    failed = (letter.failed.topic, letter.failed.partition, letter.failed.offset)
    facts = (letter.raw, letter.attempts, letter.code, letter.stage, letter.failed_at, letter.source, letter.detail)
    return (*facts, *failed, letter.letter.partition, letter.letter.offset)


def _rejection(row: tuple[Any, ...]) -> Rejection:
    raw, attempts, code, stage, failed_at, source, detail, topic, partition, offset, *rest = row
    return Rejection(
        raw=raw,
        attempts=attempts,
        code=code,
        stage=stage,
        failed_at=failed_at,
        source=source,
        detail=detail,
        failed=Position(topic=topic, partition=partition, offset=offset),
        letter=Position(topic=DEADLETTER, partition=rest[0], offset=rest[1]),
    )
