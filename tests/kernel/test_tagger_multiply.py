"""Every way in which the kernel multiplies gives the sums that numpy gives, on processors that have it."""

import shutil
import subprocess
from ctypes import CDLL, POINTER, Structure, c_int64, c_void_p
from pathlib import Path

import numpy as np
import pytest

from streams import kernel

PANEL, ROWS, MOST = 32, 8, 4095
WAYS = ("tile_anywhere", "tile_avx2", "tile_vnni")
SOURCE = f"""#include "{Path(kernel.__file__).parent}/tagger_multiply.c"
int on_processor(int way) {{
#if defined(__x86_64__)
    return way == 2 ? __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw")
         : way == 1 ? __builtin_cpu_supports("avx2") : 1;
#else
    return way == 0;
#endif
}}
void multiply(int way, const int16_t *weights, const int32_t *bias, int64_t inputs, const tagger_product *products) {{
#if defined(__x86_64__)
    (way == 2 ? tile_vnni : way == 1 ? tile_avx2 : tile_anywhere)(weights, bias, inputs, 0, products);
#else
    tile_anywhere(weights, bias, inputs, 0, products);
#endif
}}
"""
COMPILER = shutil.which("cc")
pytestmark = pytest.mark.skipif(COMPILER is None, reason="no C compiler")


class Product(Structure):
    _fields_ = (("inputs", c_void_p), ("sums", c_void_p))


@pytest.fixture(scope="module")
def tiles(tmp_path_factory: pytest.TempPathFactory) -> CDLL:
    folder = tmp_path_factory.mktemp("tiles")
    (folder / "tiles.c").write_text(SOURCE)
    subprocess.run(
        [COMPILER or "cc", "-std=c11", "-O2", "-fPIC", "-shared", "-o", folder / "tiles.so", folder / "tiles.c"],
        check=True,
    )
    library = CDLL(str(folder / "tiles.so"))
    library.multiply.argtypes = (c_int64, c_void_p, c_void_p, c_int64, POINTER(Product))
    return library


@pytest.mark.parametrize("way", range(len(WAYS)), ids=WAYS)
@pytest.mark.parametrize("inputs", [2, 128, 384])
def test_sums_are_those_of_numpy(tiles: CDLL, way: int, inputs: int) -> None:
    if not tiles.on_processor(way):
        pytest.skip("not on this processor")
    random = np.random.default_rng(inputs)
    weights = random.integers(-1000, 1000, (PANEL, inputs), np.int16)
    rows = random.integers(-MOST, MOST + 1, (ROWS, inputs), np.int16)
    bias, sums = random.integers(-1000, 1000, PANEL, np.int32), np.zeros((ROWS, PANEL), np.int32)
    panel = np.ascontiguousarray(weights.reshape(PANEL, inputs // 2, 2).swapaxes(0, 1))
    products = (Product * ROWS)(
        *[Product(row.ctypes.data, into.ctypes.data) for row, into in zip(rows, sums, strict=True)]
    )
    tiles.multiply(way, panel.ctypes.data, bias.ctypes.data, inputs, products)
    assert (sums == rows.astype(np.int64) @ weights.T.astype(np.int64) + bias).all()
