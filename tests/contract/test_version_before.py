"""Records that lack what was added to a contract later, as they stand on topics during an upgrade, are still read."""

import orjson
import pytest

from streams.codec import decode
from streams.contracts import SCHEMAS
from streams.records import CleanedArticle, DedupedArticle, IndexedArticle, StrippedArticle, TaggedArticle

LIFTED = {
    *("title_span", "subtitle", "publisher_span", "agency", "section", "tags", "published", "modified", "notices"),
    *("copyright_holder", "incomplete_because"),
}
SAID = {"published", "modified", "subtitle", "description", "section", "tags", "copyright_holder", "extent"}
ANNOTATED = LIFTED | {"places", "tagged_by"}
CLUSTERED = ANNOTATED | {"history", "changes", "coverage", "judgement"}
NESTED = {
    *("span", "date", "day", "authors", "work", "declared"),
    *("variant", "link", "salience", "in_title", "in_dateline", "in_lead", "first_sentence"),
}


def without(value: object, names: set[str]) -> object:
    if isinstance(value, dict):
        return {name: without(one, names) for name, one in value.items() if name not in names}
    return [without(one, names) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    ("name", "kind", "added"),
    [
        ("cleaned", CleanedArticle, SAID),
        ("stripped", StrippedArticle, LIFTED),
        ("tagged", TaggedArticle, ANNOTATED),
        ("deduped", DedupedArticle, CLUSTERED),
        ("indexed", IndexedArticle, CLUSTERED),
    ],
)
def test_a_record_of_the_version_before_is_read(name: str, kind: type[StrippedArticle], added: set[str]) -> None:
    for path in (SCHEMAS / "examples" / name / "1").glob("*.json"):
        example = orjson.loads(path.read_bytes())
        before = {key: without(value, NESTED) for key, value in example.items() if key not in added}
        read = decode(orjson.dumps(before), kind)
        assert (read.id, read.text, read.title) == (example["id"], example["text"], example["title"])
