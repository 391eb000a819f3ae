"""What is body stays: losing a true paragraph is worse than keeping a prompt."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strip_articles import cleaned

from streams.stages.strip import strip

TEXT = """
HALDEN — The town council voted on Tuesday to close the old bridge over the Tista for two years, after
engineers found cracks in three of its piers that had grown since the spring.

Mayor Ada Quill said the closure would hurt shops on both banks, but that there was no other way to keep the
14,000 people safe who cross it every day on foot, by bus and by bicycle.

Repairs are expected to cost 31 million kroner, of which the state pays half, according to a report that the
engineers presented to the council behind closed doors last week.

A ferry will run between the two quays from six in the morning until midnight, the transport office said, and
children will ride free of charge until the bridge opens again.

Shop owners on the northern bank have asked for tax relief, and a group of them plans to meet the mayor on
Friday to talk about what the town can do before the closure begins.
"""
PARAGRAPHS = tuple(" ".join(paragraph.split()) for paragraph in TEXT.split("\n\n"))
SENTENCES = (
    "The vote was seven to four.",
    "Nobody from the railway could be reached on Monday.",
    "Engineers will subscribe to a warning service that sends alerts by e-mail, the report says.",
    "Three of the four parties had advertised their plans in the local paper.",
    '"We will read more reports before we sign up for anything," she said.',
    "The company declined to comment.",
    "It was the third closure since 1998, when ice broke two windows of the toll house.",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    number=st.integers(0, len(PARAGRAPHS) - 1),
    inserted=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6),
    furniture=st.booleans(),
)
def test_sentences_put_into_a_paragraph_never_make_it_disappear(
    number: int, inserted: list[str], *, furniture: bool
) -> None:
    paragraphs = list(PARAGRAPHS)
    first, _, rest = paragraphs[number].partition(", ")
    paragraphs[number] = f"{first}. {' '.join(inserted)} {rest}"
    around = (["Subscribe", "Advertisement"], ["Related stories", "Share"]) if furniture else ([], [])
    text = "\n\n".join([*around[0], *paragraphs, *around[1]])
    assert strip(cleaned(text)).text.split("\n\n") == paragraphs


BODY = "\n\n".join(PARAGRAPHS[:3])
END = "\n\n".join(PARAGRAPHS[3:])


@pytest.mark.parametrize(
    "line",
    [
        "What happens next",
        "The railway declined to comment.",
        "“We had no choice,” Quill said.",
        "“Never again.”",
        "He did not.",
        "Q: When will the bridge open again?",
        "A: Not before the autumn of 2033, if all goes well with the piers.",
        "Correction: An earlier version of this article gave a wrong figure for the cost of the repairs.",
        "• The northern pier: cracks of two centimetres, growing",
        "Halden 3, Moss 1 (Bratt 12, 40, Lie 77; Dahl 90)",
        "The town has three ways to go:",
    ],
)
def test_short_lines_of_a_body_survive(line: str) -> None:
    assert line in strip(cleaned(f"{BODY}\n\n{line}\n\n{END}")).text.split("\n\n")


def test_a_list_survives() -> None:
    items = ["• Close the bridge at night", "• Let buses pass one at a time", "• Build a second bridge to the south"]
    text = f"{BODY}\n\nThe engineers named three ways:\n\n" + "\n\n".join(items) + f"\n\n{END}"
    assert [line for line in strip(cleaned(text)).text.split("\n\n") if line.startswith("•")] == items


def test_an_interview_survives() -> None:
    asked = [
        "Q: Did you see it coming?",
        "A: We saw the cracks in the spring, and hoped that they would not grow.",
        "Q: And now?",
        "A: Now we repair.",
        "Q: Who pays?",
        "A: The state pays half of it. The rest is ours, and we will have to borrow most of that money.",
    ]
    text = "\n\n".join([PARAGRAPHS[0], *asked, PARAGRAPHS[4]])
    assert strip(cleaned(text)).text.split("\n\n") == [PARAGRAPHS[0], *asked, PARAGRAPHS[4]]
