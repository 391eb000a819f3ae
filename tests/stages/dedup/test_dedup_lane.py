"""Decisions of a lane, on reports that were invented for it."""

from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

import pytest
from bridged_stories import PARTS, changed
from hypothesis import given
from hypothesis import strategies as st

from streams import ids
from streams.records import Cluster, Role
from streams.stages.dedup.lane import Decided, Lane
from streams.stages.dedup.limits import Limits
from streams.stages.dedup.placed import Placed
from streams.text.signature import sign

FERRY = """ORVANA (Example News) — A ferry with 212 people on board ran aground off Orvana early on Monday after its
steering failed in heavy seas, the coast guard said, and all passengers were taken ashore by noon.

The Maren Lind, which was bound for the island of Tolsk, struck a sandbank some three kilometres from the harbour at
about 5:40 a.m. Rescue boats from Velmar and Orvana reached it within half an hour.

“We felt a blow and then the lights went out,” said Petra Halloway, a teacher who was travelling with 18 pupils. “The
crew stayed calm and so did the children.”

Nine people were treated for bruises, according to Orvana General Hospital. The ship's owner, Northern Passage Lines,
said divers would examine the hull on Tuesday.

Transport Minister Jonas Ekdahl said an inquiry would look into why the steering failed for the second time this year.
The line was suspended for four days in January after a similar fault.
"""

QUAKE = """An earthquake of magnitude {magnitude} struck {distance} kilometres {side} of {place} on {day}, the national
geological survey said.

The quake hit at {hour} local time at a depth of {depth} kilometres. There were no immediate reports of damage or
casualties, and no tsunami warning was issued.

The survey's notification service produced this report automatically."""

MARKET = """{city} stocks closed {way} on {day}, with the {index} index {moved} {percent} per cent to end at {level}
points. Shares of {first} led the gains with {gain} per cent, while {second} lost {loss} per cent. Turnover came to
{turnover} million."""


@dataclass(frozen=True)
class Told:
    """One article as a lane is told of it."""

    id: str
    text: str
    title: str | None = None

    @property
    def version(self) -> str:
        return ids.version(self.title, self.text)


def decide(lane: Lane, article: Told) -> tuple[Cluster, bool]:
    decided = lane.decide(article.id, article.version, sign(article.title, article.text))
    return decided.cluster, decided.placed is not None


def answers(*articles: Told) -> list[Cluster]:
    lane = Lane()
    return [decide(lane, article)[0] for article in articles]


def paragraphs(text: str) -> list[str]:
    return text.strip().split("\n\n")


def test_an_agency_story_in_three_outlets_is_one_cluster() -> None:
    body = paragraphs(FERRY)
    trimmed = "Sign up for our morning letter.\n\n" + "\n\n".join(body[:3])
    renamed = "By our staff\n\n" + "\n\n".join([*body[:2], body[3], body[4]]) + "\n\nShare this story"
    first, second, third = answers(
        Told("a", FERRY, "Ferry runs aground off Orvana"),
        Told("b", trimmed, "All safe after ferry accident"),
        Told("c", renamed, "Minister orders inquiry into ferry"),
    )
    assert first == Cluster(id=ids.cluster_id("a"), canonical="a", role=Role.CANONICAL, similarity=1.0)
    assert [(one.id, one.canonical, one.role) for one in (second, third)] == [(first.id, "a", Role.NEAR)] * 2
    assert all(0.8 < one.similarity <= 1 for one in (second, third))


def test_a_copy_is_exact_whatever_its_title_and_spacing() -> None:
    first, second = answers(Told("a", FERRY, "Ferry runs aground"), Told("b", " ".join(FERRY.split()), "Ferry news"))
    assert second == Cluster(id=first.id, canonical="a", role=Role.EXACT, similarity=1.0)


