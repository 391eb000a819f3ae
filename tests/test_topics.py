from streams import topics
from streams.contracts import SCHEMAS
from streams.pipeline import STAGES
from streams.records import StageName
from streams.topics import every_topic, topic


def test_every_topic_file_is_named_and_every_name_has_a_file() -> None:
    files = {path.stem for path in (SCHEMAS / "topics").glob("*.yaml")}
    assert files == set(topics.ALL) == {definition.name for definition in every_topic()}


def test_a_topic_is_what_its_file_says() -> None:
    tagged = topic(topics.TAGGED)
    assert (tagged.key, tagged.schema, tagged.partitions) == ("lane (language)", "tagged/1", 4)


def test_memory_stands_partition_by_partition_beside_what_it_remembers() -> None:
    assert topic(topics.LANES).partitions == topic(topics.TAGGED).partitions
    assert topic(topics.MARKS).partitions == topic(topics.DEDUPED).partitions == topic(topics.INDEXED).partitions


def test_what_a_stage_may_forget_is_all_that_it_remembers() -> None:
    remembered = {stage.name: (stage.remembers, stage.checkpoints) for stage in STAGES}
    for stage, names in topics.FORGETTABLE.items():
        assert names == tuple(name for name in remembered[StageName(stage)] if name)


def test_a_dead_letter_can_hold_the_largest_record_in_base64() -> None:
    largest = max(definition.largest_record for definition in every_topic() if set(definition.readers) & set(StageName))
    assert largest * 4 / 3 + 10_000 < topic(topics.DEADLETTER).largest_record
