import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from streams.text.urls import canonical_url, site


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.example.org/a/?utm_source=x&b=2&a=1#top", "https://www.example.org/a?a=1&b=2"),
        ("HTTP://user:word@M.Example.ORG:80/a%7eb/ü", "https://example.org/a~b/%C3%BC"),
        ("https://en.m.example.org/wiki/X", "https://en.example.org/wiki/X"),
        ("https://m.example/x", "https://m.example/x"),
        ("https://example.org:8443/x", "https://example.org:8443/x"),
        ("https://amp.example.org/a/amp/", "https://example.org/a"),
        ("https://example.org/a.amp.html?amp=1", "https://example.org/a.html"),
        ("https://example.org/example/a", "https://example.org/example/a"),
        ("https://www.google.com/amp/s/www.example.org/a.html", "https://www.example.org/a.html"),
        ("https://www-example-org.cdn.ampproject.org/c/s/www.example.org/a/amp", "https://www.example.org/a"),
        ("//example.org/x", "https://example.org/x"),
        ("example.org/x", "https://example.org/x"),
        ("https://example.org/story?id=7&fbclid=abc", "https://example.org/story?id=7"),
    ],
)
def test_canonical(url: str, expected: str) -> None:
    assert canonical_url(url) == expected


@pytest.mark.parametrize(
    "url",
    [None, "", "/a", "ftp://example.org/a", "javascript:alert(1)", "http://[::1", "http://e.org:99999/", "x" * 5000],
)
def test_no_web_address(url: str | None) -> None:
    assert canonical_url(url) is None
    assert site(url) is None


def test_the_page_may_name_another_address_on_its_site() -> None:
    assert canonical_url("https://m.example.org/a?p=1", "https://www.example.org/b") == "https://www.example.org/b"
    assert canonical_url("https://example.org/x/a?p=1", "../b") == "https://example.org/b"
    assert canonical_url(None, "https://example.org/a") == "https://example.org/a"


@pytest.mark.parametrize(
    "declared", ["https://other.example/b", "https://www.example.org/", "http://[", "", "mailto:a@b.example"]
)
def test_the_page_may_not_name_another_site_or_its_home_page(declared: str) -> None:
    assert canonical_url("https://www.example.org/a", declared) == "https://www.example.org/a"


def test_site() -> None:
    assert site("https://www.example.org/a") == "example.org"
    assert site("https://news.example.org/a") == "news.example.org"


@settings(deadline=None)
@example("https://0.00//.")
@example("https://a.bc/amp/.")
@example("https://0.00/\\")
@example("https://0.00\\")
@example("https://a.bc/a/%2E/./")
@given(st.text() | st.from_regex(r"https?://(www\.|m\.)?[a-z.]{1,8}/[ -~]{0,20}", fullmatch=True))
def test_canonical_is_a_fixed_point(url: str) -> None:
    canonical = canonical_url(url)
    assert canonical is None or canonical_url(canonical) == canonical
