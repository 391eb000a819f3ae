import os
import subprocess
import sys
from pathlib import Path

Completed = subprocess.CompletedProcess[str]
NOWHERE = {"STREAMS_DATA_DIR": "/nonexistent/streams"}
LIMIT = 60  # seconds


def environment(more: dict[str, str]) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("STREAMS_")}
    return own | {"COLUMNS": "100", "NO_COLOR": "1"} | more


def streams(*arguments: str | Path, given: str = "", env: dict[str, str] = NOWHERE) -> Completed:
    """Run the command as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "streams", *map(str, arguments)],
        input=given,
        capture_output=True,
        text=True,
        env=environment(env),
        timeout=LIMIT,
        check=False,
    )
