from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strip_articles import cleaned

from streams.errors import Reason, RejectError
from streams.records import BlockKind, CleanedArticle, StageName, StrippedArticle
from streams.stages.strip import Sources, strip
from streams.stages.strip.lines import line_of

HOUSE = "harbour.example"
FURNITURE = ("The Harbour quiz", "Tide tables and harbour walks")
VICTIM = (
    "The harbour council of Orvana voted on Tuesday to close the old ferry pier for two years.",
    "Mayor Ada Quill declined to comment.",
    "What happens now",
    "“We had no choice,” said Tom Reed, who leads the council, after a meeting of five hours.",
    "Nobody was hurt.",
    "The pier was built in 1911, and 34 of its 210 piles were found to be hollow in March.",
    "The rival yard won 3-1",
    "Work begins in the summer, and the ferries will leave from the fish market until then.",
)
FILL = "Witness number {} told the court of Millbrook on Monday that the boat had left at {} in the morning."


def article(name: str, *lines: str, source: str = HOUSE, headings: Sequence[int] = ()) -> CleanedArticle:
    found = replace(cleaned("\n\n".join(lines)), id=name, source=source)
    blocks = [
        replace(block, kind=BlockKind.HEADING) if i in headings else block for i, block in enumerate(found.blocks)
    ]
    trace = found.trace.after(StageName.CLEAN, "2026-03-12T09:14:03Z")
    return replace(found, blocks=tuple(blocks), trace=trace)


def body(number: int) -> list[str]:
    return [FILL.format(number * 10 + i, i) for i in range(4)]


def stripped(memory: Sources, given: CleanedArticle) -> StrippedArticle:
    output = memory.decide(given).output
    assert output is not None
    return output


def sources(*articles: CleanedArticle) -> Sources:
    memory = Sources()
    for one in articles:
        memory.decide(one)
    return memory


def with_furniture(number: int, source: str = HOUSE) -> CleanedArticle:
    first, *rest = body(number)
    return article(f"f{number}", first, FURNITURE[0], *rest[:2], FURNITURE[1], rest[2], source=source)


def test_open_lines_that_stood_in_others_go_and_say_why() -> None:
    memory = sources(*map(with_furniture, range(12)))
    found = stripped(memory, with_furniture(13))
    assert found.text.split("\n\n") == body(13)
    gone = [(span.text.strip(), span.rule, span.label) for span in found.removed]
    assert [line for line, _, _ in gone] == list(FURNITURE)
    assert {rule for _, rule, _ in gone} == {"structure/source-line"}


def test_the_first_articles_of_a_source_come_out_as_without_a_memory() -> None:
    memory = Sources()
    assert stripped(memory, with_furniture(0)) == strip(with_furniture(0))
    for number in range(1, 3):
        assert closed(stripped(memory, with_furniture(number)).text) == closed(strip(with_furniture(number)).text)


def test_a_source_says_nothing_of_another_nor_of_those_that_are_unknown() -> None:
    memory = sources(*map(with_furniture, range(5)), *(with_furniture(number, "unknown") for number in range(5, 10)))
    for source in ("other.example", "unknown"):
        given = with_furniture(11, source)
        assert stripped(memory, given) == strip(given)
    assert memory.decide(with_furniture(12, "unknown")).entry is None


def test_a_version_delivered_again_and_again_never_loses_its_own_lines() -> None:
    given = article("a", *VICTIM)
    memory = sources(*[given] * 5, *(article("a", *VICTIM, *body(number)) for number in range(5)))
    assert stripped(memory, given) == strip(given)


def test_a_repeat_is_put_out_alike_and_not_remembered_again() -> None:
    memory = sources(*map(with_furniture, range(4)))
    first, again = memory.decide(with_furniture(9)), memory.decide(with_furniture(9))
    assert first.entry is not None
    assert again.output == first.output
    assert again.entry is None


def test_near_copies_under_other_ids_leave_each_other_whole() -> None:
    memory = Sources()
    for number in range(8):
        given = article(f"copy{number}", *VICTIM, FILL.format(number, 7))
        assert stripped(memory, given) == strip(given)


