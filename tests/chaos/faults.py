"""The faults, each a function of the scene that it happens to, with how many workers it needs."""

import signal
from collections.abc import Callable
from dataclasses import dataclass

from crew import Worker
from kafka import KafkaAdminClient
from node import kill, limit_file_sizes, wait_for_end
from scene import Scene

from streams import broker

Inject = Callable[[Scene], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """`most` limits the rounds on one broker, where each makes more work of all that was fed before."""

    workers: int
    inject: Inject
    most: int | None = None

    def rounds(self, number: int) -> list[Inject]:
        return [self.inject] * min(number, self.most or number)


def kill_one(scene: Scene) -> None:
    worker = _one(scene)
    scene.crew.kill(worker)
    scene.crew.restart(worker)


def stop_one(scene: Scene) -> None:
    worker = _one(scene)
    scene.crew.stop(worker)
    scene.crew.restart(worker)


def take_one_away(scene: Scene) -> None:
    worker = _one(scene)
    scene.crew.kill(worker)
    scene.crew.leave(worker)
    scene.pass_time(30)
    scene.crew.add()


def freeze(least: float, most: float) -> Inject:
    def inject(scene: Scene) -> None:
        worker = _one(scene)
        worker.process.send_signal(signal.SIGSTOP)
        try:
            scene.pass_time(scene.draw.uniform(least, most))
        finally:
            worker.process.send_signal(signal.SIGCONT)

    return inject


def join_and_leave(scene: Scene) -> None:
    worker = scene.crew.add()
    scene.pass_time(scene.draw.uniform(10, 20))
    scene.crew.stop(worker)
    scene.crew.leave(worker)


def stop_broker(scene: Scene) -> None:
    broker.stop(scene.settings)
    broker.start(scene.settings)


def kill_broker(scene: Scene) -> None:
    kill(scene.settings)
    broker.start(scene.settings)


def broker_gone(scene: Scene) -> None:
    kill(scene.settings)
    scene.pass_time(scene.draw.uniform(60, 75))
    broker.start(scene.settings)


def fill_disk(scene: Scene) -> None:
    limit_file_sizes(scene.settings)
    scene.pass_time(2)
    wait_for_end(scene.settings, 60)
    scene.pass_time(10)
    broker.start(scene.settings)


def delete_offsets(scene: Scene) -> None:
    for worker in scene.crew.workers:
        scene.crew.stop(worker)
    with KafkaAdminClient(bootstrap_servers=scene.cluster.servers) as admin:
        answers = admin.delete_groups([scene.settings.application_id])
    assert set(answers.values()) == {"OK"}, f"the group's offsets were not deleted: {answers}"
    for worker in scene.crew.workers:
        scene.crew.restart(worker)


def _one(scene: Scene) -> Worker:
    return scene.draw.choice(scene.crew.workers)


FAULTS = {
    "KILL": Fault(workers=1, inject=kill_one),
    "TERM": Fault(workers=1, inject=stop_one),
    "TWO": Fault(workers=2, inject=kill_one),
    "TWO-TERM": Fault(workers=2, inject=stop_one),
    "FREEZE": Fault(workers=2, inject=freeze(20, 30)),
    "JOIN": Fault(workers=1, inject=join_and_leave),
    "TAKEOVER": Fault(workers=2, inject=take_one_away),
    "BROKER-TERM": Fault(workers=1, inject=stop_broker),
    "BROKER-KILL": Fault(workers=1, inject=kill_broker),
    "BROKER-GONE": Fault(workers=1, inject=broker_gone),
    "DISK-FULL": Fault(workers=1, inject=fill_disk),
    "OFFSETS": Fault(workers=1, inject=delete_offsets, most=2),
}
