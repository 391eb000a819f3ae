"""The model that comes with the program."""

import numpy as np
from strip_articles import cleaned
from strip_pages import TEXT, page

from streams.records import Label
from streams.stages.strip.kept import Kept
from streams.stages.strip.labeller.context import NAMES
from streams.stages.strip.labeller.judging import judge
from streams.stages.strip.labeller.model import SHIPPED, shipped
from streams.stages.strip.labeller.reasons import group_of, reasons
from streams.stages.strip.limits import LIMITS
from streams.stages.strip.lines import read
from streams.stages.strip.memory_counts import Sightings

LARGEST = 3_000_000  # bytes


def test_the_file_is_small_and_speaks_of_the_features_that_there_are() -> None:
    model = shipped()
    assert SHIPPED.stat().st_size <= LARGEST
    assert model.names == NAMES
    assert model.typical.shape == (len(model.names),)
    assert {*Label} - {*model.labels} <= {Label.DUPLICATE}
    assert {Kept.BODY, Kept.HEADING, Kept.LIST} <= {*model.labels}


def test_it_says_the_same_every_time_and_tells_body_from_furniture() -> None:
    model = shipped()
    first, again = judge(page(TEXT), model), judge(page(TEXT), model)
    assert np.array_equal(first.body, again.body)
    assert first.body[1] > LIMITS.body_least > first.body[-1]
    assert ((first.body >= 0) & (first.body <= 1)).all()


def test_it_names_kinds_only_of_the_side_that_is_asked_for() -> None:
    table = judge(page(TEXT), shipped()).table
    assert all(isinstance(kind, Label) for kind in shipped().removed_as(table))
    assert all(isinstance(kind, Kept) for kind in shipped().kept_as(table))


def test_no_sentence_goes_for_what_other_articles_hold() -> None:
    flooded = Sightings(others=60, counts=(60,) * len(page(TEXT).lines))
    alone = judge(page(TEXT), shipped()).body
    with_memory = judge(page(TEXT, seen=flooded), shipped()).body
    sentences = [i for i, line in enumerate(page(TEXT).lines) if line.closed and alone[i] >= LIMITS.body_least]
    assert sentences
    assert all(with_memory[i] >= LIMITS.body_least for i in sentences)


def test_every_feature_is_known_to_the_reader_as_something() -> None:
    assert all(group_of(name) for name in shipped().names)


def test_what_pushed_most_comes_first_and_words_are_quoted() -> None:
    lines = read(cleaned(TEXT))
    asked = page(TEXT)
    why = reasons(asked, judge(asked, shipped()).table, shipped())
    assert len(why) == len(lines)
    for evidence in why:
        weights = [abs(each.weight or 0) for each in evidence]
        assert weights == sorted(weights, reverse=True)
    said = {each.name: each for each in why[-1]}
    assert "“share”" in said["its words"].value
