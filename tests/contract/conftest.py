"""The contracts, ready to validate with."""

from collections.abc import Callable
from typing import Any

import orjson
import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from streams.contracts import SCHEMAS

Validator = Callable[[str], Draft202012Validator]


@pytest.fixture(scope="session")
def validator() -> Validator:
    """Give the validator of `schemas/articles/<name>.v1.schema.json`."""
    files = {path.name: orjson.loads(path.read_bytes()) for path in (SCHEMAS / "articles").glob("*.schema.json")}
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(schema)) for name, schema in files.items()
    )
    return lambda name: Draft202012Validator(files[f"{name}.v1.schema.json"], registry=registry)
