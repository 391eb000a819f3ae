"""`streams explain` as a user calls it: on files, and on what a broker of its own holds."""

import os
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from commands import streams
from selectolax.lexbor import LexborHTMLParser

from streams import broker, topics
from streams.cli.clients import producer
from streams.codec import encode
from streams.pipeline import run
from streams.records import IndexedArticle
from streams.settings import Settings
from streams.text.visible import visible

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "explained"
TEXT = (
    "Sign up for the Tista Post newsletter\n\n"
    "HALDEN — The ferry Tista II ran aground on Monday near Halden with 31 people on board, the coast guard said.\n\n"
    "Nobody was hurt. Divers are to look at the hull on Tuesday, said Kari Bratt, who leads the rescue. (AP)\n"
)


@pytest.mark.parametrize("golden", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_a_seed_is_explained_as_its_golden_says(golden: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Renew it with `COLUMNS=100 streams explain seeds/text/NAME.txt`, once you have read what changes."""
    monkeypatch.chdir(ROOT)
    done = streams("explain", Path("seeds/text") / golden.name)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.rstrip() for line in done.stdout.splitlines()] == golden.read_text("utf-8").splitlines()


def test_json_has_each_block_with_its_span_and_its_reason(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(TEXT, "utf-8")
    done = streams("explain", tmp_path / "ferry.txt", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    told = orjson.loads(done.stdout)
    first, _, last = told["blocks"]
    assert (first["kept"], first["label"], first["rule"], first["start"]) == (False, "subscribe", "subscribe/prompt", 0)
    assert first["evidence"][0] == {
        "name": "the line begins with",
        "value": "“Sign up for the Tista Post newsletter”",
        "weight": None,
    }
    assert (last["kept"], last["rule"]) == (True, "model/1")
    assert [(cut["rule"], cut["text"]) for cut in last["cuts"]] == [("inline/agency", " (AP)")]
    assert (told["words_kept"], told["words_removed"]) == (40, {"subscribe": 7, "credit": 1})


@pytest.mark.parametrize("form", [(), ("--json",), ("--html", "page.html")])
def test_nothing_in_a_file_or_its_name_commands_the_terminal(
    form: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / os.fsdecode(b"\xff\x1b[2J\xe2\x80\xae.txt")
    path.write_text(f"Subscribe\x1b[2J\n\n{TEXT}\u202e\x9b31m", "utf-8")
    done = streams("explain", path, *form)
    assert done.returncode == 0, done.stderr
    printed = done.stdout + done.stderr + "".join(page.read_text("utf-8") for page in tmp_path.glob("*.html"))
    assert visible(printed) == printed
    assert "31 people" in printed


def test_an_article_of_which_nothing_is_left_is_explained_too() -> None:
    given = orjson.dumps({"id": "a", "text": "Subscribe\n\nAdvertisement"}).decode()
    done = streams("explain", "-", "--json", given=given)
    told = orjson.loads(done.stdout)
    assert [block["kept"] for block in told["blocks"]] == [False, False]
    assert told["rejected"].startswith("All of the text was boilerplate")


def test_what_cannot_be_cleaned_is_named_and_the_rest_explained(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id":"a"}\n' + orjson.dumps({"id": "b", "text": TEXT}) + b"\n" + b"x" * (11 << 20))
    done = streams("explain", path, "--json")
    assert done.returncode == 3
    assert [orjson.loads(line)["id"] for line in done.stdout.splitlines()] == ["b"]
    assert f"{path}:1: no_content in clean: " in done.stderr
    assert f"{path}:3 was left out: " in done.stderr


def test_the_page_has_every_block(tmp_path: Path) -> None:
    done = streams("explain", ROOT / "seeds" / "pages" / "dam-inquiry.html", "--html", tmp_path / "page.html", "--json")
    assert done.returncode == 0
    assert done.stderr == f"1 article explained in {tmp_path / 'page.html'}.\n"
    blocks = orjson.loads(done.stdout)["blocks"]
    tree = LexborHTMLParser((tmp_path / "page.html").read_text("utf-8"))
    assert [node.text() for node in tree.css(".block > .text")] == [block["text"] for block in blocks]


def test_what_is_neither_file_nor_found_is_told() -> None:
    assert streams("explain", "nowhere.txt").stderr == "streams: nowhere.txt is not there.\n"
    done = streams("explain", "t-123")
    assert done.returncode == 4
    assert done.stderr.startswith("streams: t-123 is no file, and to look it up as an id takes a broker. ")
    assert done.stderr.count("\n") == 1


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    settings = Settings(data_dir=tmp_path_factory.mktemp("broker"), bootstrap_servers=None, broker_port=0)
    try:
        env = {"STREAMS_BOOTSTRAP_SERVERS": broker.start(settings).bootstrap_servers}
        assert streams("topics", "create", env=env).returncode == 0
        yield env
    finally:
        broker.stop(settings)


def indexed(article_id: str, text: str) -> IndexedArticle:
    [article] = run([(None, orjson.dumps({"id": article_id, "text": text}))])
    assert isinstance(article, IndexedArticle)
    return article


def put(env: dict[str, str], topic: str, *records: tuple[str, bytes]) -> None:
    with producer(Settings(), env["STREAMS_BOOTSTRAP_SERVERS"], 1 << 20) as client:
        sent = [client.send(topic, key=key.encode(), value=value) for key, value in records]
        for one in sent:
            one.get(timeout=30)


def test_an_article_is_looked_up_by_its_id_behind_thousands_of_others(env: dict[str, str]) -> None:
    old, new = indexed("ferry", TEXT), indexed("ferry", TEXT.replace("31 people", "32 people"))
    put(env, topics.INDEXED, ("ferry", encode(old)), ("ferry", encode(new)), ("broken", b"{"))
    put(env, topics.INDEXED, *((f"other-{number}", b"{}") for number in range(6_000)))
    done = streams("explain", "ferry", "--json", env=env)
    assert (done.returncode, done.stderr) == (0, "")
    told = orjson.loads(done.stdout)
    assert told["origin"].startswith("articles.indexed/")
    assert [block["rule"] for block in told["blocks"]] == ["subscribe/prompt", None, None]
    assert "32 people" in told["blocks"][1]["text"]
    assert [cut["text"] for cut in told["blocks"][2]["cuts"]] == [" (AP)"]


def test_an_article_that_is_not_indexed_yet_is_found_where_it_was_stripped(env: dict[str, str]) -> None:
    put(env, topics.STRIPPED, ("waiting", encode(indexed("waiting", TEXT))))
    told = orjson.loads(streams("explain", "waiting", "--json", env=env).stdout)
    assert told["origin"].startswith("articles.stripped/")


def test_an_id_that_is_not_there_and_a_record_that_is_none_are_told(env: dict[str, str]) -> None:
    put(env, topics.INDEXED, ("broken", b'{"id":5}'))
    done = streams("explain", "nobody", env=env)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("streams: nobody is no file, and no article of this id is among the last 64,000 ")
    done = streams("explain", "broken", env=env)
    assert done.returncode == 1
    assert done.stderr.startswith("streams: articles.indexed/")
    assert "does not fit its schema" in done.stderr
