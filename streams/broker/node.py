"""Starting, finding, stopping and resetting the one embedded broker of a data folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable

from streams.broker import folder as folders
from streams.broker import jars, ports, process, ready, state, storage
from streams.broker.folder import LOG, Folder
from streams.broker.ports import Ports, PortTakenError
from streams.broker.process_lock import is_locked, locked
from streams.broker.properties import as_file, server_properties
from streams.broker.refusals import disk_full, worded
from streams.broker.state import Running, State
from streams.errors import BrokerStartError, BrokerUnreachableError, UsageError
from streams.settings import Settings

_START_LIMIT = 60.0  # seconds
_STOP_LIMIT = 30.0  # seconds
_LEAST_SPACE = 256 << 20  # bytes: an empty broker's log, and some articles
_PORT_TRIES = 3
_VARIABLE = "STREAMS_DATA_DIR"


def _tell_nobody(_: str) -> None:
    pass


def start(settings: Settings, tell: Callable[[str], None] = _tell_nobody) -> Running:
    """Start the embedded broker, or find the one that runs, and return once it serves.

    `tell` gets a sentence before anything that takes long. Whoever starts a broker stops it: it outlives this process.
    Raises UsageError and BrokerStartError, with what to do about it.
    """
    folder = folders.of(settings)
    with worded(folder.path, _VARIABLE):
        folder.path.mkdir(parents=True, exist_ok=True)
        with locked(folder.change_lock):
            return _found(settings, folder) or _launched(settings, folder, tell)


def status(settings: Settings) -> Running | None:
    """Return the embedded broker that runs, or None."""
    folder = folders.of(settings)
    known = _alive(folder)
    return _running(folder, known) if known else None


def stop(settings: Settings) -> bool:
    """Stop the embedded broker and wait for its end. Return whether there was one."""
    folder = folders.of(settings)
    if not folder.path.is_dir():
        return False
    with worded(folder.path, _VARIABLE), locked(folder.change_lock):
        return _stopped(folder)


def reset(settings: Settings) -> None:
    """Stop the embedded broker and delete all that it kept."""
    folder = folders.of(settings)
    if not folder.path.is_dir():
        return
    with worded(folder.path, _VARIABLE), locked(folder.change_lock):
        _stopped(folder)
        folder.delete_contents()


def address(settings: Settings) -> str:
    """Return where clients reach the broker: the user's own, else the embedded one.

    Raises BrokerUnreachableError when there is neither.
    """
    if settings.bootstrap_servers:
        return settings.bootstrap_servers
    running = status(settings)
    if running is None:
        raise BrokerUnreachableError(
            f"No broker is running for {folders.of(settings).path.parent}. Start the embedded one with "
            "`streams broker start`, or set STREAMS_BOOTSTRAP_SERVERS to a broker of your own."
        )
    return running.bootstrap_servers


def _alive(folder: Folder) -> State | None:
    """Return the state of the broker that runs. Its process holds the lock, so its id cannot have passed to another."""
    if not is_locked(folder.alive_lock):
        return None
    known = state.read(folder.state)
    if known is None:
        raise BrokerStartError(
            f"A broker runs in {folder.path}, but {folder.state.name} does not say as which process. "
            f"End the Java process whose command line ends in {folder.properties}, and try again."
        )
    return known


def _running(folder: Folder, known: State) -> Running:
    return Running(
        bootstrap_servers=f"127.0.0.1:{known.ports.client}",
        pid=known.pid,
        version=known.version,
        folder=folder.path,
    )


def _found(settings: Settings, folder: Folder) -> Running | None:
    known = _alive(folder)
    if known is None:
        return None
    if settings.broker_port not in (ports.ANY, known.ports.client):
        raise UsageError(
            f"The embedded broker runs already, on port {known.ports.client}. To have it on port "
            f"{settings.broker_port}, stop it first: streams broker stop."
        )
    ready.wait(folder, known, storage.cluster_id(folder), _START_LIMIT)
    return _running(folder, known)


def _launched(settings: Settings, folder: Folder, tell: Callable[[str], None]) -> Running:
    if shutil.disk_usage(folder.path).free < _LEAST_SPACE:
        raise disk_full(folder.path, _VARIABLE)
    class_path = jars.class_path(tell)
    tell(f"Starting Apache Kafka {jars.VERSION}…")
    storage.prepare(folder, class_path)
    return _served_on_some_port(settings, folder, class_path)


def _served_on_some_port(settings: Settings, folder: Folder, class_path: str, tries: int = _PORT_TRIES) -> Running:
    """Serve; between our choice of a free port and the broker's start another program may take it."""
    try:
        return _served(settings, folder, class_path)
    except PortTakenError:
        if settings.broker_port or tries == 1:
            raise
        return _served_on_some_port(settings, folder, class_path, tries - 1)


def _served(settings: Settings, folder: Folder, class_path: str) -> Running:
    cluster = storage.cluster_id(folder)
    previous = state.read(folder.state)
    chosen = ports.choose(settings.broker_port, previous.ports if previous else Ports())
    folder.properties.write_text(as_file(server_properties(LOG, chosen.client, chosen.controller)), "ascii")
    if folder.server_log.exists():
        folder.server_log.replace(folder.previous_server_log)
    pid = process.spawn(folder, class_path, "kafka.Kafka", str(folder.properties))
    known = State(pid=pid, version=jars.VERSION, ports=chosen)
    try:
        state.write(folder.state, known)
        ready.wait(folder, known, cluster, _START_LIMIT)
    except BaseException:
        process.kill(folder, pid)
        raise
    return _running(folder, known)


def _stopped(folder: Folder) -> bool:
    known = _alive(folder)
    if known is None:
        return False
    process.end(folder, known.pid, _STOP_LIMIT)
    return True
