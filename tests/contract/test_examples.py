from pathlib import Path

import orjson
import pytest
from article_contracts import CONTRACTS, validator

from streams.codec import decode_raw
from streams.contracts import SCHEMAS
from streams.errors import RejectError
from streams.records import Position

EXAMPLES = SCHEMAS / "examples"
VALID = sorted(EXAMPLES.glob("*/*/*.json"))
INVALID = sorted(EXAMPLES.glob("*/*/invalid/*.json"))


def contract_of(path: Path) -> str:
    return "/".join(path.relative_to(EXAMPLES).parts[:2])


def named(path: Path) -> str:
    return str(path.relative_to(EXAMPLES).with_suffix(""))


def test_every_contract_has_examples_and_counter_examples() -> None:
    assert {*map(contract_of, VALID)} == CONTRACTS
    assert {*map(contract_of, INVALID)} == CONTRACTS


@pytest.mark.parametrize("path", VALID, ids=named)
def test_examples_pass(path: Path) -> None:
    errors = [error.message for error in validator(contract_of(path)).iter_errors(orjson.loads(path.read_bytes()))]
    assert errors == []


@pytest.mark.parametrize("path", INVALID, ids=named)
def test_counter_examples_violate_one_thing(path: Path) -> None:
    errors = [error.message for error in validator(contract_of(path)).iter_errors(orjson.loads(path.read_bytes()))]
    assert len(errors) == 1, errors


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("raw/1/*.json")), ids=named)
def test_raw_examples_are_taken(path: Path) -> None:
    assert decode_raw(path.read_bytes(), Position(topic="articles.raw", partition=0, offset=0))


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("raw/1/invalid/*.json")), ids=named)
def test_raw_counter_examples_are_rejected(path: Path) -> None:
    with pytest.raises(RejectError):
        decode_raw(path.read_bytes(), Position(topic="articles.raw", partition=0, offset=0))


@pytest.mark.parametrize(
    "path", [path for path in VALID if path.parts[-3] in {"tagged", "deduped", "indexed"}], ids=named
)
def test_mentions_in_examples_stand_where_they_say(path: Path) -> None:
    article = orjson.loads(path.read_bytes())
    mentions = [mention for entity in article["entities"] for mention in entity["mentions"]]
    assert [article["text"][at["start"] : at["end"]] for at in mentions] == [at["text"] for at in mentions]
