"""The JSON Schemas say what streams/records says."""

from dataclasses import fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import orjson
import pytest
from article_contracts import CONTRACTS, FILES, file_of, validator
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from streams.codec import decode, decode_raw, encode
from streams.compatibility import Schema, resolved
from streams.contracts import SCHEMAS
from streams.errors import Reason, RejectError
from streams.records import (
    ArticleLines,
    CleanedArticle,
    ClusterMerge,
    DeadLetter,
    DedupedArticle,
    IndexedArticle,
    LaneEntry,
    Mark,
    Position,
    RawArticle,
    StrippedArticle,
    TaggedArticle,
)

RECORDS: dict[str, type] = {
    "cleaned/1": CleanedArticle,
    "stripped/1": StrippedArticle,
    "tagged/1": TaggedArticle,
    "deduped/1": DedupedArticle,
    "indexed/1": IndexedArticle,
    "deadletter/1": DeadLetter,
    "lines/1": ArticleLines,
    "lane/3": LaneEntry,
    "clusters/1": ClusterMerge,
    "mark/1": Mark,
}
REFUSED = {"lane/1", "lane/2"}  # versions that are read no more
JSON_TYPES = {str: {"string"}, bool: {"boolean"}, int: {"integer"}, float: {"number"}, NoneType: {"null"}}
RAW_FIELDS = {name: kind for name, kind in get_type_hints(RawArticle).items() if name != "trace"}


def contract(name: str) -> Schema:
    return resolved(file_of(name), FILES)


def types_in(schema: Schema) -> set[str]:
    types = schema["type"]
    return {types} if isinstance(types, str) else set(types)


def differences(kind: Any, schema: Schema, path: str) -> list[str]:
    """Name each place where a schema does not say what a type says."""
    if is_dataclass(kind) and isinstance(kind, type):
        return record_differences(kind, schema, path)
    if get_origin(kind) is tuple:
        return kind_differences({"array"}, schema, path) + differences(get_args(kind)[0], schema["items"], f"{path}[]")
    if get_origin(kind) is UnionType:
        return union_differences(get_args(kind), schema, path)
    if issubclass(kind, StrEnum):
        same = schema["enum"] == [member.value for member in kind]
        return kind_differences({"string"}, schema, path) + ([] if same else [f"{path}: other values"])
    return kind_differences(JSON_TYPES[kind], schema, path)


def kind_differences(expected: set[str], schema: Schema, path: str) -> list[str]:
    return [] if types_in(schema) == expected else [f"{path}: {types_in(schema)}, not {expected}"]


def union_differences(kinds: tuple[Any, ...], schema: Schema, path: str) -> list[str]:
    plain = set().union(*map(json_types, kinds))
    if "number" in plain:
        plain -= {"integer"}
    nested = [kind for kind in kinds if kind not in JSON_TYPES]
    inner = [line for kind in nested for line in differences(kind, {**schema, "type": [*json_types(kind)]}, path)]
    return kind_differences(plain, schema, path) + inner


def json_types(kind: Any) -> set[str]:
    return JSON_TYPES.get(kind, {"string"} if issubclass(kind, StrEnum) else {"object"})


def record_differences(kind: type, schema: Schema, path: str) -> list[str]:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    found = [] if types_in(schema) == {"object"} else [f"{path}: not an object"]
    found += [] if set(schema["properties"]) == set(names) else [f"{path}: other fields"]
    found += [] if sorted(schema["required"]) == sorted(names) else [f"{path}: not all fields required"]
    closed = schema.get("additionalProperties", schema.get("unevaluatedProperties")) is False
    found += [] if closed else [f"{path}: not closed"]
    for name in set(names) & set(schema["properties"]):
        field = schema["properties"][name]
        if name == "schema":
            found += [] if field["const"].partition("/")[2] == path.partition("/")[2] else [f"{path}: other version"]
        else:
            found += differences(hints[name], field, f"{path}.{name}")
    return found


def test_each_contract_has_a_record() -> None:
    assert {*RECORDS, *REFUSED, "raw/1"} == CONTRACTS


@pytest.mark.parametrize("name", RECORDS)
def test_strict_contracts_say_what_the_records_say(name: str) -> None:
    assert differences(RECORDS[name], contract(name), name) == []


@pytest.mark.parametrize("name", FILES)
def test_contracts_are_themselves_valid(name: str) -> None:
    Draft202012Validator.check_schema(FILES[name])
    assert FILES[name]["$id"] == name


@pytest.mark.parametrize("name", [*RECORDS, "raw/1"])
def test_every_field_is_described(name: str) -> None:
    assert undescribed(contract(name), name) == []


def undescribed(schema: Schema, path: str) -> list[str]:
    nested = {f"{path}.{name}": field for name, field in schema.get("properties", {}).items()}
    missing = [where for where, field in nested.items() if not field.get("description", "").endswith(".")]
    if "items" in schema:
        nested[f"{path}[]"] = schema["items"]
    return missing + [line for where, field in nested.items() for line in undescribed(field, where)]


def test_codes_of_dead_letters_are_those_of_the_program() -> None:
    assert contract("deadletter/1")["properties"]["code"]["enum"] == [reason.value for reason in Reason]


@pytest.mark.parametrize("name", RECORDS)
def test_examples_come_back_from_the_records_as_they_were(name: str) -> None:
    for path in (SCHEMAS / "examples" / name).glob("*.json"):
        example = path.read_bytes()
        assert orjson.loads(encode(decode(example, RECORDS[name]))) == orjson.loads(example)


def test_raw_says_what_the_record_says() -> None:
    properties = contract("raw/1")["properties"]
    assert properties.keys() == RAW_FIELDS.keys()
    assert [line for name, kind in RAW_FIELDS.items() for line in differences(kind, properties[name], name)] == []


def accepts(value: object) -> bool:
    try:
        decode_raw(orjson.dumps(value), Position(topic="articles.raw", partition=0, offset=0))
    except RejectError:
        return False
    return True


# To JSON Schema 1.0 is an integer, to the decoder it is none.
FRACTIONS = st.floats(allow_nan=False, allow_infinity=False).filter(lambda number: not number.is_integer())
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
SCALARS = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | FRACTIONS | TEXT
VALUES = SCALARS | st.lists(TEXT, max_size=2) | st.dictionaries(TEXT, TEXT, max_size=2)
ARTICLES = st.fixed_dictionaries({}, optional=dict.fromkeys([*RAW_FIELDS, "crawler"], VALUES))
NEARLY_VALID = st.fixed_dictionaries(
    {"text": TEXT | VALUES},
    optional={**dict.fromkeys(RAW_FIELDS.keys() - {"text", "html"}, SCALARS), "html": st.none()},
)


@settings(deadline=None)
@given(ARTICLES | NEARLY_VALID | VALUES)
def test_raw_contract_and_decoder_take_the_same(value: object) -> None:
    assert validator("raw/1").is_valid(value) == accepts(value)


def test_schemas_lie_where_a_wheel_takes_them_from() -> None:
    assert Path(__file__).parents[2] / "schemas" == SCHEMAS
