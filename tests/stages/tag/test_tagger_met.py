import numpy as np

from streams.stages.tag.tagger.letters import UPPER
from streams.stages.tag.tagger.lines import places_of
from streams.stages.tag.tagger.met import OUTSIDE, WORDS, Met
from streams.stages.tag.tagger.model import COLUMNS, HIDDEN, shipped
from streams.stages.tag.tagger.words import REACH, WINDOW, read


def met(*words: str) -> Met:
    table, size = Met(), len(words)
    looks, _ = read(words, shipped().lexicon)
    sums = np.arange(1, size + 1, dtype=np.int16)[:, None, None] * 10 ** np.arange(WINDOW, dtype=np.int16)[:, None]
    table.add(words, looks, np.repeat(sums, COLUMNS, axis=2), np.zeros((size, WINDOW, HIDDEN), np.int32))
    return table


def test_words_are_found_again() -> None:
    table = met("Oslo", "said")
    rows = table.rows(["said", "Oslo", "said"])
    assert OUTSIDE not in rows
    assert table.looks(rows).are(UPPER).tolist() == [False, True, False]
    assert table.new({"said", "Bergen"}) == ["Bergen"]


def test_a_word_adds_up_what_its_neighbours_say_of_their_places_and_those_outside_say_nothing() -> None:
    table = met("one", "two", "three")
    rows = table.rows(["one", "two", "three"])
    found = table.sums(rows, np.arange(3))[:, 0].tolist()
    assert found == [100 + 2000 + 30000, 10 + 200 + 3000, 1 + 20 + 300]
    assert WINDOW == 2 * REACH + 1 == 5


def test_a_table_that_is_full_begins_anew_and_has_room_for_an_article_of_any_length() -> None:
    table = met("Oslo")
    assert table.with_room({"Oslo", "said"}) is table
    full = table.with_room({str(number) for number in range(WORDS - 1)})
    assert full is not table
    assert full.new({"Oslo"}) == ["Oslo"]
    large = full.with_room({str(number) for number in range(2 * WORDS)})
    assert large.with_room({"Oslo"}) not in (large, full)


def test_a_break_stands_before_each_word_that_begins_a_line() -> None:
    starts, ends = np.array([1, 3, 6, 8], np.int32), np.array([2, 4, 7, 9], np.int32)
    assert places_of("\na b\n\nc\nd", starts, ends).tolist() == [1, 2, 4, 5 + 1]
