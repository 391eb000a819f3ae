"""The news agency that an article is from, and where the article says so."""

from __future__ import annotations

from streams.records import Label, Lifted, Origin, OriginReason, Span, StrippedArticle

_LINES = {
    Label.BYLINE: OriginReason.BYLINE,
    Label.CONTRIBUTOR: OriginReason.CONTRIBUTORS,
    Label.COPYRIGHT: OriginReason.COPYRIGHT,
}


def origin_of(article: StrippedArticle) -> Origin | None:
    """Return the agency that the article names as its own."""
    if article.agency is None:
        return None
    return Origin(agency=article.agency.text, because=_because(article, article.agency), article=article.id)


def _because(article: StrippedArticle, agency: Lifted) -> OriginReason:
    if article.dateline is not None and article.dateline.agency == agency.text:
        return OriginReason.DATELINE
    if article.byline is not None and article.byline.agency == agency.text:
        return OriginReason.BYLINE
    if agency.span is None:
        return OriginReason.PUBLISHER
    lines = (one.label for one in article.removed if _within(agency.span, Span(start=one.start, end=one.end)))
    return next((_LINES[label] for label in lines if label in _LINES), OriginReason.SIGNATURE)


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
