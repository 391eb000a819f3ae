"""The Faust app: one agent for each stage of the pipeline, their outlets, and the settings that hold under load."""

from __future__ import annotations

import asyncio
from functools import partial
from time import monotonic
from typing import Any

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaConnectionError
from faust.types import TP

from streams.agents.credentials import faust_credentials
from streams.agents.driver import drive
from streams.agents.rules_watch import RulesWatch
from streams.deadletter import Message
from streams.delivery.confirmed import ConfirmedOutlet
from streams.delivery.faust_consumer import App
from streams.delivery.outlet import Finisher, Outlet
from streams.delivery.partitions import OpenPartitions
from streams.delivery.producer import new_producer
from streams.delivery.rejections import RejectionLimit
from streams.delivery.retries import Waits
from streams.delivery.transactional import TransactionalPartition
from streams.errors import BrokerUnreachableError
from streams.lane_limits import limits_of, ranks_of
from streams.pipeline import Stage, with_lanes, with_rules
from streams.settings import Settings
from streams.topics import topic

_DRAIN_SECONDS = 3.0


class Agents:
    """The agents of one worker, and what they write with. `failed` is done, with the error, when one cannot go on."""

    def __init__(self, settings: Settings, bootstrap_servers: str) -> None:
        """Build the app; nothing is started. Needs the running loop that it will live in."""
        self.rules = RulesWatch(settings)
        self.failed: asyncio.Future[BaseException] = asyncio.get_running_loop().create_future()
        self._settings = settings
        self._bootstrap_servers = bootstrap_servers
        self._producer: AIOKafkaProducer = new_producer(settings, bootstrap_servers)
        self._remembering: dict[str, Finisher] = {}  # by the topic that a stage reads
        self._partitions = OpenPartitions(self._new_partition, self._fail)
        self.waits = Waits()
        faust_folder = settings.data_dir / "faust"  # Faust makes the last folder only
        faust_folder.mkdir(parents=True, exist_ok=True)
        self.app = App(
            settings.application_id,
            drain=self._drain,
            broker=[f"kafka://{server}" for server in bootstrap_servers.split(",")],
            broker_credentials=faust_credentials(settings),
            datadir=faust_folder,
            **_FAUST_SETTINGS,
        )
        for stage in with_lanes(with_rules(self.rules.rules), limits_of(settings), ranks_of(settings)):
            self._attach(stage)
        self.app.on_partitions_revoked.connect(self._give_back)
        self.app.on_partitions_assigned.connect(self._take_over)

    async def start(self) -> None:
        """Connect, join the group and begin. Raises BrokerUnreachableError."""
        try:
            await self._producer.start()
        except KafkaConnectionError as error:
            raise BrokerUnreachableError(
                f"No broker answers at {self._bootstrap_servers}. Start it, or set STREAMS_BOOTSTRAP_SERVERS."
            ) from error
        await self.app.start()

    def reading(self) -> set[TP]:
        """Return the partitions whose memory is being read."""
        return self._partitions.opening()

    async def stop(self) -> None:
        """Finish what was begun, commit it, and leave the group."""
        await self.app.stop()
        self._partitions.give_up()
        await self._partitions.close()
        await self._producer.stop()

    def _attach(self, stage: Stage) -> None:
        finisher = Finisher(
            stage=stage,
            finish=partial(self._finish, stage.reads),
            stop=self._fail,
            rejections=RejectionLimit(self._settings.deadletter_share),
            waits=self.waits,
        )
        channel = self.app.topic(
            stage.reads,
            key_type=bytes,
            key_serializer="raw",
            value_type=bytes,
            value_serializer="raw",
            partitions=topic(stage.reads).partitions,
        )
        outlet_of = self._transactional(finisher) if stage.remembers else self._confirmed(finisher)
        self.app.agent(channel, name=stage.name)(drive(stage, self.app.watermark, outlet_of, self._fail))

    def _confirmed(self, finisher: Finisher) -> Any:  # noqa: ANN401 - a coroutine function
        outlet = ConfirmedOutlet(self._producer, finisher)

        async def outlet_of(_: int) -> Outlet:
            return outlet

        return outlet_of

    def _transactional(self, finisher: Finisher) -> Any:  # noqa: ANN401 - a coroutine function
        self._remembering[finisher.stage.reads] = finisher

        async def outlet_of(partition: int) -> Outlet | None:
            return await self._partitions.get(TP(finisher.stage.reads, partition))

        return outlet_of

    def _new_partition(self, tp: TP) -> TransactionalPartition:
        finisher = self._remembering[tp.topic]
        return TransactionalPartition(self._settings, self._bootstrap_servers, tp.partition, finisher)

    def _finish(self, topic_name: str, message: Message) -> None:
        self.app.watermark.finish(TP(topic_name, message.position.partition), message.position.offset)

    def _fail(self, error: BaseException) -> None:
        if not self.failed.done():
            self.failed.set_result(error)

    async def _drain(self) -> None:
        self._partitions.give_up()
        deadline = monotonic() + _DRAIN_SECONDS
        # Polled once for each rebalance, where an event would cost each message.
        while self.app.watermark.in_progress() and monotonic() < deadline and not self.failed.done():  # noqa: ASYNC110
            await asyncio.sleep(0.02)

    async def _give_back(self, *sent: Any, **_: Any) -> None:  # noqa: ANN401 - a Faust signal: sender, set of TP
        revoked: set[TP] = sent[1]
        await self._partitions.close(revoked)

    async def _take_over(self, *sent: Any, **_: Any) -> None:  # noqa: ANN401 - a Faust signal: sender, set of TP
        assigned: set[TP] = sent[1]
        for tp in assigned:
            if tp.topic in self._remembering:
                self._partitions.begin(tp)


# Timeouts: a worker that was killed is missed after 6 s, the least that Kafka's brokers allow by default, and a start
# takes 8 s less than with Faust's own 60.
_FAUST_SETTINGS: dict[str, Any] = {
    "autodiscover": False,
    "broker_commit_interval": 1.0,
    "broker_heartbeat_interval": 1.5,
    "broker_rebalance_timeout": 10.0,
    "broker_session_timeout": 6.0,
    "consumer_auto_offset_reset": "earliest",
    "topic_allow_declare": False,
    "topic_disable_leader": True,
    "web_enabled": False,  # Faust's web server would listen on 0.0.0.0, unauthenticated
}
