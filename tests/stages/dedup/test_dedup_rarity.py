from math import log2

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_dedup_sketch import SIGNATURES

from streams.records import Signature
from streams.stages.dedup.rarity import BIT, SLOTS, WEIGHED, Rarity
from streams.stages.dedup.sketch import part, sketch

STORIES = st.lists(SIGNATURES, max_size=5)
EVERY = (np.arange(SLOTS) << 16).astype(np.uint32)


def said(rarity: Rarity) -> list[list[int]]:
    return [rarity.of(row, EVERY).tolist() for row in range(len(WEIGHED))]


def counted(stories: list[Signature]) -> Rarity:
    rarity = Rarity()
    for story in stories:
        rarity.add(sketch(story))
    return rarity


@given(STORIES)
def test_a_hash_is_as_rare_as_stories_with_it_are_few(stories: list[Signature]) -> None:
    rarity = counted(stories)
    for row, number in enumerate(WEIGHED):
        for hashed in {hashed for story in stories for hashed in part(sketch(story), number)}:
            held = sum(hashed in part(sketch(story), number) for story in stories)
            (steps,) = rarity.of(row, np.array([hashed], np.uint32))
            assert steps == pytest.approx(BIT * log2((len(stories) + 1000) / (held + 1)), abs=1)


@given(STORIES, STORIES)
def test_it_depends_on_the_stories_alone_that_are_counted_now(kept: list[Signature], gone: list[Signature]) -> None:
    rarity = counted([*gone, *kept])
    for story in gone:
        rarity.remove(sketch(story))
    assert said(rarity) == said(counted(kept[::-1]))
    assert min(map(min, said(rarity))) > 0


def test_at_first_all_are_rare_alike() -> None:
    assert {steps for row in said(Rarity()) for steps in row} == {round(BIT * log2(1000))}