def test_earthquakes_on_one_template_are_stories_of_their_own() -> None:
    first, second, third = answers(
        *(
            Told(
                place,
                QUAKE.format(
                    magnitude=magnitude, distance=distance, side=side, place=place, day=day, hour=hour, depth=depth
                ),
            )
            for magnitude, distance, side, place, day, hour, depth in (
                ("5.4", 28, "east", "Velmar", "Thursday", "6:58", 30),
                ("4.1", 112, "north", "Port Tolsk", "Sunday", "23:07", 8),
                ("6.0", 45, "south-west", "Orvana", "Friday", "11:31", 64),
            )
        )
    )
    assert len({first.id, second.id, third.id}) == 3


def test_markets_on_one_template_are_stories_of_their_own() -> None:
    shared = {"way": "higher", "moved": "up"}
    first, second = answers(
        Told(
            "a",
            MARKET.format(
                city="Velmar", day="Monday", index="VX-30", percent=1.4, level="8,412.55",
                first="Northern Passage Lines", gain=6.2, second="Tandberg Steel", loss=3.1, turnover=912, **shared,
            ),
        ),
        Told(
            "b",
            MARKET.format(
                city="Orvana", day="Thursday", index="ORV All-Share", percent=0.3, level="21,077.90",
                first="Halloway Foods", gain=2.8, second="Ekdahl Shipping", loss=4.7, turnover=305, **shared,
            ),
        ),
    )  # fmt: skip
    assert first.id != second.id


def test_a_later_story_that_quotes_the_background_is_its_own() -> None:
    later = (
        "Investigators who examined the Maren Lind have found that a worn seal let sea water into the hydraulics of "
        "the rudder, a report published on Thursday says. The report by the Accident Board, 84 pages long, blames the "
        "yard in Skell that overhauled the ship last autumn for fitting a part of the wrong size.\n\n"
        "The yard's director, Oda Brannigan, rejected the finding and announced that her company would go to court. "
        "Unions asked for checks on all eleven sister ships before the summer season begins.\n\n" + paragraphs(FERRY)[1]
    )
    first, second = answers(Told("a", FERRY), Told("b", later))
    assert second.role is Role.CANONICAL
    assert first.id != second.id


def test_a_new_version_stays_in_its_cluster_however_much_it_changed() -> None:
    changed = FERRY.replace("Nine people were", "Eleven people were").replace("212", "214")
    lane = Lane()
    decide(lane, Told("x", FERRY))
    joined = [decide(lane, Told("a", text))[0] for text in (" ".join(FERRY.split()), changed, "A correction was made.")]
    assert [one.role for one in joined] == [Role.EXACT, Role.UPDATE, Role.UPDATE]
    assert {one.canonical for one in joined} == {"x"}
    assert joined[1].similarity > 0.8
    assert joined[2].similarity < 0.1


def decided_after(hours: int, known: Told, new: Told) -> tuple[Cluster, Decided]:
    """Return the cluster of an article and what is decided for another, hours later by what comes between them."""
    lane = Lane()
    for number in range(70):
        lane.decide(f"o{number}", "1", sign(None, prose(number)), number)
    first = lane.decide(known.id, "1", sign(known.title, known.text), 70).cluster
    for number in range(100, 170):
        lane.decide(f"o{number}", "1", sign(None, prose(number)), hours * 3600 + number)
    return first, lane.decide(new.id, "1", sign(new.title, new.text), (hours + 1) * 3600)


def test_a_later_story_of_the_same_people_that_quotes_what_was_known_is_its_own() -> None:
    known = "\n\n".join(paragraphs(FERRY)[at] for at in (0, 1, 3))
    later = (
        "ORVANA (Example News) — Northern Passage Lines will sail to Tolsk again from Friday after divers found the "
        "hull of the Maren Lind sound, the company said on Wednesday.\n\n"
        "The coast guard lifted its ban on the ferry in the morning, and two tugs will stand by for the first week, "
        "said Transport Minister Jonas Ekdahl in Orvana. Tickets bought for the days without a boat stay valid until "
        "summer.\n\n"
        f"{paragraphs(FERRY)[1]} Nine people were treated for bruises, according to Orvana General Hospital."
    )
    first, decided = decided_after(
        48, Told("a", known, "Ferry aground off Orvana"), Told("b", later, "Maren Lind to sail again on Friday")
    )
    assert decided.cluster.role is Role.CANONICAL
    assert decided.judgement is not None
    assert decided.judgement.closest_other is not None
    assert decided.judgement.closest_other.cluster == first.id


