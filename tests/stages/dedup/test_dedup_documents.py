from dataclasses import replace

from streams.records import Role, Signature
from streams.stages.dedup.documents import Answer, Documents
from streams.text.signature import sign

ANSWER = Answer(cluster=3, role=Role.NEAR, similarity=0.8125)
SIGNED = sign(None, "The harbour council of Orvana voted on Tuesday to close the old ferry pier for two whole years.")


def digest(name: str) -> Signature:
    return Signature(digest=name, words=0, shingles=(), head=(), names=(), numbers=(), vocabulary=())


def test_gives_back_the_answer_of_a_version() -> None:
    documents = Documents(most=9)
    documents.remember("a", "1", SIGNED, ANSWER)
    assert documents.answer("a", "1") == replace(ANSWER, count=1)
    assert documents.answer("a", "2") is None
    assert documents.answer("b", "1") is None


def test_knows_the_latest_version_and_the_copies() -> None:
    documents = Documents(most=9)
    documents.remember("a", "1", digest("x"), ANSWER)
    documents.remember("a", "2", SIGNED, Answer(4, Role.UPDATE, 0.5))
    latest = documents.latest("a")
    assert latest is not None
    assert latest.cluster == 4
    assert latest.shingles.hashes <= set(SIGNED.shingles)
    assert documents.copy_of("x") == 3
    assert documents.copy_of(SIGNED.digest) == 4
    assert documents.copy_of("y") is None


def test_forgets_the_oldest_beyond_the_most() -> None:
    documents = Documents(most=2)
    for version in "123":
        documents.remember("a", version, digest(version), ANSWER)
    left = documents.forget_oldest()
    assert left is not None
    assert (left.count, left.cluster) == (1, 3)
    assert documents.forget_oldest() is None
    assert documents.answer("a", "1") is None
    assert documents.copy_of("1") is None
    assert documents.answer("a", "2") == replace(ANSWER, count=2)
    assert documents.latest("a") is not None


def test_what_was_seen_again_is_remembered_longer() -> None:
    documents = Documents(most=1)
    documents.remember("a", "1", digest("x"), ANSWER)
    documents.remember("b", "1", digest("x"), ANSWER)
    documents.forget_oldest()
    assert documents.latest("a") is None
    assert documents.copy_of("x") == 3


def test_a_text_stays_with_the_cluster_that_had_it_first() -> None:
    documents = Documents(most=9)
    documents.remember("a", "1", digest("x"), ANSWER)
    documents.remember("b", "2", digest("x"), Answer(8, Role.UPDATE, 0))
    assert documents.copy_of("x") == 3
