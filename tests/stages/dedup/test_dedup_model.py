import json
from array import array
from collections.abc import Sequence
from math import tanh

import pytest

from streams.stages.dedup.comparison import compare
from streams.stages.dedup.features import Features
from streams.stages.dedup.features import features as features_of
from streams.stages.dedup.measures import Bearing, measured
from streams.stages.dedup.model import WEIGHTS, Model, Unit, probability, trained
from streams.stages.dedup.pairs import WHOLE
from streams.stages.dedup.rarity import Rarity
from streams.stages.dedup.sketch import Text, sketch, words_of
from streams.text.signature import sign

FIRST = (
    "The harbour council of Orvana voted on Tuesday to close the old ferry pier for two years while 34 of its piles "
    "are replaced. Mayor Ilse Tandberg said the work would cost 12.5 million."
)
SECOND = (
    "Heavy snow fell over the northern valleys at the weekend, and forecasters in Velmar expect 40 centimetres more."
)


def features(
    new: str,
    known: str,
    strength: float = 5,
    titles: tuple[str | None, str | None] = (None, None),
    common: Sequence[str] = (),
) -> Features:
    """Compare two texts in a lane that knows the stories `common`."""
    mine, theirs = Text.of(sign(titles[0], new)), sketch(sign(titles[1], known))
    rarity = Rarity()
    for text in common:
        rarity.add(sketch(sign(None, text)))
    found = compare(mine, theirs, array("I", [WHOLE] * len(mine.quarters)), rarity)
    words = words_of(mine.sketch), words_of(theirs)
    return features_of(measured(found, words, Bearing(int(strength * WHOLE), 0, 0.0)))


@pytest.mark.parametrize("pair", [(FIRST, FIRST), (FIRST, SECOND), (FIRST, "Orvana"), ("", SECOND), ("", "")])
def test_features_are_between_0_and_1(pair: tuple[str, str]) -> None:
    assert all(0 <= value <= 1 for value in features(*pair))


def test_the_same_text_shares_everything() -> None:
    same = features(FIRST, FIRST)
    assert same.rare_root == same.head == same.length == 1
    assert min(same.contained, same.names, same.names_both_squared, same.numbers, same.vocabulary) > 0.95
    assert same.names_apart == same.little == same.other_lead == 0


def test_texts_without_names_and_numbers_compare_by_their_shingles() -> None:
    text = "it rained all day and the old boats stayed in the small harbour until night"
    assert features(text, text).names == features(text, text).numbers == features(text, text).contained > 0.9


def test_other_words_about_the_same_people_show() -> None:
    other = "Mayor Ilse Tandberg told Orvana: nobody would believe how quickly 34 dolphins returned for 12.5 herring."
    assert features(other, FIRST).names_over_vocabulary > 0.3


def test_what_every_story_names_says_little_and_what_few_do_says_much() -> None:
    frame = "The score at the Harbour Park ground in Orvana was {} when {} of Velmar scored for Tandberg Athletic."
    first, second = frame.format("11-31", "Kari Bratt"), frame.format("72-54", "Runa Skeld")
    new, usual = features(second, first), features(second, first, common=[frame.format("", "somebody")] * 5_000)
    assert usual.names < new.names - 0.2
    assert usual.names_missing > new.names_missing + 0.2
    assert usual.names_apart == pytest.approx(new.names_apart, abs=0.1)
    assert features(first, first).names_apart == 0


def test_titles_compare_by_their_letters_and_where_there_are_none_by_the_texts() -> None:
    title = "Harbour council votes to close the ferry pier"
    assert features(SECOND, FIRST, titles=(title, title.upper())).title > 0.9
    assert features(SECOND, FIRST, titles=(title, "Snow over Velmar")).title < 0.1
    assert features(FIRST, FIRST, titles=(title, None)).title == features(FIRST, FIRST).title > 0.9


def test_a_title_alone_makes_no_two_texts_one() -> None:
    titles = ("Harbour council votes to close the ferry pier",) * 2
    assert score(features(SECOND, FIRST, strength=0, titles=titles)) < 0


def test_the_model_joins_the_same_text_and_parts_another() -> None:
    assert score(features(FIRST, FIRST, strength=20)) > 0
    assert score(features(FIRST, SECOND, strength=0)) < 0


def test_what_comes_days_later_is_less_likely_a_copy() -> None:
    later = features(FIRST, FIRST)._replace(idle=0.8)
    doubtful = HALF._replace(idle=0.0)
    assert score(doubtful._replace(idle=0.8)) < score(doubtful) - 0.5
    assert probability(score(later)) > 0.9


def test_the_weights_are_those_of_the_features() -> None:
    assert tuple(json.loads(WEIGHTS.read_text("utf-8"))["weights"]) == Features._fields


HALF = Features(*[0.5] * len(Features._fields))
HEAD = dict.fromkeys(Features._fields, 0.0) | {"head": 3.0}


def score(features: Features) -> float:
    (found,) = trained().scores([features])
    return found


def test_a_score_is_the_weighted_sum_of_features_and_hidden_units() -> None:
    assert Model(bias=-1, weights=HEAD).scores([HALF]) == [0.5]
    model = Model(bias=-1, weights=HEAD, units=(Unit(bias=-1.5, weights=tuple(HEAD.values()), says=7),))
    assert model.scores([HALF, HALF._replace(head=1.0)]) == pytest.approx([0.5, 2 + 7 * tanh(1.5)])


def test_what_stands_at_the_end_only_is_not_even() -> None:
    quoting = features(" ".join(f"word{number}" for number in range(100)) + " " + FIRST, FIRST)
    assert quoting.even_by_vocabulary < quoting.vocabulary / 2


@pytest.mark.parametrize("score", [-1e9, -1.0, 0.0, 1.0, 1e9])
def test_a_probability_is_that_of_the_log_odds(score: float) -> None:
    assert 0 <= probability(score) <= 1
    assert probability(score) + probability(-score) == pytest.approx(1)
