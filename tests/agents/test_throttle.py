import logging

from streams.agents.throttle import Throttle


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
