"""What must come out of each seed, as somebody who read it wrote it down in the YAML file beside this one.

A golden names only what matters in its seed. `people` maps names to how often they must at least be mentioned, `about`
has places that it is about. `paragraphs` counts the lines of the body; where a list is given, either will do. Articles
of one `group` belong in one cluster.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from streams.feeding import raw_records
from streams.pipeline import run
from streams.records import DeadLetter, EntityType, IndexedArticle

GOLDENS = Path(__file__).parent
SEEDS = GOLDENS.parents[1] / "seeds"
Outcomes = dict[str, list[IndexedArticle | DeadLetter]]
Golden = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Case:
    """One golden: what must come out of the `number`th record of a seed."""

    seed: str
    number: int
    golden: Golden

    def __repr__(self) -> str:
        return f"{self.seed}:{self.number + 1}"


def cases() -> list[Case]:
    return [
        Case(seed=str(path.relative_to(GOLDENS).with_suffix("")), number=number, golden=golden)
        for path in sorted(GOLDENS.glob("*/*.yaml"))
        if (SEEDS / path.parent.name).is_dir()
        for number, golden in enumerate(yaml.safe_load(path.read_text("utf-8")))
    ]


CASES = cases()
ARTICLES = [case for case in CASES if "dead" not in case.golden]
DEAD = [case for case in CASES if "dead" in case.golden]


@pytest.fixture(scope="session")
def outcomes() -> Outcomes:
    """Give what comes out of each seed, by its path in seeds/ without endings, in order."""
    records = list(raw_records([SEEDS]))
    found: Outcomes = {}
    for record, outcome in zip(records, run((record.key, record.value) for record in records), strict=True):
        path = Path(record.origin.partition(":")[0]).relative_to(SEEDS)
        found.setdefault(f"{path.parent}/{path.name.partition('.')[0]}", []).append(outcome)
    return found


def with_key(*keys: str) -> list[Case]:
    return [case for case in ARTICLES if any(key in case.golden for key in keys)]


def article(case: Case, outcomes: Outcomes) -> IndexedArticle:
    outcome = outcomes[case.seed][case.number]
    assert isinstance(outcome, IndexedArticle), f"a dead letter: {outcome.detail}"
    return outcome


def test_every_record_of_every_seed_has_a_golden(outcomes: Outcomes) -> None:
    assert sorted(str(case) for case in CASES) == sorted(
        f"{seed}:{number + 1}" for seed, records in outcomes.items() for number in range(len(records))
    )


@pytest.mark.parametrize("case", DEAD, ids=str)
def test_broken_records_end_as_dead_letters(case: Case, outcomes: Outcomes) -> None:
    outcome = outcomes[case.seed][case.number]
    assert isinstance(outcome, DeadLetter), f"an article: {outcome.text[:200]}"
    assert {"code": outcome.code, "stage": outcome.stage} == case.golden["dead"]


@pytest.mark.parametrize("case", ARTICLES, ids=str)
def test_body(case: Case, outcomes: Outcomes) -> None:
    text, body = article(case, outcomes).text, case.golden["body"]
    lines = [line for line in text.splitlines() if line.strip()]
    wrong = [f"not in the body: {phrase}" for phrase in body.get("contains", ()) if phrase not in text]
    wrong += [f"still in the body: {phrase}" for phrase in body.get("lacks", ()) if phrase in text]
    if "paragraphs" in body and len(lines) not in either(body["paragraphs"]):
        wrong.append(f"{len(lines)} paragraphs, not {body['paragraphs']}")
    if "begins" in body and not text.startswith(tuple(either(body["begins"]))):
        wrong.append(f"begins: {text[:80]}")
    if "ends" in body and not text.endswith(body["ends"]):
        wrong.append(f"ends: {text[-80:]}")
    assert not wrong, "\n".join([*wrong, "The body:", *lines])


def either(expected: Any) -> list[Any]:
    return expected if isinstance(expected, list) else [expected]


@pytest.mark.parametrize("case", with_key("removed"), ids=str)
def test_removals_and_their_labels(case: Case, outcomes: Outcomes) -> None:
    removed = article(case, outcomes).removed
    wrong = []
    for phrase, labels in case.golden["removed"].items():
        found = {span.label.value for span in removed if phrase in span.text}
        if not found & set(labels.split(" or ")):
            wrong.append(f"{phrase}: removed as {', '.join(sorted(found)) or 'nothing'}, not as {labels}")
    assert not wrong, "\n".join(wrong)


FIELDS = ("id", "url", "source", "title", "publisher", "language", "complete")


@pytest.mark.parametrize("case", ARTICLES, ids=str)
def test_fields(case: Case, outcomes: Outcomes) -> None:
    found = article(case, outcomes)
    expected = {"complete": True, **case.golden}
    wrong = [
        f"{name}: {getattr(found, name)!r}, not {expected[name]!r}"
        for name in FIELDS
        if name in expected and getattr(found, name) != expected[name]
    ]
    assert not wrong, "\n".join(wrong)


TIMES = ("published_at", "modified_at", "fetched_at")


@pytest.mark.parametrize("case", with_key(*TIMES), ids=str)
def test_times(case: Case, outcomes: Outcomes) -> None:
    found = article(case, outcomes)
    times = {name: getattr(found, name) for name in TIMES if name in case.golden}
    instants = {name: datetime.fromisoformat(time).astimezone(UTC) if time else None for name, time in times.items()}
    assert instants == {name: case.golden[name] for name in times}


@pytest.mark.parametrize("case", with_key("byline"), ids=str)
def test_byline(case: Case, outcomes: Outcomes) -> None:
    byline = article(case, outcomes).byline
    assert byline
    assert [name.casefold() for name in byline.names] == [name.casefold() for name in case.golden["byline"]]


@pytest.mark.parametrize("case", with_key("dateline"), ids=str)
def test_dateline(case: Case, outcomes: Outcomes) -> None:
    dateline, expected = article(case, outcomes).dateline, case.golden["dateline"]
    assert dateline
    assert (dateline.place.casefold(), dateline.agency) == (expected["place"].casefold(), expected["agency"])


@pytest.mark.parametrize("case", with_key("contributors"), ids=str)
def test_contributors(case: Case, outcomes: Outcomes) -> None:
    found = [[contributor.name, contributor.place] for contributor in article(case, outcomes).contributors]
    missing = [expected for expected in case.golden["contributors"] if expected not in found]
    assert not missing, f"{missing} not among {found}"


@pytest.mark.parametrize("case", ARTICLES, ids=str)
def test_images(case: Case, outcomes: Outcomes) -> None:
    images, expected = article(case, outcomes).images, case.golden.get("images", [])
    assert len(images) == len(expected), images
    for image, golden in zip(images, expected, strict=True):
        assert image.caption.startswith(golden["caption"])
        credited = (image.credit.name, image.credit.agency) if image.credit else ()
        assert [name for name in credited if name] == golden["credit"]


def named(found: IndexedArticle, *types: EntityType) -> dict[str, int]:
    return {entity.name: len(entity.mentions) for entity in found.entities if entity.type in types}


@pytest.mark.parametrize("case", with_key("people"), ids=str)
def test_people(case: Case, outcomes: Outcomes) -> None:
    people = named(article(case, outcomes), EntityType.PERSON)
    missing = {name for name, times in case.golden["people"].items() if people.get(name, 0) < times}
    assert missing == known_gaps(case) & set(case.golden["people"]), f"{missing} not among {people}"


@pytest.mark.parametrize("case", with_key("places"), ids=str)
def test_places(case: Case, outcomes: Outcomes) -> None:
    found = article(case, outcomes)
    places = named(found, EntityType.GPE, EntityType.LOC, EntityType.FAC)
    missing = {name for name in case.golden["places"] if as_written(name, found.text) not in places}
    assert missing == known_gaps(case) & set(case.golden["places"]), f"{missing} not among {places}"


@pytest.mark.parametrize("case", with_key("about"), ids=str)
def test_main_places(case: Case, outcomes: Outcomes) -> None:
    found = [place.name for place in article(case, outcomes).places]
    missing = set(case.golden["about"]) - set(found)
    assert missing == known_gaps(case) & set(case.golden["about"]), f"{missing} not among {found}"


def as_written(name: str, text: str) -> str:
    """Return `name` in capitals if the text has it in capitals only, as datelines do."""
    return name if name in text else name.upper()


@pytest.mark.parametrize("case", with_key("organisations"), ids=str)
def test_organisations(case: Case, outcomes: Outcomes) -> None:
    found = {name.removeprefix("the ").removeprefix("The ") for name in named(article(case, outcomes), EntityType.ORG)}
    missing = set(case.golden["organisations"]) - found
    assert missing == known_gaps(case) & set(case.golden["organisations"]), f"{missing} not among {found}"


def known_gaps(case: Case) -> set[str]:
    """Return the names that the tagger is known to miss; once it finds one, the golden must say so."""
    return set(case.golden.get("known_gaps", ()))


@pytest.mark.parametrize("case", ARTICLES, ids=str)
def test_mentions_stand_where_they_say(case: Case, outcomes: Outcomes) -> None:
    found = article(case, outcomes)
    for entity in found.entities:
        assert [found.text[mention.start : mention.end] for mention in entity.mentions] == [
            mention.text for mention in entity.mentions
        ]


@pytest.mark.parametrize("case", ARTICLES, ids=str)
def test_role(case: Case, outcomes: Outcomes) -> None:
    assert article(case, outcomes).cluster.role == case.golden.get("cluster", {}).get("role", "canonical")


def test_clusters_hold_the_articles_of_one_group(outcomes: Outcomes) -> None:
    clusters: dict[str, set[str]] = {}
    for case in ARTICLES:
        group = case.golden.get("cluster", {}).get("group", str(case))
        clusters.setdefault(group, set()).add(article(case, outcomes).cluster.id)
    assert {group: ids for group, ids in clusters.items() if len(ids) > 1} == {}
    assert len(set().union(*clusters.values())) == len(clusters)
