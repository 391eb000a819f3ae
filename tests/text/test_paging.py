import pytest

from streams.text.paging import goes_on

OWN = "https://fjord.example/sea/ferry-runs-again"


@pytest.mark.parametrize(
    ("url", "following"),
    [
        (OWN, f"{OWN}/2"),
        (f"{OWN}/", f"{OWN}/2/"),
        (OWN, "/sea/ferry-runs-again?page=2"),
        (f"{OWN}.html", f"{OWN}-2.html"),
        (f"{OWN}.html", f"{OWN},seite-2.html"),
        (f"{OWN}/page/3", f"{OWN}/page/4"),
        (f"{OWN}?p=1", f"{OWN}?p=2"),
        ("https://fjord.example/view/367061", "/view/367061/2"),
    ],
)
def test_the_next_page_of_the_same_article(url: str, following: str) -> None:
    assert goes_on(url, ["https://fjord.example/", following])


@pytest.mark.parametrize(
    ("url", "following"),
    [
        (OWN, "https://fjord.example/sea/gulls-come-back"),
        (f"{OWN}-2/", "https://fjord.example/sea/gulls-come-back-3/"),
        (OWN, OWN),
        (OWN, f"{OWN}/amp"),
        ("https://fjord.example/view/367061", "/view/367062"),
        (None, f"{OWN}/2"),
        (OWN, "http://[broken"),
        (OWN, ""),
    ],
)
def test_another_article(url: str | None, following: str) -> None:
    assert not goes_on(url, [following])
