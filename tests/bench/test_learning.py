from learning import curve
from ours import shipped, trained
from pages import Page
from tally import Judged, judged

TITLES = ("bridge", "lock", "crane", "market", "quay")


def page(name: str, source: str) -> Judged:
    body = "\n\n".join(
        f"The {name} of {place} was opened again on Monday, and the {name} master thanked all who had built it there."
        for place in ("Millbrook", "Harlow", "Easton")
    )
    furniture = "Tide tables of the estuary"
    first, *rest = body.split("\n\n")
    given = "\n\n".join([first, furniture, *rest])
    return judged(
        Page(
            id=f"set/{name}", source=source, language="en", url=f"https://{source}/{name}", truths=(body,), given=given
        ),
        "near",
    )


def test_each_page_comes_first_and_after_each_number_of_others() -> None:
    found = curve("near", [page(name, "one.example") for name in TITLES], trained([], shipped))
    assert {seen: len(pairs) for seen, pairs in found.items()} == {0: 5, 1: 5, 2: 5, 3: 10}


def test_a_line_that_stood_in_enough_others_goes_and_the_same_pages_without_memory_keep_it() -> None:
    found = curve("near", [page(name, "one.example") for name in TITLES], trained([], shipped))
    assert all(one == other for one, other in found[0])
    assert all(one.f1 > other.f1 for one, other in found[3])


def test_sources_of_one_page_are_left_out() -> None:
    assert curve("near", [page("bridge", "one.example"), page("lock", "two.example")], trained([], shipped)) == {}
