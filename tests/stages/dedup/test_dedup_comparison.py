from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_dedup_sketch import SIGNATURES, signature

from streams.kernel import library
from streams.records import Signature
from streams.stages.dedup.comparison import compare, compare_in_numpy
from streams.stages.dedup.pairs import WHOLE, Words
from streams.stages.dedup.rarity import BIT, Rarity
from streams.stages.dedup.sketch import SHINGLES, Text, sketch

KERNEL = pytest.mark.skipif(library() is None, reason="the kernel was not compiled")


def named(names: tuple[int, ...], numbers: tuple[int, ...]) -> Signature:
    return Signature(
        digest="", words=20, shingles=(), quarters=(), head=(), names=names, numbers=numbers, vocabulary=()
    )


def figures(draw: st.DataObject, length: int, most: int) -> Words:
    return array("I", draw.draw(st.lists(st.integers(0, most), min_size=length, max_size=length)))


@KERNEL
@given(SIGNATURES, SIGNATURES, st.data())
def test_kernel_and_numpy_count_the_same(left: Signature, right: Signature, data: st.DataObject) -> None:
    few = Signature(
        digest="", words=left.words, shingles=left.shingles[::2], quarters=(), head=right.head[1:],
        names=left.names[:3], numbers=(), vocabulary=right.vocabulary[::3],
    )  # fmt: skip
    rarity = Rarity()
    for known in (left, left, few):
        rarity.add(sketch(known))
    for ours, theirs in ((left, right), (left, few), (few, right), (left, left)):
        mine, other = sketch(ours), sketch(theirs)
        weights, text = figures(data, mine[1], WHOLE), Text(mine, figures(data, mine[1], 3))
        found = compare(text, other, weights, rarity)
        flat = [count for overlap in found.overlaps for count in overlap]
        flat += [found.shared_weight, found.weight, *found.shared_by_quarter, *found.ours_by_quarter]
        flat += [count for overlap in found.rarities for count in overlap]
        assert flat == compare_in_numpy(text, other, weights, rarity)


def test_parts_compare_below_the_lower_bound() -> None:
    long, short = sketch(signature(500, tuple(range(150)))), sketch(signature(60, (1, 2, 3, 2**31)))
    found = compare(Text(short, array("I", [0, 0, 1, 3])), long, array("I", [5, 6, 7, 8]), Rarity())
    assert found.overlaps[SHINGLES] == (3, 3, 48)
    assert (found.shared_weight, found.weight) == (18, 18)
    assert list(found.shared_by_quarter) == list(found.ours_by_quarter) == [2, 1, 0, 0]


def test_names_and_numbers_are_weighed_by_how_few_stories_have_them() -> None:
    usual, rare = 7 << 16, 9 << 16
    text = Text(sketch(named(names=(usual, rare), numbers=(rare,))), array("I"))
    rarity = Rarity()
    for _ in range(1_000):
        rarity.add(sketch(named(names=(usual,), numbers=())))
    names, numbers = compare(text, sketch(named(names=(usual,), numbers=(rare,))), array("I"), rarity).rarities
    assert names.shared == names.theirs == pytest.approx(BIT * 1, abs=2)
    assert names.ours - names.shared == numbers.shared == pytest.approx(BIT * 10.97, abs=2)


@KERNEL
def test_what_would_be_read_beyond_its_end_is_refused() -> None:
    sound, one = sketch(signature(60, (1, 2))), array("I", [1, 1])
    with pytest.raises(ValueError, match="no sketch"):
        compare(Text(sound, one), sound[:-1], one, Rarity())
    with pytest.raises(ValueError, match="1 weights"):
        compare(Text(sound, one), sound, one[:1], Rarity())
