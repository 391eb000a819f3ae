import orjson
import pytest
import yaml
from article_contracts import CONTRACTS, FILES, file_of
from jsonschema import Draft202012Validator

from streams import topics
from streams.contracts import SCHEMAS
from streams.topics import every_topic, topic


def test_every_topic_file_is_known_to_the_program() -> None:
    assert {path.stem for path in (SCHEMAS / "topics").glob("*")} == set(topics.ALL)


@pytest.mark.parametrize("name", topics.ALL)
def test_topic_files_fit_their_schema(name: str) -> None:
    schema = orjson.loads((SCHEMAS / "topic.schema.json").read_bytes())
    definition = yaml.safe_load((SCHEMAS / "topics" / f"{name}.yaml").read_text("utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(definition)] == []


@pytest.mark.parametrize("name", topics.ALL)
def test_schemas_that_topics_name_exist(name: str) -> None:
    schema = topic(name).schema
    if name in {topics.CHECKPOINTS, topics.LANE_CHECKPOINTS}:
        assert schema is None
        return
    assert schema is not None
    version = schema.partition("/")[2]
    says = FILES[file_of(schema)]["properties"].get("schema")
    assert says is None if name == topics.RAW else says["const"] == f"{name}/{version}"


def test_the_newest_version_of_every_contract_is_that_of_one_topic() -> None:
    newest = dict(contract.split("/") for contract in sorted(CONTRACTS))
    named = [known.schema.split("/") for known in every_topic() if known.schema]
    assert sorted(named) == sorted([contract, version] for contract, version in newest.items())


@pytest.mark.parametrize(
    ("memory", "remembered"),
    [
        (topics.LINES, topics.CLEANED),
        (topics.LANES, topics.TAGGED),
        (topics.LANE_CHECKPOINTS, topics.TAGGED),
        (topics.MARKS, topics.DEDUPED),
        (topics.CHECKPOINTS, topics.DEDUPED),
    ],
)
def test_a_memory_has_a_partition_for_each_that_it_remembers(memory: str, remembered: str) -> None:
    assert topic(memory).partitions == topic(remembered).partitions


@pytest.mark.parametrize("name", topics.ALL)
def test_one_writes_what_the_next_reads(name: str) -> None:
    stages = {"clean", "strip", "tag", "dedup", "index"}
    readers = {reader.partition(" ")[0] for reader in topic(name).readers} & stages
    assert len(readers) == (0 if name in {topics.INDEXED, topics.CLUSTERS, topics.DEADLETTER} else 1)


def test_each_stage_has_room_for_what_the_stage_before_made() -> None:
    flow = [topics.RAW, topics.CLEANED, topics.STRIPPED, topics.TAGGED, topics.DEDUPED, topics.INDEXED]
    sizes = [topic(name).largest_record for name in flow]
    assert sizes == sorted(sizes)


def test_the_final_records_are_kept_by_key_and_the_rest_runs_out() -> None:
    kept = {topics.INDEXED, topics.CLUSTERS}
    assert {topic(name).config["cleanup.policy"] for name in kept} == {"compact"}
    for known in every_topic():
        if known.name not in kept:
            assert int(known.config["retention.ms"]) > 0


def test_a_dead_letter_has_room_for_the_largest_input_in_base64() -> None:
    largest = max(
        known.largest_record for known in every_topic() if known.name not in {topics.INDEXED, topics.DEADLETTER}
    )
    assert topic(topics.DEADLETTER).largest_record > largest * 4 / 3
