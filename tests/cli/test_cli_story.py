"""`streams explain ID` and `streams clusters top` on what a broker of its own holds."""

from collections.abc import Iterator

import orjson
import pytest
from commands import streams
from stories import story

from streams import broker, topics
from streams.cli.clients import producer
from streams.codec import encode
from streams.records import ClusterMerge
from streams.settings import Settings

FIRST, CUT, UPDATE, REPORT = STORY = story()


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    settings = Settings(data_dir=tmp_path_factory.mktemp("broker"), bootstrap_servers=None, broker_port=0)
    try:
        env = {"STREAMS_BOOTSTRAP_SERVERS": broker.start(settings).bootstrap_servers}
        assert streams("topics", "create", env=env).returncode == 0
        put(env, topics.INDEXED, *((one.id, encode(one)) for one in STORY), ("broken", b'{"id":5}'))
        yield env
    finally:
        broker.stop(settings)


def put(env: dict[str, str], topic: str, *records: tuple[str, bytes]) -> None:
    with producer(Settings(), env["STREAMS_BOOTSTRAP_SERVERS"], 1 << 20) as client:
        sent = [client.send(topic, key=key.encode(), value=value) for key, value in records]
        for one in sent:
            one.get(timeout=30)


def test_the_family_of_an_article_is_found(env: dict[str, str]) -> None:
    done = streams("explain", "ferry-cut", "--json", env=env)
    assert (done.returncode, done.stderr) == (0, "")
    told = orjson.loads(done.stdout)["family"]
    assert told["first"] == "ferry"
    assert [(one["id"], one["role"]) for one in told["members"]] == [
        ("ferry", "canonical"),
        ("ferry-cut", "near"),
        ("ferry", "update"),
    ]
    assert told["beside"] == {"id": "ferry", "version": FIRST.version}
    assert [row["kind"] for row in told["side_by_side"]].count("only right") == 1
    assert told["judgement"]["joined"]["cluster"] == CUT.cluster.id


def test_the_closest_story_that_was_not_joined_is_named(env: dict[str, str]) -> None:
    done = streams("explain", "report", env=env)
    assert (done.returncode, done.stderr) == (0, "")
    assert "closest other" in done.stdout
    assert "Ferry runs aground off Orvana (ferry)" in " ".join(done.stdout.split())


def test_the_biggest_stories_come_first(env: dict[str, str]) -> None:
    done = streams("clusters", "top", "--since", "1h", "--json", env=env)
    assert (done.returncode, done.stderr) == (0, "")
    first, second = map(orjson.loads, done.stdout.splitlines())
    assert (first["cluster"], first["articles"], first["versions"]) == (FIRST.cluster.id, 2, 1)
    assert first["outlets"] == ["harbour.example", "skell.example"]
    assert first["origin"] == "AP"
    assert (second["cluster"], second["articles"]) == (REPORT.cluster.id, 1)
    shown = streams("clusters", "top", "-n", "1", env=env).stdout
    assert "2 outlets: harbour.example, skell.example, origin AP" in shown
    assert REPORT.cluster.id not in shown


def test_what_came_out_before_does_not_count(env: dict[str, str]) -> None:
    done = streams("clusters", "top", "--since", "2999-01-01", env=env)
    assert (done.returncode, done.stdout) == (0, "Nothing came out in that time.\n")


def test_stories_that_were_found_to_be_one_are_shown_as_one(env: dict[str, str]) -> None:
    merge = ClusterMerge(
        schema="articles.clusters/1",
        id=REPORT.cluster.id,
        canonical="report",
        alias_of=FIRST.cluster.id,
        at=None,
        because_id="x",
        because_version="0" * 16,
        similarity=0.95,
    )
    put(env, topics.CLUSTERS, (merge.id, encode(merge)))
    [line] = streams("clusters", "top", "--json", env=env).stdout.splitlines()
    assert orjson.loads(line)["articles"] == 3


def test_a_time_that_is_none_is_told() -> None:
    done = streams("clusters", "top", "--since", "yesterday-ish")
    assert done.returncode == 2
    assert "neither a time nor an age" in done.stderr
