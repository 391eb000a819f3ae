from ours import FOLDS, fold_of, made, make, shipped, trained
from pages import Page

from streams.stages.strip import Sources

BODY = (
    "The harbour of Millbrook closes at noon on Friday, the council said on Monday evening.\n\n"
    "Pilots had asked for more time, and the mayor gave them two more weeks to find another berth."
)


def page(number: int, given: str) -> Page:
    source = f"paper{number}.example"
    return Page(
        id=f"set/{number}", source=source, language="en", url=f"https://{source}/1", truths=(BODY,), given=given
    )


def test_no_site_is_stripped_by_what_was_trained_on_it() -> None:
    pages = [page(number, BODY) for number in range(40)]
    given: list[set[str]] = []

    def train(training: object) -> type[Sources]:
        assert isinstance(training, list)
        given.append({page.source for page in training})
        return Sources

    trained(pages, train)
    assert len(given) == FOLDS
    assert all(given)
    for fold, sources in enumerate(given):
        assert sources == {page.source for page in pages if fold_of(page) != fold}


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
    (done,) = made(
        [page(1, f"<nav><a href=/>Home</a></nav><article>{paragraphs}</article>")], "html", trained([], shipped)
    )
    assert done.text == BODY
