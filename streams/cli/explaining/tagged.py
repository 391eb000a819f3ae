"""Explained articles with the names in them."""

from __future__ import annotations

from dataclasses import replace

from streams.cli.explaining.explanation import Explanation
from streams.errors import RejectError
from streams.records import AnnotatedArticle, StrippedArticle
from streams.stages.tag import tag


def tagged(explanation: Explanation) -> Explanation:
    """Return the explanation of an article that was tagged, by this program where its record says nothing of names."""
    article = explanation.article
    if isinstance(article, AnnotatedArticle) or not isinstance(article, StrippedArticle):
        return explanation
    try:
        return replace(explanation, article=tag(article))
    except RejectError as error:
        return replace(explanation, rejected=str(error))
