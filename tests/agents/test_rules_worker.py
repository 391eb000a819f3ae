"""A real worker whose rules change while it works."""

from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from cluster import Cluster

from streams import topics
from streams.settings import Settings

RULE = (
    "lines: [{name: %s, label: promo, phrases: [harbour notes], examples: [Harbour notes], counterexamples: [Notes]}]"
)
TEXT = (
    "The harbour council voted on Tuesday to close the old ferry pier of Vardhavn for good.\n\nHarbour notes\n\n"
    "The council declined to comment on the price of the pier, which it had built in 1911."
)


def test_a_worker_takes_up_good_rules_and_goes_on_with_the_old_ones_when_they_are_broken(
    fresh_broker: Callable[[], Settings], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(RULE % "first/notes", "utf-8")
    monkeypatch.setenv("STREAMS_RULES", str(path))
    monkeypatch.setenv("STREAMS_LOG_LEVEL", "INFO")
    with Cluster(fresh_broker()) as cluster:
        worker = cluster.start_worker()
        assert rules_of(cluster, "a") == ["first/notes"]
        path.write_text(RULE % "second/notes", "utf-8")
        cluster.wait_for(lambda: "the rules were taken up" in cluster.log_text(), 30)
        assert rules_of(cluster, "b") == ["second/notes"]
        path.write_text("lines: [{name: third/notes}]", "utf-8")
        cluster.wait_for(lambda: "the rules are broken" in cluster.log_text(), 30)
        assert rules_of(cluster, "c") == ["second/notes"]
        assert cluster.log_text().count("the rules are broken") == 1
        assert worker.poll() is None
        assert cluster.start_worker().wait(60) == 3  # it has no rules to go on with
        assert f"\nstreams: {path}: rule third/notes: " in cluster.log_text()


def rules_of(cluster: Cluster, article: str) -> list[str]:
    """Feed `article`, and return by which rules it was stripped."""
    cluster.feed(
        [(None, orjson.dumps({"id": article, "source": f"{article}.example", "text": f"{TEXT} So said {article}."}))]
    )
    found: list[list[str]] = []

    def indexed() -> bool:
        records = (record for record in cluster.read(topics.INDEXED) if record["id"] == article)
        found.extend([span["rule"] for span in record["removed"]] for record in records)
        return bool(found)

    cluster.wait_for(indexed, 90)
    return found[0]
