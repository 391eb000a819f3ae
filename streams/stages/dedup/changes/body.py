"""What is kept of an article to compare its next version with, and its packed form."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import msgspec

_LEVEL = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Title, text without what was taken out of it, and the names of whom and what it names, each once."""

    title: str | None
    text: str
    names: tuple[str, ...]

    @property
    def characters(self) -> int:
        """Return how long it is, by which memory is counted: packed sizes may differ between builds of zlib."""
        return len(self.title or "") + len(self.text) + sum(map(len, self.names))


def pack(body: Body) -> bytes:
    """Return what `unpack` needs."""
    parts = [_written(body.title), _written(body.text), list(map(_written, body.names))]
    return zlib.compress(msgspec.msgpack.encode(parts), _LEVEL)


def unpack(packed: bytes) -> Body:
    """Return the body that was packed. Raises ValueError where none was."""
    try:
        title, text, names = msgspec.msgpack.decode(
            zlib.decompress(packed), type=tuple[bytes | None, bytes, list[bytes]]
        )
    except (zlib.error, msgspec.DecodeError) as error:
        raise ValueError(f"no body was packed: {error}") from error
    return Body(title=_read(title), text=_read(text) or "", names=tuple(_read(name) or "" for name in names))


def _written(text: str | None) -> bytes | None:
    return None if text is None else text.encode("utf-8", "surrogatepass")


def _read(written: bytes | None) -> str | None:
    return None if written is None else written.decode("utf-8", "surrogatepass")
