"""What the embedded broker keeps in its folder, by name."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from streams.settings import Settings

# Relative names, since Java runs in the folder: whatever characters its path has, no configuration has to quote them.
LOG = "log"
TEMPORARY = "tmp"


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder of one embedded broker."""

    path: Path

    @property
    def log(self) -> Path:
        """Kafka's own log: topics and cluster metadata."""
        return self.path / LOG

    @property
    def temporary(self) -> Path:
        """Where the JVM unpacks its native libraries."""
        return self.path / TEMPORARY

    @property
    def properties(self) -> Path:
        """What the broker was started with last."""
        return self.path / "server.properties"

    @property
    def state(self) -> Path:
        """Where the broker listens, and as which process (state.py)."""
        return self.path / "state.json"

    @property
    def server_log(self) -> Path:
        """What the broker said since it was started last."""
        return self.path / "server.log"

    @property
    def previous_server_log(self) -> Path:
        """What it said the time before."""
        return self.path / "server.log.1"

    @property
    def change_lock(self) -> Path:
        """Held by whoever starts, stops or resets the broker. Never deleted, since others may wait for it."""
        return self.path / "change.lock"

    @property
    def alive_lock(self) -> Path:
        """Held by the broker's process as long as it lives. Never deleted either."""
        return self.path / "alive.lock"

    def delete_contents(self) -> None:
        """Delete what the broker wrote, and nothing else that may lie here."""
        for tree in (self.log, self.temporary):
            if tree.exists():
                shutil.rmtree(tree)
        for file in (self.properties, self.state, self.server_log, self.previous_server_log):
            file.unlink(missing_ok=True)


def of(settings: Settings) -> Folder:
    """Return the folder of the embedded broker."""
    return Folder(settings.data_dir.resolve() / "broker")
