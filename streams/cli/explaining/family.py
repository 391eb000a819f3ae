"""The cluster of an article, as far as articles.indexed holds it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kafka import KafkaConsumer

from streams.cli.explaining.backwards import backwards
from streams.codec import decode
from streams.errors import RejectError
from streams.records import CleanedArticle, IndexedArticle, StageName, StrippedArticle
from streams.topics import INDEXED


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """An article with all of its cluster, in the order in which they came, and the first of the closest other cluster.

    Versions of one article are members of their own, as long as the topic holds them.
    """

    article: IndexedArticle
    members: tuple[IndexedArticle, ...]
    closest: IndexedArticle | None

    @property
    def first(self) -> IndexedArticle:
        """Return the oldest version of the cluster's first article, the oldest member where that is gone."""
        own = (one for one in self.members if one.id == self.article.cluster.canonical)
        return next(own, self.members[0])

    def first_before(self, member: IndexedArticle) -> IndexedArticle:
        """Return the version of the first article that stood when `member` came, the oldest where none did."""
        own = [one for one in self.members if one.id == self.first.id and came(one) <= came(member)]
        return own[-1] if own else self.first

    @property
    def beside(self) -> IndexedArticle | None:
        """Return what the article is best seen beside: its version before, the first of its cluster, else the next."""
        others = [one for one in self.members if one.version != self.article.version or one.id != self.article.id]
        earlier = [one for one in others if one.id == self.article.id and came(one) < came(self.article)]
        if earlier:
            return earlier[-1]
        if self.first.id != self.article.id:
            return self.first_before(self.article)
        return next((one for one in others if one.id != self.article.id), None)


def came(article: IndexedArticle) -> str:
    """Return when the article was decided, as its trace says; "" where it does not."""
    return next((one.at for one in article.trace.finished if one.stage is StageName.DEDUP), "")


def family_of(client: KafkaConsumer, article: CleanedArticle | StrippedArticle) -> Family | None:
    """Look up the family of an article among the last records of articles.indexed; None for one not decided yet."""
    if not isinstance(article, IndexedArticle):
        return None
    found = {(article.id, article.version): article}
    others: dict[str, IndexedArticle] = {}
    wanted = _closest(article)
    for records in backwards(client, INDEXED):
        for one in _articles(records, article.cluster.id, wanted):
            if one.cluster.id == article.cluster.id:
                found.setdefault((one.id, one.version), one)
            else:
                others[one.id] = one
        if _whole(article, found.values()) and (wanted is None or wanted in others):
            break
    members = tuple(sorted(found.values(), key=lambda one: (came(one), one.id, one.version)))
    return Family(article=article, members=members, closest=others.get(wanted or ""))


def _closest(article: IndexedArticle) -> str | None:
    judgement = article.judgement
    return judgement.closest_other.canonical if judgement and judgement.closest_other else None


def _articles(records: Iterable[Any], cluster: str, wanted: str | None) -> Iterable[IndexedArticle]:
    mark, key = f'"{cluster}"'.encode(), None if wanted is None else wanted.encode("utf-8", "surrogatepass")
    for record in records:
        if record.value and (mark in record.value or record.key == key):
            try:
                yield decode(record.value, IndexedArticle)
            except RejectError:
                continue  # what it is cannot be told, so neither that it belongs here


def _whole(article: IndexedArticle, members: Iterable[IndexedArticle]) -> bool:
    known = list(members)
    most = max((one.coverage.articles for one in known if one.coverage), default=None)
    ids = {one.id for one in known}
    return most is not None and len(ids) >= most and article.cluster.canonical in ids
