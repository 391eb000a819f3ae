import pytest
from aiokafka.errors import KafkaConnectionError, MessageSizeTooLargeError, ProducerFenced

from streams.agents.failures import is_the_brokers, worded
from streams.delivery.recovery import UnreadableMemoryError
from streams.delivery.rejections import TooManyRejectedError
from streams.delivery.transactional import FencedError
from streams.errors import BrokerUnreachableError


@pytest.mark.parametrize(
    "error", [KafkaConnectionError(), ProducerFenced(), FencedError("fenced"), BrokerUnreachableError("gone")]
)
def test_a_worker_that_the_broker_failed_may_begin_anew(error: Exception) -> None:
    assert is_the_brokers(error)


@pytest.mark.parametrize(
    "error",
    [
        TooManyRejectedError("80 %"),
        AssertionError("defect"),
        UnreadableMemoryError("lanes"),
        MessageSizeTooLargeError(),
    ],
)
def test_what_would_come_again_does_not_begin_anew(error: Exception) -> None:
    assert not is_the_brokers(error)


def test_says_what_to_do_about_a_topic_whose_limit_was_lowered() -> None:
    assert "streams topics check" in worded(MessageSizeTooLargeError())
    assert worded(FencedError("fenced")) == "fenced"
