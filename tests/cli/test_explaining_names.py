"""Names found in an article's text, set where they stand in the cleaned text."""

import tagged_articles
from explanations import explained, explanation
from hypothesis import given
from hypothesis import strategies as st

from streams.cli.explaining.names import Named, named, pieces
from streams.records import (
    Entity,
    EntityType,
    Label,
    Mention,
    Removed,
    Span,
    TaggedArticle,
)
from streams.stages.strip.spans import restored


def tagged(text: str, removed: tuple[Removed, ...], *mentions: tuple[int, int]) -> TaggedArticle:
    """Return an article in which each of the mentions is an entity of its own."""
    entities = tuple(
        Entity(
            name=text[start:end],
            type=EntityType.PERSON,
            mentions=(Mention(start=start, end=end, text=text[start:end]),),
        )
        for start, end in mentions
    )
    return tagged_articles.tagged(text, source="halden.example", removed=removed, entities=entities)


def cut(start: int, text: str) -> Removed:
    return Removed(start=start, end=start + len(text), text=text, label=Label.AD, rule="ad", confidence=1.0)


@given(st.lists(st.tuples(st.text("xy ", min_size=1, max_size=5), st.text("abc", min_size=1, max_size=5)), max_size=5))
def test_each_mention_stands_where_the_cleaned_text_has_it(parts: list[tuple[str, str]]) -> None:
    text = cleaned = ""
    removed, mentions = [], []
    for gone, kept in parts:
        removed.append(cut(len(cleaned), gone))
        mentions.append((len(text), len(text) + len(kept)))
        text, cleaned = text + kept, cleaned + gone + kept
    article = tagged(text, tuple(removed), *mentions)
    assert restored(text, article.removed) == cleaned
    assert [cleaned[one.span.start : one.span.end] for one in named(article)] == [kept for _, kept in parts]


def test_an_article_that_was_not_tagged_names_nobody() -> None:
    assert named(explanation(explained("Ilse Vandor came.")).article) == ()


SPANS = st.lists(st.integers(0, 40), min_size=2, max_size=8, unique=True).map(sorted)


@given(st.text(max_size=30), SPANS, st.integers(0, 20))
def test_pieces_are_the_text(text: str, edges: list[int], start: int) -> None:
    entity = Entity(name="A", type=EntityType.ORG, mentions=(Mention(start=0, end=1, text="A"),))
    every = [Named(Span(start=a, end=b), entity) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    parts = list(pieces(text, start, every))
    assert "".join(part for part, _ in parts) == text
    inside = {place for one in every for place in range(one.span.start, one.span.end)}
    at = start
    for part, of in parts:
        assert all((place in inside) == (of is not None) for place in range(at, at + len(part)))
        at += len(part)
