from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strip_articles import cleaned

from streams.errors import RejectError
from streams.records import CleanedArticle, Label, Removed, StrippedArticle
from streams.stages.strip import strip
from streams.stages.strip.evidence import Evidence
from streams.stages.strip.explain import Explained, explain, explain_record, why_incomplete
from streams.stages.strip.kept import Kept
from streams.stages.strip.label import decide
from streams.stages.strip.limits import LIMITS, SPARED
from streams.stages.strip.lines import read
from streams.stages.strip.ruleset import built_in, user_rules
from streams.stages.strip.stage import Sources

PROSE = "HALDEN — The ferry Tista II ran aground on Monday near Halden with 31 people on board, the coast guard said."
GLUED = "Nobody was hurt, said Kari Bratt, who leads the rescue, and divers are to look at the hull. ADVERTISEMENT"
LINES = st.sampled_from(
    [
        PROSE,
        GLUED,
        "Divers are to look at the hull on Tuesday, the owner of the ferry said. Read more: How ferries are built",
        "Subscribe",
        "Advertisement",
        "Related stories",
        "A ferry near Halden. (Ada Quill/AP)",
        "By Ada Quill",
        "What happened next",
        "© 2031 The Halden Post. All rights reserved.",
    ]
)
ARTICLES = st.lists(LINES, min_size=1, max_size=12).map(
    lambda lines: cleaned("\n\n".join(lines), title="Ferry aground")
)
Decision = tuple[int, int, str, bool, Label | Kept, str | None, tuple[tuple[int, int, str], ...]]


def decisions(blocks: tuple[Explained, ...]) -> list[Decision]:
    return [
        (
            block.start,
            block.end,
            block.text,
            block.kept,
            block.label,
            block.rule,
            tuple((cut.start, cut.end, cut.rule) for cut in block.cuts),
        )
        for block in blocks
    ]


@given(ARTICLES)
def test_what_is_explained_is_what_strip_does(article: CleanedArticle) -> None:
    blocks = explain(article)
    assert [(block.start, block.end) for block in blocks] == [(block.start, block.end) for block in article.blocks]
    assert all(block.text == article.text[block.start : block.end] for block in blocks)
    assert all(block.evidence for block in blocks)
    try:
        stripped = strip(article)
    except RejectError:
        assert not any(block.kept for block in blocks)
        return
    gone = [(block.label, block.rule, block.confidence) for block in blocks if not block.kept]
    cut = [(cut.start, cut.end, cut.label, cut.rule) for block in blocks for cut in block.cuts]
    assert [(one.label, one.rule, one.confidence) for one in stripped.removed if not inline(one)] == gone
    assert [(one.start, one.end, one.label, one.rule) for one in stripped.removed if inline(one)] == cut


def inline(removed: Removed) -> bool:
    return removed.rule.startswith("inline/")


@given(ARTICLES)
def test_the_record_alone_tells_the_same(article: CleanedArticle) -> None:
    try:
        stripped = strip(article)
    except RejectError:
        return
    assert list(map(recorded, explain_record(stripped))) == list(map(recorded, explain(article)))


def recorded(block: Explained) -> tuple[int, int, str, bool, str | None, list[str]]:
    """Give what a record says of a block: of one that stays, neither why nor what it is."""
    rule = None if block.kept else block.rule
    return block.start, block.end, block.text, block.kept, rule, [cut.rule for cut in block.cuts]


def stripped_of(*lines: str) -> StrippedArticle:
    return strip(cleaned("\n\n".join(lines)))


def test_a_removal_keeps_the_words_of_its_record_when_its_rule_is_gone() -> None:
    stripped = stripped_of("Subscribe", PROSE)
    [gone] = stripped.removed
    old = replace(stripped, removed=(replace(gone, rule="rules/of-old", label=Label.PROMO, confidence=0.5),))
    first, second = explain_record(old)
    assert (first.text, first.kept, first.label, first.rule, first.confidence) == (
        "Subscribe",
        False,
        Label.PROMO,
        "rules/of-old",
        0.5,
    )
    assert "no longer" in first.evidence[0].name
    assert (second.text, second.kept, second.rule) == (PROSE, True, None)


def test_a_cut_within_a_block_has_its_own_reason() -> None:
    [block] = explain(cleaned(GLUED))
    [cut] = block.cuts
    assert block.kept
    assert (cut.label, cut.text.strip()) == (Label.AD, "ADVERTISEMENT")
    assert cut.evidence[0].value == "“ADVERTISEMENT”"


def test_a_block_is_labelled_as_the_markup_says_where_it_stays() -> None:
    article = cleaned("\n\n".join([PROSE, "What happened next", PROSE + " Twice."]), paths=("p:1", "h2:1", "p:2"))
    assert [block.label for block in explain(article)] == [Kept.BODY, Kept.HEADING, Kept.BODY]


@pytest.mark.parametrize(
    ("last", "below", "why"),
    [
        (PROSE[:-30] + "…", "Share", "the last paragraph is cut short"),
        (PROSE[:-30] + "…", "Continue reading", "the last paragraph is cut short"),
        (PROSE, "Subscribe to continue reading", "below the last paragraph stands “Subscribe to continue reading”"),
    ],
)
def test_why_the_rest_is_held_to_be_missing(last: str, below: str, why: str) -> None:
    article = cleaned(f"{PROSE}\n\n{last}\n\n{below}")
    assert why_incomplete(explain(article)) == why


def test_a_record_with_nothing_in_it_has_nothing_to_explain() -> None:
    stripped = stripped_of("Subscribe", PROSE)
    assert explain_record(replace(stripped, text="", removed=())) == ()


def test_the_memory_of_the_source_is_part_of_the_evidence() -> None:
    sources = Sources()
    for number in range(5):
        text = (
            f"Halden today\n\n{PROSE.replace('31', str(number))}\n\nDivers found {number} leaks in the hull, he said."
        )
        article = replace(cleaned(text), id=str(number))
        blocks = explain(article, elsewhere=sources.elsewhere(article))
        sources.decide(article)
    said = Evidence(name="it stood in other articles of the source", value="4 of 4: 3, 2, 1")
    assert [said in block.evidence for block in blocks] == [True, False, False]


OWN = """
lines:
  - {name: halden/tickets, keep: true, phrases: [subscribe], examples: [Subscribe], counterexamples: [Tickets]}
  - {name: halden/share, label: share, sources: [example.org], phrases: [tell a friend],
     examples: [Tell a friend], counterexamples: [Tell no friend]}
"""


def test_a_user_s_rules_are_explained_like_any_other_and_so_is_what_they_keep() -> None:
    first, _, last = explain(cleaned(f"Subscribe\n\n{PROSE}\n\nTell a friend"), user_rules(OWN, "own.yaml"))
    assert (first.kept, first.rule, first.evidence[0].value) == (True, "halden/tickets", "“Subscribe”")
    assert (last.kept, last.rule, last.evidence[0].name) == (False, "halden/share", "the line is")


@given(ARTICLES)
def test_what_stays_against_the_model_names_what_keeps_it(article: CleanedArticle) -> None:
    decided = decide(read(article), article.title, built_in())
    for block, likely in zip(explain(article), decided.judged.body if decided.judged else (), strict=True):
        if block.kept and likely < LIMITS.body_least:
            assert block.rule in SPARED
            assert block.evidence[0].name == SPARED[block.rule]


def test_what_is_left_of_next_to_nothing_says_that_it_is_all_there_is() -> None:
    first, second = explain(cleaned("Home page\n\nShare"))
    assert (first.kept, first.rule, second.kept) == (True, "structure/nothing-left", False)
