"""Contracts without references, so that two versions can be laid side by side."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]
Files = dict[str, Schema]


def resolved(name: str, files: Files) -> Schema:
    """Return the schema in the file `name` with each `$ref` replaced by what it refers to.

    Fields beside a `$ref` are added to those that it refers to; `anyOf` a schema and null becomes one type more.
    """
    return _schema(files[name], name, files)


def types_of(schema: Schema) -> tuple[str, ...]:
    """Return the types that `schema` allows; none stands for all."""
    types = schema.get("type", ())
    return (types,) if isinstance(types, str) else tuple(types)


def _schema(node: Schema, name: str, files: Files) -> Schema:
    own = {key: _any(value, name, files) for key, value in node.items() if key not in {"$ref", "$defs"}}
    if "$ref" in node:
        file, _, pointer = node["$ref"].partition("#/")
        file = file or name
        own = _merged(_schema(_at(files[file], pointer), file, files), own)
    return _without_any_of(own)


def _any(node: Any, name: str, files: Files) -> Any:  # noqa: ANN401 - any part of a JSON document
    if isinstance(node, list):
        return [_any(item, name, files) for item in node]
    return _schema(node, name, files) if isinstance(node, dict) else node


def _at(document: Schema, pointer: str) -> Schema:
    for part in pointer.split("/"):
        document = document[part]
    return document


def _merged(base: Schema, own: Schema) -> Schema:
    properties = {**base.get("properties", {}), **own.get("properties", {})}
    required = [*base.get("required", ()), *own.get("required", ())]
    together = {"properties": properties, "required": required} if properties else {}
    return {**base, **own, **together}


def _without_any_of(schema: Schema) -> Schema:
    choices = [choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) != 1:
        return schema
    rest = {key: value for key, value in schema.items() if key != "anyOf"}
    return {**choices[0], **rest, "type": [*types_of(choices[0]), "null"]}
