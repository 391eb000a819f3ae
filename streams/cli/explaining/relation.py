"""How each member of a family stands to what it is best compared with, and why the decision fell as it did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from streams.cli.explaining.family import Family, came
from streams.cli.explaining.side_by_side import rows
from streams.records import Changes, Compared, IndexedArticle
from streams.stages.dedup.changes import Body, compare
from streams.stages.dedup.features import Features
from streams.stages.dedup.model import trained
from streams.stages.dedup.reasons import Lack, lacks


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One member, and what it changed: as a new version in the one before it, else in the text of the first article.

    `changes` is None for the first itself, and for a version of which the one before is not known.
    """

    member: IndexedArticle
    changes: Changes | None


def relations(family: Family) -> tuple[Relation, ...]:
    """Return each member with what it changed."""
    return tuple(Relation(member=one, changes=_changes(family, one)) for one in family.members)


def against(compared: Compared) -> tuple[Lack, ...]:
    """Return what speaks against a copy, most of all first; nothing where a model decided that was since replaced."""
    values = {one.name: one.value for one in compared.features}
    return lacks(trained(), Features(**values)) if values.keys() == set(Features._fields) else ()


def as_told(family: Family) -> dict[str, Any]:
    """Return what `streams explain --json` says of a family."""
    article, beside = family.article, family.beside
    return {
        "first": family.first.id,
        "members": [_member(one) for one in relations(family)],
        "beside": None if beside is None else {"id": beside.id, "version": beside.version},
        "side_by_side": [] if beside is None else rows(beside.text, article.text),
        "judgement": article.judgement,
        "closest_other": None if family.closest is None else _named(family.closest),
        "against_closest_other": _against(article),
    }


def _changes(family: Family, member: IndexedArticle) -> Changes | None:
    if member.changes is not None or member.id == family.first.id:
        return member.changes
    first = family.first_before(member)
    return compare(_body(first), _body(member), first.version, member.notices)


def _body(article: IndexedArticle) -> Body:
    return Body(title=article.title, text=article.text, names=tuple(one.name for one in article.entities))


def _member(relation: Relation) -> dict[str, Any]:
    member = relation.member
    numbers = {"role": member.cluster.role, "similarity": member.cluster.similarity}
    history = {"version_number": member.history.number if member.history else None}
    return _named(member) | numbers | history | {"decided_at": came(member) or None, "changes": relation.changes}


def _named(article: IndexedArticle) -> dict[str, Any]:
    return {
        "id": article.id,
        "version": article.version,
        "source": article.source,
        "publisher": article.publisher,
        "title": article.title,
        "published_at": article.published_at,
    }


def _against(article: IndexedArticle) -> list[dict[str, Any]]:
    judgement = article.judgement
    every = against(judgement.closest_other) if judgement and judgement.closest_other else ()
    return [one._asdict() for one in every]
