"""Labels corrected by hand: reads back the table that `streams label` prints.

labels = read(Path("labels.tsv"))
labels[ids.text_digest(cleaned.text), number]    # the label of cleaned.blocks[number]
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from streams.cli.explaining.rows import COLUMNS
from streams.errors import BadInputError
from streams.records import Label
from streams.stages.strip.kept import Kept

Labels = dict[tuple[str, int], Label | Kept]

_KNOWN: dict[str, Label | Kept] = {label.value: label for label in (*Kept, *Label)}
_NEEDED = COLUMNS[:3]
_ARTICLE = re.compile(r"x-[0-9a-f]{24}")
_BLOCK = re.compile(r"[0-9]{1,6}")


def read(path: Path) -> Labels:
    """Return the labels in `path`, by the digest of the article and the number of the block.

    Raises BadInputError for whatever is not as `streams label` prints it; the message names the line.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        return parse(file, str(path))


def parse(lines: Iterable[str], name: str) -> Labels:
    """Return the labels in `lines`, which `name` holds."""
    labels: Labels = {}
    for line, key, label in _rows(lines, name):
        if labels.setdefault(key, label) is not label:
            raise _wrong(name, line, f"block {key[1]} of {key[0]} has another label above; keep one of the two")
    return labels


def _rows(lines: Iterable[str], name: str) -> Iterator[tuple[int, tuple[str, int], Label | Kept]]:
    table = csv.DictReader(lines, dialect="excel-tab", strict=True)
    try:
        if not set(_NEEDED) <= set(table.fieldnames or ()):
            raise _wrong(name, 1, f"the first line names the columns, parted by tabs: {', '.join(COLUMNS)}")
        for row in table:
            article, block, label = ((row[column] or "").strip() for column in _NEEDED)
            line = table.line_num
            yield line, (_article(article, name, line), _block(block, name, line)), _label(label, name, line)
    except csv.Error as error:
        raise _wrong(
            name, table.reader.line_num, f"this is no table with tabs ({error}); save it as the program wrote it"
        ) from error


def _article(text: str, name: str, line: int) -> str:
    if not _ARTICLE.fullmatch(text):
        raise _wrong(name, line, f"“{text}” is no digest of an article; leave that column as it was printed")
    return text


def _block(text: str, name: str, line: int) -> int:
    if not _BLOCK.fullmatch(text):
        raise _wrong(name, line, f"“{text}” is no number of a block; leave that column as it was printed")
    return int(text)


def _label(text: str, name: str, line: int) -> Label | Kept:
    if text not in _KNOWN:
        known = ", ".join(_KNOWN)
        raise _wrong(name, line, f"“{text}” is no label; write one of {known}, or delete the line")
    return _KNOWN[text]


def _wrong(name: str, line: int, what: str) -> BadInputError:
    return BadInputError(f"{name}:{line}: {what}.")
