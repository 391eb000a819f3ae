"""One lane: all articles of one language, decided one after the other."""

from __future__ import annotations

from dataclasses import dataclass

from streams import ids
from streams.records import Cluster, Judgement, LaneEntry, Role, Signature
from streams.stages.dedup.clusters import Candidate, Clusters, Found
from streams.stages.dedup.documents import Answer, Documents
from streams.stages.dedup.judging import Scored, judged
from streams.stages.dedup.model import Model, trained
from streams.stages.dedup.sketch import Sample, containment, shingle_sample
from streams.stages.dedup.standing import Standing

MOST_DOCUMENTS = 200_000

_ADD_NOTHING = (Role.CANONICAL, Role.EXACT)  # to a cluster that has begun


@dataclass(frozen=True, slots=True)
class _Verdict:
    """Where an article belongs; `cluster` is None where it begins one. `found` is what was looked up for it, if any."""

    cluster: int | None
    role: Role
    similarity: float
    found: Found | None = None
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """The answer for an article, and where it stands; `new` tells whether it was decided only now."""

    cluster: Cluster
    new: bool
    standing: Standing
    judgement: Judgement | None = None


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

    def decide(self, article: str, version: str, signature: Signature) -> Decided:
        """Return the cluster of an article, by its id.

        A version that is remembered gets the answer that it got before, and changes nothing.
        """
        before = self._documents.answer(article, version)
        if before is not None:
            return Decided(self._cluster(before), new=False, standing=self._standing(before.count))
        verdict = self._judge(article, signature)
        answer, standing = self._remember(article, version, signature, verdict)
        return Decided(self._cluster(answer), new=True, standing=standing, judgement=verdict.judgement)

    def restore(self, entry: LaneEntry) -> Standing | None:
        """Remember what was decided before, whatever would be decided now; None where it is remembered already."""
        if self._documents.answer(entry.id, entry.version) is not None:
            return None
        cluster = self._clusters.number(entry.cluster.canonical)
        if cluster is None:
            found = self._clusters.find(entry.signature)
            cluster = self._clusters.begin(entry.cluster.canonical, entry.signature, found)
        verdict = _Verdict(cluster, entry.cluster.role, entry.cluster.similarity)
        return self._remember(entry.id, entry.version, entry.signature, verdict)[1]

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
        best: dict[int, tuple[float, Candidate]] = {}
        for one in self._clusters.candidates(signature, found):
            score = self._model.score(one.features)
            if one.cluster not in best or score > best[one.cluster][0]:
                best[one.cluster] = score, one
        ranked = sorted(best.values(), key=lambda pair: -pair[0])
        joins = bool(ranked) and ranked[0][0] >= 0
        judgement = judged([self._scored(*pair) for pair in ranked[:2]], joins=joins)
        if not joins:
            return _Verdict(None, Role.CANONICAL, 1.0, found, judgement)
        similarity = containment(_shingles(signature), ranked[0][1].text.shingles)
        return _Verdict(ranked[0][1].cluster, Role.NEAR, similarity, found, judgement)

    def _scored(self, score: float, candidate: Candidate) -> Scored:
        return Scored(self._clusters.canonical(candidate.cluster), score, candidate.features)

    def _remember(self, article: str, version: str, signature: Signature, verdict: _Verdict) -> tuple[Answer, Standing]:
        latest = self._documents.latest(article)
        last = None if verdict.cluster is None else self._clusters.last(verdict.cluster)
        answer = Answer(self._put(article, signature, verdict), verdict.role, round(verdict.similarity, 4))
        count = self._documents.remember(article, version, signature, answer)
        self._clusters.put(answer.cluster, count)
        left = self._documents.forget_oldest()
        if left is not None:
            self._clusters.leave(left.cluster, left.count)
        return answer, self._standing(count, latest.count if latest else None, last)

    def _standing(self, count: int, earlier: int | None = None, last: int | None = None) -> Standing:
        return Standing(count=count, earlier=earlier, last=last or None, oldest=self._documents.oldest)

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
