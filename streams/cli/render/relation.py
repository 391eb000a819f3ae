"""Lines about one member of a family, for terminal and page alike."""

from __future__ import annotations

from collections.abc import Iterator

from streams.cli.explaining.family import came
from streams.cli.explaining.relation import Relation
from streams.cli.output import counted
from streams.records import Changes, Coverage, IndexedArticle, Replaced, Role

_MOST_REPLACED = 6


def naming(article: IndexedArticle) -> str:
    """Return outlet, title and id of an article in one line."""
    outlet = article.publisher or article.source
    return f"{outlet}: {article.title or article.text.strip().splitlines()[0][:80]} ({article.id})"


def moment(article: IndexedArticle) -> str:
    """Return when an article was decided, to the second."""
    return came(article).replace("T", " ")[:19]


def role_of(relation: Relation) -> str:
    """Return what a member is, the first as `first`, a version with its number."""
    cluster, history = relation.member.cluster, relation.member.history
    if cluster.role is Role.UPDATE:
        return f"version {history.number}" if history else "update"
    return "first" if cluster.role is Role.CANONICAL else cluster.role.value


def summary(relation: Relation) -> Iterator[str]:
    """Give in lines what a member changed, and what its cluster said when it came."""
    if relation.changes is not None:
        yield from changed(relation.changes)
    coverage = relation.member.coverage
    new = relation.member.cluster.role is not Role.UPDATE
    if new and coverage and coverage.origin and coverage.origin.article == relation.member.id:
        yield f"origin: {coverage.origin.agency}, as its {coverage.origin.because.value} says"


def covered(coverage: Coverage) -> str:
    """Return in one line what was known of a story: how many articles of which outlets, the longest, the highest."""
    parts = [counted(coverage.articles, "article")]
    if coverage.publishers:
        parts.append(f"of {', '.join(coverage.publishers)}")
    parts.append(f"longest {coverage.longest.id} with {counted(coverage.longest.words, 'word')}")
    if coverage.highest_ranked:
        parts.append(f"highest ranked {coverage.highest_ranked.id} of {coverage.highest_ranked.source}")
    return ", ".join(parts)


def changed(changes: Changes) -> Iterator[str]:
    """Give in lines what was changed: how much, which sentences, title, figures, names and notices."""
    counts = changes.sentences
    lots = (("added", counts.added), ("dropped", counts.removed), ("changed", counts.changed), ("moved", counts.moved))
    said = ", ".join(f"{counted(number, 'sentence')} {name}" for name, number in lots if number)
    yield f"{changes.kind.value}: {changes.size:.0%} of the words differ" + (f", {said}" if said else "")
    if changes.title:
        yield f"title: {replaced(changes.title)}"
    for name, every in (("figures", changes.figures), ("names", changes.names)):
        if every:
            more = ", …" if len(every) > _MOST_REPLACED else ""
            yield f"{name}: {', '.join(map(replaced, every[:_MOST_REPLACED]))}{more}"
    for notice in changes.notices:
        yield f"notice: {notice.text}"


def replaced(one: Replaced) -> str:
    """Return what took the place of what: `212 → 214`, `+ 214`, `- 212`."""
    if one.before is None:
        return f"+ {one.after}"
    return f"- {one.before}" if one.after is None else f"{one.before} → {one.after}"
