from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from jsonschema import Draft202012Validator

from streams.codec import decode_raw
from streams.contracts import SCHEMAS
from streams.errors import RejectError
from streams.records import Position

EXAMPLES = SCHEMAS / "examples"
VALID = sorted(EXAMPLES.glob("*/1/*.json"))
INVALID = sorted(EXAMPLES.glob("*/1/invalid/*.json"))


def named(path: Path) -> str:
    return str(path.relative_to(EXAMPLES).with_suffix(""))


def test_every_contract_has_examples_and_counter_examples() -> None:
    contracts = {path.name.partition(".")[0] for path in (SCHEMAS / "articles").glob("*.schema.json")} - {"common"}
    assert {path.parts[-3] for path in VALID} == contracts
    assert {path.parts[-4] for path in INVALID} == contracts


@pytest.mark.parametrize("path", VALID, ids=named)
def test_examples_pass(path: Path, validator: Callable[[str], Draft202012Validator]) -> None:
    errors = [error.message for error in validator(path.parts[-3]).iter_errors(orjson.loads(path.read_bytes()))]
    assert errors == []


@pytest.mark.parametrize("path", INVALID, ids=named)
def test_counter_examples_violate_one_thing(path: Path, validator: Callable[[str], Draft202012Validator]) -> None:
    errors = [error.message for error in validator(path.parts[-4]).iter_errors(orjson.loads(path.read_bytes()))]
    assert len(errors) == 1, errors


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("raw/1/*.json")), ids=named)
def test_raw_examples_are_taken(path: Path) -> None:
    assert decode_raw(path.read_bytes(), Position(topic="articles.raw", partition=0, offset=0))


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("raw/1/invalid/*.json")), ids=named)
def test_raw_counter_examples_are_rejected(path: Path) -> None:
    with pytest.raises(RejectError):
        decode_raw(path.read_bytes(), Position(topic="articles.raw", partition=0, offset=0))
