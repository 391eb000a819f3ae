from dataclasses import replace
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console, RenderableType

from streams.cli.render.article import before_and_after, spans
from streams.cli.render.overview import Line, clusters, table
from streams.cli.render.record import NotJson, PutBack, record
from streams.pipeline import run
from streams.records import Cluster, IndexedArticle, Label, Position, Removed, Role

[ARTICLE] = (
    one
    for one in run([(None, b'{"id":"a","title":"Harbour closed","text":"The harbour was closed on Monday."}')])
    if isinstance(one, IndexedArticle)
)


def printed(what: RenderableType) -> str:
    console = Console(file=StringIO(), width=100, color_system=None)
    console.print(what)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def with_removals(pieces: list[tuple[str, bool]]) -> IndexedArticle:
    removed, at = [], 0
    for piece, kept in pieces:
        if not kept:
            one = Removed(start=at, end=at + len(piece), text=piece, label=Label.AD, rule="ad/line", confidence=1.0)
            removed.append(one)
        at += len(piece)
    return replace(ARTICLE, text="".join(piece for piece, kept in pieces if kept), removed=tuple(removed))


@given(st.lists(st.tuples(st.text(min_size=1), st.booleans())))
def test_the_pieces_give_back_the_text_before_and_after(pieces: list[tuple[str, bool]]) -> None:
    found = list(spans(with_removals(pieces)))
    assert "".join(piece for piece, _ in found) == "".join(piece for piece, _ in pieces)
    assert "".join(piece for piece, removed in found if removed is None) == "".join(p for p, kept in pieces if kept)


def test_a_removed_line_is_marked_with_label_and_rule_even_without_colour() -> None:
    shown = printed(before_and_after(with_removals([("It rained.\n\n", True), ("Buy [b]soap[/b]\x1b[2J", False)])))
    assert "ad/line                      - Buy [b]soap[/b]\\u001b[2J" in shown
    assert "                               It rained." in shown


def test_articles_and_their_clusters_in_lines() -> None:
    def told(title: str, cluster: str, role: Role, *, known: bool = False) -> Line:
        return Line(
            title=title,
            source="Tista Post",
            language="en",
            cluster=Cluster(id=cluster, canonical="a", role=role, similarity=0.91),
            words_before=300,
            words_after=250,
            removed=4,
            known=known,
        )

    lines = [
        told("One", "c-1", Role.CANONICAL),
        told("Two", "c-1", Role.NEAR, known=True),
        told("Other", "c-2", Role.CANONICAL),
    ]
    shown = printed(table(lines))
    assert "300 → 250" in shown
    assert ["new" in line for line in shown.splitlines()[1:]] == [True, False, True]
    assert " ".join(printed(clusters(lines)).split()) == "c-1 canonical Tista Post: One near 91% Tista Post: Two"


def test_any_record_is_shown_in_a_few_lines() -> None:
    assert "articles.raw/0/1  k\\u001b" in printed(record("articles.raw/0/1", b"k\x1b", {"a": 1}))
    assert "\\u001b[2J" in printed(record("t/0/1", None, NotJson(b"\x1b[2J\xff")))
    assert "null" in printed(record("t/0/1", None, None))
    back = PutBack(raw="articles.raw/0/1", at=Position(topic="articles.raw", partition=3, offset=90))
    assert "\n  put back at articles.raw/3/90 " in printed(record("t/0/1", b"articles.raw/0/1", back))
    letter = {"failed_at": "now", "code": "invalid_json", "stage": "clean", "detail": "no", "value": "AGI="}
    assert "invalid_json in clean: no" in printed(record("t/0/1", None, letter))
    long = printed(record("t/0/1", None, {"title": "T", "text": "word " * 500, "removed": [{"label": "ad"}]}))
    assert "removed ad x1" in long
    assert len(long.splitlines()) < 10


ODD: tuple[object, ...] = (None, True, 5, "x", [], [5, None, {}], {"a": 1}, [{"label": [], "name": {}}], "\u001b[2J")
ODD_FIELDS = (
    "title",
    "source",
    "language",
    "published_at",
    "cluster",
    "removed",
    "entities",
    "value",
    "code",
    "detail",
)


@given(st.dictionaries(st.sampled_from([*ODD_FIELDS, "failed_at", "text"]), st.sampled_from(ODD)))
def test_a_record_that_only_looks_like_ours_is_shown_all_the_same(value: dict[str, object]) -> None:
    assert "\u001b" not in printed(record("articles.raw/0/1", b"\xff", value))
