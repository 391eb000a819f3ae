import pytest
from pages import Page
from shingles import Score
from tally import Judged, difference, judged, tally

BODY = "The harbour closes at noon on Friday.\nPilots asked for more time."


def page(given: str, mode: str = "near") -> Judged:
    return judged(Page(id="set/1", source="harbour.example", language="en", url="", truths=(BODY,), given=given), mode)


def test_kept_and_cut_count_lines_of_body_and_of_junk() -> None:
    pages = [page(f"Menu\n{BODY}\nSign up now\n|"), page(f"Menu\n{BODY}")]
    found = tally(pages, [f"{BODY}\nSign up now", " "])
    assert (found.kept, found.cut, found.empty) == ((2, 4), (2, 3), 1)


def test_the_body_alone_scores_full_and_nothing_scores_nothing() -> None:
    found = tally([page(BODY), page(BODY)], [BODY, ""])
    assert found.scores == [Score(1.0, 1.0), Score(None, 0.0)]
    assert found.f1([True, False]) == 1.0


def test_a_page_in_html_has_no_lines_to_keep_or_cut() -> None:
    found = tally([page(f"<p>{BODY}", "html")], [BODY])
    assert (found.kept, found.cut) == ((0, 0), (0, 0))


def test_the_difference_of_a_tool_to_itself_is_none_and_to_a_worse_one_is_above_nothing() -> None:
    good = [Score(1.0, 0.8 + i / 100) for i in range(10)]
    bad = [Score(0.6, 0.5 + i / 100) for i in range(10)]
    assert difference(good, good) == (0.0, 0.0)
    low, high = difference(good, bad)
    assert 0.2 < low < high < 0.5


def test_pages_without_an_answer_count_in_the_difference_as_in_the_means() -> None:
    answered = [Score(1.0, 1.0)] * 9
    low, high = difference([*answered, Score(None, 0.0)], [*answered, Score(1.0, 1.0)])
    assert low < high <= 0.0
    assert low == pytest.approx(-0.2, abs=0.15)
