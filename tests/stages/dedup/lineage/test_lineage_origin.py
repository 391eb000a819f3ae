from dataclasses import replace

import pytest
from lineage_articles import tagged

from streams.records import Byline, Dateline, Label, Lifted, OriginReason, Removed, Span, TaggedArticle
from streams.stages.dedup.lineage.origin import origin_of

AGENCY = Lifted(text="AP", span=Span(start=12, end=14))


def removed(label: Label) -> Removed:
    return Removed(start=5, end=40, text="x" * 35, label=label, rule="r", confidence=1.0)


ARTICLE = replace(tagged("a"), agency=AGENCY)
BYLINE = Byline(text="By Ada Quill, AP", names=("Ada Quill",), agency="AP")
DATELINE = Dateline(text="ORVANA (AP) —", place="Orvana", agency="AP")


@pytest.mark.parametrize(
    ("article", "because"),
    [
        (replace(ARTICLE, dateline=DATELINE, byline=BYLINE), OriginReason.DATELINE),
        (replace(ARTICLE, byline=BYLINE), OriginReason.BYLINE),
        (replace(ARTICLE, byline=replace(BYLINE, agency="AFP"), removed=(removed(Label.BYLINE),)), OriginReason.BYLINE),
        (replace(ARTICLE, removed=(removed(Label.CONTRIBUTOR),)), OriginReason.CONTRIBUTORS),
        (replace(ARTICLE, removed=(removed(Label.COPYRIGHT),)), OriginReason.COPYRIGHT),
        (replace(ARTICLE, removed=(removed(Label.TIMESTAMP),)), OriginReason.SIGNATURE),
        (ARTICLE, OriginReason.SIGNATURE),
        (replace(ARTICLE, agency=replace(AGENCY, span=None)), OriginReason.PUBLISHER),
    ],
)
def test_the_agency_is_the_origin_where_a_line_says_so(article: TaggedArticle, because: OriginReason) -> None:
    origin = origin_of(article)
    assert origin is not None
    assert (origin.agency, origin.because, origin.article) == ("AP", because, "a")


def test_an_article_that_names_no_agency_has_no_origin() -> None:
    assert origin_of(tagged("a")) is None