def test_an_article_without_prose_is_left_as_it_is() -> None:
    memory = sources(*map(with_furniture, range(5)))
    given = article("board", *FURNITURE, "Orvana harbour crew")
    assert stripped(memory, given).text == strip(given).text


def test_what_is_rejected_is_not_remembered() -> None:
    memory = Sources()
    only = article(
        "n", "Home | News | Sport | Log in", "Advertisement", "Sign up for our newsletter", "Related stories"
    )
    with pytest.raises(RejectError) as error:
        memory.decide(only)
    assert error.value.reason is Reason.ONLY_BOILERPLATE
    assert stripped(memory, with_furniture(1)) == strip(with_furniture(1))


def closed(text: str) -> list[str]:
    """Give the lines that end as sentences do, and those with figures, as a scoreboard has."""
    return [
        line
        for line in text.split("\n\n")
        if line_of(cleaned(line).blocks[0], line).closed or any(map(str.isdigit, line))
    ]


FLOOD = st.lists(
    st.tuples(st.lists(st.sampled_from(VICTIM), unique=True), st.integers(0, 12), st.booleans()), max_size=12
)
SHORT = ["Nobody was hurt.", "What happens now", "Mayor Ada Quill declined to comment.", "The rival yard won 3-1"]


@given(FLOOD, st.permutations(VICTIM), st.sampled_from(["victim", "flood0"]))
@example([(list(VICTIM), 12, True)] * 12, list(VICTIM), "victim")
@example([(list(VICTIM), 12, False)] * 12, list(VICTIM), "victim")
@example([([line], 12, True) for line in VICTIM], list(VICTIM), "victim")
@example([(order, 0, False) for order in map(list, permutations(SHORT))], list(VICTIM), "victim")
def test_no_flood_of_articles_takes_true_sentences_out(
    flood: list[tuple[list[str], int, bool]], lines: list[str], name: str
) -> None:
    memory = Sources()
    for number, (stolen, fill, first) in enumerate(flood):
        mixed = [FILL.format(number, i) for i in range(fill)]
        text = [*stolen, *mixed] if first else [*mixed, *stolen]
        with suppress(RejectError):  # of four short lines nothing may be left
            memory.decide(article(f"flood{number}", *(text or ["An empty page of the harbour."])))
    given = article(name, *lines)
    found, alone = stripped(memory, given), strip(given)
    assert set(closed(alone.text)) <= set(closed(found.text))
    assert (found.dateline, found.byline) == (alone.dateline, alone.byline)


def test_the_flood_is_seen_and_takes_open_lines() -> None:
    memory = sources(
        *(article(f"flood{i}", *body(i), VICTIM[0], VICTIM[1], VICTIM[2], *body(i + 50)) for i in range(4))
    )
    found = stripped(memory, article("victim", *VICTIM))
    assert closed(found.text) == closed(strip(article("victim", *VICTIM)).text)
    assert VICTIM[2] not in found.text


def test_templates_in_true_text_stand() -> None:
    memory = Sources()
    for number in range(8):
        given = article(
            f"report{number}",
            f"The Orvana index rose {number}.4 percent on Monday, led by the yards and the fish market.",
            "The harbour bank declined to comment.",
            "In numbers",
            f"Orvana {number}, Millbrook 1",
            f"Copper ended at {8000 + number} crowns a tonne in Millbrook, and tin did not change hands at all.",
            f"Analysts expect {number} more rises before the summer, the harbour bank wrote to its clients.",
            "Reporting by Ada Brook in Orvana; editing by Tom Reed",
            headings=[2],
        )
        found = stripped(memory, given)
        assert closed(found.text) == closed(strip(given).text)
        assert len(found.text.split("\n\n")) >= 6
    assert [one.name for one in found.contributors] == [one.name for one in strip(given).contributors]


def test_restored_memory_decides_as_if_never_stopped() -> None:
    memory, restored = Sources(), Sources()
    for number in range(6):
        entry = memory.decide(with_furniture(number)).entry
        assert entry is not None
        restored.restore(entry)
    for after in (with_furniture(2), with_furniture(7), article("f3", *VICTIM), article("new", *body(3), FURNITURE[0])):
        assert restored.decide(after) == memory.decide(after)
