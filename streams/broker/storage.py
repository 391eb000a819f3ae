"""The broker's log as Kafka's own tool formats it, once, and the cluster that it belongs to."""

from __future__ import annotations

import shutil
from base64 import urlsafe_b64encode
from uuid import uuid4

from streams.broker import process
from streams.broker.folder import LOG, TEMPORARY, Folder
from streams.broker.properties import as_file, server_properties
from streams.broker.server_log import telling
from streams.errors import BrokerStartError


def prepare(folder: Folder, class_path: str) -> None:
    """Empty the temporary folder, and format a log where there is none. A log comes to its place whole."""
    shutil.rmtree(folder.temporary, ignore_errors=True)
    folder.temporary.mkdir()
    if not folder.log.exists():
        _format(folder, class_path)
        (folder.temporary / LOG).rename(folder.log)


def cluster_id(folder: Folder) -> str:
    """Return the id of the cluster whose log this is. Raises BrokerStartError where it is damaged."""
    file = folder.log / "meta.properties"
    lines = file.read_text("utf-8", errors="replace").splitlines() if file.is_file() else ()
    for line in lines:
        if line.startswith("cluster.id="):
            return line.removeprefix("cluster.id=")
    raise BrokerStartError(
        f"The broker's log is damaged: {file} names no cluster. `streams broker reset` deletes it, topics and all, "
        "and the next start begins afresh."
    )


def _format(folder: Folder, class_path: str) -> None:
    properties = folder.temporary / "format.properties"
    properties.write_text(as_file(server_properties(f"{TEMPORARY}/{LOG}", 1, 2)), "ascii")  # it opens no port
    cluster = urlsafe_b64encode(uuid4().bytes).decode("ascii").rstrip("=")
    arguments = ("format", f"--cluster-id={cluster}", "--config", str(properties))
    done = process.run(folder, class_path, "kafka.tools.StorageTool", *arguments)
    if done.returncode:
        raise BrokerStartError(f"Apache Kafka could not make its log in {folder.path}:{telling(done.stderr)}")
