"""One lane: all articles of one language, decided one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from streams import ids
from streams.records import Cluster, Judgement, Role, Signature
from streams.stages.dedup.clusters import Clusters
from streams.stages.dedup.documents import SIMILARITIES, Answer, Documents, Found, Remembered, keys_of
from streams.stages.dedup.limits import SAID_AGAIN_AFTER, Limits
from streams.stages.dedup.model import Model
from streams.stages.dedup.placed import Placed
from streams.stages.dedup.progress import Progress
from streams.stages.dedup.sketch import NOTHING, Text
from streams.stages.dedup.standing import Standing
from streams.stages.dedup.verdict import Judge

_SPEAKS_FROM = 0.9  # similarity: what joined in doubt draws no others into its cluster
_MOST_FORGOTTEN = 8  # for each article that comes, so that none waits for many


class Merged(NamedTuple):
    """A cluster that was found to be one with an older one, by the id of its first article.

    `similarity` is how probable it is that the article that shows it belongs there.
    """

    canonical: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Decided:
    """The answer for an article, and where it stands. `placed` is what is to be remembered, None for a repeat.

    `merged`: clusters that are one with the answer's from now on.
    """

    cluster: Cluster
    standing: Standing
    placed: Placed | None
    merged: tuple[Merged, ...] = ()
    judgement: Judgement | None = None


class Lane:
    """Decides which articles tell one story in nearly the same words.

    It remembers articles as `limits` says, and a cluster as long as it remembers one of its articles. The same articles
    in the same order get the same answers. An answer once given stands: where an article shows that clusters are one,
    what comes from then on gets the oldest of them.
    """

    def __init__(self, limits: Limits | None = None, model: Model | None = None) -> None:
        """Remember nothing yet."""
        self._limits = limits or Limits()
        self._documents = Documents()
        self._clusters = Clusters()
        self._judge = Judge(self._documents, self._clusters, model)
        self._progress = Progress()
        self._began: int | None = None  # the first time that the lane had

    def __len__(self) -> int:
        """Return how many articles are remembered."""
        return len(self._documents)

    @property
    def postings(self) -> int:
        """How many pairs of shingle and cluster are remembered."""
        return self._clusters.postings

    def decide(self, article: str, version: str, signature: Signature, at: int | None = None) -> Decided:
        """Return the cluster of an article, by its id; `at` is when it was published, in seconds of the epoch.

        A version that is remembered gets the answer that it got before, and changes nothing.
        """
        keys = keys_of(article, version, signature.digest)
        found = self._documents.look_up(keys)
        if found.version is not None:
            before = self._documents.answer(found.version)
            return Decided(self._cluster(before), Standing(count=found.version, oldest=self._documents.first), None)
        text, now = Text.of(signature), self._progress.advance(at)
        verdict = self._judge.verdict(article, found, text, now)
        count = self._documents.count + 1
        number = count if verdict.cluster is None else verdict.cluster
        placed = Placed(
            count=count,
            keys=keys,
            at=at,
            now=now,
            number=number,
            canonical=article if verdict.cluster is None else self._clusters.canonical(number),
            role=verdict.role,
            similarity=_rounded(verdict.similarity),
            merged=tuple(number for number, _ in verdict.merged),
            sketch=None if verdict.role is Role.EXACT else text.sketch,
            before=None if verdict.cluster is None else self._before(number, now),
        )
        merged = tuple(Merged(self._clusters.canonical(one), _rounded(sure)) for one, sure in verdict.merged)
        answer, standing = self._remember(placed, found)
        return Decided(self._cluster(answer), standing, placed, merged, verdict.judgement)

    def restore(self, placed: Placed) -> Standing | None:
        """Remember what was decided before, whatever would be decided now; None where it is remembered already."""
        if placed.count <= self._documents.count:
            return None
        self._documents.begin_at(placed.count - 1)
        self._progress.advance(placed.at)
        self._progress.reach(placed.now)
        return self._remember(placed, self._documents.look_up(placed.keys))[1]

    def _remember(self, placed: Placed, found: Found) -> tuple[Answer, Standing]:
        last = self._clusters.last(placed.number) if placed.number in self._clusters else None
        self._put(placed)
        answer = Answer(placed.number, placed.role, placed.similarity)
        if self._began is None:
            self._began = placed.now
        remembered = Remembered(placed.keys, answer, placed.now)
        self._clusters.put(placed.number, self._documents.remember(remembered, found))
        for _ in range(_MOST_FORGOTTEN):
            if not self._over(placed.now):
                break
            number = self._documents.oldest().answer.cluster
            self._clusters.leave(number, self._documents.forget_oldest())
        return answer, Standing(count=placed.count, earlier=found.latest, last=last, oldest=self._documents.first)

    def _before(self, number: int, now: int | None) -> bytes | None:
        """Return a cluster as it is, unless its first article came so late that the log will have that too."""
        if not self._documents.forgot(number):
            stamp = self._documents.stamp(number)
            if stamp is None or now is None or now - stamp <= SAID_AGAIN_AFTER:
                return None
        return self._clusters.packed(number)

    def _put(self, placed: Placed) -> None:
        if placed.before is not None:
            self._clusters.take_back(placed.number, placed.before)
        if placed.number not in self._clusters:
            self._clusters.begin(placed.number, placed.canonical, placed.sketch or NOTHING)
        elif placed.sketch is not None and (placed.role is Role.UPDATE or placed.similarity >= _SPEAKS_FROM):
            self._clusters.join(placed.number, placed.sketch)
        for number in placed.merged:
            self._clusters.unite(number, placed.number)

    def _over(self, now: int | None) -> bool:
        if len(self._documents) > self._limits.articles:
            return True
        if now is None or self._began is None or not len(self._documents):
            return False
        stamp = self._documents.oldest().stamp
        return now - (self._began if stamp is None else stamp) > self._limits.seconds

    def _cluster(self, answer: Answer) -> Cluster:
        canonical = self._clusters.canonical(answer.cluster)
        return Cluster(
            id=ids.cluster_id(canonical), canonical=canonical, role=answer.role, similarity=answer.similarity
        )


def _rounded(similarity: float) -> float:
    return round(similarity * SIMILARITIES) / SIMILARITIES
