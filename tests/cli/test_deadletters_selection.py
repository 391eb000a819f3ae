import pytest
from letters import rejection

from streams.cli.deadletters.options import selection
from streams.cli.deadletters.selection import Selection
from streams.errors import Reason
from streams.records import StageName

LETTER = rejection(1, code="empty", stage="strip", source="Tista Post", failed_at="2026-07-01T03:00:00.000Z")
EARLIER, LATER = "2026-07-01T02:59:59.999Z", "2026-07-01T03:00:00.001Z"


@pytest.mark.parametrize(
    ("selected", "taken"),
    [
        (Selection(), True),
        (selection([Reason.EMPTY, Reason.TOO_DEEP], None, None, None, None), True),
        (selection([Reason.TOO_DEEP], None, None, None, None), False),
        (selection(None, [StageName.STRIP], None, None, None), True),
        (selection(None, [StageName.CLEAN, StageName.TAG], None, None, None), False),
        (Selection(since=EARLIER, until=LATER), True),
        (Selection(since=LETTER.failed_at), True),
        (Selection(since=LATER), False),
        (Selection(until=LETTER.failed_at), False),
        (Selection(source="tista post"), True),
        (Selection(source="unknown"), False),
        (Selection(codes=frozenset({"empty"}), source="other"), False),
    ],
)
def test_a_letter_is_taken_when_all_that_is_asked_for_holds(selected: Selection, *, taken: bool) -> None:
    assert selected.takes(LETTER) == taken


def test_only_the_empty_selection_takes_all() -> None:
    assert selection(None, None, None, None, None).takes_all
    assert selection([], [], None, None, None).takes_all
    assert not selection(None, None, "2026", None, None).takes_all
