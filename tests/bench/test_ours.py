from functools import partial
from pathlib import Path

import pytest
from ours import FOLDS, fold_of, held_out, made, make, shipped
from pages import Page

from streams.records import CleanedArticle, StrippedArticle
from streams.stages.strip import Sources
from streams.state.memory import Decision

BODY = (
    "The harbour of Millbrook closes at noon on Friday, the council said on Monday evening.\n\n"
    "Pilots had asked for more time, and the mayor gave them two more weeks to find another berth."
)


def page(number: int, given: str) -> Page:
    source = f"paper{number}.example"
    return Page(
        id=f"set/{number}", source=source, language="en", url=f"https://{source}/1", truths=(BODY,), given=given
    )


def test_the_pages_of_a_source_are_in_one_fold_and_no_fold_is_without_any() -> None:
    assert {fold_of(f"paper{number}.example") for number in range(40)} == set(range(FOLDS))
    assert fold_of("paper1.example") == fold_of("paper1.example")


def test_each_page_is_stripped_by_the_stage_of_its_fold() -> None:
    class Named(Sources):
        def __init__(self, name: int) -> None:
            super().__init__()
            self.name = name
            self.sources: set[str] = set()
            stages.append(self)

        def decide(self, article: CleanedArticle) -> Decision[StrippedArticle]:
            self.sources.add(article.source)
            return super().decide(article)

    stages: list[Named] = []
    pages = [page(number, BODY) for number in range(20)]
    made(pages, "near", [partial(Named, fold) for fold in range(FOLDS)])
    for stage in stages:
        assert stage.sources == {page.source for page in pages if fold_of(page.source) == stage.name}


def test_models_are_those_that_have_not_seen_the_fold(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="without-0"):
        held_out(tmp_path)


def test_what_is_made_says_of_each_block_what_took_it_out() -> None:
    done = make(Sources(), page(1, f"Share on Facebook\n\n{BODY}"), "near")
    assert done.text == BODY
    assert done.lines == ["Share on Facebook", *BODY.split("\n\n")]
    assert [removed.label if removed else None for removed in done.removals] == ["share", None, None]


def test_a_page_that_is_rejected_has_no_text_and_is_no_failure() -> None:
    rejected = make(Sources(), page(1, "\u200b"), "near")
    assert (rejected.text, rejected.lines, rejected.removals) == ("", [], [])


def test_html_is_read_as_html() -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY.split("\n\n"))
    (done,) = made([page(1, f"<nav><a href=/>Home</a></nav><article>{paragraphs}</article>")], "html", shipped())
    assert done.text == BODY
