# ruff: noqa: RUF001 - brackets as written
import pytest

from streams.stages.strip.east_asian import agency_of, byline_of, dateline_of
from streams.stages.strip.pieces import Piece


@pytest.mark.parametrize(
    ("paragraph", "text", "place", "agency", "date"),
    [
        ("新华社杭州3月20日电（记者王小明）春分时节", "新华社杭州3月20日电（记者王小明）", "杭州", "Xinhua", "3月20日"),
        ("中新社成都8月2日电 (记者 刘洋)大熊猫", "中新社成都8月2日电 (记者 刘洋)", "成都", "CNS", "8月2日"),
        ("（中央社記者林小雨台東21日電）颱風", "（中央社記者林小雨台東21日電）", "台東", "CNA", "21日"),
        ("【ロンドン共同】日英両政府は", "【ロンドン共同】", "ロンドン", "Kyodo", None),
        ("【那覇=山田太郎】沖縄県の", "【那覇=山田太郎】", "那覇", None, None),
    ],
)
def test_datelines(paragraph: str, text: str, place: str, agency: str | None, date: str | None) -> None:
    found = dateline_of(paragraph)
    assert found is not None
    assert (found.text, found.place, found.agency, found.date) == (text, place, agency, date)


@pytest.mark.parametrize("paragraph", ["", "【写真】雪の朝", "杭州的茶园3月20日进入开采期", "(Reuters) - Copper rose."])
def test_what_is_no_dateline(paragraph: str) -> None:
    assert dateline_of(paragraph) is None


def test_who_wrote_it_stands_in_the_dateline() -> None:
    byline = byline_of(Piece("新华社杭州3月20日电（记者王小明、李华）春分", 50))
    assert byline is not None
    assert [(one.name, one.role, one.span and one.span.start) for one in byline.authors] == [
        ("王小明", "记者", 64),
        ("李华", "记者", 68),
    ]


def test_an_agency_needs_no_place() -> None:
    assert agency_of("【3月3日 AFP】フランスの") == "AFP"
