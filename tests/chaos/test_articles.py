from collections import Counter
from itertools import islice

from articles import BROKEN, records

from streams.pipeline import run
from streams.records import DeadLetter, IndexedArticle, Role

FED = list(islice(records(seed=5), 1000))


def test_a_seed_gives_the_same_records_and_two_seeds_give_other_ids() -> None:
    other = set(islice(records(seed=6), 1000)) - set(BROKEN)
    assert list(islice(records(seed=5), 1000)) == FED
    assert other.isdisjoint(FED)


def test_what_is_fed_makes_every_stage_work_and_the_broken_ones_alone_are_rejected() -> None:
    outcomes = list(run((None, value) for value in FED))
    broken = sum(value in BROKEN for value in FED)
    assert sum(isinstance(outcome, DeadLetter) for outcome in outcomes) == broken > 5
    assert len(outcomes) < len(FED), "nothing was fed twice"
    roles = Counter(outcome.cluster.role for outcome in outcomes if isinstance(outcome, IndexedArticle))
    assert set(roles) == set(Role)
    assert roles[Role.CANONICAL] > 0.75 * len(FED)