def test_a_copy_a_week_later_is_one_by_the_time_of_the_lane() -> None:
    first, edited = decided_after(168, Told("a", FERRY), Told("b", FERRY.replace("by noon", "before noon")))
    assert edited.cluster.id == first.id
    assert edited.judgement is not None
    assert edited.judgement.joined is not None
    idle = next(one.value for one in edited.judgement.joined.features if one.name == "idle")
    assert idle == pytest.approx(168 / (168 + 24), abs=0.01)


def test_what_joins_in_doubt_draws_no_other_into_its_cluster() -> None:
    """Restored, so that its answer is what it may have been: a table of another day, say."""
    placed = Lane().decide("a", "1", sign(None, FERRY)).placed
    doubtful = Lane().decide("b", "1", sign(None, QUAKE * 3)).placed
    assert placed is not None
    assert doubtful is not None
    for similarity, role in ((0.7, Role.CANONICAL), (0.95, Role.NEAR)):
        lane = Lane()
        lane.restore(placed)
        lane.restore(replace(doubtful, count=2, number=1, canonical="a", role=Role.NEAR, similarity=similarity))
        assert lane.decide("c", "1", sign(None, f"{QUAKE * 3} It was felt in Orvana.")).cluster.role is role


def test_a_repeat_gets_the_answer_again_and_is_not_remembered_again() -> None:
    lane = Lane()
    first, new = decide(lane, Told("a", FERRY))
    decide(lane, Told("a", FERRY + "\n\nCorrection: an earlier version misspelt a name."))
    assert new
    assert decide(lane, Told("a", FERRY)) == (first, False)


@pytest.mark.parametrize("text", ["", "…", " \n "])
def test_texts_without_words_resemble_nothing(text: str) -> None:
    first, second = answers(Told("a", text, "Pier closes"), Told("b", text, "Pier closes"))
    assert first.id != second.id


def test_texts_of_one_word_are_copies_only_under_one_title() -> None:
    first, second, third = answers(
        Told("a", "Video", "Pier closes"), Told("b", "Video", "Snow falls"), Told("c", "video!", "Pier closes")
    )
    assert first.id == third.id != second.id
    assert third.role is Role.EXACT


def test_a_canonical_that_was_forgotten_is_not_a_copy_in_its_own_cluster() -> None:
    lane = Lane(Limits(articles=2))
    first, _ = decide(lane, Told("a", FERRY))
    for outlet in "bc":
        decide(lane, Told(outlet, " ".join(FERRY.split())))
    again, _ = decide(lane, Told("a", FERRY.replace("212", "214")))
    assert (again.id, again.role) == (first.id, Role.UPDATE)


def test_memory_is_counted_in_articles() -> None:
    lane = Lane(Limits(articles=3))
    first, _ = decide(lane, Told("a", FERRY))
    for number in range(3):
        decide(lane, Told(f"other{number}", prose(number)))
    late, new = decide(lane, Told("b", FERRY))
    assert new
    assert late.id != first.id
    assert late.role is Role.CANONICAL


def prose(seed: int) -> str:
    random = Random(seed)
    syllables = ["ka", "lo", "min", "ter", "vu", "sha", "rek", "ol", "di", "pan"]
    words = ["".join(random.choices(syllables, k=random.randint(1, 4))) for _ in range(60)]
    return " ".join(word.title() if random.random() < 0.2 else word for word in words)


def edited(story: int, edit: int) -> str:
    words = prose(story).split()
    return " ".join(words[edit * 5 :] + prose(100 + edit).split()[: edit * 3])


ARTICLES = st.builds(
    lambda name, story, edit: Told(f"id{name}", edited(story, edit)),
    st.integers(min_value=0, max_value=12),
    st.integers(min_value=0, max_value=3),
    st.integers(min_value=0, max_value=4),
)


