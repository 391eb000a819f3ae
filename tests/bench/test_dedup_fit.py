import numpy as np
import pytest
from dedup_fit import fit, network, slopes
from numpy.typing import NDArray

from streams.stages.dedup.model import Unit

Array = NDArray[np.float64]


@pytest.fixture
def rows() -> tuple[Array, Array]:
    """Return points of a square, of which those in two opposite quarters are the same: no line parts them."""
    features = np.random.default_rng(7).random((400, 2))
    return features, ((features[:, 0] > 0.5) == (features[:, 1] > 0.5)).astype(np.float64)


def likely(score: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-score)))


def test_the_regression_finds_the_weights_that_made_the_labels() -> None:
    draw = np.random.default_rng(3)
    features = draw.random((20_000, 2))
    same = (draw.random(len(features)) < likely(features @ [4.0, -3.0] - 1)).astype(np.float64)
    assert fit(features, same) == pytest.approx([-1, 4, -3], abs=0.3)


def test_the_network_parts_what_no_line_does(rows: tuple[Array, Array]) -> None:
    features, same = rows
    bias, weights, units = network(features, same, fit(features, same))
    scores = bias + features @ weights + sum(_says(unit, features) for unit in units)
    line = fit(features, same)
    assert np.mean((scores > 0) == same) > 0.95 > np.mean((features @ line[1:] + line[0] > 0) == same)


def _says(unit: Unit, features: Array) -> Array:
    return np.asarray(unit.says * np.tanh(unit.bias + features @ unit.weights))


def test_the_slopes_are_those_of_the_loss(rows: tuple[Array, Array]) -> None:
    features, same = rows
    draw = np.random.default_rng(5)
    parts = [draw.normal(size=shape) for shape in ((2, 3), (3,), (3,), (2,), (1,))]

    def loss() -> float:
        score = np.tanh(features @ parts[0] + parts[1]) @ parts[2] + features @ parts[3] + parts[4]
        return float(np.mean(np.log1p(np.exp(score)) - same * score))

    before, step = loss(), 1e-4
    for part, slope in zip(parts, slopes(features, same, parts), strict=True):
        part[(0,) * part.ndim] += step
        assert (loss() - before) / step == pytest.approx(slope[(0,) * slope.ndim], abs=2e-3)
        part[(0,) * part.ndim] -= step
