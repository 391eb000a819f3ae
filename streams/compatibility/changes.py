"""What differs between two versions of a contract, and whether that breaks anybody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Flag, auto
from math import inf

from streams.compatibility.references import Schema, types_of

_LOWER_BOUNDS = ("minimum", "exclusiveMinimum", "minLength", "minItems")
_UPPER_BOUNDS = ("maximum", "exclusiveMaximum", "maxLength", "maxItems")
# Of these one cannot tell which of two values allows more.
_OTHERS = ("pattern", "format", "contentEncoding", "oneOf", "anyOf", "allOf", "uniqueItems")


class Effect(Flag):
    """What a change does to the records that are valid: more of them, fewer, or both."""

    LOOSER = auto()
    TIGHTER = auto()


_NONE = Effect(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference; `path` is that of a field, with `[]` for the items of an array, and "" for the record itself."""

    path: str
    what: str
    breaks: bool

    def __str__(self) -> str:
        """Give `path: what`."""
        return f"{self.path or 'the record'}: {self.what}"


_Found = Iterator[tuple[str, str, Effect]]


def changes(before: Schema, after: Schema, *, written_by_others: bool = False) -> tuple[Change, ...]:
    """Return what differs between two versions of a contract, both `resolved`.

    A looser contract breaks its readers; where others write the records, a tighter one breaks them.
    """
    harmful = Effect.TIGHTER if written_by_others else Effect.LOOSER
    return tuple(
        Change(path=path, what=what, breaks=harmful in effect) for path, what, effect in _compare("", before, after)
    )


def _compare(path: str, before: Schema, after: Schema) -> _Found:
    yield from _types(path, set(types_of(before)), set(types_of(after)))
    yield from _values(path, before, after)
    yield from _bounds(path, before, after)
    yield from _fields(path, before, after)
    if "items" in before and "items" in after:
        yield from _compare(f"{path}[]", before["items"], after["items"])


def _types(path: str, before: set[str], after: set[str]) -> _Found:
    if "null" in before ^ after and before and after:
        nullable = "null" in after
        yield path, f"may {'now' if nullable else 'no longer'} be null", _either(looser=nullable, tighter=not nullable)
        before, after = before - {"null"}, after - {"null"}
    looser = not after or bool(before and _uncovered(after, before))
    tighter = not before or bool(after and _uncovered(before, after))
    if before != after:
        yield path, f"type {_named(before)} became {_named(after)}", _either(looser=looser, tighter=tighter)


def _uncovered(these: set[str], those: set[str]) -> set[str]:
    return these - those - ({"integer"} if "number" in those else set())


def _named(types: set[str]) -> str:
    return " or ".join(sorted(types)) or "any"


def _either(*, looser: bool, tighter: bool) -> Effect:
    return (Effect.LOOSER if looser else _NONE) | (Effect.TIGHTER if tighter else _NONE)


def _values(path: str, before: Schema, after: Schema) -> _Found:
    old, new = _allowed(before), _allowed(after)
    if old is None or new is None:
        if old != new:
            what = "any value is allowed now" if new is None else "only some values are allowed now"
            yield path, what, _either(looser=new is None, tighter=old is None)
        return
    for value in sorted(new - old):
        yield path, f"enum value {value} added, which strict readers do not know", Effect.LOOSER
    for value in sorted(old - new):
        yield path, f"enum value {value} removed", Effect.TIGHTER


def _allowed(schema: Schema) -> set[str] | None:
    if "const" in schema:
        return {json.dumps(schema["const"])}
    return {json.dumps(value) for value in schema["enum"]} if "enum" in schema else None


def _bounds(path: str, before: Schema, after: Schema) -> _Found:
    for key in (*_LOWER_BOUNDS, *_UPPER_BOUNDS):
        least = key in _LOWER_BOUNDS
        old, new = (schema.get(key, -inf if least else inf) for schema in (before, after))
        if old != new:
            what = f"{key} {before.get(key, 'none')} became {after.get(key, 'none')}"
            yield path, what, _either(looser=(new < old) == least, tighter=(new > old) == least)
    for key in _OTHERS:
        if before.get(key) != after.get(key):
            yield path, f"{key} changed", _either(looser=key in before, tighter=key in after)


def _fields(path: str, before: Schema, after: Schema) -> _Found:
    old, new = before.get("properties", {}), after.get("properties", {})
    for name in old:
        field = _under(path, name)
        if name not in new:
            yield field, "field removed", Effect.LOOSER | Effect.TIGHTER
            continue
        yield from _necessity(field, name in before.get("required", ()), name in after.get("required", ()))
        yield from _compare(field, old[name], new[name])
    for name in sorted(new.keys() - old.keys()):
        required = name in after.get("required", ())
        what = f"{'required' if required else 'optional'} field added"
        yield _under(path, name), what, _either(looser=False, tighter=required)
    if _open(before) and not _open(after):
        yield path, "unknown fields are no longer allowed", Effect.TIGHTER


def _under(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _necessity(path: str, before: bool, after: bool) -> _Found:  # noqa: FBT001 - two states of one property
    if before != after:
        yield path, f"became {'required' if after else 'optional'}", _either(looser=before, tighter=after)


def _open(schema: Schema) -> bool:
    return schema.get("additionalProperties", schema.get("unevaluatedProperties", True)) is not False
