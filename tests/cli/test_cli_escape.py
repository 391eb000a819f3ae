import unicodedata

import orjson
from hypothesis import given
from hypothesis import strategies as st

from streams.cli.escape import json_line, shown, visible

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
REORDERING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def commands_in(text: str) -> set[str]:
    return {one for one in text if unicodedata.category(one) == "Cc" or one in REORDERING} - {"\n", "\t"}


def test_escape_sequences_are_written_out() -> None:
    assert visible("\x1b[2J\x9b31m\u202ea\r\n\t") == "\\u001b[2J\\u009b31m\\u202ea\\u000d\n\t"


def test_markup_is_text() -> None:
    assert shown("[red]a[/red] [link=x]").plain == "[red]a[/red] [link=x]"


@given(TEXTS)
def test_nothing_that_is_shown_commands_the_terminal(text: str) -> None:
    assert commands_in(visible(text)) == set()


@given(st.recursive(TEXTS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner)))
def test_json_is_one_safe_line_that_reads_back_the_same(record: object) -> None:
    line = json_line(record)
    assert orjson.loads(line) == record
    assert commands_in(line.decode()) == set()
    assert line.count(b"\n") == 1
