"""Which C files the kernel is compiled from, told by the name of what comes of them.

Needs nothing but the standard library: hatch_build.py runs it before anything is installed.
"""

from __future__ import annotations

import hashlib
from pathlib import Path


def library_path(folder: Path) -> Path:
    """Return where the library compiled from exactly the C files in `folder` lies: it never answers for others."""
    sources = sorted(folder.glob("*.[ch]"))
    digest = hashlib.blake2b(b"\0".join(path.read_bytes() for path in sources), digest_size=8).hexdigest()
    return folder / f"kernel-{digest}.so"
