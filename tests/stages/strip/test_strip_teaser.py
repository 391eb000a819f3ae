import pytest
from strip_articles import cleaned

from streams.stages.strip import strip

BODY = "The ferry left the pier at noon and came back at dusk with nobody on board but the captain and a dog."


@pytest.mark.parametrize(
    "lines",
    [
        (BODY, "Subscribe to continue reading"),
        (BODY, "This article is for subscribers", "Already a subscriber? Log in"),
        (BODY, "The captain, who had not slept, told the police that…", "Read more"),
        (BODY, "The captain told the police that the dog was not hi [+2113 chars]"),
        (BODY, "The captain told the police that the dog... Continue reading"),
        (BODY, "The captain told the police that the dog [...]"),
    ],
)
def test_a_teaser_is_not_complete(lines: tuple[str, ...]) -> None:
    assert not strip(cleaned("\n\n".join(lines))).complete


@pytest.mark.parametrize(
    "lines",
    [
        (BODY, BODY.replace("dusk", "dawn")),
        (BODY, "Subscribe to continue reading", BODY.replace("dusk", "dawn")),
        (BODY, "“I do not know…”", "Share"),
        (BODY, "Read more"),
    ],
)
def test_a_whole_article_is(lines: tuple[str, ...]) -> None:
    assert strip(cleaned("\n\n".join(lines))).complete
