from dataclasses import replace

from learning import curve
from ours import FOLDS, NewStage
from pages import Page
from tally import Judged, judged

from streams.records import CleanedArticle, StrippedArticle
from streams.stages.strip import Sources
from streams.state.memory import Decision

NAMES = ("bridge", "lock", "crane", "market", "quay")
FURNITURE = "Tide tables of the estuary"


class Learner(Sources):
    """Knows furniture once it has seen another page, and leaves nothing else out."""

    seen = 0

    def decide(self, article: CleanedArticle) -> Decision[StrippedArticle]:
        decision = super().decide(article)
        assert decision.output
        text = article.text.replace(f"{FURNITURE}\n\n", "") if self.seen else article.text
        self.seen += 1
        return replace(decision, output=replace(decision.output, text=text))


LEARNERS: list[NewStage] = [Learner] * FOLDS


def page(name: str, source: str) -> Judged:
    body = "\n\n".join(
        f"The {name} of {place} was opened again on Monday, and the {name} master thanked all who had built it there."
        for place in ("Millbrook", "Harlow", "Easton")
    )
    given = f"{FURNITURE}\n\n{body}"
    url = f"https://{source}/{name}"
    return judged(Page(id=name, source=source, language="en", url=url, truths=(body,), given=given), "near")


def test_each_page_comes_first_and_after_each_number_of_others() -> None:
    found = curve("near", [page(name, "one.example") for name in NAMES], LEARNERS)
    assert {seen: len(pairs) for seen, pairs in found.items()} == {0: 5, 1: 5, 2: 5, 3: 10}


def test_the_same_pages_without_a_memory_are_those_that_came_first() -> None:
    found = curve("near", [page(name, "one.example") for name in NAMES], LEARNERS)
    assert all(one == other for one, other in found[0])
    assert all(one.f1 == 1.0 > other.f1 for seen in (1, 2, 3) for one, other in found[seen])


def test_sources_of_one_page_are_left_out() -> None:
    assert curve("near", [page("bridge", "one.example"), page("lock", "two.example")], LEARNERS) == {}
