"""A family in the terminal and as a page."""

from io import StringIO
from pathlib import Path

from rich.console import Console
from stories import explained, family, story
from test_render_page import checked

from streams.cli.explaining.family import Family
from streams.cli.render.family import family as rendered
from streams.cli.render.page import page

GOLDEN = Path(__file__).parents[1] / "golden" / "families"
FIRST, CUT, UPDATE, REPORT = STORY = story()


def printed(told: Family) -> list[str]:
    console = Console(file=StringIO(), width=100, color_system=None, highlight=False)
    console.print(rendered(told))
    assert isinstance(console.file, StringIO)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


def test_the_story_of_a_copy_reads_without_colour() -> None:
    shown = printed(family(CUT, STORY))
    decision = next(n for n, line in enumerate(shown) if line.startswith("The decision"))
    assert shown[:decision] == (GOLDEN / "cut.txt").read_text("utf-8").splitlines()


def test_what_was_known_of_the_story_is_told() -> None:
    shown = " ".join(" ".join(printed(family(CUT, STORY))).split())
    assert "when it came 2 articles, of harbour.example, skell.example, longest " in shown


def test_a_story_of_its_own_says_what_it_did_not_join() -> None:
    shown = " ".join(" ".join(printed(family(REPORT, STORY, FIRST))).split())
    assert "closest other harbour.example: Ferry runs aground off Orvana (ferry), 0.0" in shown
    assert "not joined for" in shown


def test_the_page_has_the_texts_side_by_side() -> None:
    tree = checked(page([explained(family(UPDATE, STORY))]))
    assert [node.text() for node in tree.css(".sides .changed b")] == ["212", "214"]
    assert [node.text() for node in tree.css(".sides .only-right")] == [
        "Correction: An earlier version of this article misstated how many people were on board."
    ]
    assert len(tree.css(".members > li")) == 3
    assert len(tree.css(".members > .own")) == 1


def test_the_page_lists_the_figures_behind_the_decision() -> None:
    tree = checked(page([explained(family(REPORT, STORY, FIRST))]))
    assert REPORT.judgement is not None
    assert REPORT.judgement.closest_other is not None
    assert len(tree.css(".facts .weighed")) == len(REPORT.judgement.closest_other.features)
