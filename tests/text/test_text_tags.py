"""Tags are counted as the HTML Living Standard splits them, and by the kernel as by patterns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.kernel import library
from streams.text.tags import (
    Counted,
    counted,
    counted_in_kernel,
    counted_in_python,
    formatting_in_kernel,
    formatting_in_python,
    has_tag_in_kernel,
    has_tag_in_python,
    has_tag_of,
)

LIMITS = Counted(elements=9, tags=12, deepest=4)
PIECES = (
    "<",
    "</",
    "<!",
    "<?",
    ">",
    "/",
    "=",
    "a",
    "B",
    "br",
    "div",
    " ",
    "\n",
    "\t",
    '"',
    "'",
    "é",
    "\ud800",
    "\x85",
    "<p a=1>",
)
HTML = (
    st.lists(st.sampled_from(PIECES), max_size=80).map("".join).map(lambda html: html.encode("utf-8", "surrogatepass"))
)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>one<br>two</p><!-- <b> -->", Counted(3, 5, 1)),
        ("<div><DIV></div></p></div></div>", Counted(2, 6, 2)),
        ("a < b, <3, </ >", Counted(0, 0, 0)),
        ("<p title='<b><b>'>", Counted(1, 1, 1)),
    ],
)
def test_elements_tags_and_depth_are_counted(html: str, expected: Counted) -> None:
    assert counted(html.encode(), LIMITS, [b"br"]) == expected


def test_counting_ends_at_the_first_that_is_too_many() -> None:
    assert counted(b"<div>" * 100, LIMITS, []) == Counted(5, 5, 5)
    assert counted(b"<br>" * 100, LIMITS, [b"br"]) == Counted(10, 10, 0)


def test_an_attribute_counts_whether_or_not_it_has_a_value() -> None:
    assert has_tag_of(b"<p a b='x y' c=d/e>", attributes=2)
    assert not has_tag_of(b"<p a b='x y' c=d/e><p a>", attributes=3)


@given(HTML)
def test_the_kernel_counts_as_patterns_do(html: bytes) -> None:
    kernel = library()
    if kernel is not None:
        assert counted_in_kernel(kernel, html, LIMITS, [b"br", b"b"]) == counted_in_python(html, LIMITS, [b"br", b"b"])
        assert formatting_in_kernel(kernel, html) == formatting_in_python(html)
        for most in range(4):
            assert has_tag_in_kernel(kernel, html, most) == has_tag_in_python(html, most)
