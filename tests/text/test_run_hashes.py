import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.kernel import library
from streams.text.run_hashes import WIDEST, CompiledRunHashes, PythonRunHashes, run_hashes

KERNEL = pytest.mark.skipif(library() is None, reason="the kernel was not compiled")
WORDS = st.lists(st.text(st.characters(exclude_characters=" "), min_size=1, max_size=9), max_size=60)


@KERNEL
@given(WORDS, st.integers(1, WIDEST), st.integers(1, 9), st.integers(1, 70), st.integers(0, 2**32 - 1))
def test_compiled_and_python_hash_the_same(words: list[str], width: int, least: int, most: int, highest: int) -> None:
    ours, theirs = CompiledRunHashes(library()), PythonRunHashes()
    joined = " ".join(words).encode("utf-8", "surrogatepass")
    for left, right in (
        (ours.runs(joined, len(words), width), theirs.runs(joined, len(words), width)),
        (ours.long_words(joined, len(words), least), theirs.long_words(joined, len(words), least)),
    ):
        assert list(left) == list(right)
        assert ours.smallest(left, most, highest) == theirs.smallest(right, most, highest)


@KERNEL
def test_a_long_text_is_hashed_alike() -> None:
    joined = b" ".join(b"w%d" % (number % 70_001) for number in range(200_000))
    left, right = (kind.runs(joined, 200_000, 3) for kind in (CompiledRunHashes(library()), PythonRunHashes()))
    assert list(left) == list(right)
    assert CompiledRunHashes(library()).smallest(left, 160, 2**30) == PythonRunHashes().smallest(right, 160, 2**30)
    assert CompiledRunHashes(library()).runs(b"", 0, 3) == CompiledRunHashes(library()).long_words(b"", 0, 6)


@pytest.mark.parametrize("width", [0, WIDEST + 1])
def test_runs_of_no_words_or_too_many_are_refused(width: int) -> None:
    for hashes in (PythonRunHashes(), run_hashes()):
        with pytest.raises(ValueError, match=f"runs are of 1 to 16 words, not of {width}"):
            hashes.runs(b"a b", 2, width)
