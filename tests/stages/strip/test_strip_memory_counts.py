import numpy as np
import pytest

from streams.records import Block, BlockKind
from streams.stages.strip.lines import line_of
from streams.stages.strip.memory_counts import PROSE, Row, Sightings, compare, digest_of


def digest(text: str) -> int:
    return digest_of(line_of(Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH), text))


def row(name: str, *digests: int, family: str | None = None) -> Row:
    return Row(name, family or name, None, np.unique(np.array(digests, dtype="<u4")).tobytes())


def prose(*numbers: int) -> list[int]:
    return [PROSE | number for number in numbers]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("More from Harbour News »", "MORE FROM  HARBOUR NEWS"),
        ("139 comments", "7 comments"),
        ("Updated 12:30, 4 May 2026", "Updated 09:05, 11 May 2026"),
    ],
)
def test_furniture_is_the_same_whatever_its_case_marks_and_counters(one: str, other: str) -> None:
    assert digest(one) == digest(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Prices rose 3 percent.", "Prices rose 4 percent."),
        ("The ferry carried 412 people on Monday, the port of Orvana said.",) * 2,
        ("Tables: 3 boats, 12 crews, 40 miles, one harbour and a lighthouse", "Tables: 4 boats, 12 crews"),
    ],
)
def test_numbers_tell_sentences_and_long_lines_apart(one: str, other: str) -> None:
    assert (digest(one) == digest(other)) is (one == other)


def test_a_digest_says_whether_its_line_is_prose() -> None:
    assert digest("The council of Orvana voted on Tuesday to close the pier.") & PROSE
    assert not digest("Most read") & PROSE
    assert 0 <= digest("▼") < 2**32


def test_counts_say_in_how_many_others_each_line_stood() -> None:
    rows = [row("a", 1, 2, *prose(10)), row("b", 1, *prose(11)), row("c", 3, *prose(12))]
    assert compare([1, 2, 9, 1, PROSE | 20], rows).sightings() == Sightings(others=3, counts=(2, 1, 0, 2, 0))


def test_what_is_copied_from_each_other_counts_once() -> None:
    rows = [row("a", 1, 5, *prose(10)), row("b", 1, 5, *prose(10), family="a"), row("c", 1, *prose(12))]
    assert compare([1, 5, PROSE | 20], rows).sightings() == Sightings(others=2, counts=(2, 1, 0))


@pytest.mark.parametrize(
    ("mine", "theirs", "copy"),
    [
        (range(10), range(10), True),
        (range(10), range(4, 40), True),  # six of ten, and the other may be longer
        (range(10), range(5, 40), False),
        (range(30), range(7, 30), True),
        (range(30), range(8, 30), False),  # so many lines of its own make another article
        (range(1), range(1), True),
    ],
)
def test_most_of_the_prose_makes_a_copy(mine: range, theirs: range, *, copy: bool) -> None:
    found = compare([1, *prose(*mine)], [row("a", 1, *prose(*theirs))]).sightings()
    assert (found.copy_of, found.others, found.counts[0]) == (("a", 0, 0) if copy else (None, 1, 1))


def test_prose_that_stands_in_many_articles_makes_no_copy() -> None:
    notice = prose(1, 2, 3, 4, 5)
    rows = [row(name, 9, *notice, *prose(*range(at, at + 8))) for name, at in (("a", 100), ("b", 200), ("c", 300))]
    assert compare([9, *notice, *prose(400)], rows).sightings().counts[:2] == (3, 3)


def test_a_copy_of_one_leaves_the_others_to_count() -> None:
    rows = [row("a", 1, *prose(1, 2, 3)), row("b", 1, *prose(7))]
    assert compare([1, *prose(1, 2, 4)], rows).sightings() == Sightings(others=1, counts=(1, 0, 0, 0), copy_of="a")


def test_a_page_without_prose_is_a_copy_by_all_its_lines() -> None:
    rows = [row("a", 1, 2, 3), row("b", 3, *prose(1))]
    assert compare([1, 2, 3], rows).sightings() == Sightings(others=1, counts=(0, 0, 1), copy_of="a")


def test_articles_are_named_the_latest_first() -> None:
    rows = [row(name, 1, PROSE | number) for number, name in enumerate("abcde")]
    assert compare([1, 2], rows).where(3) == (("e", "d", "c"), ())
