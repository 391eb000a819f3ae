from streams.stages.dedup.features import Features, features
from streams.stages.dedup.measures import Measures
from streams.stages.dedup.model import Model
from streams.stages.dedup.reasons import Lack, lacks

HALF = features(Measures(*[0.5] * len(Measures._fields)))
NONE = dict.fromkeys(Features._fields, 0.0)


def test_a_measure_lacks_what_it_would_say_were_it_that_of_a_copy() -> None:
    model = Model(bias=-1, weights=NONE | {"head": 3.0, "length": -2.0, "idle": -4.0})
    assert lacks(model, HALF) == (Lack("idle", 0.5, 2.0), Lack("head", 0.5, 1.5))


def test_what_is_made_of_a_measure_changes_with_it() -> None:
    model = Model(bias=0, weights=NONE | {"vocabulary": 1.0, "vocabulary_squared": 1.0, "title_by_head": 2.0})
    assert lacks(model, HALF) == (Lack("vocabulary", 0.5, 1.25), Lack("head", 0.5, 0.5), Lack("title", 0.5, 0.5))
