import pytest

from streams.errors import Reason, RejectError
from streams.text.html import parse
from streams.text.markup_limits import MOST_ATTRIBUTES, MOST_ELEMENTS, MOST_SIGNS, MOST_TAGS, parseable


def test_an_ordinary_page_stays_as_it_is() -> None:
    html = b"<p class=x>one <b class=y>two</b>" * 100
    assert parseable(html) is html


def test_too_many_elements() -> None:
    with pytest.raises(RejectError) as caught:
        parseable(b"<p>x</p>" * (MOST_ELEMENTS + 1))
    assert caught.value.reason is Reason.TOO_LARGE


def test_end_tags_and_signs_are_no_elements() -> None:
    assert parseable(b"a < b </p>" * MOST_ELEMENTS)


@pytest.mark.parametrize("attribute", ["a{} ", "a{}='>' ", 'a{}=">"', "/a{}", "a{} = x\n", "a{}='<' ", 'a{}="<b c>" '])
def test_a_flood_of_attributes(attribute: str) -> None:
    with pytest.raises(RejectError) as caught:
        parseable("".join(["<p ", *(attribute.format(n) for n in range(MOST_ATTRIBUTES + 1)), ">x"]).encode())
    assert caught.value.reason is Reason.TOO_LARGE


def test_a_long_value_is_no_flood() -> None:
    assert parseable(b"<img src='data:image/png;base64,%s'>" % (b"Ab/1" * 500_000))


def test_formatting_that_would_be_opened_again_and_again_becomes_plain() -> None:
    many = "".join(f"<b id={n}>" for n in range(300))
    page = parse(f"<div><p>{many}</p></div>" + "<p>x</p>" * 5_900)
    assert len(page.lines) == 5_900
    assert page.lines[-1].path == "p:5901"


@pytest.mark.parametrize("tag", [b"</x>", b"<!-->", b"<?x>"])
def test_end_tags_and_comments_are_bounded_too(tag: bytes) -> None:
    assert parseable(tag * MOST_TAGS)
    with pytest.raises(RejectError) as caught:
        parseable(tag * (MOST_TAGS + 1))
    assert caught.value.reason is Reason.TOO_LARGE


@pytest.mark.parametrize(
    "tag", [b"<div>", b"<DIV>", b"<ul><li>", b"<table><tr><td>", b"<b><div></b>", b"<font color=a><i>"]
)
def test_what_takes_the_parser_long_to_nest_is_not_parsed(tag: bytes) -> None:
    with pytest.raises(RejectError) as caught:
        parseable(tag * 9_000)
    assert caught.value.reason is Reason.TOO_DEEP


def test_elements_whose_end_may_be_left_out_do_not_nest() -> None:
    page = b"<table>" + b"<tr><td>x" * 9_000
    assert parseable(page) is page


def test_tags_in_quotes_do_not_nest() -> None:
    page = b'<p title="<div><div>">x</p>' * 9_000
    assert parseable(page) is page


def test_signs_that_begin_no_tag_are_bounded_too() -> None:
    assert parseable(b"<" * MOST_SIGNS)
    with pytest.raises(RejectError) as caught:
        parseable(b"<" * (MOST_SIGNS + 1))
    assert caught.value.reason is Reason.TOO_LARGE
