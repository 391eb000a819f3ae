from ours import make
from pages import Page
from reliability import bins, removals
from tally import judged

from streams.stages.strip import Sources

BODY = (
    "The harbour of Millbrook closes at noon on Friday, the council said on Monday evening.\n\n"
    "Pilots had asked for more time, and the mayor gave them two more weeks to find another berth."
)


def test_bins_give_how_many_the_mean_and_the_share_of_junk() -> None:
    found = list(bins([(0.71, True), (0.79, False), (1.0, True)]))
    assert found[7] == (2, 0.75, 0.5)
    assert found[9] == (1, 1.0, 1.0)
    assert [count for count, _, _ in found] == [0, 0, 0, 0, 0, 0, 0, 2, 0, 1]


def test_a_removal_is_junk_where_the_truth_lacks_it() -> None:
    page = Page(id="set/1", source="one.example", language="en", url="", truths=(f"Share on Facebook\n\n{BODY}",),
                given=f"Share on Facebook\n\n{BODY}\n\nSign up for our newsletter")  # fmt: skip
    found = [junk for _, junk in removals([judged(page, "near")], [make(Sources(), page, "near")])]
    assert found == [False, True]
