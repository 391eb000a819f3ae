import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.text.linked_data import LinkedArticle, linked_article

ARTICLE = """{"@type": ["NewsArticle"], "headline": "Ferry runs again", "publisher": {"name": "The Fjord Post"},
 "author": [{"name": "Ada Moe"}, {"@type": "Person", "name": "Bo Lie"}, "Ada Moe"], "datePublished": "2031-03-05",
 "dateModified": "2031-03-06", "inLanguage": {"@value": "en"}}"""
FOUND = LinkedArticle(
    headline="Ferry runs again",
    publisher="The Fjord Post",
    authors="Ada Moe, Bo Lie",
    published="2031-03-05",
    modified="2031-03-06",
    language="en",
)


def test_an_article() -> None:
    assert linked_article([ARTICLE]) == FOUND


def test_an_article_among_others_in_a_graph() -> None:
    assert linked_article(['{"@graph": [{"@type": "Organization", "name": "x"}, [' + ARTICLE + "]]}"]) == FOUND


def test_json_as_pages_write_it() -> None:
    raw = ARTICLE.replace("Ferry runs", "Ferry\nruns")
    assert linked_article([f"//<![CDATA[\n{raw}\n//]]>"]).headline == "Ferry runs again"
    assert linked_article([f"<!-- {ARTICLE} -->"]) == FOUND
    assert linked_article(["{broken", ARTICLE + ";"]) == FOUND


def test_nothing_without_an_article() -> None:
    assert linked_article(['{"@type": "WebPage"}', "[]", "1", '{"@type": 5}', "[" * 5_000]) == LinkedArticle()


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(), lambda v: st.lists(v) | st.dictionaries(st.text(), v)
    )
)
def test_any_value_is_read(value: object) -> None:
    import orjson  # noqa: PLC0415

    text = orjson.dumps({"@type": "Article", "headline": value, "author": value, "publisher": [value]}).decode()
    assert isinstance(linked_article([text]), LinkedArticle)


def test_lists_without_end_say_nothing() -> None:
    assert linked_article(["[" + "[]," * 200_000 + "[]]", '{"@type":"Article","name":"A"}']) == LinkedArticle()


def test_what_else_an_article_says_of_itself() -> None:
    script = """{"@type": "NewsArticle", "alternativeHeadline": "At last", "description": "It runs.",
     "articleSection": ["Ports"], "keywords": ["ferry", {"name": "ice"}], "copyrightHolder": {"name": "Fjord Post"}}"""
    found = linked_article([script])
    assert (found.subtitle, found.description, found.section) == ("At last", "It runs.", "Ports")
    assert (found.keywords, found.copyright_holder) == (("ferry", "ice"), "Fjord Post")


@pytest.mark.parametrize(
    ("said", "free"),
    [
        ("true", True),
        ("false", False),
        ('"False"', False),
        ('"http://schema.org/True"', True),
        ('"perhaps"', None),
        ("[false]", None),
        ("null", None),
    ],
)
def test_whether_it_is_free(said: str, *, free: bool | None) -> None:
    assert linked_article([f'{{"@type": "Article", "isAccessibleForFree": {said}}}']).free is free


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("812", 812),
        ('"812"', 812),
        ("0", None),
        ("-3", None),
        ("8.5", None),
        ('"many"', None),
        ('"' + "9" * 9 + '"', None),
    ],
)
def test_how_many_words_it_has(said: str, words: int | None) -> None:
    assert linked_article([f'{{"@type": "Article", "wordCount": {said}}}']).words == words


def test_its_text_and_that_of_the_entries_of_a_live_blog() -> None:
    assert linked_article(['{"@type": "Article", "articleBody": "It rained."}']).body == "It rained."
    entries = '[{"articleBody": "One."}, 5, {"articleBody": ""}, {"articleBody": "Two."}]'
    assert linked_article([f'{{"@type": "LiveBlogPosting", "liveBlogUpdate": {entries}}}']).body == "One.\nTwo."
    assert linked_article(['{"@type": "LiveBlogPosting", "liveBlogUpdate": {"articleBody": "x"}}']).body is None
