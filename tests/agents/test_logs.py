import logging
from collections.abc import Iterator

import orjson
import pytest

from streams.agents.logs import Throttle, configure_logs


@pytest.fixture(autouse=True)
def _root_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level


def test_one_json_object_a_line_with_the_libraries_own_and_tracebacks(capsys: pytest.CaptureFixture[str]) -> None:
    log = configure_logs("WARNING")
    log.error("worker_stopped", detail="a\nline \x1b[31mand a colour")
    try:
        int("why")
    except ValueError:
        logging.getLogger("some.library").exception("failed on %s", "articles.raw/0/1")
    ours, theirs = (orjson.loads(line) for line in capsys.readouterr().err.splitlines())
    assert (ours["event"], ours["level"], ours["detail"]) == ("worker_stopped", "error", "a\nline \x1b[31mand a colour")
    assert theirs["event"] == "failed on articles.raw/0/1"
    assert "ValueError: invalid literal" in theirs["exception"]


def test_quiet_below_the_level(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("WARNING").info("started")
    logging.getLogger("some.library").info("chatter")
    assert capsys.readouterr().err == ""


def test_what_a_library_says_over_and_over_is_said_once_in_a_while_with_its_count() -> None:
    now = 0.0
    throttle = Throttle(30.0, now=lambda: now)

    def passed(name: str, wording: str, *arguments: object) -> int | None:
        record = logging.LogRecord(name, logging.ERROR, "", 0, wording, arguments, None)
        return record.__dict__.get("repeated", -1) if throttle.filter(record) else None

    assert passed("aiokafka", "no connection to %s", 1) == 0
    assert passed("aiokafka", "no connection to %s", 2) is None
    assert passed("aiokafka", "no leader for %s", 1) == 0
    assert passed("faust", "no connection to %s", 1) == 0
    assert [passed("streams.worker", "waiting") for _ in range(2)] == [-1, -1]
    now = 31.0
    assert passed("aiokafka", "no connection to %s", 3) == 1
