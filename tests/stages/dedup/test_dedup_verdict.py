from streams.records import Role, Signature
from streams.stages.dedup.clusters import Clusters
from streams.stages.dedup.documents import Answer, Documents, Remembered, keys_of
from streams.stages.dedup.sketch import Text
from streams.stages.dedup.verdict import Judge
from streams.text.signature import sign

STORY = (
    "The harbour council of Orvana voted on Tuesday to close the old ferry pier for two years while 34 of its piles "
    "are replaced. Mayor Ilse Tandberg said the work would cost 12.5 million and begin in March."
)
OTHER = (
    "Heavy snow fell over the northern valleys at the weekend, and the pass road to Velmar stays closed until Thursday."
)


def lane_that_knows(article: str, signature: Signature) -> tuple[Documents, Judge]:
    """Return what a lane remembers that has had one article, and its judge."""
    documents, clusters = Documents(), Clusters()
    clusters.begin(1, article, Text.of(signature).sketch)
    keys = keys_of(article, "1", signature.digest)
    documents.remember(Remembered(keys, Answer(1, Role.CANONICAL, 1.0), None), documents.look_up(keys))
    return documents, Judge(documents, clusters)


def judged(lane: tuple[Documents, Judge], article: str, text: str) -> tuple[int | None, Role]:
    documents, judge = lane
    signature = sign(None, text)
    found = documents.look_up(keys_of(article, "2", signature.digest))
    verdict = judge.verdict(article, found, Text.of(signature), None)
    return verdict.cluster, verdict.role


def test_each_article_belongs_where_its_id_its_text_or_its_likeness_says_and_is_not_remembered() -> None:
    lane = lane_that_knows("a", sign(None, STORY))
    for _ in range(2):
        assert judged(lane, "a", OTHER) == (1, Role.UPDATE)
        assert judged(lane, "b", STORY) == (1, Role.EXACT)
        assert judged(lane, "b", f"{STORY} The council declined to comment.") == (1, Role.NEAR)
        assert judged(lane, "b", OTHER) == (None, Role.CANONICAL)


def test_where_nothing_is_known_a_story_begins() -> None:
    documents = Documents()
    assert judged((documents, Judge(documents, Clusters())), "a", STORY) == (None, Role.CANONICAL)
