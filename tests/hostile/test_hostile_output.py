"""What is in a record or a file's name reaches neither the terminal nor a log as a command, and no file at all."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from hostile_account import Pipeline
from hostile_fields import NASTY
from hostile_json import good
from hypothesis import given
from hypothesis import strategies as st

from streams.agents.logs import configure_logs
from streams.errors import Reason, RejectError
from streams.text.visible import visible

LIMIT = 60  # seconds
COMMANDS = "\x1b[2J\x9b31m\u202e\u2066\r\x08\x07\x00\u2028\u200f"
TEXT = "A ferry ran aground on Monday, the port said, and nobody was hurt. Divers are to look at the hull on Tuesday."


def streams(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "streams", *arguments]
    return subprocess.run(command, input=given, capture_output=True, timeout=LIMIT, check=False)


def assert_harmless(printed: bytes) -> None:
    text = printed.decode()
    assert visible(text) == text


def hostile_records() -> bytes:
    names = (*NASTY, COMMANDS)
    records = [
        {
            "id": f"{number}{one}",
            "source": one,
            "title": f"{one} {number}",
            "language": one,
            "text": f"{TEXT} {number} {one}",
        }
        for number, one in enumerate(names)
    ]
    return b"\n".join([*map(orjson.dumps, records), COMMANDS.encode(), b'{"' + COMMANDS.encode() + b'":', b'{"id":[]}'])


@pytest.mark.parametrize("form", ["--json", None])
def test_run_prints_nothing_that_commands_the_terminal(tmp_path: Path, form: str | None) -> None:
    folder = tmp_path / "\x1b[2J\u202e[red]"
    folder.mkdir()
    (folder / "\x9b31m\n.jsonl").write_bytes(hostile_records())
    (folder / os.fsdecode(b"\xff\x1b]0;x\x07.txt")).write_text(TEXT, "utf-8")
    (folder / "\x07.html.gz").write_bytes(b"no gzip")
    done = streams("run", str(folder), *filter(None, [form]))
    assert done.returncode == 3
    assert len(done.stdout) > 1_000
    assert_harmless(done.stdout)
    assert_harmless(done.stderr)


@pytest.mark.parametrize("name", ["clean", "strip", "tag", "dedup"])
def test_a_stage_answers_each_line_with_one_safe_line(name: str) -> None:
    deep = b'{"id":' + b"[" * 500 + b"]" * 500 + b"}"
    lines = hostile_records() + b"\n" + deep + b"\n" + b"x" * 50_000_000 + b"\n" + good()
    done = streams("stage", name, given=lines)
    assert (done.returncode, done.stderr) == (0, b"")
    assert_harmless(done.stdout)
    answers = [orjson.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len([line for line in lines.split(b"\n") if line.strip()])
    assert answers[-2]["rejected"]["code"] == "too_large"
    assert "rejected" not in answers[-1]


def test_a_line_of_50_mb_costs_itself_only() -> None:
    done = streams("run", "-", "--json", given=b'{"text":"' + b"x" * 50_000_000 + b'"}\n' + good())
    assert done.returncode == 3
    assert b"standard input:1 was left out: it has more than the 10,484,736 bytes" in done.stderr
    assert [orjson.loads(line)["id"] for line in done.stdout.splitlines()] == ["a"]


@pytest.fixture
def _root_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level


@pytest.mark.usefixtures("_root_as_it_was")
def test_a_log_line_is_one_bounded_object_whatever_it_is_about(capsys: pytest.CaptureFixture[str]) -> None:
    log = configure_logs("WARNING")
    messages: list[Any] = [
        *NASTY,
        COMMANDS,
        "\ud800",
        10**30,
        float("nan"),
        {"a": [COMMANDS]},
        b"\xff",
        "x" * 10_000_000,
    ]
    for number, message in enumerate(messages):
        log.error("worker_stopped", detail=message)
        logging.getLogger(f"faust.{number}").error("failed on %s", message)  # one logger's repeats are held back
        error = ValueError(message)
        logging.getLogger("streams.pipeline").error("%s failed on %s", "clean", message, exc_info=error)
    lines = capsys.readouterr().err.split("\n")
    assert lines.pop() == ""
    assert len(lines) == 3 * len(messages)
    for line in lines:
        assert visible(line) == line
        assert line.startswith("{")
        assert len(line) < 100_000
        assert {"event", "level", "timestamp"} <= orjson.loads(
            line.replace("NaN", "null").replace("\\ud800", "?")
        ).keys()


@given(st.text() | st.text().map(lambda text: text * 1_000), st.sampled_from(Reason))
def test_a_detail_is_bounded_and_goes_into_json(detail: str, reason: Reason) -> None:
    said = str(RejectError(reason, detail))
    assert len(said) < 800
    assert orjson.loads(orjson.dumps(said)) == said


OPENED: list[tuple[Any, ...]] = []
_WATCHED = frozenset({"open", "os.mkdir", "os.rename", "os.remove", "os.link", "os.symlink", "os.truncate"})


def test_no_record_reaches_a_file() -> None:
    pass_all_nasty()  # reads models, rules and codecs
    watching = True

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if watching and event in _WATCHED:
            OPENED.append((event, *arguments))

    sys.addaudithook(hook)  # stays for good, but watches only here
    pass_all_nasty()
    assert OPENED == []
    Path(__file__).read_bytes()
    assert OPENED, "the hook sees what is opened"
    watching = False


def pass_all_nasty() -> None:
    pipeline = Pipeline()
    for one in NASTY:
        fields = {"id": one, "source": one, "title": one, "url": f"https://{one}.example/{one}", "language": one}
        pipeline.end(one.encode(), good(**fields))
