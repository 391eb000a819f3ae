"""Stripped articles made for tests of the tag stage."""

from streams.records import Dateline, Position, StrippedArticle, Trace


def article(
    text: str, *, title: str | None = None, dateline: str | None = None, language: str = "en"
) -> StrippedArticle:
    """Return an article whose text begins with the dateline, if it has one."""
    return StrippedArticle(
        schema="articles.stripped/1",
        id="a",
        version="1",
        source="test.example",
        trace=Trace(raw=Position(topic="articles.raw", partition=0, offset=0), finished=(), attempts=0),
        url=None,
        title=title,
        publisher=None,
        language=language,
        published_at=None,
        modified_at=None,
        fetched_at=None,
        text=text,
        dateline=Dateline(text=dateline, place=dateline, agency=None) if dateline else None,
        byline=None,
        contributors=(),
        images=(),
        removed=(),
        complete=True,
    )
