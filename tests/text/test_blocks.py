# ruff: noqa: RUF001 - brackets as Japanese pages write them
import pytest

from streams.errors import Reason, RejectError
from streams.records import BlockKind
from streams.text.blocks import DEEPEST, MOST_LINES, MOST_TEXT, Line
from streams.text.html import parse


def lines(html: str) -> list[Line]:
    return parse(html).lines


def texts(html: str) -> list[str]:
    return [line.text for line in lines(html)]


def test_each_line_is_what_its_markup_says() -> None:
    found = lines(
        "<h2>Flood</h2><p>It <b>rained</b>.</p><ul><li>Rain<li><p>Wind</ul><blockquote>So wet</blockquote>"
        "<figure><img alt=no><figcaption>A boat</figcaption></figure><pre>a\nb</pre>loose"
    )
    assert [(line.text, line.kind) for line in found] == [
        ("Flood", BlockKind.HEADING),
        ("It rained.", BlockKind.PARAGRAPH),
        ("Rain", BlockKind.LIST_ITEM),
        ("Wind", BlockKind.LIST_ITEM),
        ("So wet", BlockKind.QUOTE),
        ("A boat", BlockKind.CAPTION),
        ("a", BlockKind.PREFORMATTED),
        ("b", BlockKind.PREFORMATTED),
        ("loose", BlockKind.PARAGRAPH),
    ]


def test_loose_text_around_blocks_makes_lines_of_its_own() -> None:
    assert texts("<div>one <p>two</p> three <i>four</i></div>five") == ["one", "two", "three four", "five"]


def test_one_br_joins_lines_and_two_part_them() -> None:
    found = lines("<p>one<br>two<br>\n<br>three</p><p>four</p>")
    assert [(line.text, line.joined) for line in found] == [
        ("one", False),
        ("two", True),
        ("three", False),
        ("four", False),
    ]


def test_a_row_of_data_is_one_line_and_a_table_for_layout_is_not() -> None:
    found = lines("<table><tr><th>Team<th>Goals<tr><td>Ravens<br>United<td><td>3<td> </table>")
    assert [(line.text, line.kind) for line in found] == [
        ("Team | Goals", BlockKind.TABLE_ROW),
        ("Ravens United | 3", BlockKind.TABLE_ROW),
    ]
    assert texts("<table><tr><td><p>one</p><p>two</p><td>three</table>") == ["one", "two", "three"]


def test_what_no_reader_sees_is_gone() -> None:
    html = (
        "<title>t</title><body><script>s</script><style>s</style><noscript>n</noscript><template>t</template>"
        "<svg><text>v</text></svg><select><option>o</select><textarea>a</textarea><!-- c --><p hidden>h</p>"
        "<p style='color: red; Display : none'>d</p><span aria-hidden=true>i</span><p>seen</p>"
    )
    assert texts(html) == ["seen"]


def test_text_that_a_page_shows_to_subscribers_stays() -> None:
    assert texts("<article><div class=subscriber-only style='display:none'><p>more</div></article>") == ["more"]


def test_paths_name_the_way_down() -> None:
    found = lines(
        "<main id=m><img><div class='a  b'><p>one</p><p>t<b>w</b>o</p><p><em class=x>three</em></p></div></main>"
    )
    assert [line.path for line in found] == [
        "main:1#m>div:2.a.b>p:1",
        "main:1#m>div:2.a.b>p:2",
        "main:1#m>div:2.a.b>p:3>em:1.x",
    ]


def test_paths_are_bounded_and_never_broken_by_names() -> None:
    nested = "".join(f'<div id="a>b {"i" * 500}" class="{"c " * 500}">' for _ in range(100))
    [line] = lines(nested + "x")
    assert len(line.path) <= 1_500
    assert all(part.startswith("div:1#ab-i") for part in line.path.split(">"))


def test_link_density_is_a_share_of_the_characters() -> None:
    found = lines("<p><a href=x>four</a> four</p><p><a href=x>all</a></p><p>none</p><p><a name=x>anchor</a></p>")
    assert [line.link_density for line in found] == [0.5, 1.0, 0.0, 0.0]


@pytest.mark.parametrize("tag", ["div", "span", "b", "ul><li", "table><tr><td", "x-y"])
@pytest.mark.parametrize("depth", [DEEPEST + 1, 100_000])
def test_markup_too_deep_is_rejected(tag: str, depth: int) -> None:
    with pytest.raises(RejectError) as caught:
        parse(f"<{tag}>" * depth + "x")
    assert caught.value.reason is Reason.TOO_DEEP


def test_too_many_lines_are_rejected() -> None:
    with pytest.raises(RejectError) as caught:
        parse("<p>x" * (MOST_LINES + 1))
    assert caught.value.reason is Reason.TOO_LARGE


def test_unclosed_and_stray_tags_leave_the_text() -> None:
    assert texts("<p>one<div>two</span></p>three<a href='x'>four") == ["one", "two", "threefour"]
    assert texts("<p>a\0b</p>\ud800") == ["ab", "\ufffd"]


def test_links_side_by_side_are_words_apart() -> None:
    assert texts("<div><a href=x>Live</a><a href=y>Latest</a></div>") == ["Live Latest"]


def test_the_path_of_a_line_is_that_of_the_innermost_element_with_all_of_it() -> None:
    page = "<div><p><b>one <i>two</i></b><i>three</i></p><p><b>one<!----> <i>two</i></b></p><p> <b>one</b> </p></div>"
    assert [line.path for line in lines(page)] == ["div:1>p:1", "div:1>p:2>b:1", "div:1>p:3>b:1"]
    deep = "<span>" * 400 + "one<!---->" * 10 + "<i>two</i>three" + "</span>" * 399 + "four"
    assert [line.path for line in lines(deep)] == ["span:1"]


def test_white_space_and_hidden_text_do_not_count() -> None:
    assert texts("<p>x</p>" + " \n" * MOST_TEXT + f"<p hidden>{'x' * MOST_TEXT}</p>") == ["x"]


def test_too_much_text_is_rejected_before_it_is_repaired() -> None:
    with pytest.raises(RejectError) as caught:
        lines("<p>Ã©" * (MOST_LINES - 10) + f"<p>{'Ã©' * MOST_TEXT}")
    assert caught.value.reason is Reason.TOO_LARGE


def test_a_letter_whose_second_byte_is_a_line_end_is_not_cut() -> None:
    assert texts("<p>Ã\x85rhus lies by the sea, as cafÃ©s do") == ["Århus lies by the sea, as cafés do"]


def test_parts_that_react_streams_are_seen() -> None:
    page = (
        "<main><template id=B:0></template></main><div hidden id=S:0><p>moved into place</p></div><p hidden id=S>no</p>"
    )
    assert texts(page) == ["moved into place"]


def test_readings_stand_in_brackets() -> None:
    assert texts("<p>尹<ruby>錫悦<rp>（</rp><rt>ソンニョル</rt><rp>）</rp></ruby>氏") == ["尹錫悦（ソンニョル）氏"]
    assert texts("<p><ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>の本") == ["漢（かん）字（じ）の本"]


def test_a_path_as_deep_as_may_be() -> None:
    depth = DEEPEST - 1
    found = lines("<div>" * depth + "<p>deep")
    assert found[0].path == ">".join(["div:1"] * 250)
