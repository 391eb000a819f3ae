import orjson
from hypothesis import given
from hypothesis import strategies as st

from streams.text.visible import visible


def test_what_commands_hides_or_reorders_is_written_as_its_escape() -> None:
    assert (
        visible("\x1b[2J\x9b\u200e\u2028\u202e\ufeff\ud800") == "\\u001b[2J\\u009b\\u200e\\u2028\\u202e\\ufeff\\ud800"
    )


def test_joiners_of_scripts_and_emoji_stay() -> None:
    text = "می‌شود 👩‍🚒 Setúbal — “№ 5”\n\tx"
    assert visible(text) == text


@given(st.text())
def test_it_is_a_fixed_point_and_json_reads_the_same(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert orjson.loads(visible(orjson.dumps(text).decode())) == text
