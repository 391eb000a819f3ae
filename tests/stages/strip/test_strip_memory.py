from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from streams.stages.strip.memory import MOST_AGE, MOST_LINES, SourceLines
from streams.stages.strip.memory_counts import DIGEST_BYTES, PROSE, Row, Sightings

HOUSE = "harbour.example"


def own(number: int) -> list[int]:
    """Give the prose that no other article has."""
    return [PROSE | number * 10 + i for i in range(3)]


def put(lines: SourceLines, name: str, digests: Sequence[int], source: str = HOUSE, at: int | None = None) -> None:
    seen = lines.seen(source, name, digests, at)
    lines.remember(source, name, digests, at, seen.copy_of)


def filled(count: int, lines: SourceLines | None = None, source: str = HOUSE) -> SourceLines:
    lines = lines or SourceLines()
    for number in range(count):
        put(lines, f"a{number}", [7, *own(number)], source)
    return lines


def test_a_source_knows_nothing_of_another() -> None:
    assert filled(5).seen("other.example", "b", [7]) == Sightings(others=0, counts=(0,))
    assert filled(5).seen(HOUSE, "b", [7, 8]) == Sightings(others=5, counts=(5, 0))


def test_an_article_is_not_seen_in_itself_nor_in_its_earlier_version() -> None:
    lines = filled(3)
    put(lines, "a1", [7, 8, *own(1)])
    put(lines, "a1", [7, 8, 9, *own(40)])
    assert lines.seen(HOUSE, "a1", [7, 8, 9, *own(1)]) == Sightings(others=2, counts=(2, 0, 0, 0, 0, 0))
    assert lines.articles == 3


def test_an_article_delivered_twice_changes_nothing() -> None:
    lines = filled(3)
    before = lines.seen(HOUSE, "b", [7])
    assert lines.remember(HOUSE, "a0", [7, *own(0)]) is None
    assert lines.seen(HOUSE, "b", [7]) == before


def test_copies_under_other_ids_do_not_tell_on_each_other() -> None:
    lines = SourceLines()
    for number in range(10):  # each with a paragraph of its own
        put(lines, f"copy{number}", [5, *own(1), *own(2), PROSE | 900 + number])
    assert lines.seen(HOUSE, "copy3", [5, *own(1), *own(2), PROSE | 903]).counts == (0,) * 8
    assert lines.seen(HOUSE, "b", [5, *own(9)]) == Sightings(others=1, counts=(1, 0, 0, 0))


def test_the_articles_of_a_source_are_bounded_the_oldest_go_first() -> None:
    lines = filled(30, SourceLines(most_articles=10))
    assert lines.articles == 10
    assert lines.seen(HOUSE, "b", [7, own(19)[0], own(20)[0], *own(90)]).counts[:3] == (10, 0, 1)


def test_the_articles_of_all_sources_are_bounded_the_source_written_last_stays() -> None:
    lines = SourceLines(most_rows=20)
    for number in range(10):
        filled(5, lines, f"outlet{number}.example")
    assert lines.articles == 20
    assert [lines.seen(f"outlet{number}.example", "b", [7]).others for number in (0, 5, 6, 9)] == [0, 0, 5, 5]


def test_a_new_version_counts_as_the_latest_article() -> None:
    lines = filled(3, SourceLines(most_rows=3))
    put(lines, "a0", [7, 8, *own(0)])
    filled(1, lines, "other.example")
    assert lines.seen(HOUSE, "b", [own(0)[0], own(1)[0], *own(90)]).counts[:2] == (1, 0)


def test_the_lines_of_an_article_are_bounded_the_first_and_the_last_stay() -> None:
    lines = SourceLines()
    digests = list(range(10_000))
    remembered = lines.remember(HOUSE, "long", [*digests, *(PROSE | number for number in digests)])
    assert remembered is not None
    assert len(remembered[1].lines) == MOST_LINES * DIGEST_BYTES
    assert lines.seen(HOUSE, "b", [0, 5_000, 9_999, PROSE | 0, PROSE | 9_999]).counts == (1, 0, 1, 1, 0)


def test_old_articles_count_no_more() -> None:
    lines = SourceLines()
    put(lines, "a", [7, *own(1)], at=1_000)
    assert lines.seen(HOUSE, "b", [7, *own(9)], at=1_000 + MOST_AGE).others == 1
    assert lines.seen(HOUSE, "b", [7, *own(9)], at=1_001 + MOST_AGE).others == 0


def test_no_time_however_wrong_empties_the_memory() -> None:
    lines = SourceLines()
    for number in range(5):
        put(lines, f"a{number}", [7, *own(number)], at=1_700_000_000 + number)
    for number, at in enumerate((None, 0, -(10**12), 10**12)):
        put(lines, f"w{number}", [8, *own(20 + number)], at=at)
    assert lines.seen(HOUSE, "b", [7], at=1_700_000_100).counts == (5,)


def test_an_article_without_lines_is_nothing_to_remember() -> None:
    lines = filled(2)
    assert lines.remember(HOUSE, "empty", []) is None
    assert lines.seen(HOUSE, "empty", []) == Sightings(others=0, counts=())


def test_each_line_has_up_to_three_articles_named() -> None:
    named = filled(5).where(HOUSE, "b", [7, 8, own(2)[0], *own(90)])
    assert named == [("a4", "a3", "a2"), (), ("a2",), (), (), ()]
    assert filled(5).where("other.example", "b", [7]) == [()]


Given = list[tuple[str, str, list[int]]]
ARTICLES = st.lists(
    st.tuples(
        st.sampled_from(["one.example", "two.example", "three.example"]),
        st.integers(0, 11).map("a{}".format),
        st.lists(st.integers(0, 8) | st.integers(PROSE, PROSE + 8), min_size=1, max_size=6),
    ),
    max_size=60,
)


@given(ARTICLES, ARTICLES)
def test_a_compacted_log_gives_the_same_memory_back(before: Given, after: Given) -> None:
    lines = SourceLines(most_rows=9, most_articles=4)
    log: dict[tuple[str, int], Row] = {}
    for source, name, digests in before:
        new = lines.remember(source, name, digests, None, lines.seen(source, name, digests).copy_of)
        if new:
            log.pop((source, new[0]), None)
            log[source, new[0]] = new[1]
    restored = SourceLines(most_rows=9, most_articles=4)
    for (source, slot), remembered in log.items():
        restored.restore(source, slot, remembered)
    assert restored.articles == lines.articles
    for source, name, digests in after:
        assert restored.seen(source, name, digests) == lines.seen(source, name, digests)
        copy_of = lines.seen(source, name, digests).copy_of
        made = [one.remember(source, name, digests, None, copy_of) for one in (lines, restored)]
        assert made[0] == made[1]
