from io import StringIO

import pytest
from explanations import explained, explanation
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from streams.cli.explaining.explanation import Explanation, words
from streams.cli.render.explained import confidence
from streams.cli.render.explained import explained as rendered
from streams.records import Label
from streams.stages.strip.kept import Kept
from streams.text.visible import visible


def printed(one: Explanation) -> str:
    console = Console(file=StringIO(), width=80, color_system=None, highlight=False)
    console.print(rendered(one))
    assert isinstance(console.file, StringIO)
    return "\n".join(line.rstrip() for line in console.file.getvalue().splitlines())


def test_an_article_reads_without_colour() -> None:
    shown = printed(
        explanation(
            explained("Subscribe", Label.SUBSCRIBE, "model/7"),
            explained("What happened next", Kept.HEADING),
            explained("The ferry sank. ADVERTISEMENT", cut=" ADVERTISEMENT"),
            explained("Ada Quill is a reporter", Label.AUTHOR_BIO, "bio/line"),
            title="Ferry [red]aground[/red]\u202e",
            rejected="No body.",
        )
    )
    why = "words 34 (+1.2); stood in other articles of the"
    assert shown.splitlines() == [
        "Ferry [red]aground[/red]\\u202e " + "─" * 49,
        "- subscribe   .75 Subscribe",
        f"                  model/7: {why}",
        "                  source 3 of 40 (-0.5)",
        "  heading         What happened next",
        "  body            The ferry sank. [-ADVERTISEMENT-]",
        "                  ad .97, inline/ad: within the line stands ADVERTISEMENT",
        "- author bio  .75 Ada Quill is a reporter",
        f"                  bio/line: {why}",
        "                  source 3 of 40 (-0.5)",
        "",
        "words     6 stay, 7 go (author bio 5, subscribe 1, ad 1)",
        "id        a, version 1, from a.txt",
        "rejected  No body.",
    ]


@pytest.mark.parametrize(("value", "shown"), [(None, ""), (0.9, ".90"), (0.0, ".00"), (1.0, "1"), (0.999, ".99")])
def test_a_confidence_takes_three_characters(value: float | None, shown: str) -> None:
    assert confidence(value) == shown


@given(st.text(), st.text())
def test_nothing_in_an_article_commands_the_terminal(text: str, title: str) -> None:
    shown = printed(explanation(explained(text, Label.AD, "ad/line"), explained(text), title=title))
    assert visible(shown) == shown


def test_words_that_are_cut_out_count_as_removed() -> None:
    counts = words([explained("The ferry sank. Buy soap", cut=" Buy soap"), explained("Share", Label.SHARE)])
    assert (counts.kept, counts.removed, counts.gone) == (3, {"ad": 2, "share": 1}, 3)


def test_of_a_cut_of_white_space_alone_nothing_stands_twice() -> None:
    assert "The ferry  [--]sank." in printed(explanation(explained("The ferry  sank.", cut="  ")))
