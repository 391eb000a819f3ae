import logging
from collections.abc import Iterator

import orjson
import pytest

from streams.agents.logs import configure_logs


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
