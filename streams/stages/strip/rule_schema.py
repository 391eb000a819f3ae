"""The form of a file of rules as a JSON Schema: what schemas/rules.schema.json says, for editors and other programs."""

from __future__ import annotations

from typing import Any

import msgspec

from streams.stages.strip.rules import RuleFile


def rule_schema() -> dict[str, Any]:
    """Return the schema."""
    schema: dict[str, Any] = _reflowed(msgspec.json.schema(RuleFile))
    schema["$defs"]["Rule"] |= {
        "if": {"properties": {"keep": {"const": True}}, "required": ["keep"]},
        "then": {"properties": {"label": {"type": "null"}, "where": {"const": "anywhere"}}},
        "else": {"required": ["label"], "properties": {"label": {"$ref": "#/$defs/Label"}}},
    }
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "rules.schema.json", "title": "Rule file"}
    return head | schema


def _reflowed(part: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(part, dict):
        return {key: _reflowed(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_reflowed(value) for value in part]
    return " ".join(part.split()) if isinstance(part, str) else part
