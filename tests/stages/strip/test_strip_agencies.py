# ruff: noqa: RUF001 - an agency's name in Cyrillic letters
import re

import pytest

from streams.stages.strip.agencies import agencies, canonical, either


@pytest.mark.parametrize(
    ("written", "carried"),
    [
        ("AP", "AP"),
        ("The Associated Press", "AP"),
        ("REUTERS", "Reuters"),
        ("DPA", "dpa"),
        ("PA Media", "PA"),
        ("Kyodo News", "Kyodo"),
        ("ТАСС", "TASS"),
        ("Bernama", "Bernama"),
        ("Fjord Wire", None),
    ],
)
def test_the_form_that_records_carry(written: str, carried: str | None) -> None:
    assert canonical(written) == carried


def test_the_longest_name_is_found_first() -> None:
    assert re.fullmatch(either(["PA", "PA Wire"]), "PA Wire")
    found = re.match(agencies(), "the associated press")
    assert found is not None
    assert found[0] == "the associated press"
