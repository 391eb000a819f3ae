"""Any record of any topic, in a few lines: what `streams tail` prints."""

from __future__ import annotations

from base64 import b64decode
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from streams.cli.escape import shown
from streams.records import Position

_LONGEST = 300  # characters of a text
_INDENT = (0, 0, 1, 2)


@dataclass(frozen=True, slots=True)
class NotJson:
    """The value of a record that is not JSON."""

    value: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBack:
    """A record of articles.deadletter without a value: what had stood at `raw` was put back and stands `at`."""

    raw: str
    at: Position


def record(place: str, key: bytes | None, value: Any) -> RenderableType:  # noqa: ANN401 - whatever JSON holds
    """Return the record at `place`: the most telling fields of an article or a dead letter, else its JSON."""
    name = "" if key is None else key.decode("utf-8", "replace")
    heading = Text.assemble(shown(place, "dim"), "  ", shown(_cut(name), "bold"))
    return Group(heading, Padding(Group(*(_cut_text(part) for part in _parts(value))), _INDENT))


def _parts(value: Any) -> Iterator[Text]:  # noqa: ANN401
    if isinstance(value, NotJson):
        yield shown(value.value.decode("utf-8", "replace"), "yellow")
    elif isinstance(value, PutBack):
        yield shown(f"put back at {value.at}", "green")
    elif not isinstance(value, dict):
        yield shown(orjson.dumps(value).decode())
    elif "failed_at" in value:
        reason = shown(f"in {value.get('stage')}: {value.get('detail')}")
        yield Text.assemble(shown(f"{value.get('code')} ", "red"), reason)
        yield shown(_bytes(value.get("value")), "dim")
    elif isinstance(value.get("text"), str):
        yield from _article(value)
    else:
        yield shown(orjson.dumps(value).decode())


def _article(value: dict[str, Any]) -> Iterator[Text]:
    title = value.get("title")
    if title:
        yield shown(str(title), "bold")
    facts = [value.get("source"), value.get("language"), value.get("published_at"), *_found(value)]
    known = [str(fact) for fact in facts if fact]
    if known:
        yield shown(" · ".join(known), "cyan")
    yield shown(" ".join(value["text"].split()))


def _found(value: dict[str, Any]) -> Iterator[str]:
    cluster = value.get("cluster")
    if isinstance(cluster, dict):
        yield f"{cluster.get('role')} of {cluster.get('id')}"
    labels = Counter(str(one.get("label")) for one in _objects(value.get("removed")))
    if labels:
        yield "removed " + ", ".join(f"{label} x{count}" for label, count in labels.most_common())
    names = [str(one.get("name")) for one in _objects(value.get("entities"))]
    if names:
        yield "names " + ", ".join(names[:6]) + ("…" if len(names) > 6 else "")  # noqa: PLR2004 - what fits on a line


def _objects(value: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _bytes(encoded: Any) -> str:  # noqa: ANN401
    if not isinstance(encoded, str):
        return "(no value)"
    try:
        return b64decode(encoded).decode("utf-8", "replace")
    except ValueError:
        return "(no value in base64)"


def _cut_text(text: Text) -> Text:
    text.truncate(_LONGEST, overflow="ellipsis")
    return text


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
