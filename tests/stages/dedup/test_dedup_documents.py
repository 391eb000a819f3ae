from streams.records import Role
from streams.stages.dedup.documents import Answer, Documents, Remembered, keys_of

ANSWER = Answer(cluster=3, role=Role.NEAR, similarity=0.8125)


def remember(documents: Documents, article: str, version: str, digest: str, answer: Answer = ANSWER) -> int:
    keys = keys_of(article, version, digest)
    return documents.remember(Remembered(keys, answer, 1_700_000_000), documents.look_up(keys))


def answer(documents: Documents, article: str, version: str) -> Answer | None:
    count = documents.look_up(keys_of(article, version, "")).version
    return None if count is None else documents.answer(count)


def cluster_of_latest(documents: Documents, article: str) -> int | None:
    count = documents.look_up(keys_of(article, "", "")).latest
    return None if count is None else documents.answer(count).cluster


def cluster_of_copy(documents: Documents, digest: str) -> int | None:
    count = documents.look_up(keys_of("", "", digest)).copy
    return None if count is None else documents.answer(count).cluster


def test_gives_back_the_answer_of_a_version() -> None:
    documents = Documents()
    remember(documents, "a", "1", "x")
    assert answer(documents, "a", "1") == ANSWER
    assert answer(documents, "a", "2") is None
    assert answer(documents, "b", "1") is None
    assert documents.oldest() == Remembered(keys_of("a", "1", "x"), ANSWER, 1_700_000_000)


def test_knows_the_latest_version_and_the_copies() -> None:
    documents = Documents()
    remember(documents, "a", "1", "x")
    remember(documents, "a", "2", "z", Answer(4, Role.UPDATE, 0.5))
    assert cluster_of_latest(documents, "a") == 4
    assert cluster_of_copy(documents, "x") == 3
    assert cluster_of_copy(documents, "z") == 4
    assert cluster_of_copy(documents, "y") is None


def test_an_article_named_like_a_text_is_not_that_text() -> None:
    documents = Documents()
    remember(documents, "x", "1", "x")
    remember(documents, "x", "2", "y", Answer(4, Role.UPDATE, 0.5))
    assert cluster_of_copy(documents, "x") == 3


def test_forgets_the_oldest() -> None:
    documents = Documents()
    for version in "123":
        remember(documents, "a", version, version)
    assert documents.forget_oldest() == 1
    assert len(documents) == 2
    assert answer(documents, "a", "1") is None
    assert cluster_of_copy(documents, "1") is None
    assert answer(documents, "a", "2") == ANSWER
    assert cluster_of_latest(documents, "a") == 3


def test_what_was_seen_again_is_remembered_longer() -> None:
    documents = Documents()
    remember(documents, "a", "1", "x")
    remember(documents, "b", "1", "x")
    documents.forget_oldest()
    assert cluster_of_latest(documents, "a") is None
    assert cluster_of_copy(documents, "x") == 3


def test_a_text_stays_with_the_cluster_that_had_it_first() -> None:
    documents = Documents()
    remember(documents, "a", "1", "x")
    remember(documents, "b", "2", "x", Answer(8, Role.UPDATE, 0))
    assert cluster_of_copy(documents, "x") == 3


def test_a_window_that_moves_holds_what_is_in_it() -> None:
    documents = Documents()
    for number in range(5_000):
        remember(documents, f"a{number}", "1", f"x{number}", Answer(number, Role.NEAR, 0.5))
        if number >= 100:
            documents.forget_oldest()
    held = [number for number in range(5_000) if cluster_of_latest(documents, f"a{number}") == number]
    assert held == list(range(4_900, 5_000))
    assert documents.oldest().answer.cluster == 4_900
