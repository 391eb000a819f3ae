from dataclasses import fields, replace

import orjson
import pytest

from streams.codec import decode, encode
from streams.errors import RejectError
from streams.records import LaneEntry, Position, Role, StrippedArticle, TaggedArticle, Trace
from streams.stages.dedup import Lanes
from streams.state.memory import Entry
from streams.text.signature import sign

TEXT = "The harbour council of Orvana voted on Tuesday to close the old ferry pier while 34 of its piles are replaced."


def tagged(name: str, text: str = TEXT, language: str = "en") -> TaggedArticle:
    return TaggedArticle(
        schema="articles.tagged/1",
        id=name,
        version="00000000000000a1",
        source="harbour.example",
        trace=Trace(raw=Position(topic="articles.raw", partition=0, offset=7)),
        url=None,
        title="Pier closes",
        publisher=None,
        language=language,
        published_at=None,
        modified_at=None,
        fetched_at=None,
        text=text,
        dateline=None,
        byline=None,
        contributors=(),
        images=(),
        removed=(),
        complete=True,
        entities=(),
        signature=sign("Pier closes", text),
    )


def test_the_output_is_the_article_with_its_cluster() -> None:
    article = tagged("a")
    output = Lanes().decide(article).output
    assert output is not None
    assert output.schema == "articles.deduped/1"
    assert output.cluster.role is Role.CANONICAL
    kept = [field.name for field in fields(StrippedArticle) if field.name != "schema"]
    assert all(getattr(output, name) == getattr(article, name) for name in [*kept, "entities"])


def test_the_entry_says_what_was_decided() -> None:
    decision = Lanes().decide(tagged("a"))
    assert decision.entry is not None
    assert decision.output is not None
    assert decision.entry.key == b"a\x1f00000000000000a1"
    entry = decode(decision.entry.value, LaneEntry)
    assert (entry.schema, entry.language, entry.cluster) == ("articles.lanes/1", "en", decision.output.cluster)


def test_a_repeat_is_put_out_alike_and_not_remembered_again() -> None:
    lanes = Lanes()
    first, again = lanes.decide(tagged("a")), lanes.decide(tagged("a"))
    assert again.output == first.output
    assert again.entry is None


def test_a_language_is_a_lane_of_its_own() -> None:
    lanes = Lanes()
    roles = []
    for article in (tagged("a"), tagged("b", language="de"), tagged("c")):
        output = lanes.decide(article).output
        assert output is not None
        roles.append(output.cluster.role)
    assert roles == [Role.CANONICAL, Role.CANONICAL, Role.EXACT]


def test_restored_lanes_decide_as_if_never_stopped() -> None:
    lanes, restored = Lanes(), Lanes()
    for article in (tagged("a"), tagged("b", language="de"), tagged("c")):
        entry = lanes.decide(article).entry
        assert entry is not None
        restored.restore(entry)
    for article in (tagged("a"), tagged("d", language="de"), replace(tagged("c"), version="00000000000000a2")):
        assert restored.decide(article) == lanes.decide(article)


def test_an_entry_that_no_lane_made_is_refused() -> None:
    with pytest.raises(RejectError, match="missing required field"):
        Lanes().restore(Entry(key=b"a", value=b"{}"))


@pytest.mark.parametrize("body", ["?", "bm8="])
def test_an_entry_with_a_body_that_is_none_is_refused(body: str) -> None:
    entry = Lanes().decide(tagged("a")).entry
    assert entry is not None
    broken = replace(decode(entry.value, LaneEntry), body=body)
    with pytest.raises(RejectError, match="body: "):
        Lanes().restore(Entry(key=entry.key, value=encode(broken)))


def test_an_entry_of_the_time_before_there_were_accounts_is_taken() -> None:
    entry = Lanes().decide(tagged("a")).entry
    assert entry is not None
    known = {"history", "changes", "coverage", "judgement", "body"}
    old = {name: value for name, value in orjson.loads(entry.value).items() if name not in known}
    lanes = Lanes()
    lanes.restore(Entry(key=entry.key, value=orjson.dumps(old)))
    repeat = lanes.decide(tagged("a")).output
    assert repeat is not None
    assert (repeat.history, repeat.coverage) == (None, None)
    update = lanes.decide(replace(tagged("a"), version="00000000000000a2")).output
    assert update is not None
    assert (update.cluster.role, update.history, update.changes) == (Role.UPDATE, None, None)
