import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strip_articles import cleaned

from streams.errors import Reason, RejectError
from streams.records import Label, Span, StrippedArticle, Work
from streams.stages.strip import strip
from streams.stages.strip.ruleset import built_in
from streams.stages.strip.spans import restored

BODY = [
    "VARDHAVN (TP) — The harbour council voted on Tuesday to close the old ferry pier of Vardhavn for good.",
    "“Nobody will miss the stairs,” said Ada Brook, who sells tickets there. “The view is another matter.”",
    "What happens next",
    "The council declined to comment on the price.",
    "It is expected to publish the contract in May:",
    "1. The stairs go first.",
    "2. The roof follows in June.",
    "Correction: an earlier version of this article misstated the age of the lighthouse.",
    "Q: And the gulls?",
    "A: They stay.",
]
CAPTION = "Ada Brook, left, sells tickets at the old pier in Vardhavn, Tuesday, March 4, 2031."
PAGE = [
    "Subscribe",
    CAPTION,
    f"{CAPTION} (Ben Cole/TP)",
    *BODY,
    "Cara Dunn and Eli Frost in Oslo contributed to this report.",
    "Sign Up for the Evening Post",
    "Sign up to receive a daily email of the top harbour stories from Vardhavn Post and other outlets of the coast.",
    "Share this article",
    "© 2031 Vardhavn Post. All rights reserved.",
]
LINES = [
    *PAGE,
    *(text for rule in built_in().layers[0].file.lines for text in (*rule.examples, *rule.counterexamples)),
    *(text for rule in built_in().layers[0].file.inline for text in (*rule.examples, *rule.counterexamples)),
    *sorted({phrase for rule in built_in().layers[0].file.lines for phrase in rule.phrases[:3]}),
]
ARTICLES = st.lists(st.sampled_from(LINES) | st.text(min_size=1).map(str.strip).filter(lambda s: s and "\n" not in s))
SENTENCES = st.lists(
    st.sampled_from(
        [
            "The wind turned north in the evening and kept the boats in.",
            "Nobody at the office answered the telephone for three days.",
            "“We waited,” said Odd Lien, a carpenter from the next island.",
            "Prices rose by 4.2 percent, the most since the war.",
        ]
    ),
    min_size=2,
    max_size=6,
    unique=True,
).map(" ".join)


@pytest.fixture(scope="module")
def stripped() -> StrippedArticle:
    return strip(cleaned("\n\n".join(PAGE)))


def test_the_body_is_left_and_nothing_else(stripped: StrippedArticle) -> None:
    assert stripped.text.split("\n\n") == BODY


def test_each_removal_has_its_label(stripped: StrippedArticle) -> None:
    labels = [span.label for span in stripped.removed]
    assert labels[:3] == [Label.SUBSCRIBE, Label.CAPTION, Label.CAPTION]
    assert labels[3:] == [Label.CONTRIBUTOR, Label.SUBSCRIBE, Label.SUBSCRIBE, Label.SHARE, Label.COPYRIGHT]


def stands(span: Span | None, text: str) -> str | None:
    return text[span.start : span.end] if span else None


def test_metadata_is_lifted(stripped: StrippedArticle) -> None:
    text = "\n\n".join(PAGE)
    assert stripped.dateline
    assert (stripped.dateline.place, stripped.dateline.agency) == ("Vardhavn", "TP")
    assert stands(stripped.dateline.span, text) == stripped.dateline.text == "VARDHAVN (TP)"
    assert [(stands(image.span, text), image.caption) for image in stripped.images] == [(CAPTION, CAPTION)]
    assert stripped.images[0].credit
    assert (stripped.images[0].credit.name, stripped.images[0].credit.agency) == ("Ben Cole", "TP")
    contributors = [(one.name, one.place, one.work, stands(one.span, text)) for one in stripped.contributors]
    assert contributors == [
        ("Cara Dunn", "Oslo", (Work.CONTRIBUTION,), "Cara Dunn"),
        ("Eli Frost", "Oslo", (Work.CONTRIBUTION,), "Eli Frost"),
    ]
    assert stands(stripped.publisher_span, text) == "Vardhavn Post"
    assert stripped.publisher == "Vardhavn Post"
    assert stripped.complete


