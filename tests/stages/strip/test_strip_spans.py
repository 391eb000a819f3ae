from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from streams.records import Block, BlockKind, Label
from streams.stages.strip.spans import block_cuts, remaining, removals, restored
from streams.stages.strip.verdicts import Verdict

GONE = Verdict(Label.AD, "ad/marker", 0.9)
LINES = st.lists(st.tuples(st.text("ab.é", min_size=1), st.sampled_from(["\n", "\n\n"]), st.booleans()), min_size=1)


def laid_out(lines: list[tuple[str, str, bool]]) -> tuple[str, list[Block], list[Verdict | None]]:
    text, blocks = "", []
    for i, (line, separator, _) in enumerate(lines):
        text += separator if i else ""
        blocks.append(Block(start=len(text), end=len(text) + len(line), kind=BlockKind.PARAGRAPH))
        text += line
    return text, blocks, [GONE if gone else None for *_, gone in lines]


@given(LINES)
def test_what_is_left_and_what_is_removed_give_the_text_back(lines: list[tuple[str, str, bool]]) -> None:
    text, blocks, verdicts = laid_out(lines)
    removed = removals(text, block_cuts(blocks, verdicts))
    assert restored(remaining(text, removed), removed) == text
    assert all(a.end <= b.start for a, b in pairwise(removed))
    assert all(text[span.start : span.end] == span.text for span in removed)


@given(LINES)
def test_kept_blocks_stay_whole_and_apart(lines: list[tuple[str, str, bool]]) -> None:
    text, blocks, verdicts = laid_out(lines)
    left = remaining(text, removals(text, block_cuts(blocks, verdicts)))
    assert left.split() == [line for line, _, gone in lines if not gone]
    assert left == left.strip()


def test_the_last_removed_block_takes_the_separator_before_it() -> None:
    text, blocks, verdicts = laid_out([("One.", "", False), ("Two.", "\n\n", False), ("Share", "\n", True)])
    (removed,) = removals(text, block_cuts(blocks, verdicts))
    assert removed.text == "\nShare"
    assert remaining(text, [removed]) == "One.\n\nTwo."
