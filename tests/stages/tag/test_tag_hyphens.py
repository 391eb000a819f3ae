import pytest

from streams.stages.tag.engine import Span, name_of
from streams.stages.tag.hyphens import joined
from streams.stages.tag.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("Karen-Ada Lind left", [(0, 1, "PER"), (2, 4, "PER")], ["Karen - Ada Lind"]),
        ("Karen Lind-Okoro left", [(0, 2, "PER")], ["Karen Lind - Okoro"]),
        ("Karen Lind-Tarsin left", [(0, 2, "PER"), (3, 4, "LOC")], ["Karen Lind - Tarsin"]),
        ("Karen Lind-led talks", [(0, 2, "PER")], ["Karen Lind"]),
        ("the Lind-Okoro talks", [(1, 2, "PER"), (3, 4, "PER")], ["Lind", "Okoro"]),
        ("Karen Lind - Okoro", [(0, 2, "PER"), (3, 4, "PER")], ["Karen Lind", "Okoro"]),
        ("in Ost-Velmaria", [(1, 2, "LOC"), (3, 4, "LOC")], ["Ost - Velmaria"]),
        ("the Tarsin-Nordvik Club", [(1, 2, "LOC"), (3, 5, "ORG")], ["Tarsin", "Nordvik Club"]),
        ("", [], []),
        ("Karen Lind-", [(0, 2, "PER")], ["Karen Lind"]),
    ],
)
def test_what_a_hyphen_ties_is_one_name(text: str, found: list[tuple[int, int, str]], expected: list[str]) -> None:
    tokens = tokenize(text)
    names = [name_of(tokens, span) for span in joined(tokens, [Span(*span) for span in found])]
    assert [" ".join(name) for name in names] == expected
