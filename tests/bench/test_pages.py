import json
import lzma
from pathlib import Path

from pages import Page, read

URL = "https://harbour.example/1"
ROW = {
    "id": "set/1",
    "source": "harbour.example",
    "lang": "en",
    "url": URL,
    "truth": ["A.", "B."],
    "near": "Menu\nA.",
    "light": " \n",
    "full": "Home\nMenu\nA.",
}


def folder(path: Path) -> Path:
    for name, row in (("text", ROW), ("html", {"id": "set/1", "html": "<p>A."})):
        with lzma.open(path / f"{name}.jsonl.xz", "wt") as file:
            file.write(json.dumps(row) + "\n")
    return path


def page(given: str) -> Page:
    return Page(id="set/1", source="harbour.example", language="en", url=URL, truths=("A.", "B."), given=given)


def test_a_page_has_what_its_mode_gives(tmp_path: Path) -> None:
    data = folder(tmp_path)
    assert read(data, "near") == [page("Menu\nA.")]
    assert read(data, "html") == [page("<p>A.")]


def test_pages_that_a_mode_leaves_empty_are_left_out(tmp_path: Path) -> None:
    assert read(folder(tmp_path), "light") == []


def test_the_collection_is_the_first_part_of_the_id() -> None:
    assert page("").family == "set"
