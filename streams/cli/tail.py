"""`streams tail`: the records of a topic as they come, those of open and broken transactions left out."""

from __future__ import annotations

import sys
from base64 import b64encode
from collections.abc import Iterator
from typing import Annotated, Any

import orjson
import typer
from kafka import KafkaConsumer
from rich.console import RenderableType

from streams import broker, topics
from streams.cli.clients import consumer, partitions
from streams.cli.configuration import read_settings
from streams.cli.escape import json_line
from streams.cli.help import examples
from streams.cli.output import standard_output
from streams.cli.render.record import NotJson, PutBack
from streams.cli.render.record import record as rendered
from streams.headers import put_back_at

app = typer.Typer(add_completion=False)

_WAIT = 500  # milliseconds
_STEP = 200  # records


def _topic_names() -> list[str]:
    return list(topics.ALL)


@app.command(
    epilog=examples(
        "streams tail                                   # follow articles.indexed",
        "streams tail articles.deadletter --from-beginning",
        "streams tail -n 1 --from-beginning --json | jq .entities",
    )
)
def tail(
    topic: Annotated[str, typer.Argument(help="The topic.", autocompletion=_topic_names)] = topics.INDEXED,
    *,
    json: Annotated[bool, typer.Option("--json", help="Each value as one line of JSON.")] = False,
    from_beginning: Annotated[bool, typer.Option("--from-beginning", help="Begin with the oldest record.")] = False,
    limit: Annotated[int | None, typer.Option("-n", "--limit", min=1, help="End after so many records.")] = None,
) -> None:
    """Show the records of a topic as they come, until Ctrl-C. Only what is committed is shown.

    With --json, a value that is not JSON comes as {"not_json": its bytes in base64}, and a record that says that an
    input was put back as {"raw": where its raw record stood, "put_back_at": where it stands now}.
    """
    settings = read_settings()
    with consumer(settings, broker.address(settings)) as client:
        for count, message in enumerate(_messages(client, topic, from_beginning=from_beginning), start=1):
            if json:
                sys.stdout.buffer.write(json_line(_plain(value_of(message))))
                sys.stdout.buffer.flush()
            else:
                standard_output().print(_pretty(message))
            if count == limit:
                return


def value_of(message: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return the value of a record of kafka-python's, read as JSON or NotJson; without one PutBack or None.

    JSON that is nested deeper than orjson writes counts as none.
    """
    if message.value is None:
        at = put_back_at(message.headers)
        return None if at is None or message.key is None else PutBack(raw=message.key.decode("utf-8", "replace"), at=at)
    try:
        value = orjson.loads(message.value)
        orjson.dumps(value)
    except (orjson.JSONDecodeError, orjson.JSONEncodeError):
        return NotJson(message.value)
    return value


def _plain(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, PutBack):
        return {"raw": value.raw, "put_back_at": str(value.at)}
    return {"not_json": b64encode(value.value).decode()} if isinstance(value, NotJson) else value


def _messages(client: KafkaConsumer, topic: str, *, from_beginning: bool) -> Iterator[Any]:
    assigned = partitions(client, [topic])
    client.assign(assigned)
    if from_beginning:
        client.seek_to_beginning(*assigned)
    else:
        client.seek_to_end(*assigned)
    while True:
        for batch in client.poll(timeout_ms=_WAIT, max_records=_STEP).values():
            yield from batch


def _pretty(message: Any) -> RenderableType:  # noqa: ANN401
    place = f"{message.topic}/{message.partition}/{message.offset}"
    return rendered(place, message.key, value_of(message))
