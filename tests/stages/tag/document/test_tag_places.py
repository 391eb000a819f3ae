import pytest

from streams.stages.tag.document.places import places


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["us", "united states"], ["united states"] * 2),
        (["usa", "us"], ["united states"] * 2),
        (["velm", "velm river"], ["velm river"] * 2),
        (["mount kelira", "kelira"], ["mount kelira"] * 2),
        (["danube", "danube river"], ["danube river"] * 2),
        (["hanoi", "hanoi river"], ["hanoi", "hanoi river"]),
        (["st tarsin", "saint tarsin"], ["saint tarsin"] * 2),
        (["typhoon amihan", "amihan"], ["typhoon amihan"] * 2),
        (["burma", "myanmar"], ["myanmar"] * 2),
        (["tarsin", "tarsin city"], ["tarsin", "tarsin city"]),
    ],
)
def test_which_places_are_the_same(names: list[str], expected: list[str]) -> None:
    assert places([tuple(name.split()) for name in names]) == [tuple(name.split()) for name in expected]
