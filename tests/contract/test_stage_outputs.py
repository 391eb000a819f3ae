"""What the stages put out is what the contracts say, on every seed."""

from pathlib import Path
from random import Random

import orjson
import pytest
from article_contracts import validator
from bridged_stories import PARTS, changed

from streams import topics
from streams.deadletter import Message
from streams.feeding import raw_records
from streams.pipeline import STAGES, process
from streams.records import Position
from streams.topics import every_topic, topic

SEEDS = Path(__file__).parents[2] / "seeds"

DRAW = Random(4)
WORDS = [f"{word}{number}" for word in ("pier", "Orvana", "ferry", "Velmar") for number in range(200)]
STORY = DRAW.choices(WORDS, k=200)
# The third shows that the first two are one.
MERGING = [
    orjson.dumps({"id": f"merging-{number}", "language": "en", "text": " ".join(text)})
    for number, text in enumerate(
        (
            *(changed(STORY, part, DRAW, WORDS) for part in PARTS),
            STORY,
        )
    )
]

Written = dict[str, list[bytes]]


@pytest.fixture(scope="module")
def written() -> Written:
    """Give what each stage writes and remembers, by topic."""
    found: Written = {name: [] for name in topics.ALL}
    inputs = [(record.key, record.value) for record in raw_records([SEEDS])] + [(None, value) for value in MERGING]
    for stage in STAGES:
        memory = stage.memory()
        outputs: list[tuple[bytes | None, bytes]] = []
        for offset, (key, value) in enumerate(inputs):
            position = Position(topic=stage.reads, partition=0, offset=offset)
            outcome = process(stage, memory, Message(key=key, value=value, position=position))
            if outcome.entry and stage.remembers:
                found[stage.remembers].append(outcome.entry.value)
            for beside in outcome.beside:
                found[beside.topic].append(beside.value)
            if outcome.sent:
                found[outcome.sent.topic].append(outcome.sent.value)
                if not outcome.rejected:
                    outputs.append((outcome.sent.key, outcome.sent.value))
        inputs = outputs
    return found


@pytest.mark.parametrize("name", [known.name for known in every_topic() if known.schema and known.name != topics.RAW])
def test_what_is_written_fits_its_contract(name: str, written: Written) -> None:
    schema = topic(name).schema
    assert schema
    contract = validator(schema)
    errors = [
        f"{record.get('id', name)} {error.json_path}: {error.message[:200]}"
        for record in map(orjson.loads, written[name])
        for error in contract.iter_errors(record)
    ]
    assert written[name]
    assert errors == []
