from dataclasses import asdict

from streams.records import Cluster, DedupedArticle, Position, Role, Trace
from streams.stages.index import index

ARTICLE = DedupedArticle(
    schema="articles.deduped/1",
    id="a",
    version="00000000000000a1",
    source="harbour.example",
    trace=Trace(raw=Position(topic="articles.raw", partition=0, offset=7)),
    url="https://harbour.example/pier",
    title="Pier closes",
    publisher=None,
    language="en",
    published_at=None,
    modified_at=None,
    fetched_at=None,
    text="The old ferry pier of Orvana closes.",
    dateline=None,
    byline=None,
    contributors=(),
    images=(),
    removed=(),
    complete=True,
    entities=(),
    cluster=Cluster(id="c-1", canonical="a", role=Role.CANONICAL, similarity=1.0),
)


def test_the_final_record_is_what_dedup_put_out() -> None:
    assert asdict(index(ARTICLE)) == asdict(ARTICLE) | {"schema": "articles.indexed/1"}
