"""Accounts as the lanes give them, article by article."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from lineage_articles import FERRY, SNOW, tagged

from streams.codec import encode
from streams.records import ChangeKind, DedupedArticle, EntityType, Role, TaggedArticle
from streams.stages.dedup import Lanes, Limits
from streams.stages.dedup.lineage import Ranks
from streams.stages.dedup.lineage.lineage import MOST_EARLIER
from streams.state.memory import Entry
from streams.topics import LANES, topic

EDITS = ("212", "nine", "Monday", "the coast guard", "Petra Halloway of the hospital")


def decide(lanes: Lanes, article: TaggedArticle) -> DedupedArticle:
    output = lanes.decide(article).output
    assert output is not None
    return output


def version(number: int) -> TaggedArticle:
    return tagged("a", FERRY.replace("212", str(212 + number)))


def test_versions_are_counted_and_say_what_they_changed() -> None:
    lanes = Lanes()
    first, second, third = (decide(lanes, version(number)) for number in range(3))
    assert first.history is not None
    assert (first.history.number, first.history.earlier, first.changes) == (1, (), None)
    assert third.cluster.role is Role.UPDATE
    assert third.history is not None
    assert (third.history.number, third.history.earlier) == (3, (second.version, first.version))
    assert third.changes is not None
    assert (third.changes.since, third.changes.kind) == (second.version, ChangeKind.CONTENT)
    assert [(one.before, one.after) for one in third.changes.figures] == [("213", "214")]


def test_only_the_newest_versions_before_are_named() -> None:
    lanes = Lanes()
    for number in range(40):
        last = decide(lanes, version(number))
    assert last.history is not None
    assert last.history.number == 40
    assert last.history.earlier == tuple(version(number).version for number in range(38, 38 - MOST_EARLIER, -1))


def test_a_version_of_which_nothing_but_the_furniture_changed_is_cosmetic() -> None:
    lanes = Lanes()
    decide(lanes, tagged("a"))
    other = replace(tagged("a", FERRY.replace("\n\n", "\n\n\n")), version="0" * 16)
    changes = decide(lanes, other).changes
    assert changes is not None
    assert (changes.kind, changes.size) == (ChangeKind.COSMETIC, 0)


def test_dates_and_sums_are_no_names() -> None:
    lanes = Lanes()
    decide(lanes, tagged("a", names=()))
    article = tagged("a", FERRY.replace("Monday", "Tuesday"), names=("Tuesday",))
    [entity] = article.entities
    changes = decide(lanes, replace(article, entities=(replace(entity, type=EntityType.DATE),))).changes
    assert changes is not None
    assert (changes.names, changes.kind) == ((), ChangeKind.WORDING)


def test_each_copy_knows_who_brought_the_story_before_it() -> None:
    lanes = Lanes(ranks=Ranks.of("coast.example"))
    first = decide(lanes, tagged("a"))
    copy = decide(lanes, tagged("b", FERRY + " Divers are on their way.", source="coast.example"))
    assert copy.cluster.role is Role.NEAR
    assert first.coverage is not None
    assert copy.coverage is not None
    assert (first.coverage.articles, copy.coverage.articles) == (1, 2)
    assert copy.coverage.publishers == ("harbour.example", "coast.example")
    assert copy.coverage.longest.id == "b"
    assert copy.coverage.highest_ranked == copy.coverage.longest


def test_a_near_copy_says_by_what_it_joined_and_a_story_what_it_did_not_join() -> None:
    lanes = Lanes()
    decide(lanes, tagged("a"))
    near = decide(lanes, tagged("b", FERRY + " Divers are on their way."))
    assert near.judgement is not None
    assert near.judgement.joined is not None
    assert near.judgement.joined.cluster == near.cluster.id
    assert near.judgement.joined.probability >= 0.5
    other = decide(lanes, tagged("c", f"{SNOW}\n\n{SNOW.upper()}\n\nThe Maren Lind struck a sandbank."))
    assert other.cluster.role is Role.CANONICAL
    assert other.judgement is not None
    assert other.judgement.joined is None
    assert other.judgement.closest_other is not None
    assert other.judgement.closest_other.canonical == "a"
    assert other.judgement.closest_other.probability < 0.5


ARTICLES = st.builds(
    lambda name, story, edits, source: tagged(
        name, " ".join([story, *edits]), source=f"{source}.example", title=edits[0] if edits else None
    ),
    st.sampled_from("abcd"),
    st.sampled_from([FERRY, SNOW, FERRY.replace("212", "214"), SNOW + FERRY]),
    st.lists(st.sampled_from(EDITS), max_size=2),
    st.sampled_from(["north", "south", "unknown"]),
)


def told(lanes: Lanes, stream: list[TaggedArticle]) -> tuple[list[bytes], list[Entry]]:
    decisions = [lanes.decide(article) for article in stream]
    return [encode(one.output) for one in decisions], [one.entry for one in decisions if one.entry]


@given(st.lists(ARTICLES, max_size=20), st.lists(ARTICLES, max_size=20))
def test_restored_lanes_say_the_same_to_the_byte(before: list[TaggedArticle], after: list[TaggedArticle]) -> None:
    lanes, restored, resumed = (lanes_of_south() for _ in range(3))
    for entry in told(lanes, before)[1]:
        restored.restore(entry)
    for part in lanes.checkpoint():
        resumed.restore_checkpoint(part)
    expected = told(lanes, after)
    assert told(restored, after) == expected
    assert told(resumed, after) == expected


def lanes_of_south() -> Lanes:
    limits = Limits(articles=12, text_bytes=2_000)
    return Lanes(limits, 1, Ranks.of("south.example"))


@given(st.lists(ARTICLES, min_size=1, max_size=20), st.data())
def test_a_repeat_gets_the_same_record_to_the_byte(stream: list[TaggedArticle], data: st.DataObject) -> None:
    lanes = Lanes()
    first: dict[tuple[str, str], tuple[TaggedArticle, bytes]] = {}
    for article in stream:
        first.setdefault((article.id, article.version), (article, encode(decide(lanes, article))))
    for article, told_before in data.draw(st.lists(st.sampled_from([*first.values()]))):
        assert encode(decide(lanes, article)) == told_before


def test_no_article_makes_its_entry_too_large_for_the_log() -> None:
    lanes = Lanes()
    digits = "\n\n".join(f"{number}{'7' * 3_000} is {'A' * 900}{number} of {'b' * 900}." for number in range(30))
    for text in (FERRY, digits, digits.replace("7", "8")):
        article = tagged("a", text, title=f"{text} {'t' * 2_000_000}", publisher=f"{text[0]}{'p' * 2_000_000}")
        entry = lanes.decide(article).entry
        assert entry is not None
        assert len(entry.value) < topic(LANES).largest_record / 4
