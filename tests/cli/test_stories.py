from io import StringIO

from rich.console import Console

from streams.cli.render.stories import stories
from streams.cli.stories.story import Story, Told, biggest
from streams.records import Cluster, Origin, OriginReason, Role


def told(name: str, cluster: str, outlet: str, minute: int, title: str | None = None) -> Told:
    origin = Origin(agency="AP", because=OriginReason.DATELINE, article=name) if outlet == "north" else None
    return Told(
        id=name,
        outlet=outlet,
        title=title,
        cluster=Cluster(id=cluster, canonical="a", role=Role.NEAR, similarity=1.0),
        origin=origin,
        at=f"2026-03-02T10:{minute:02}:00.000Z",
    )


def test_stories_are_ordered_by_articles_and_then_by_outlets() -> None:
    every = [
        *(told(f"a{n}", "c-a", "north", n) for n in range(3)),
        *(told(f"b{n}", "c-b", f"outlet {n}", n) for n in range(3)),
        told("c", "c-c", "north", 9),
    ]
    assert [(one.cluster, one.articles, len(one.outlets)) for one in biggest(every, {})] == [
        ("c-b", 3, 3),
        ("c-a", 3, 1),
        ("c-c", 1, 1),
    ]


def test_versions_are_no_articles_of_their_own() -> None:
    [story] = biggest([told("a", "c-a", "north", 1), told("a", "c-a", "north", 5), told("b", "c-a", "south", 3)], {})
    assert (story.articles, story.versions) == (2, 1)
    assert (story.first, story.last) == ("2026-03-02T10:01:00.000Z", "2026-03-02T10:05:00.000Z")
    assert story.origin == "AP"


def test_the_title_is_the_first_one_there_is() -> None:
    [story] = biggest(
        [told("b", "c-a", "x", 4, "Late"), told("a", "c-a", "x", 1), told("c", "c-a", "x", 2, "Early")], {}
    )
    assert story.title == "Early"


def test_clusters_that_were_found_to_be_one_count_as_one_story() -> None:
    every = [told("a", "c-a", "x", 1), told("b", "c-b", "y", 2), told("c", "c-c", "z", 3)]
    [story] = biggest(every, {"c-b": "c-a", "c-c": "c-b"})
    assert (story.cluster, story.articles) == ("c-a", 3)


def test_aliases_that_go_round_end() -> None:
    assert len(biggest([told("a", "c-a", "x", 1)], {"c-a": "c-b", "c-b": "c-a"})) == 1


def test_the_list_names_outlets_and_times() -> None:
    story = Story(
        cluster="c-a",
        title="Ferry [b]aground[/b]\u202e",
        articles=12,
        versions=1,
        outlets=tuple("abcdefghij"),
        origin="AP",
        first="2026-03-02T10:01:00.000Z",
        last="2026-03-02T10:05:00.000Z",
    )
    console = Console(file=StringIO(), width=140, color_system=None, highlight=False)
    console.print(stories([story]))
    assert isinstance(console.file, StringIO)
    assert [line.strip() for line in console.file.getvalue().splitlines()] == [
        "12  Ferry [b]aground[/b]\\u202e",
        "10 outlets: a, b, c, d, e, f, g, h and 2 more, origin AP",
        "2026-03-02 10:01 to 2026-03-02 10:05, 1 new version, c-a",
    ]
