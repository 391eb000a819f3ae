from dataclasses import replace

import pytest
from strip_articles import cleaned

from streams.records import Extent, Incomplete
from streams.stages.strip import strip

BODY = "The ferry left the pier at noon and came back at dusk with nobody on board but the captain and a dog."
OTHER = BODY.replace("dusk", "dawn")
LONG = (
    "HALDEN (TP) — The rescue of a ferry kept three villages awake on Monday night.",
    "Nobody had asked for the boat, said Ada Quill, who runs the kiosk by the quay.",
    "The coast guard found it by a light that the captain had forgotten to put out.",
    "It was the third such trip since the spring, according to the log of the harbour.",
    "Prices for a ticket rose by four percent in May, and the number of passengers fell by half.",
    "“We waited,” said Tom Reed, a carpenter from the next island, on Tuesday.",
    "The owner declined to comment, and his lawyer did not answer the telephone.",
    "An inquiry begins in the autumn, when the judge is back from the north.",
    "The dog, whose name is Bratt, was fed by the crew and slept through the morning.",
    "Whether the ferry goes again in the summer depends on the money that the county has left.",
)
MENU = ["Sea", "Weather", "Gulls", "Tides", "Boats"]


@pytest.mark.parametrize(
    ("lines", "because"),
    [
        ((BODY, "Subscribe to continue reading"), Incomplete.PAYWALL),
        ((BODY, "This article is for subscribers", "Already a subscriber? Log in"), Incomplete.PAYWALL),
        ((BODY, "The captain, who had not slept, told the police that…", "Read more"), Incomplete.READ_ON),
        ((BODY, "The captain told the police that the dog was not hi [+2113 chars]"), Incomplete.CUT_SHORT),
        ((BODY, "The captain told the police that the dog... Continue reading"), Incomplete.CUT_SHORT),
        ((BODY, "The captain told the police that the dog [...]"), Incomplete.CUT_SHORT),
        ((BODY, OTHER, "Page 1 of 4"), Incomplete.PAGED),
        ((BODY, OTHER, "Seite 2 von 3"), Incomplete.PAGED),
        ((BODY, OTHER, "Share", "Next page"), Incomplete.PAGED),
    ],
)
def test_a_part_of_an_article(lines: tuple[str, ...], because: Incomplete) -> None:
    stripped = strip(cleaned("\n\n".join(lines)))
    assert (stripped.complete, stripped.incomplete_because) == (False, because)


@pytest.mark.parametrize(
    "lines",
    [
        (BODY, OTHER),
        (BODY, "Subscribe to continue reading", OTHER),
        (BODY, "“I do not know…”", "Share"),
        (BODY, "Read more"),
        (BODY, OTHER, "Page 4 of 4"),
        (BODY, OTHER, *MENU, "Next page"),
        (BODY, OTHER, *MENU, "Already a subscriber? Log in"),
    ],
)
def test_a_whole_article(lines: tuple[str, ...]) -> None:
    stripped = strip(cleaned("\n\n".join(lines)))
    assert (stripped.complete, stripped.incomplete_because) == (True, None)


@pytest.mark.parametrize(
    ("extent", "because"),
    [
        (Extent(free=None, words=None, goes_on=True), Incomplete.PAGED),
        (Extent(free=None, words=900, goes_on=False), Incomplete.SHORTER_THAN_DECLARED),
        (Extent(free=False, words=None, goes_on=False), Incomplete.NOT_FREE),
        (Extent(free=False, words=42, goes_on=False), None),
        (Extent(free=True, words=60, goes_on=False), None),
        (Extent(free=None, words=None, goes_on=False), None),
    ],
)
def test_what_the_page_declares(extent: Extent, because: Incomplete | None) -> None:
    article = replace(cleaned(f"{BODY}\n\n{OTHER}"), extent=extent)
    assert strip(article).incomplete_because is because


def test_a_long_body_is_believed_before_a_number() -> None:
    body = "\n\n".join(f"{said} {BODY}" for said in LONG)
    article = replace(cleaned(body), extent=Extent(free=False, words=7_000, goes_on=False))
    assert strip(article).complete


@pytest.mark.parametrize(
    "extent", [Extent(free=True, words=None, goes_on=False), Extent(free=None, words=44, goes_on=False)]
)
def test_a_prompt_below_what_is_whole(extent: Extent) -> None:
    article = replace(cleaned(f"{BODY}\n\n{OTHER}\n\nSubscribe to continue reading"), extent=extent)
    assert strip(article).complete
