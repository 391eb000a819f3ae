import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.stages.tag.document.edges import trimmed
from streams.stages.tag.engine import Span, name_of
from streams.stages.tag.tokens import tokenize

WORDS = ["Ilse", "Vandor", "U.S.", "Gen.", "Inc.", "the", "The", "'s", "/", "—", "-", "(", ")", "“", "!", "said", "5"]


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("Vandor's", "PER", "Vandor"),
        ("Senior Gen. Tin Maung Oo", "PER", "Tin Maung Oo"),
        ("President Ilse Vandor", "PER", "Ilse Vandor"),
        ("PM Ilse Vandor", "PER", "Ilse Vandor"),
        ("PM", "PER", "PM"),
        ("Mayor", "PER", "Mayor"),
        ("2 Vandor", "PER", "Vandor"),
        ("Greeting Tin Maung Oo", "PER", "Tin Maung Oo"),
        ("Praised Ilse Vandor", "PER", "Ilse Vandor"),
        ("Ming Li", "PER", "Ming Li"),
        ("Sterling Vandor", "PER", "Sterling Vandor"),
        ("Rising Star Ltd", "ORG", "Rising Star Ltd"),
        ("Ilse Vandor/NPA", "PER", "Ilse Vandor"),
        ("TARSIN — Ilse", "LOC", "TARSIN"),
        ("(Northern River Board", "ORG", "Northern River Board"),
        ("Velmar Inc.", "ORG", "Velmar Inc"),
        ("Velmar.", "ORG", "Velmar"),
        ("the Velmar Board", "ORG", "Velmar Board"),
        ("Ilse Vandor sang", "PER", "Ilse Vandor"),
        ("Kim Jong-un", "PER", "Kim Jong-un"),
        ("Ilse Vandor Gen. said", "PER", "Ilse Vandor"),
        ("Soon Ilse Vandor", "PER", "Ilse Vandor"),
        ("Velmar Act of", "MISC", "Velmar Act"),
        ("Velmar Funds for the", "ORG", "Velmar Funds"),
        ("U.S.", "LOC", "U.S."),
        ("March 3 — 5", "DATE", "March 3 — 5"),
    ],
)
def test_edges(text: str, label: str, expected: str) -> None:
    tokens = tokenize(text)
    (span,) = trimmed(tokens, [Span(0, len(tokens), label)])
    assert text[tokens.starts[span.first] : tokens.ends[span.last - 1]] == expected


def test_a_verb_is_cut_off_any_name_that_stands_elsewhere_without_it() -> None:
    tokens = tokenize("Tin Maung Oo spoke. Greeting Tin Maung Oo")
    found = trimmed(tokens, [Span(0, 3, "PER"), Span(5, 9, "ORG")])
    assert [name_of(tokens, span) for span in found] == [("Tin", "Maung", "Oo")] * 2


def test_a_span_of_nothing_but_signs_is_dropped() -> None:
    assert trimmed(tokenize("— / —"), [Span(0, 3, "ORG")]) == []


def test_a_title_goes_where_the_name_stands_without_it() -> None:
    tokens = tokenize("Daw Khin Moe Win spoke. Khin Moe Win sang. Daw Aye Win left.")
    found = trimmed(tokens, [Span(0, 4, "PER"), Span(6, 9, "PER"), Span(11, 14, "PER")])
    assert [name_of(tokens, span) for span in found] == [("Khin", "Moe", "Win")] * 2 + [("Daw", "Aye", "Win")]


def test_the_article_of_a_name_in_the_middle_of_a_sentence_stays() -> None:
    tokens = tokenize("He told The Tarsin Post. The Tarsin Post printed it.")
    found = trimmed(tokens, [Span(2, 5, "ORG"), Span(6, 9, "ORG")])
    assert [name_of(tokens, span) for span in found] == [("The", "Tarsin", "Post"), ("Tarsin", "Post")]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join), st.data())
def test_a_name_begins_and_ends_with_letters_or_figures(text: str, data: st.DataObject) -> None:
    tokens = tokenize(text)
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first + 1, len(tokens)))
    for span in trimmed(tokens, [Span(first, last, data.draw(st.sampled_from(["PER", "ORG", "LOC", "MISC"])))]):
        name = text[tokens.starts[span.first] : tokens.ends[span.last - 1]]
        assert first <= span.first < span.last <= last
        assert name[0].isalnum()
        assert name[-1].isalnum() or name[-1] in ")!+" or name.endswith("U.S.")


@given(st.sampled_from(["Greeting", "Praised", "Welcoming", "Soon", "Meanwhile", "When", "Asked"]))
def test_what_opens_a_sentence_is_no_part_of_a_name(word: str) -> None:
    tokens = tokenize(f"It rained. {word} Ilse Vandor, he left.")
    (span,) = trimmed(tokens, [Span(3, 6, "PER")])
    assert name_of(tokens, span) == ("Ilse", "Vandor")
