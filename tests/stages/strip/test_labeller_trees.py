"""Trees are summed as their definition says, for any number of lines."""

import numpy as np
import pytest

from streams.stages.strip.labeller.trees import Trees


def forest(classes: int) -> Trees:
    random = np.random.default_rng(7)
    return Trees(
        features=random.integers(0, 9, (5, 4)).astype(np.int32),
        borders=random.normal(size=(5, 4)).astype(np.float32),
        leaves=random.normal(size=(5, 16, classes)).astype(np.float32),
        bias=random.normal(size=classes).astype(np.float32),
    )


@pytest.mark.parametrize("classes", [1, 3])
@pytest.mark.parametrize("lines", [0, 1, 40, 2_500])
def test_a_line_gets_the_leaf_that_the_answers_name(classes: int, lines: int) -> None:
    trees = forest(classes)
    columns = np.random.default_rng(lines).normal(size=(9, lines)).astype(np.float32)
    sums = trees.sums(columns)
    assert sums.shape == (classes, lines)
    assert sums.tobytes() == trees.sums_in_numpy(columns).tobytes()
    for line in range(0, lines, 97):
        expected = trees.bias.copy()
        for features, borders, leaves in zip(trees.features, trees.borders, trees.leaves, strict=True):
            leaf = sum(1 << bit for bit in range(4) if columns[features[bit], line] > borders[bit])
            expected += leaves[leaf]
        np.testing.assert_allclose(sums[:, line], expected, rtol=1e-4, atol=1e-5)
