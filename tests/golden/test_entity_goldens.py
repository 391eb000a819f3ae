"""Invented articles with every mention and its entity marked: entities/*.txt; the rules were not fitted to unseen/."""

from pathlib import Path

import pytest
from merging import Annotated, articles, given_mentions, read, right_types, scores

FOLDER = Path(__file__).with_name("entities")
KNOWN, UNSEEN = articles(FOLDER), articles(FOLDER / "unseen")


@pytest.mark.parametrize(("data", "floor"), [(KNOWN, 0.985), (UNSEEN, 0.96)], ids=["known", "unseen"])
def test_mentions_become_entities(data: list[Annotated], floor: float) -> None:
    rows = scores(data)
    assert rows["annotated mentions"].f1 >= floor
    assert rows["tagger's mentions"].f1 >= floor


@pytest.mark.parametrize(("data", "floor"), [(KNOWN, 0.98), (UNSEEN, 0.95)], ids=["known", "unseen"])
def test_entities_have_the_right_type(data: list[Annotated], floor: float) -> None:
    assert right_types(data, given_mentions) >= floor


def test_misspelt_mentions_are_marked_and_no_others() -> None:
    for article in [*KNOWN, *UNSEEN]:
        found = {
            (mention.start, mention.end)
            for entity in given_mentions(article)
            for mention in entity.mentions
            if mention.variant
        }
        assert found == article.misspelt, article.name


def test_an_entity_needs_one_type(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    for text in ("[Vandor](ilse) left", "[Vandor](PERSON ilse) and [Ilse](ORG ilse)"):
        path.write_text(text, "utf-8")
        with pytest.raises(ValueError, match="needs one type"):
            read(path)