def told(lane: Lane, stream: list[Told]) -> tuple[list[Cluster], list[Placed]]:
    decided = [lane.decide(one.id, one.version, sign(one.title, one.text)) for one in stream]
    return [one.cluster for one in decided], [one.placed for one in decided if one.placed]


@given(st.lists(ARTICLES, max_size=30), st.lists(ARTICLES, max_size=30), st.sampled_from([1, 3, 8, 1_000]))
def test_a_restored_lane_decides_as_if_never_stopped(before: list[Told], after: list[Told], most: int) -> None:
    lane, restored = Lane(Limits(articles=most)), Lane(Limits(articles=most))
    placed = told(lane, before)[1]
    for one in [*placed, *placed[-3:]]:
        restored.restore(one)
    assert told(restored, after) == told(lane, after)


@given(st.lists(ARTICLES, max_size=40))
def test_the_same_articles_in_the_same_order_get_the_same_answers(stream: list[Told]) -> None:
    assert told(Lane(), stream) == told(Lane(), stream)


@given(st.lists(ARTICLES, max_size=40), st.data())
def test_redelivery_changes_nothing(stream: list[Told], data: st.DataObject) -> None:
    repeats = data.draw(st.lists(st.sampled_from(stream), max_size=20)) if stream else []
    cut = data.draw(st.integers(min_value=0, max_value=len(stream)))
    known = [repeat for repeat in repeats if repeat in stream[:cut]]
    plain = told(Lane(), stream)[0]
    lane = Lane()
    assert told(lane, stream[:cut])[0] == plain[:cut]
    assert told(lane, known)[1] == []
    assert told(lane, stream[cut:])[0] == plain[cut:]


def test_the_answers_given_stand_when_an_article_bridges_two_clusters() -> None:
    lane = Lane()
    left, right = prose(1), prose(2)
    first, second = decide(lane, Told("a", left))[0], decide(lane, Told("b", right))[0]
    bridge, _ = decide(lane, Told("c", left + " " + right))
    assert first.id != second.id
    assert decide(lane, Told("a", left))[0] == first
    assert decide(lane, Told("b", right))[0] == second
    assert bridge.id in {first.id, second.id, ids.cluster_id("c")}


def test_a_decision_whose_cluster_is_unknown_brings_it_back() -> None:
    lane, restored = Lane(), Lane()
    decide(lane, Told("a", FERRY))
    placed = lane.decide("b", "1", sign(None, FERRY + " Divers went down.")).placed
    assert placed is not None
    restored.restore(placed)
    assert restored.decide("b", "1", sign(None, FERRY)).cluster.canonical == "a"
    assert decide(restored, Told("c", FERRY))[0].id == ids.cluster_id("a")


@pytest.mark.parametrize("at", [None, -(10**12), 10**12])
def test_no_time_of_one_article_empties_a_lane(at: int | None) -> None:
    lane = Lane(Limits(articles=500, seconds=100))
    for number in range(100):
        lane.decide(f"o{number}", "1", sign(None, prose(number)), 1_000 + number)
    lane.decide("x", "1", sign(None, FERRY), at)
    lane.decide("y", "1", sign(None, FERRY), at)
    assert len(lane) == 102


def test_what_came_long_ago_is_forgotten_by_the_time_of_the_lane() -> None:
    lane = Lane(Limits(articles=500, seconds=50))
    for number in range(200):
        lane.decide(f"o{number}", "1", sign(None, f"{number}"), 1_000 + number)
    assert len(lane) == 51
    again = lane.decide("o0", "2", sign(None, "0"), 1_200)
    assert again.cluster.role is Role.CANONICAL


def test_a_jump_in_time_is_worked_off_a_few_articles_at_a_time() -> None:
    lane = Lane(Limits(articles=500, seconds=50))
    sizes = []
    for number in range(260):
        lane.decide(f"o{number}", "1", sign(None, f"{number}"), 1_000 if number < 130 else 9_000)
        sizes.append(len(lane))
    assert max(before - after for before, after in pairwise(sizes)) == 7
    assert sizes[-1] < 130


