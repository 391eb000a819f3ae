from itertools import pairwise

import pytest
from dedup_stream import STREAMS

from streams.stages.dedup.lane import Lane
from streams.text.signature import HASHES


@pytest.mark.parametrize("name", STREAMS)
def test_streams_are_the_same_each_time_and_go_forward(name: str) -> None:
    articles = list(STREAMS[name](30))
    assert articles == list(STREAMS[name](30))
    assert all(one.at < other.at for one, other in pairwise(articles))
    assert len({(one.id, one.version) for one in articles}) == 30


@pytest.mark.parametrize("name", ["newsroom", "all new"])
def test_generated_signatures_are_such_as_signing_gives(name: str) -> None:
    for one in STREAMS[name](100):
        signed = one.signature
        for hashes in (signed.shingles, signed.head, signed.names, signed.numbers, signed.vocabulary, signed.title):
            assert list(hashes) == sorted(set(hashes))
            assert all(0 <= hash_ < HASHES for hash_ in hashes)
        assert set(signed.quarters) <= {0, 1, 2, 3}


@pytest.mark.parametrize(("name", "clusters"), [("all new", 200), ("one tail", 200), ("one story", 1)])
def test_what_is_new_and_what_is_copied_is_told(name: str, clusters: int) -> None:
    lane = Lane()
    found = [lane.decide(one.id, one.version, one.signature, one.at).cluster.id for one in STREAMS[name](200)]
    assert len(set(found)) == pytest.approx(clusters, abs=clusters // 20)
