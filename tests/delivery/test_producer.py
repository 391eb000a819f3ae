from streams.delivery.producer import BATCH_BYTES, LARGEST_BYTES
from streams.topics import every_topic


def test_what_is_sent_together_fits_every_topic_and_the_largest_record_of_any_can_be_sent() -> None:
    sizes = [int(topic.config["max.message.bytes"]) for topic in every_topic()]
    assert min(sizes) > BATCH_BYTES
    assert max(sizes) < LARGEST_BYTES
