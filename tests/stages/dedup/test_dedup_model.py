import json
from array import array
from math import tanh

import pytest

from streams.stages.dedup.clusters import Text
from streams.stages.dedup.comparison import compare
from streams.stages.dedup.features import Features
from streams.stages.dedup.features import features as features_of
from streams.stages.dedup.model import WEIGHTS, Model, Unit, probability, trained
from streams.stages.dedup.pairs import WHOLE
from streams.stages.dedup.sketch import sketch, words_of
from streams.text.signature import sign

FIRST = (
    "The harbour council of Orvana voted on Tuesday to close the old ferry pier for two years while 34 of its piles "
    "are replaced. Mayor Ilse Tandberg said the work would cost 12.5 million."
)
SECOND = (
    "Heavy snow fell over the northern valleys at the weekend, and forecasters in Velmar expect 40 centimetres more."
)


def features(new: str, known: str, strength: float = 5) -> Features:
    mine, theirs = Text.of(sign(None, new)), sketch(sign(None, known))
    found = compare(mine.sketch, theirs, array("I", [WHOLE] * len(mine.quarters)), mine.quarters)
    return features_of(found, (words_of(mine.sketch), words_of(theirs)), int(strength * WHOLE))


@pytest.mark.parametrize("pair", [(FIRST, FIRST), (FIRST, SECOND), (FIRST, "Orvana"), ("", SECOND), ("", "")])
def test_features_are_between_0_and_1(pair: tuple[str, str]) -> None:
    assert all(0 <= value <= 1 for value in features(*pair))


def test_the_same_text_shares_everything() -> None:
    same = features(FIRST, FIRST)
    assert same.rare_root == same.head == same.length == same.same_length == 1
    assert min(same.contained, same.names, same.names_both_squared, same.numbers, same.vocabulary) > 0.95
    assert same.names_missing == same.names_over_vocabulary == same.little == 0


def test_texts_without_names_and_numbers_compare_by_their_shingles() -> None:
    text = "it rained all day and the old boats stayed in the small harbour until night"
    assert features(text, text).names == features(text, text).numbers == features(text, text).contained > 0.9


def test_other_words_about_the_same_people_show() -> None:
    other = "Mayor Ilse Tandberg told Orvana: nobody would believe how quickly 34 dolphins returned for 12.5 herring."
    assert features(other, FIRST).names_over_vocabulary > 0.3


def test_the_model_joins_the_same_text_and_parts_another() -> None:
    assert trained().score(features(FIRST, FIRST, strength=20)) > 0
    assert trained().score(features(FIRST, SECOND, strength=0)) < 0


def test_the_weights_are_those_of_the_features() -> None:
    assert tuple(json.loads(WEIGHTS.read_text("utf-8"))["weights"]) == Features._fields


HALF = Features(*[0.5] * len(Features._fields))
HEAD = dict.fromkeys(Features._fields, 0.0) | {"head": 3.0}


def test_a_score_is_the_weighted_sum_of_features_and_hidden_units() -> None:
    assert Model(bias=-1, weights=HEAD).score(HALF) == 0.5
    unit = Unit(bias=-1.5, weights=tuple(HEAD.values()), says=7)
    assert Model(bias=-1, weights=HEAD, units=(unit,)).score(HALF) == 0.5
    assert Model(bias=-1, weights=HEAD, units=(unit,)).score(HALF._replace(head=1.0)) == 2 + 7 * tanh(1.5)


def test_what_a_feature_lacks_is_what_it_could_say_for_a_copy() -> None:
    lacks = Model(bias=-1, weights=HEAD | {"names_missing": -2.0}).lacks(HALF)
    assert {name: lack for name, lack in lacks.items() if lack} == {"head": 1.5, "names_missing": 1.0}


def test_what_stands_at_the_end_only_is_not_even() -> None:
    quoting = features(" ".join(f"word{number}" for number in range(100)) + " " + FIRST, FIRST)
    assert quoting.even_by_vocabulary < quoting.vocabulary / 2


@pytest.mark.parametrize("score", [-1e9, -1.0, 0.0, 1.0, 1e9])
def test_a_probability_is_that_of_the_log_odds(score: float) -> None:
    assert 0 <= probability(score) <= 1
    assert probability(score) + probability(-score) == pytest.approx(1)
