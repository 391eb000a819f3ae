import shutil
from ctypes import addressof
from pathlib import Path

import numpy as np
import pytest

import hatch_build
from streams.kernel import address, addresses, library

FOLDER = Path(hatch_build.__file__).parent / hatch_build.FOLDER


def test_it_is_compiled_wherever_a_compiler_is() -> None:
    assert (library() is None) == (shutil.which("cc") is None)


@pytest.mark.skipif(shutil.which("cc") is None, reason="there is no compiler")
def test_a_library_of_other_sources_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streams.kernel.compiled._FOLDER", tmp_path)
    for number in (1, 2):
        (tmp_path / "one.c").write_text(f"int one(void) {{ return {number}; }}\n", "ascii")
        assert library.__wrapped__() is None
        hatch_build.compile_kernel(tmp_path)
        found = library.__wrapped__()
        assert found is not None
        assert found.one() == number
    assert len([*tmp_path.iterdir()]) == 2


def test_without_a_compiler_it_says_so_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert hatch_build.compile_kernel(FOLDER) is None
    assert "No C compiler" in capsys.readouterr().err


def test_an_array_that_does_not_lie_in_a_row_is_refused() -> None:
    square = np.arange(9.0).reshape(3, 3)
    assert address(square).value == addressof(*addresses(square)) == square.ctypes.data
    with pytest.raises(ValueError, match="in a row"):
        address(square[:, 1])
    with pytest.raises(ValueError, match="in a row"):
        addresses(square, square[:, 1])
