from pathlib import Path

import pytest

from streams.errors import BadInputError
from streams.feeding.files import Kind, find_files, kind_of


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", Kind.TEXT),
        ("a.HTML", Kind.HTML),
        ("a.b.htm.gz", Kind.HTML),
        ("a.jsonl", Kind.LINES),
        ("a.ndjson.gz", Kind.LINES),
        ("a.json", None),
        ("a.gz", None),
        ("a", None),
    ],
)
def test_the_name_tells_the_kind(name: str, kind: Kind | None) -> None:
    assert kind_of(Path(name)) is kind


def test_folders_are_read_in_order_to_any_depth(tmp_path: Path) -> None:
    touch(tmp_path, "b/2.txt", "b/a/1.html", "a.jsonl", "c.txt.gz", "README.txt", ".hidden.txt", ".git/x.txt", "x.png")
    found = find_files([tmp_path])
    assert [str(path.relative_to(tmp_path)) for path in found.files] == ["a.jsonl", "b/2.txt", "b/a/1.html", "c.txt.gz"]
    assert found.passed_over == (tmp_path / "x.png",)


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert find_files([tmp_path]).files == (tmp_path / "a.txt",)


def test_a_file_that_is_named_is_read_whatever_its_name_begins_with(tmp_path: Path) -> None:
    touch(tmp_path, "README.txt")
    assert find_files([tmp_path / "README.txt"]).files == (tmp_path / "README.txt",)


@pytest.mark.parametrize(
    ("name", "message"), [("nix.txt", "is not there"), ("x.png", ".jsonl"), ("empty", "holds nothing")]
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, message: str) -> None:
    touch(tmp_path, "x.png")
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadInputError, match=message) as raised:
        find_files([tmp_path / name])
    assert str(tmp_path / name) in str(raised.value)