def test_a_title_that_the_text_says_is_lifted_once() -> None:
    text = "\n\n".join(["Council closes the old pier for good", "By Ada Brook", *BODY])
    found = strip(cleaned(text))
    assert found.title == "Council closes the old pier for good"
    assert found.byline
    assert found.byline.names == ("Ada Brook",)
    assert strip(cleaned(text, title="Old pier closed")).title == "Old pier closed"


@pytest.mark.parametrize("text", ["Ferry pier closed", "The pier is closed.", "Pier closed, council says\n\nIt rained"])
def test_what_stands_alone_is_the_body(text: str) -> None:
    assert strip(cleaned(text)).text == text


def test_furniture_alone_is_rejected() -> None:
    with pytest.raises(RejectError, match="no body was found: 4 blocks") as caught:
        strip(cleaned("Home | News | Sport | Log in\n\nAdvertisement\n\nSign up for our newsletter\n\nRelated stories"))
    assert caught.value.reason is Reason.ONLY_BOILERPLATE


def test_a_body_is_found_in_a_page_by_its_element() -> None:
    story = "div:2.page>article:1>"
    body = [paragraph for paragraph in BODY if len(paragraph) > 60]
    lines = [
        "Other news that happened today",
        "Council closes the old pier",
        *body,
        "The mayor of Myrvik resigned on Monday after a vote that he had called himself.",
    ]
    paths = ["nav:1>a:1", story + "h1:1", *(story + f"p:{i}" for i in range(len(body))), "div:2.page>div:3.teasers>p:1"]
    found = strip(cleaned("\n\n".join(lines), title="Council closes the old pier", paths=tuple(paths)))
    assert found.text.split("\n\n") == body
    assert [span.rule for span in found.removed] == ["structure/markup", "structure/title", "structure/markup"]


def test_a_standfirst_above_the_byline_stays() -> None:
    standfirst = "A pier that nobody needed is closed after a dispute that nobody remembers the cause of."
    found = strip(cleaned("\n\n".join(["Old pier closed", standfirst, "By Ada Brook", "3 min read", *BODY])))
    assert found.text.split("\n\n") == [standfirst, *BODY]


@settings(max_examples=300, deadline=None)
@given(ARTICLES.filter(bool))
def test_removals_put_back_give_the_cleaned_text(lines: list[str]) -> None:
    article = cleaned("\n\n".join(lines))
    try:
        found = strip(article)
    except RejectError:
        return
    assert restored(found.text, found.removed) == article.text
    assert found.text.strip()
    assert all(article.text[span.start : span.end] == span.text for span in found.removed)


@settings(max_examples=200, deadline=None)
@given(SENTENCES, st.integers(3, 12))
def test_a_paragraph_of_sentences_within_the_body_stays(paragraph: str, place: int) -> None:
    lines = [*PAGE[:place], paragraph, *PAGE[place:]]
    kept = strip(cleaned("\n\n".join(lines))).text.split("\n\n")
    assert paragraph in kept
    assert [line for line in kept if line != paragraph] == BODY


@settings(max_examples=200, deadline=None)
@given(SENTENCES, st.sampled_from([0, 1, 3]))
def test_sentences_added_to_a_paragraph_do_not_make_it_disappear(added: str, index: int) -> None:
    body = [f"{line} {added}" if i == index else line for i, line in enumerate(BODY)]
    text = "\n\n".join([*PAGE[:3], *body, *PAGE[3 + len(BODY) :]])
    assert strip(cleaned(text)).text.split("\n\n") == body
