"""The jars of Apache Kafka: exactly those of jars.lock, fetched from Maven Central once for each user.

They lie in `$XDG_CACHE_HOME/streams/kafka-<version>` (by default `~/.cache/…`), outside of the data folder, so that
neither a second checkout nor `streams broker reset` fetches them again. `lock_jars.py` prints a new jars.lock.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from streams.broker.extra import import_extra
from streams.broker.process_lock import locked
from streams.broker.refusals import worded
from streams.errors import BrokerStartError

_TRIES = 3
_TIMEOUT = 60  # seconds without a byte
_OWN_BROKER = "A broker of your own needs no download: set STREAMS_BOOTSTRAP_SERVERS."


@dataclass(frozen=True, slots=True)
class Jar:
    """One jar by its Maven coordinate."""

    group: str
    artifact: str
    version: str
    sha256: str

    @property
    def name(self) -> str:
        """The file's name."""
        return f"{self.artifact}-{self.version}.jar"


def _parsed(line: str) -> Jar:
    coordinate, _, sha256 = line.partition(" sha256:")
    group, artifact, version = coordinate.split(":")
    return Jar(group, artifact, version, sha256)


JARS = tuple(_parsed(line) for line in Path(__file__).with_name("jars.lock").read_text("ascii").splitlines())
VERSION = next(jar.version for jar in JARS if jar.artifact == "kafka_2.13")


def cache() -> Path:
    """Return the folder of this version's jars."""
    root = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(root).absolute() / "streams" / f"kafka-{VERSION}"


def class_path(tell: Callable[[str], None]) -> str:
    """Return the broker's class path, every jar of it verified; fetch what is missing or damaged.

    Raises BrokerStartError when a jar cannot be had.
    """
    folder = cache()
    with worded(folder, "XDG_CACHE_HOME"):
        if _missing(folder):
            folder.mkdir(parents=True, exist_ok=True)
            with locked(folder / "fetch.lock"):
                _fetch_all(folder, tell)
    return os.pathsep.join(str(folder / jar.name) for jar in JARS)


def _missing(folder: Path) -> list[Jar]:
    return [jar for jar in JARS if not _is_intact(folder / jar.name, jar)]


def _fetch_all(folder: Path, tell: Callable[[str], None]) -> None:
    missing = _missing(folder)
    for number, jar in enumerate(missing, start=1):
        tell(f"Fetching Apache Kafka {VERSION} from Maven Central, once: {number} of {len(missing)}, {jar.name}")
        # Of the cache's own file system, so that a jar comes to its place whole: another process may be looking.
        with TemporaryDirectory(dir=folder) as repository:
            _keep(_fetched(jar, Path(repository)), jar, folder)


def _keep(fetched: Path, jar: Jar, folder: Path) -> None:
    if not _is_intact(fetched, jar):
        raise BrokerStartError(
            f"{jar.name} as Maven Central sends it is not the file that jars.lock names (SHA-256 differs). "
            f"If a proxy stands between, ask who runs it. {_OWN_BROKER}"
        )
    fetched.replace(folder / jar.name)


def _fetched(jar: Jar, repository: Path, tries: int = _TRIES) -> Path:
    maven, requests = import_extra("jgo.maven"), import_extra("requests")
    context = maven.MavenContext(repo_cache=repository, timeout=_TIMEOUT)
    artifact = context.project(jar.group, jar.artifact).at_version(jar.version).artifact()
    try:
        return Path(artifact.resolve())
    except (requests.RequestException, RuntimeError) as error:
        artifact.cached_path.unlink(missing_ok=True)  # jgo would take a half-written file for a whole one
        if tries > 1:
            return _fetched(jar, repository, tries - 1)
        raise BrokerStartError(
            f"{jar.name} cannot be fetched from Maven Central ({type(error).__name__}). The first start needs the "
            f"network (HTTPS_PROXY is honoured), later ones do not. {_OWN_BROKER}"
        ) from error


def _is_intact(path: Path, jar: Jar) -> bool:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == jar.sha256
    except FileNotFoundError:
        return False
