from streams.stages.dedup.clusters import MOST_SHINGLES, Clusters
from streams.stages.dedup.postings import MOST_CLUSTERS
from streams.text.signature import sign


def begin(clusters: Clusters, canonical: str, text: str) -> int:
    signature = sign(None, text)
    return clusters.begin(canonical, signature, clusters.find(signature))


def candidates(clusters: Clusters, text: str) -> list[int]:
    signature = sign(None, text)
    return [one.cluster for one in clusters.candidates(signature, clusters.find(signature))]


def words(first: int, last: int) -> str:
    return " ".join(f"word{number}" for number in range(first, last))


def test_clusters_that_share_rare_shingles_are_candidates_the_strongest_first() -> None:
    clusters = Clusters()
    half, none, whole = (
        begin(clusters, name, words(*of)) for name, of in {"a": (0, 20), "b": (50, 90), "c": (0, 40)}.items()
    )
    assert candidates(clusters, words(0, 40)) == [whole, half]
    assert none not in candidates(clusters, words(0, 40))


def test_a_longer_text_of_a_cluster_is_compared_too() -> None:
    clusters = Clusters()
    number = begin(clusters, "a", words(0, 20))
    longer = sign(None, words(0, 60))
    clusters.join(number, longer, clusters.find(longer))
    assert candidates(clusters, words(30, 60)) == [number, number]


def test_what_everybody_says_makes_no_candidate() -> None:
    clusters = Clusters()
    for name in range(MOST_CLUSTERS):
        begin(clusters, str(name), words(0, 20))
    assert candidates(clusters, words(0, 20)) == []


def test_text_too_short_to_tell_makes_no_candidate() -> None:
    clusters = Clusters()
    begin(clusters, "a", "Video")
    assert candidates(clusters, "Video") == []


def test_a_cluster_leaves_with_its_last_article() -> None:
    clusters = Clusters()
    number = begin(clusters, "a", words(0, 20))
    clusters.put(number, 1)
    clusters.put(number, 2)
    clusters.leave(number, 1)
    assert clusters.number("a") == number
    clusters.leave(number, 2)
    assert clusters.number("a") is None
    assert candidates(clusters, words(0, 20)) == []
    assert len(clusters) == 0


def test_a_number_is_never_used_again() -> None:
    clusters = Clusters()
    number = begin(clusters, "a", words(0, 20))
    clusters.put(number, 1)
    clusters.leave(number, 1)
    assert begin(clusters, "a", words(0, 20)) == number + 1


def test_the_shingles_of_a_cluster_are_bounded() -> None:
    clusters = Clusters()
    number = begin(clusters, "a", words(0, 100))
    for part in range(100, 3_000, 100):
        signature = sign(None, words(part, part + 100))
        clusters.join(number, signature, clusters.find(signature))
    found = [clusters.find(sign(None, words(part, part + 100))) for part in range(0, 3_000, 100)]
    assert sum(bool(numbers) for one in found for numbers in one.values()) == MOST_SHINGLES
