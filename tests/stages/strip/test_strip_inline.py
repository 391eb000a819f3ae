import pytest

from streams.records import Block, BlockKind
from streams.stages.strip.inline import inline_cuts
from streams.stages.strip.ruleset import built_in


def left(text: str) -> str:
    block = Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH)
    for cut in reversed(inline_cuts(text, [block], built_in())):
        text = text[: cut.start] + text[cut.end :]
    return text


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("It opens in May. ADVERTISEMENT", "It opens in May."),
        ("ADVERTISEMENT It opens in May.", "It opens in May."),
        ("It opens. (Story continues below) It closes.", "It opens. It closes."),
        ("It opens in May. Read more: Who paid for it", "It opens in May."),
        ("It opens in May. Sign up for our newsletter", "It opens in May."),
        ("It opens in May. (AFP)", "It opens in May."),
        ("It opens. Ada Brook and Ben Cole in Oslo contributed to this report.", "It opens."),
        ("It opens in May. Read more SaveShare", "It opens in May."),
        ("SaveShare It opens in the last week of May. Subscribe now", "It opens in the last week of May."),
        ("It opens in May.Click here to read the full report.", "It opens in May."),
        ("It opens in May [Photo: Ada Brook]. It closes in June.", "It opens in May. It closes in June."),
        ("It opens in May. Follow us on Facebook Share Save", "It opens in May."),
        ("It opens. (Article continues after ad) Yes. (Article continues after ad)", "It opens. Yes."),
    ],
)
def test_furniture_is_cut_out_of_a_paragraph(text: str, stays: str) -> None:
    assert left(text) == stays


@pytest.mark.parametrize(
    "text",
    [
        "(Story continues below)",
        "Officials of the agency (AFP) declined to comment.",
        "He said: Read more: it helps.",
        "Subscribers rose by a tenth. Share prices fell.",
        "“Click here,” he wrote. Nobody did.",
        "The advice was short. Read more.",
        "He named three firms. Facebook was the first",
        "The sign said: Share Save",
        "It opens in May. Residents can sign up for the newsletter of the council.",
    ],
)
def test_a_paragraph_is_never_cut_away_nor_into(text: str) -> None:
    assert left(text) == text
