from collections import Counter
from collections.abc import Iterable
from dataclasses import fields, replace
from functools import cache
from random import Random

import orjson
import pytest
import tagged_articles
from test_dedup_lane import FIRST, REPORT, SECOND

from streams import ids
from streams.codec import decode, encode
from streams.errors import RejectError
from streams.records import (
    ClusterMerge,
    Finished,
    LaneEntry,
    Position,
    Role,
    StageName,
    StrippedArticle,
    TaggedArticle,
    Trace,
)
from streams.stages.dedup import Lanes, Limits
from streams.stages.dedup.limits import DAY
from streams.state.memory import Entry

WORDS = [f"{letter}{number}" for letter in ("pier", "Orvana", "ferry", "Velmar", "7") for number in range(400)]
RAW = Position(topic="articles.raw", partition=0, offset=7)
TRACE = Trace(raw=RAW, finished=(Finished(stage=StageName.TAG, at="2026-03-02T10:00:01.000Z"),))
TEXT = "The harbour council of Orvana voted on Tuesday to close the old ferry pier while 34 of its piles are replaced."


def tagged(name: str, text: str = TEXT, language: str = "en") -> TaggedArticle:
    return tagged_articles.tagged(
        text,
        title="Pier closes",
        id=name,
        version="00000000000000a1",
        source="harbour.example",
        trace=Trace(raw=RAW),
        language=language,
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
    assert (entry.schema, entry.language, entry.cluster) == ("articles.lanes/3", "en", decision.output.cluster)


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


@cache
def stream(seed: int, count: int) -> list[TaggedArticle]:
    """Return articles of which half are copies, edits, new versions or repeats of earlier ones."""
    draw = Random(seed)
    known: list[TaggedArticle] = []
    for number in range(count):
        article = _edited(draw, draw.choice(known), number) if known and draw.random() < 0.5 else _new(draw, number)
        known.append(article)
    return known


def _new(draw: Random, number: int) -> TaggedArticle:
    text = " ".join(draw.choices(WORDS, k=draw.randrange(20, 70)))
    return replace(tagged(f"s{number}", text, draw.choice(["en", "en", "de"])), published_at=_published(draw, number))


def _edited(draw: Random, original: TaggedArticle, number: int) -> TaggedArticle:
    if draw.random() < 0.1:
        return original
    words = original.text.split()
    at = draw.randrange(len(words))
    text = " ".join(words[:at] + draw.choices(WORDS, k=draw.randrange(6)) + words[at + draw.randrange(6) :]) or "none"
    name = original.id if draw.random() < 0.2 else f"s{number}"
    edited = tagged(name, text, original.language)
    return replace(edited, version=f"{number:016x}", published_at=_published(draw, number))


def _published(draw: Random, number: int) -> str | None:
    if draw.random() < 0.1:
        return draw.choice([None, "1971-02-03T04:05:06Z", "2097-02-03T04:05:06Z"])
    return f"2026-03-{1 + number // 1440 % 28:02}T{number // 60 % 24:02}:{number % 60:02}:00Z"


def restored(before: Iterable[TaggedArticle], limits: Limits, checkpoint_bytes: int) -> tuple[Lanes, Lanes]:
    """Return lanes that decided on articles, and others that were given back what these left, as the log gives it."""
    lanes, again = Lanes(limits, checkpoint_bytes), Lanes(limits, checkpoint_bytes)
    checkpoints, entries, behind = list[bytes](), list[Entry](), 0
    for number, article in enumerate(before):
        entry = lanes.decide(article).entry
        if number % 7 == 0:
            parts = lanes.checkpoint()
            if parts:
                checkpoints += parts
                behind = len(entries)  # of the same transaction: those that are in both
        entries += [entry] if entry else []
    for part in checkpoints:
        again.restore_checkpoint(part)
    for entry in entries[behind:]:
        again.restore(entry)
    return lanes, again


@pytest.mark.parametrize("checkpoint_bytes", [4_000, 10**9], ids=["checkpoints", "entries alone"])
def test_restored_lanes_give_the_very_same_next_5000_answers(checkpoint_bytes: int) -> None:
    articles = stream(1, 7_000)
    lanes, again = restored(articles[:2_000], Limits(articles=1_500, seconds=20 * 3600), checkpoint_bytes)
    roles = Counter[Role]()
    for article in articles[2_000:]:
        decision = lanes.decide(article)
        assert again.decide(article) == decision
        assert decision.output is not None
        roles[decision.output.cluster.role] += 1
    assert min(roles[role] for role in Role) > 10


@pytest.mark.parametrize("checkpoints", [True, False], ids=["checkpoints", "entries"])
def test_a_log_of_which_the_beginning_ran_out_gives_the_same_lanes(*, checkpoints: bool) -> None:
    limits, days, a_day = Limits(seconds=4 * DAY), 4 + 2, 100
    lanes, again = Lanes(limits, checkpoint_bytes=1), Lanes(limits)
    for number in range(20 * a_day):
        entry, (part,) = lanes.decide(page(number)).entry, lanes.checkpoint()
        assert entry is not None
        if number >= (20 - days) * a_day:
            again.restore_checkpoint(part) if checkpoints else again.restore(entry)
    after = [tagged("old", f"{live(0)} Read on."), *(page(number) for number in range(20 * a_day, 25 * a_day))]
    answers = [lanes.decide(article) for article in after]
    assert [again.decide(article) for article in after] == answers
    assert {one.output.cluster.canonical for one in answers[1::40] if one.output} == {"s0"}


def page(number: int) -> TaggedArticle:
    """Return one of a hundred pages a day, of which each fortieth is the first one, edited a little more each time."""
    minutes = number % 100 * 14
    published = f"2026-03-{1 + number // 100:02}T{minutes // 60:02}:{minutes % 60:02}:00Z"
    return replace(tagged(f"s{number}", live(number)), published_at=published)


def live(number: int) -> str:
    """Return the text of a page."""
    draw = Random(number)
    if number % 40:
        return " ".join(draw.choices(WORDS, k=40))
    edited = number // 160
    return " ".join([f"live{word}" for word in range(edited, 60)] + [f"now{word}" for word in range(edited)])


def test_what_was_restored_from_a_long_log_goes_into_bounded_parts_that_give_the_same_lanes() -> None:
    limits, most = Limits(articles=700), 10_000
    articles, lanes = stream(2, 2_000), Lanes(limits)
    from_log, from_parts = Lanes(limits, most), Lanes(limits, most)
    for article in articles[:1_000]:
        entry = lanes.decide(article).entry
        if entry:
            from_log.restore(entry)
    parts = from_log.checkpoint()
    assert len(parts) > 50
    assert max(map(len, parts)) <= most
    assert from_log.checkpoint() == ()
    for part in parts:
        from_parts.restore_checkpoint(part)
    for article in articles[1_000:]:
        decision = lanes.decide(article)
        assert from_log.decide(article) == decision
        assert from_parts.decide(article) == decision
    assert from_parts.checkpoint() == from_log.checkpoint()


def test_a_merge_is_put_out_beside_the_article_that_shows_it() -> None:
    lanes = Lanes()
    for name, text in (("a", FIRST), ("b", SECOND)):
        assert lanes.decide(tagged(name, text)).beside == ()
    decision = lanes.decide(replace(tagged("c", REPORT), trace=TRACE))
    assert decision.output is not None
    (merge,) = decision.beside
    assert merge == ClusterMerge(
        schema="articles.clusters/1",
        id=ids.cluster_id("b"),
        canonical="b",
        alias_of=decision.output.cluster.id,
        at="2026-03-02T10:00:01.000Z",
        because_id="c",
        because_version="00000000000000a1",
        similarity=merge.similarity,
    )
    assert merge.similarity >= 0.9
    assert lanes.decide(tagged("c", REPORT)).beside == ()


@pytest.mark.parametrize("schema", [None, "articles.lanes/2", "articles.lanes/4"])
def test_an_entry_of_another_schema_is_refused(schema: str | None) -> None:
    entry = Lanes().decide(tagged("a")).entry
    assert entry is not None
    other = {**orjson.loads(entry.value), "schema": schema}
    with pytest.raises(RejectError, match=r"its schema is .*, and what is read here is 'articles.lanes/3'"):
        Lanes().restore(Entry(key=entry.key, value=orjson.dumps(other)))


def test_an_article_signed_otherwise_is_refused_and_leaves_nothing() -> None:
    lanes, article = Lanes(), tagged("a")
    with pytest.raises(RejectError, match="signed by scheme 99, "):
        lanes.decide(replace(article, signature=replace(article.signature, scheme=99)))
    assert lanes.decide(article).output == Lanes().decide(article).output


def test_an_entry_that_was_signed_otherwise_is_refused() -> None:
    entry = Lanes().decide(tagged("a")).entry
    assert entry is not None
    said = decode(entry.value, LaneEntry)
    other = replace(said, signature=replace(said.signature, scheme=99))
    with pytest.raises(RejectError, match="signed by scheme 99, "):
        Lanes().restore(Entry(key=entry.key, value=encode(other)))


def test_a_signature_that_does_not_say_its_scheme_is_of_the_first() -> None:
    fields = orjson.loads(encode(tagged("a")))
    del fields["signature"]["scheme"]
    assert decode(orjson.dumps(fields), TaggedArticle).signature.scheme == 1


@pytest.mark.parametrize("body", ["?", "bm8="])
def test_an_entry_with_a_body_that_is_none_is_refused(body: str) -> None:
    entry = Lanes().decide(tagged("a")).entry
    assert entry is not None
    broken = replace(decode(entry.value, LaneEntry), body=body)
    with pytest.raises(RejectError, match="body: "):
        Lanes().restore(Entry(key=entry.key, value=encode(broken)))
