# ruff: noqa: RUF001 - dashes and Cyrillic letters are what is tested
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.stages.strip.dateline import dateline_of


@pytest.mark.parametrize(
    ("paragraph", "text", "place", "agency"),
    [
        ("OSLO — Ferries stopped.", "OSLO", "Oslo", None),
        ("TURKU, Finland (AP) — Ferries stopped.", "TURKU, Finland (AP)", "Turku, Finland", "AP"),
        ("BREST, March 3 (AFP) - Ferries stopped.", "BREST, March 3 (AFP)", "Brest", "AFP"),
        ("HARBIN, March 3 (Xinhua) -- Ferries stopped.", "HARBIN, March 3 (Xinhua)", "Harbin", "Xinhua"),
        ("OMSK, March 3. /TASS/. Ferries stopped.", "OMSK, March 3. /TASS/", "Omsk", "TASS"),
        ("SAPPORO, March 3 (Kyodo) - Ferries stopped.", "SAPPORO, March 3 (Kyodo)", "Sapporo", "Kyodo"),
        ("LEEDS (PA) — Ferries stopped.", "LEEDS (PA)", "Leeds", "PA"),
        ("Kiel (dpa) - Die Fähren stehen still.", "Kiel (dpa)", "Kiel", "dpa"),
        ("Kiel/Lübeck (dpa/lno) - Die Fähren stehen.", "Kiel/Lübeck (dpa/lno)", "Kiel/Lübeck", "dpa"),
        ("Frankfurt am Main (AFP) – Die Fähren.", "Frankfurt am Main (AFP)", "Frankfurt am Main", "AFP"),
        ("OSLO/BERGEN, May 6 — Ferries stopped.", "OSLO/BERGEN, May 6", "Oslo/Bergen", None),
        ("OSLO/BERGEN, May 6 (Reuters) - Ferries.", "OSLO/BERGEN, May 6 (Reuters)", "Oslo/Bergen", "Reuters"),
        ("OSLO and BERGEN (AP) — Ferries stopped.", "OSLO and BERGEN (AP)", "Oslo and Bergen", "AP"),
        ("TURKU, Finland (Fjord Wire) — Ferries.", "TURKU, Finland (Fjord Wire)", "Turku, Finland", "Fjord Wire"),
        ("Brest, 3 mars 2031 (AFP) - Le bac est à quai.", "Brest, 3 mars 2031 (AFP)", "Brest", "AFP"),
        ("Vigo, 3 mar (EFE).- El barco no sale.", "Vigo, 3 mar (EFE)", "Vigo", "EFE"),
        ("Vigo, 3 mar (EFE). El barco no sale.", "Vigo, 3 mar (EFE)", "Vigo", "EFE"),
        ("Kochi [India], Mar 3 (ANI): Ferries stopped.", "Kochi [India], Mar 3 (ANI)", "Kochi, India", "ANI"),
        ("(ANSA) - GENOVA, 03 MAR - I traghetti.", "(ANSA) - GENOVA, 03 MAR", "Genova", "ANSA"),
        ("ОМСК, 3 мар - РИА Новости. Паром.", "ОМСК, 3 мар - РИА Новости", "Омск", "RIA Novosti"),
        ("BERGEN, Tuesday, March 3, 2031 — Ferries.", "BERGEN, Tuesday, March 3, 2031", "Bergen", None),
    ],
)
def test_what_agencies_write(paragraph: str, text: str, place: str, agency: str | None) -> None:
    dateline = dateline_of(paragraph)
    assert dateline is not None
    assert (dateline.text, dateline.place, dateline.agency) == (text, place, agency)


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("LEXINGTON, Ky.", "Lexington, Ky."),
        ("WASHINGTON, D.C.", "Washington, D.C."),
        ("ST. OLAVE", "St. Olave"),
        ("McALLEN, Texas", "McAllen, Texas"),
        ("N’DJAMENA, Chad", "N’Djamena, Chad"),
        ("PORT-AU-PRINCE, Haiti", "Port-au-Prince, Haiti"),
        ("RIO DE JANEIRO", "Rio de Janeiro"),
        ("İZMİR, Türkiye", "Izmir, Türkiye"),
        ("LEÓN, Guanajuato.", "León, Guanajuato"),
        ("LONDON, Ontario, Canada", "London, Ontario, Canada"),
    ],
)
def test_places_in_ordinary_case(written: str, place: str) -> None:
    dateline = dateline_of(f"{written} — Ferries stopped.")
    assert dateline is not None
    assert dateline.place == place


@pytest.mark.parametrize(
    "paragraph",
    [
        "(Reuters) - Ferries stopped on Tuesday.",
        "BREAKING — Ferries stopped on Tuesday.",
        "TASS — Ferries stopped on Tuesday.",
        "BBC — Ferries stopped on Tuesday.",
        "NATO — which runs no ferries — said so.",
        "ADA BROOK (left) — Ferries stopped.",
        "Ada Brook (SPD) – die neue Ministerin – kommt.",
        "The ferry — the last one — stopped.",
        "He said (AP) — and meant it — no.",
        "Ferries stopped. They will run again.",
        "OSLO",
        "",
    ],
)
def test_what_is_no_dateline(paragraph: str) -> None:
    assert dateline_of(paragraph) is None


def test_a_sentence_behind_the_dash_is_no_agency() -> None:
    dateline = dateline_of("OSLO — Rain fell. The ferry stopped.")
    assert dateline is not None
    assert dateline.agency is None


@given(
    st.text()
    | st.lists(st.sampled_from(["OSLO", ", ", "Norway", " (AP)", " — ", ". ", "/", "May 6", "("])).map("".join)
)
def test_a_dateline_begins_its_paragraph(paragraph: str) -> None:
    dateline = dateline_of(paragraph)
    assert dateline is None or (paragraph.lstrip().startswith(dateline.text) and dateline.place)
