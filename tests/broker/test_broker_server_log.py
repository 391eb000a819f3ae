from pathlib import Path

from streams.broker.server_log import last_words, telling

OUTPUT = """\
12:00 [main] INFO started
12:01 [main] ERROR Exiting due to fatal exception
java.net.BindException: Address already in use
\tat java.base/sun.nio.ch.Net.bind0(Native Method)
\t... 12 more

Caused by: java.io.IOException: none
"""


def test_stack_frames_and_empty_lines_tell_nothing() -> None:
    firsts = [line.split()[0] for line in telling(OUTPUT).splitlines() if line]
    assert firsts == ["12:00", "12:01", "java.net.BindException:", "Caused"]


def test_the_last_lines_are_kept_and_none_is_long() -> None:
    lines = telling("\n".join(f"{number} " + "x" * 10_000 for number in range(100))).split("\n")[1:]
    assert [line.split()[0] for line in lines] == [str(number) for number in range(92, 100)]
    assert max(map(len, lines)) < 400


def test_the_file_is_named_whether_or_not_it_says_anything(tmp_path: Path) -> None:
    log = tmp_path / "server.log"
    log.touch()
    assert f"{log} is empty" in last_words(log)
    log.write_bytes(b"\xff broken\n")
    assert str(log) in last_words(log)
    assert "broken" in last_words(log)
