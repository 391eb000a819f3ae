import pytest

from streams.stages.dedup.changes.figures import figures
from streams.stages.dedup.changes.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost $4.5 million and took 12 years.", ["$4.5 million", "12"]),
        ("Some 1,200 people, or 3.5% of them, came.", ["1,200", "3.5%"]),
        ("Twenty-one boats and a dozen crews.", ["twenty-one", "dozen"]),
        ("Rates rose by 0.25 percent to 4 per cent.", ["0.25 percent", "4 per cent"]),
        ("They won 3:2 in the 21st year.", ["3:2", "21st"]),
        ("Three hundred thousand voted.", ["three hundred thousand"]),
        ("Someone anyone phones often.", []),
        ("The yard paid \u20ac7bn.", ["\u20ac7bn"]),
    ],
)
def test_figures_are_read_with_what_they_count(text: str, expected: list[str]) -> None:
    [sentence] = sentences(text)
    assert figures(sentence) == expected
