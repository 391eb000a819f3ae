"""The contracts, ready to validate with."""

from typing import Any

import orjson
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from streams.contracts import SCHEMAS

FILES: dict[str, dict[str, Any]] = {
    path.name: orjson.loads(path.read_bytes()) for path in sorted((SCHEMAS / "articles").glob("*.schema.json"))
}
CONTRACTS = {name.removesuffix(".schema.json").replace(".v", "/") for name in FILES} - {"common/1"}
"""Contract and version, as the files of topics name them: `lane/2`."""
_REGISTRY: Registry[Any] = Registry().with_resources(
    (name, Resource.from_contents(schema)) for name, schema in FILES.items()
)


def file_of(contract: str) -> str:
    """Return the name of the file of a contract and version."""
    return f"{contract.replace('/', '.v')}.schema.json"


def validator(contract: str) -> Draft202012Validator:
    """Return the validator of a contract and version."""
    return Draft202012Validator(FILES[file_of(contract)], registry=_REGISTRY)
