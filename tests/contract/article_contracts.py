"""The contracts, ready to validate with."""

from typing import Any

import orjson
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from streams.contracts import SCHEMAS

FILES: dict[str, dict[str, Any]] = {
    path.name: orjson.loads(path.read_bytes()) for path in sorted((SCHEMAS / "articles").glob("*.schema.json"))
}
NAMES = {name.partition(".")[0] for name in FILES} - {"common"}
_REGISTRY: Registry[Any] = Registry().with_resources(
    (name, Resource.from_contents(schema)) for name, schema in FILES.items()
)


def validator(name: str) -> Draft202012Validator:
    """Return the validator of `schemas/articles/<name>.v1.schema.json`."""
    return Draft202012Validator(FILES[f"{name}.v1.schema.json"], registry=_REGISTRY)
