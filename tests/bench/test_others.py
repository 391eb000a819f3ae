import sys
from pathlib import Path

import pytest
from others import answers
from pages import Page

PYTHON = Path(sys.executable)


def pages(*given: str) -> list[Page]:
    return [
        Page(id=f"set/{i}", source="harbour.example", language="en", url="", truths=(), given=text)
        for i, text in enumerate(given)
    ]


def test_a_tool_answers_for_each_page_in_order_from_a_process_of_its_own() -> None:
    found = answers(PYTHON, "c4", pages("Menu\nThe harbour closes on Friday.", "Menu", "The “lock” is opened at noon."))
    assert found.texts == ["The harbour closes on Friday.", "", "The “lock” is opened at noon."]
    assert found.failed == {}
    assert found.pages_per_second > 0


def test_a_tool_that_does_not_start_is_named_with_what_it_said() -> None:
    with pytest.raises(SystemExit, match=r"nobody stopped: (.|\n)*removers\.txt names"):
        answers(PYTHON, "nobody", pages("Menu"))
