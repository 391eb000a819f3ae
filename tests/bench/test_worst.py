from io import StringIO

from ours import Made, make
from pages import Page
from tally import judged, tally
from worst import Wrong, write, wrong

from streams.stages.strip import Sources

BODY = (
    "The harbour of Millbrook closes at noon on Friday, the council said on Monday evening.\n\n"
    "Pilots had asked for more time, and the mayor gave them two more weeks to find another berth."
)
TEASER = "The bridge of Harlow was painted in green by the children of the town, who had chosen the colour themselves."


def page(given: str, *truths: str) -> Page:
    return Page(id="set/1", source="one.example", language="en", url="", truths=truths, given=given)


def found(given: Page) -> Wrong:
    return wrong(judged(given, "near"), make(Sources(), given, "near"))


def test_junk_that_stays_and_body_that_goes_are_wrong() -> None:
    assert found(page(f"Share on Facebook\n\n{BODY}\n\n{TEASER}", f"Share on Facebook\n\n{BODY}")) == Wrong(
        junk=[TEASER], body=["Share on Facebook"]
    )


def test_all_of_the_body_is_wrong_where_the_page_is_rejected() -> None:
    assert found(page("\u200b", BODY)) == Wrong(junk=[], body=BODY.split("\n\n"))


def test_the_table_has_the_best_other_tool_and_never_a_tab_or_line_end_of_a_page() -> None:
    given = judged(page(BODY, BODY), "near")
    file = StringIO()
    tallies = {"ours": tally([given], [""]), "half": tally([given], [BODY[:80]]), "all": tally([given], [BODY])}
    write("near", [given], [Made(cleaned=None, stripped=None)], tallies, file)
    *_, row = file.getvalue().splitlines()
    assert row.split("\t") == ["set/1", "0.000", "1.000 all", "0", "33", "", BODY.split("\n\n")[1][:60]]
