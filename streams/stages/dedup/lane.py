"""One lane: all articles of one language, decided one after the other."""

from __future__ import annotations

from dataclasses import dataclass

from streams import ids
from streams.records import Cluster, LaneEntry, Role, Signature
from streams.stages.dedup.clusters import Clusters, Found
from streams.stages.dedup.documents import Answer, Documents
from streams.stages.dedup.model import Model, trained
from streams.stages.dedup.sketch import Sample, containment, shingle_sample

MOST_DOCUMENTS = 200_000

_ADD_NOTHING = (Role.CANONICAL, Role.EXACT)  # to a cluster that has begun


@dataclass(frozen=True, slots=True)
class _Verdict:
    """Where an article belongs; `cluster` is None where it begins one. `found` is what was looked up for it, if any."""

    cluster: int | None
    role: Role
    similarity: float
    found: Found | None = None


class Lane:
    """Decides which articles tell one story in nearly the same words.

    It remembers the `most` recent articles, and a cluster as long as it remembers one of its articles. The same
    articles in the same order get the same answers. An answer once given stands: an article that resembles two
    clusters joins the one that it resembles most, and the clusters stay two.
    """

    def __init__(self, most: int = MOST_DOCUMENTS, model: Model | None = None) -> None:
        """Remember nothing yet."""
        self._model = model or trained()
        self._documents = Documents(most)
        self._clusters = Clusters()

    def decide(self, article: str, version: str, signature: Signature) -> tuple[Cluster, bool]:
        """Return the cluster of an article, and whether that was decided only now and is to be remembered.

        `article` is its id. A version that is remembered gets the answer that it got before, and changes nothing.
        """
        before = self._documents.answer(article, version)
        if before is not None:
            return self._cluster(before), False
        verdict = self._judge(article, signature)
        return self._cluster(self._remember(article, version, signature, verdict)), True

    def restore(self, entry: LaneEntry) -> None:
        """Remember what was decided before, whatever would be decided now."""
        if self._documents.answer(entry.id, entry.version) is not None:
            return
        cluster = self._clusters.number(entry.cluster.canonical)
        if cluster is None:
            found = self._clusters.find(entry.signature)
            cluster = self._clusters.begin(entry.cluster.canonical, entry.signature, found)
        verdict = _Verdict(cluster, entry.cluster.role, entry.cluster.similarity)
        self._remember(entry.id, entry.version, entry.signature, verdict)

    def _judge(self, article: str, signature: Signature) -> _Verdict:
        return self._update(article, signature) or self._exact(signature) or self._near(signature)

    def _update(self, article: str, signature: Signature) -> _Verdict | None:
        mine = _shingles(signature)
        latest = self._documents.latest(article)
        if latest is not None:
            return _Verdict(latest.cluster, Role.UPDATE, containment(mine, latest.shingles))
        own = self._clusters.number(article)  # outlives its first article as long as others join it
        if own is not None:
            return _Verdict(own, Role.UPDATE, containment(mine, self._clusters.first(own).shingles))
        return None

    def _exact(self, signature: Signature) -> _Verdict | None:
        cluster = self._documents.copy_of(signature.digest) if signature.words else None
        return None if cluster is None else _Verdict(cluster, Role.EXACT, 1.0)

    def _near(self, signature: Signature) -> _Verdict:
        found = self._clusters.find(signature)
        scored = ((self._model.score(one.features), one) for one in self._clusters.candidates(signature, found))
        score, best = max(scored, key=lambda pair: pair[0], default=(-1.0, None))
        if best is None or score < 0:
            return _Verdict(None, Role.CANONICAL, 1.0, found)
        similarity = containment(_shingles(signature), best.text.shingles)
        return _Verdict(best.cluster, Role.NEAR, similarity, found)

    def _remember(self, article: str, version: str, signature: Signature, verdict: _Verdict) -> Answer:
        answer = Answer(self._put(article, signature, verdict), verdict.role, round(verdict.similarity, 4))
        self._clusters.put(answer.cluster, self._documents.remember(article, version, signature, answer))
        left = self._documents.forget_oldest()
        if left is not None:
            self._clusters.leave(left.cluster, left.count)
        return answer

    def _put(self, article: str, signature: Signature, verdict: _Verdict) -> int:
        if verdict.cluster is not None and verdict.role in _ADD_NOTHING:
            return verdict.cluster
        found = self._clusters.find(signature) if verdict.found is None else verdict.found
        if verdict.cluster is None:
            return self._clusters.begin(article, signature, found)
        self._clusters.join(verdict.cluster, signature, found)
        return verdict.cluster

    def _cluster(self, answer: Answer) -> Cluster:
        canonical = self._clusters.canonical(answer.cluster)
        return Cluster(
            id=ids.cluster_id(canonical), canonical=canonical, role=answer.role, similarity=answer.similarity
        )


def _shingles(signature: Signature) -> Sample:
    return shingle_sample(signature.shingles, signature.words)
