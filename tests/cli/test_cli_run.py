from pathlib import Path

import orjson
from commands import streams

TEXT = (
    "Sign up for the Tista Post newsletter\n\n"
    "HALDEN — The ferry Tista II ran aground on Monday near Halden with 31 people on board, the coast guard said.\n\n"
    "Nobody was hurt. Divers are to look at the hull on Tuesday, said Kari Bratt, who leads the rescue.\n"
)


def test_an_article_is_shown_with_what_was_taken_out_and_why(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(TEXT, "utf-8")
    done = streams("run", tmp_path / "ferry.txt")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert any("subscribe/" in line and " - Sign up for the Tista Post newsletter" in line for line in lines)
    assert any(line.startswith("dateline") and "Halden" in line for line in lines)
    assert any(line.startswith("PERSON") and "Kari Bratt" in line for line in lines)


def test_json_is_the_indexed_records_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    records = [{"id": "a", "text": TEXT}, {"id": "b", "text": TEXT}, {"id": "a", "text": TEXT}, {"id": "c"}]
    path.write_bytes(b"\n".join(map(orjson.dumps, records)))
    done = streams("run", path, "--json")
    assert done.returncode == 0
    first, second = map(orjson.loads, done.stdout.splitlines())
    assert (first["id"], first["cluster"]["role"]) == ("a", "canonical")
    assert (second["id"], second["cluster"]["canonical"]) == ("b", "a")
    assert first["schema"] == "articles.indexed/1"
    assert done.stderr.startswith(f"{path}:4: no_content in clean: ")


def test_many_are_summed_up(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(TEXT, "utf-8")
    (tmp_path / "2.jsonl").write_bytes(
        orjson.dumps({"title": "Ferry [red]aground[/red]\x1b[2J", "text": TEXT}) + b"\n{"
    )
    done = streams("run", tmp_path)
    assert done.returncode == 0
    assert "Stories told more than once" in done.stdout
    assert "Ferry [red]aground[/red]" in done.stdout
    assert "\x1b" not in done.stdout
    assert f"invalid_json  {tmp_path / '2.jsonl'}:2 in clean" in done.stdout


def test_a_file_that_cannot_be_read_fails_the_run_but_not_the_others(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(TEXT, "utf-8")
    (tmp_path / "2.txt.gz").write_text("no gzip", "utf-8")
    done = streams("run", tmp_path, "--json")
    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 1
    assert f"{tmp_path / '2.txt.gz'} was left out: it cannot be read" in done.stderr
