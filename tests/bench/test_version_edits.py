from random import Random

import pytest
from version_edits import EDITS

from streams.stages.dedup.changes import Body, compare

TEXT = "A ferry with 212 people ran aground.\n\nNobody was hurt. Divers look at the hull on Tuesday - and it's old."


def changed(edit: str, text: str, other: str) -> bool:
    found = EDITS[edit](text, Random(1))
    assert found is not None
    edited, right = found
    assert edited != text
    return right(compare(_body(text), _body(edited + other), "v"))


def _body(text: str) -> Body:
    return Body(title=None, text=text, names=())


@pytest.mark.parametrize("edit", EDITS)
def test_each_edit_is_known_from_others(edit: str) -> None:
    assert changed(edit, TEXT, "")
    assert not changed(edit, TEXT, "\n\nThe captain left in the night.")


def test_a_text_without_a_place_for_an_edit_is_left_out() -> None:
    assert EDITS["figure"]("Nobody came.", Random(1)) is None
    assert EDITS["sentence removed"]("Nobody came.", Random(1)) is None