NAMES = [f"{word}{number}" for word in ("pier", "Orvana", "ferry", "Velmar") for number in range(200)]
REPORT = " ".join(Random(3).choices(NAMES, k=200))


def report_changed(part: slice) -> str:
    """Return REPORT with other words in place of a part."""
    return " ".join(changed(REPORT.split(), part, Random(part.start // 2), NAMES))


FIRST, SECOND = map(report_changed, PARTS)


def test_an_article_that_is_nearly_two_clusters_from_end_to_end_makes_them_one() -> None:
    lane = Lane()
    first, second = decide(lane, Told("a", FIRST))[0], decide(lane, Told("b", SECOND))[0]
    assert first.id != second.id
    bridge = lane.decide("c", "1", sign(None, REPORT))
    assert (bridge.cluster.id, [one.canonical for one in bridge.merged]) == (first.id, ["b"])
    assert decide(lane, Told("b", SECOND))[0] == second
    assert decide(lane, Told("d", SECOND))[0].id == first.id
    assert decide(lane, Told("b", report_changed(slice(100, 170))))[0].id == first.id


def test_a_cluster_that_became_another_one_leaves_with_its_articles() -> None:
    lane = Lane(Limits(articles=3))
    for name, text in (("a", FIRST), ("b", SECOND), ("c", REPORT)):
        decide(lane, Told(name, text))
    for number in range(3):
        decide(lane, Told(f"o{number}", prose(number)))
    assert decide(lane, Told("d", REPORT))[0].role is Role.CANONICAL


def test_stories_that_have_a_long_tail_in_common_are_strangers() -> None:
    lane = Lane()
    tail = " ".join(Random(9).choices(NAMES, k=60))
    stories = [" ".join(Random(number).choices(NAMES, k=60)) for number in range(10, 40)]
    found = [decide(lane, Told(f"t{number}", f"{story} {tail}"))[0].id for number, story in enumerate(stories)]
    assert len(set(found)) == 30


def test_a_round_up_makes_no_strangers_one() -> None:
    lane = Lane()
    stories = [prose(number) for number in range(40)]
    alone = [decide(lane, Told(f"s{number}", text))[0].id for number, text in enumerate(stories)]
    for size in (2, 3, 40):
        for begin in range(0, 40, size):
            together = " ".join(stories[begin : begin + size])
            assert lane.decide(f"r{size}-{begin}", "1", sign(None, together)).merged == ()
    again = [lane.decide(f"c{number}", "1", sign(None, text + " Read on.")) for number, text in enumerate(stories)]
    assert [one.cluster.id for one in again] == alone
    assert not any(one.merged for one in again)


def test_what_repeats_itself_resembles_only_what_repeats_the_same() -> None:
    lane = Lane()
    sentence = "The pier of Orvana closes at noon for 34 days, the council said."
    for name, text in (("a", "spam " * 100_000), ("b", sentence * 5_000), ("c", FERRY + " " + sentence)):
        assert decide(lane, Told(name, text))[0].role is Role.CANONICAL
    assert decide(lane, Told("d", FERRY))[0].canonical == "c"


def test_texts_of_the_same_hashes_crowd_no_shingle() -> None:
    lane = Lane()
    signature = sign(None, FERRY)
    for number in range(300):
        other = replace(
            signature, digest=f"{number}", names=(number,), numbers=(number,), vocabulary=(number,), head=()
        )
        lane.decide(f"a{number}", "1", other)
    assert lane.postings <= 64 * len(signature.shingles) + 300


@pytest.mark.parametrize("length", [20, 40, 60])
def test_stories_behind_one_long_beginning_are_strangers(length: int) -> None:
    lane = Lane()
    beginning = " ".join(Random(9).choices(NAMES, k=length))
    stories = [" ".join(Random(number).choices(NAMES, k=150)) for number in range(10, 40)]
    found = [decide(lane, Told(f"t{number}", f"{beginning} {story}"))[0].id for number, story in enumerate(stories)]
    assert len(set(found)) == 30
