"""Without the compiled kernel a lane gives the very same answers."""

import pytest
from test_dedup_lanes import stream

from streams.stages.dedup import Lanes, Limits, comparison, pair_table, sketch


def test_a_lane_without_the_kernel_gives_the_same_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = Limits(articles=300)
    with_kernel = Lanes(limits)
    expected = [with_kernel.decide(article) for article in stream(4, 800)]
    for module in (pair_table, comparison, sketch):
        monkeypatch.setattr(module, "library", lambda: None)
    without = Lanes(limits)
    assert [without.decide(article) for article in stream(4, 800)] == expected
