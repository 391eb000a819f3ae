from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.audit.ledger import FATES, Counts, Fate, Ledger, Outcome
from streams.records import Position, StageName

FIRST, STOP = 100, 112
SPANS = {0: range(FIRST, STOP), 3: range(0)}
OFFSETS = st.integers(FIRST - 2, STOP + 2)
RANGES = st.tuples(OFFSETS, OFFSETS).map(lambda edges: range(*edges))
NOTED = ("indexed", "repeated", "dead", "put_back", "resumed", "holds")
NOTES = st.one_of(
    st.tuples(st.sampled_from(NOTED), OFFSETS),
    st.tuples(st.sampled_from(StageName), OFFSETS),
    st.tuples(st.sampled_from(["waiting", "expired", "no_record", "unreadable"]), RANGES),
)


def at(offset: int, topic: str = "articles.raw", partition: int = 0) -> Position:
    return Position(topic=topic, partition=partition, offset=offset)


class Model:
    """The same rules, said once more for a single offset and without bits."""

    def __init__(self) -> None:
        self.indexed = self.repeated = self.dead = self.put_back = False
        self.place: Fate = Outcome.MISSING

    @property
    def unknown(self) -> bool:
        return self.fate is Outcome.MISSING

    def note(self, what: str) -> None:
        if what in {"indexed", "repeated"}:
            setattr(self, what, True)
        elif what in {"dead", "put_back", "resumed"}:
            self.dead, self.put_back = what == "dead", what == "put_back"
        elif what in set(StageName):
            stages = list(StageName)
            known = stages.index(self.place) if isinstance(self.place, StageName) else -1
            if self.place not in {Outcome.NO_RECORD, Outcome.EXPIRED}:
                self.place = stages[max(known, stages.index(StageName(what)))]
        elif what == "waiting":
            self.place = StageName.CLEAN if self.place is Outcome.MISSING else self.place
        elif what == "holds":
            self.place = Outcome.MISSING if self.fate is Outcome.NO_RECORD else self.place
        elif what == "unreadable":
            self.place = Outcome.EXPIRED if self.fate is Outcome.NO_RECORD else self.place
        elif self.unknown:
            self.place = Outcome(what)

    @property
    def fate(self) -> Fate:
        if self.indexed:
            return Outcome.INDEXED
        if self.repeated:
            return Outcome.REPEATED
        if self.dead:
            return Outcome.DEAD_LETTER
        return Outcome.PUT_BACK if self.put_back else self.place


def note(ledger: Ledger, what: str, where: int | range) -> None:
    if isinstance(where, range):
        getattr(ledger, what)(0, where)
    elif what in set(StageName):
        ledger.seen(at(where), StageName(what))
    else:
        getattr(ledger, what)(at(where))


@given(st.lists(NOTES, max_size=40))
def test_every_offset_has_exactly_the_one_fate_that_the_rules_give_it(notes: list[tuple[str, int | range]]) -> None:
    ledger, models = Ledger(SPANS), {offset: Model() for offset in SPANS[0]}
    for what, where in notes:
        note(ledger, what, where)
        for offset in where if isinstance(where, range) else (where,):
            if offset in models:
                models[offset].note(what)
    counts = ledger.counts(0)
    assert {fate: count for fate, count in counts.fates.items() if count} == Counter(
        model.fate for model in models.values()
    )
    assert sum(counts.fates.values()) == STOP - FIRST
    assert counts.both == sum(model.dead and (model.indexed or model.repeated) for model in models.values())
    missing = [offset for offset, model in models.items() if model.unknown]
    assert [position.offset for position in ledger.missing_positions()] == missing
    assert [offset for offset in SPANS[0] if ledger.is_missing(at(offset))] == missing
    assert ledger.totals() == counts


@pytest.mark.parametrize("where", [at(FIRST - 1), at(STOP), at(FIRST, "articles.cleaned"), at(FIRST, partition=1)])
def test_what_lies_elsewhere_is_passed_over(where: Position) -> None:
    ledger = Ledger(SPANS)
    for what in NOTED:
        getattr(ledger, what)(where)
    ledger.seen(where, StageName.TAG)
    assert ledger.totals().fates[Outcome.MISSING] == STOP - FIRST
    assert not ledger.is_missing(where)


def test_a_record_put_back_to_the_middle_is_missing_until_it_is_found_again() -> None:
    ledger = Ledger({0: range(1)})
    ledger.dead(at(0))
    ledger.resumed(at(0))
    assert ledger.is_missing(at(0))
    ledger.seen(at(0), StageName.TAG)
    assert ledger.totals().fates[StageName.TAG] == 1


def test_records_are_the_offsets_that_hold_one() -> None:
    ledger = Ledger({0: range(10)})
    ledger.no_record(0, range(4))
    ledger.holds(at(2))
    assert ledger.totals().records == 7


def test_counts_add_up() -> None:
    one = Counts(fates=dict.fromkeys(FATES, 2), both=1)
    assert one + one == Counts(fates=dict.fromkeys(FATES, 4), both=2)
