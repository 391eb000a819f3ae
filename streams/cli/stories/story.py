"""Indexed articles counted by the story that they tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from streams.records import Cluster, Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is counted of one record: `at` is when it came, as an RFC 3339 time in UTC."""

    id: str
    outlet: str
    title: str | None
    cluster: Cluster
    origin: Origin | None
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One cluster, or several that were found to be one, in a span of time.

    `articles` counts articles, `versions` what came later of them; outlets are in the order in which they came.
    """

    cluster: str
    title: str | None
    articles: int
    versions: int
    outlets: tuple[str, ...]
    origin: str | None
    first: str
    last: str


@dataclass(slots=True)
class _Counted:
    """What was counted of one story so far."""

    first: Told
    last: Told
    ids: set[str] = field(default_factory=set)
    records: int = 0
    outlets: dict[str, None] = field(default_factory=dict)
    title: str | None = None
    origin: str | None = None


def biggest(every: Iterable[Told], aliases: Mapping[str, str]) -> Sequence[Story]:
    """Return the stories in `every`, the biggest first: by articles, then by outlets.

    `aliases` names, for a cluster that was found to be one with an older one, that one.
    """
    counted: dict[str, _Counted] = {}
    for told in sorted(every, key=lambda one: (one.at, one.id)):
        cluster = _root(told.cluster.id, aliases)
        _count(counted.setdefault(cluster, _Counted(first=told, last=told)), told)
    stories = [_story(cluster, one) for cluster, one in counted.items()]
    return sorted(stories, key=lambda one: (-one.articles, -len(one.outlets), one.first, one.cluster))


def _root(cluster: str, aliases: Mapping[str, str]) -> str:
    seen = {cluster}
    while cluster in aliases and aliases[cluster] not in seen:
        cluster = aliases[cluster]
        seen.add(cluster)
    return cluster


def _count(counted: _Counted, told: Told) -> None:
    counted.last = told
    counted.ids.add(told.id)
    counted.records += 1
    counted.outlets[told.outlet] = None
    counted.title = counted.title or told.title
    counted.origin = counted.origin or (told.origin.agency if told.origin else None)


def _story(cluster: str, counted: _Counted) -> Story:
    return Story(
        cluster=cluster,
        title=counted.title,
        articles=len(counted.ids),
        versions=counted.records - len(counted.ids),
        outlets=tuple(counted.outlets),
        origin=counted.origin,
        first=counted.first.at,
        last=counted.last.at,
    )
