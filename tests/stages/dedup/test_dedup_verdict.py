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


def judge_who_knows(article: str, signature: Signature) -> Judge:
    """Return a judge of a lane that has had one article."""
    documents, clusters = Documents(), Clusters()
    clusters.begin(1, article, Text.of(signature).sketch)
    documents.remember(Remembered(keys_of(article, "1", signature.digest), Answer(1, Role.CANONICAL, 1.0), None))
    return Judge(documents, clusters)


def judged(judge: Judge, article: str, text: str) -> tuple[int | None, Role]:
    signature = sign(None, text)
    verdict = judge.verdict(article, signature, Text.of(signature), None)
    return verdict.cluster, verdict.role


def test_each_article_belongs_where_its_id_its_text_or_its_likeness_says_and_is_not_remembered() -> None:
    judge = judge_who_knows("a", sign(None, STORY))
    for _ in range(2):
        assert judged(judge, "a", OTHER) == (1, Role.UPDATE)
        assert judged(judge, "b", STORY) == (1, Role.EXACT)
        assert judged(judge, "b", f"{STORY} The council declined to comment.") == (1, Role.NEAR)
        assert judged(judge, "b", OTHER) == (None, Role.CANONICAL)


def test_where_nothing_is_known_a_story_begins() -> None:
    assert judged(Judge(Documents(), Clusters()), "a", STORY) == (None, Role.CANONICAL)
