from dataclasses import replace

from streams.stages.dedup.clusters import MOST_CLUSTERS, Candidate, Clusters
from streams.stages.dedup.sketch import Text
from streams.text.signature import sign


def text(words: str) -> Text:
    return Text.of(sign(None, words))


def begin(clusters: Clusters, canonical: str, words: str) -> int:
    number = 1 + len(clusters)
    clusters.begin(number, canonical, text(words).sketch)
    return number


def candidates(clusters: Clusters, words: str) -> list[tuple[int, int]]:
    return [(one.cluster, len(one.texts)) for one in compared(clusters, text(words))]


def compared(clusters: Clusters, wanted: Text) -> list[Candidate]:
    """Return the candidates for a text, where an article of each has just come."""
    return [*clusters.candidates(wanted, clusters.rank(wanted), lambda _: 0.0)]


def words(first: int, last: int) -> str:
    return " ".join(f"word{number}" for number in range(first, last))


def test_clusters_that_share_rare_shingles_are_candidates_the_strongest_first() -> None:
    clusters = Clusters()
    half, none, whole = (
        begin(clusters, name, words(*of)) for name, of in {"a": (0, 20), "b": (50, 90), "c": (0, 40)}.items()
    )
    assert candidates(clusters, words(0, 40)) == [(whole, 1), (half, 1)]
    assert none not in dict(candidates(clusters, words(0, 40)))


def test_a_longer_text_of_a_cluster_is_compared_too() -> None:
    clusters = Clusters()
    number = begin(clusters, "a", words(0, 20))
    clusters.join(number, text(words(0, 60)).sketch)
    assert candidates(clusters, words(30, 60)) == [(number, 2)]


def test_the_longest_text_takes_the_place_of_the_one_before() -> None:
    clusters = Clusters()
    number = begin(clusters, "a", words(0, 20))
    for last in (130, 120, 145):
        clusters.join(number, text(words(last - 45, last)).sketch)
        clusters.join(number, text(words(100, last)).sketch)
    assert candidates(clusters, words(0, 20)) == candidates(clusters, words(100, 145)) == [(number, 2)]
    clusters.join(number, text(words(200, 300)).sketch)
    assert candidates(clusters, words(100, 145)) == []


def test_what_everybody_says_makes_no_candidate() -> None:
    clusters = Clusters()
    for name in range(MOST_CLUSTERS):
        begin(clusters, str(name), words(0, 20))
    assert candidates(clusters, words(0, 20)) == []


def test_text_too_short_to_tell_makes_no_candidate() -> None:
    clusters = Clusters()
    begin(clusters, "a", "Video")
    assert candidates(clusters, "Video") == []


def test_one_run_of_words_in_common_is_chance_and_makes_no_candidate_and_two_do() -> None:
    clusters = Clusters()
    known, strange = sign(None, words(0, 60)), sign(None, words(100, 160))
    clusters.begin(1, "a", Text.of(known).sketch)

    def found(common: int) -> list[int]:
        shingles = tuple(sorted((*known.shingles[:common], *strange.shingles[common:])))
        wanted = Text.of(replace(strange, shingles=shingles))
        return [one.cluster for one in compared(clusters, wanted)]

    assert found(1) == []
    assert found(2) == [1]


def test_a_cluster_is_ahead_of_the_next_one_that_is_no_other_name_of_it() -> None:
    clusters = Clusters()
    first, second = (begin(clusters, name, words(0, 40)) for name in "ab")
    begin(clusters, "c", words(100, 140))

    def ahead() -> list[float]:
        return [round(one.texts[0].ahead, 2) for one in compared(clusters, text(words(0, 40)))]

    assert ahead() == [0.5, 0.5]
    clusters.unite(second, first)
    assert min(ahead()) > 0.9
    clusters.join(first, text(words(0, 60)).sketch)
    assert len(ahead()) == 2


def test_a_candidate_says_for_how_long_its_cluster_had_no_article() -> None:
    clusters = Clusters()
    known = [begin(clusters, name, words(0, 40)) for name in "abc"]
    hours, wanted = dict(zip(known, (0.0, 24.0, 1e9), strict=True)), text(words(0, 40))
    found = clusters.candidates(wanted, clusters.rank(wanted), hours.__getitem__)
    assert {one.cluster: round(one.texts[0].idle, 6) for one in found} == dict(zip(known, (0, 0.5, 1), strict=True))


def test_a_cluster_leaves_with_its_last_article_and_nothing_of_it_stays() -> None:
    clusters = Clusters()
    number = begin(clusters, "a", words(0, 20))
    clusters.join(number, text(words(10, 60)).sketch)
    clusters.put(number, 1)
    clusters.put(number, 2)
    clusters.leave(number, 1)
    assert clusters.number("a") == number
    clusters.leave(number, 2)
    assert clusters.number("a") is None
    assert candidates(clusters, words(0, 60)) == []
    assert len(clusters) == clusters.postings == 0


def test_names_of_stories_that_left_are_as_rare_as_if_these_had_never_come() -> None:
    told = "The council of {} voted on Tuesday to close the pier, said Tandberg, and {} boats will leave for Velmar."
    clusters, others = Clusters(), Clusters()
    for name in "abcdefghij":
        number = begin(clusters, name, told.format("Orvana", 34))
        clusters.put(number, number)
    known = told.format("Velmar", 12)
    for number in range(1, 11):
        clusters.leave(number, number)
    found = []
    for one in (clusters, others):
        one.begin(20, "k", text(known).sketch)
        wanted = text(told.format("Orvana", 34))
        found.append(one.compare(20, wanted, one.rank(wanted), 0.0))
    assert found[0] == found[1]


def test_the_oldest_of_clusters_that_are_one_is_their_root() -> None:
    clusters = Clusters()
    first, second, third = (begin(clusters, name, words(0, 20)) for name in "abc")
    clusters.unite(third, second)
    clusters.unite(second, first)
    clusters.unite(99, first)
    assert [clusters.root(number) for number in (first, second, third, 99)] == [first, first, first, 99]


def test_a_signature_that_tells_no_quarters_is_compared_too() -> None:
    signature = replace(sign(None, words(0, 40)), quarters=(1, 2))
    assert list(Text.of(signature).quarters) == [0] * Text.of(signature).sketch[1]
