# ruff: noqa: RUF001 - characters that look alike are what is tested
import pytest

from streams.records import Moment
from streams.text.html import parse
from streams.text.metadata import PageMetadata


def read(html: str) -> PageMetadata:
    return parse(html).metadata


def test_meta_elements() -> None:
    page = read(
        "<html lang=en-GB><head><title>Ferry runs again | The Fjord Post</title>"
        "<meta property=og:title content='Ferry runs again &amp; again'>"
        "<meta property=og:site_name content='The Fjord Post'>"
        "<meta name=author content='Ada Moe'><meta property=article:published_time content='2031-03-05T10:00:00+01:00'>"
        "<meta property=article:modified_time content='2031-03-05T11:00:00+01:00'><link rel=canonical href=/ferry>"
    )
    assert page == PageMetadata(
        title="Ferry runs again & again",
        publisher="The Fjord Post",
        byline="Ada Moe",
        published_at="2031-03-05T10:00:00+01:00",
        modified_at="2031-03-05T11:00:00+01:00",
        canonical_url="/ferry",
        language="en-GB",
        published=Moment(
            text="2031-03-05T10:00:00+01:00", date="2031-03-05", time="10:00:00", zone="+01:00", span=None
        ),
        modified=Moment(text="2031-03-05T11:00:00+01:00", date="2031-03-05", time="11:00:00", zone="+01:00", span=None),
    )


def test_section_keywords_and_rights() -> None:
    page = read(
        "<meta property=article:section content=Politics><meta property=article:tag content=ferries>"
        "<meta property=article:tag content='ice, thin'>"
        "<meta name=copyright content='© 2031 The Fjord Post. All rights reserved.'>"
        "<meta name=description content='It runs.'>"
    )
    assert (page.section, page.tags) == ("Politics", ("ferries", "ice, thin"))
    assert (page.copyright_holder, page.description) == ("The Fjord Post", "It runs.")


def test_one_string_of_keywords_is_a_list() -> None:
    assert read("<meta name=news_keywords content='ferries, ice; Fjord'>").tags == ("ferries", "ice", "Fjord")


def test_a_zone_that_is_not_said_is_not_known() -> None:
    page = read("<meta name=pubdate content='5 March 2031 10:00'>")
    assert page.published is not None
    assert (page.published.time, page.published.zone) == ("10:00:00", None)


def test_linked_data_goes_before_meta_elements() -> None:
    page = read(
        '<script type="application/ld+json">{"@type":"Report","headline":"A","datePublished":"2031-03-05"}</script>'
        "<meta property=og:title content=B><meta name=date content=2031-03-07>"
    )
    assert (page.title, page.published_at) == ("A", "2031-03-05T00:00:00Z")


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    assert read("<title>Ferry – at last – runs | Fjord Post</title>").title == "Ferry – at last – runs"
    named = "<meta property=og:site_name content='The Fjord Post'>"
    assert read(f"<title>Ferry runs - Fjord Post</title>{named}").title == "Ferry runs"
    assert read(f"<title>Ferry runs - at last</title>{named}").title == "Ferry runs - at last"
    assert read(f"<title>Fjord Post - Ferry runs</title>{named}").title == "Ferry runs"


def test_a_title_that_only_names_the_site_is_none() -> None:
    named = "<meta property=og:site_name content='Fjord Post'><meta property=og:title content='Fjord Post'>"
    assert read(f"{named}<h1>Ferry runs</h1>").title == "Ferry runs"
    assert read(named).title is None


def test_a_byline_is_a_name() -> None:
    assert (
        read("<meta name=author content='https://social.example/x'><meta name=byl content='By Ada Moe'>").byline
        == "By Ada Moe"
    )


def test_a_date_that_cannot_be_read_leaves_the_next() -> None:
    page = read("<meta property=article:published_time content=yesterday><meta name=pubdate content='5 March 2031'>")
    assert page.published_at == "2031-03-05T00:00:00Z"


def test_time_elements() -> None:
    assert read("<time datetime=2031-03-05>x</time>").published_at == "2031-03-05T00:00:00Z"
    two = "<time datetime=2031-03-05></time><time datetime=2031-03-06{}></time>"
    assert read(two.format("")).published_at is None
    assert read(two.format(" itemprop=datePublished")).published_at == "2031-03-06T00:00:00Z"


def test_a_page_that_says_nothing() -> None:
    assert read("<p>x") == PageMetadata()


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("<link rel=next href=/ferry/2>", True),
        ("<link rel='x NEXT' href=/ferry/2>", True),
        ("<body><a rel=next href='https://fjord.example/ferry/2'>2</a>", True),
        ("<link rel=next href=/gulls>", False),
        ("<link rel=prev href=/ferry/2>", False),
        ("<a href=/ferry/2>2</a>", False),
    ],
)
def test_whether_the_article_goes_on_in_another_page(tag: str, *, expected: bool) -> None:
    head = "<link rel=canonical href='https://fjord.example/ferry'>"
    assert read(head + tag).goes_on is expected
    assert read(head + tag).canonical_url == "https://fjord.example/ferry"
