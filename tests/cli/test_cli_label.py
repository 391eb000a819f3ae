"""What `streams label` prints, corrected by hand, can be read back for the training."""

import csv
import re
from pathlib import Path

import pytest
from commands import streams
from labels import parse, read

from streams import ids
from streams.cli.explaining.rows import Row
from streams.errors import BadInputError
from streams.records import Label, Position, RawArticle, Trace
from streams.stages.clean import clean
from streams.stages.strip.kept import Kept

TEXT = (
    "Sign up for the Tista Post newsletter\n\n"
    "HALDEN — The ferry Tista II ran aground on Monday near Halden with 31 people on board, the coast guard said.\n\n"
    '"=HYPERLINK(1)" \t was what the sign said.\n\n'
    "Share\n"
)
ARTICLE = "x-0123456789abcdef01234567"
HEAD = "article\tblock\tlabel\tconfidence\ttext\n"


def test_what_is_printed_and_corrected_is_read_back(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(TEXT, "utf-8")
    done = streams("label", tmp_path / "ferry.txt")
    assert (done.returncode, done.stderr) == (0, "")
    path = tmp_path / "labels.tsv"
    corrected = re.sub(r"\tbody\t([0-9.]*)\tHALDEN", r"\tdateline\t\1\tHALDEN", done.stdout)
    path.write_text(corrected.replace("\n", "\r\n"), "utf-8-sig")
    trace = Trace(raw=Position(topic="articles.raw", partition=0, offset=0))
    article = clean(RawArticle(trace=trace, text=TEXT))
    digest = ids.text_digest(article.text)
    assert read(path) == {
        (digest, 0): Label.SUBSCRIBE,
        (digest, 1): Kept.DATELINE,
        (digest, 2): Kept.BODY,
        (digest, 3): Label.SHARE,
    }


def test_the_least_certain_come_first_if_asked(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(TEXT, "utf-8")
    printed = streams("label", tmp_path / "ferry.txt", "--uncertain").stdout
    rows = list(csv.DictReader(printed.splitlines(), dialect="excel-tab"))
    confidences = [float(row["confidence"] or 0) for row in rows]
    assert confidences == sorted(confidences)
    assert sorted(row["block"] for row in rows[:2]) == ["1", "2"]
    assert sorted(row["block"] for row in rows[2:]) == ["0", "3"]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=cmd()", "'=cmd()"),
        ("@x", "'@x"),
        ("a\tb\nc\x1b[2J\u202e", "a\\tb\\nc\\u001b[2J\\u202e"),
        ("x" * 300, "x" * 200 + "…"),
    ],
)
def test_a_text_in_a_cell_is_short_and_commands_neither_terminal_nor_spreadsheet(text: str, cell: str) -> None:
    assert Row(article=ARTICLE, block=0, label="body", confidence=None, text=text).cells()[-1] == cell


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("", "t.tsv:1: the first line names the columns"),
        ("a\tb\n", "t.tsv:1: the first line names the columns"),
        (
            f"{HEAD}{ARTICLE}\t0\tbody\n{ARTICLE}\t1\tjunk\n",
            "t.tsv:3: “junk” is no label; write one of body, heading, ",
        ),
        (f"{HEAD}{ARTICLE}\t0\n", "t.tsv:2: “” is no label"),
        (f"{HEAD}x-1\t0\tbody\n", "t.tsv:2: “x-1” is no digest of an article"),
        (f"{HEAD}{ARTICLE}\t-1\tbody\n", "t.tsv:2: “-1” is no number of a block"),
        (f"{HEAD}{ARTICLE}\t1\tad\n{ARTICLE}\t1\tbody\n", f"t.tsv:3: block 1 of {ARTICLE} has another label above"),
        (f'{HEAD}{ARTICLE}\t1\tad\t\t"a"b\n', "t.tsv:2: this is no table with tabs"),
    ],
)
def test_a_line_that_is_not_as_it_was_printed_is_refused_by_its_number(lines: str, said: str) -> None:
    with pytest.raises(BadInputError) as refused:
        parse(lines.splitlines(keepends=True), "t.tsv")
    assert str(refused.value).startswith(said)


def test_a_label_given_twice_alike_is_one() -> None:
    row = f"{ARTICLE}\t1\tad\t0.5\tBuy\n"
    assert parse([HEAD, row, row], "t.tsv") == {(ARTICLE, 1): Label.AD}
