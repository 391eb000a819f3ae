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
    def size(self) -> int:
        """Return its bytes in UTF-8, by which memory is counted: packed sizes may differ between builds of zlib."""
        return sum(len(_written(one)) for one in (self.title or "", self.text, *self.names))


def pack(body: Body) -> bytes:
    """Return what `unpack` needs."""
    parts = [None if body.title is None else _written(body.title), _written(body.text), list(map(_written, body.names))]
    return zlib.compress(msgspec.msgpack.encode(parts), _LEVEL)


def unpack(packed: bytes) -> Body:
    """Return the body that was packed. Raises ValueError where none was."""
    try:
        title, text, names = msgspec.msgpack.decode(
            zlib.decompress(packed), type=tuple[bytes | None, bytes, list[bytes]]
        )
    except (zlib.error, msgspec.DecodeError) as error:
        raise ValueError(f"no body was packed: {error}") from error
    return Body(title=None if title is None else _read(title), text=_read(text), names=tuple(map(_read, names)))


def _written(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _read(written: bytes) -> str:
    return written.decode("utf-8", "surrogatepass")
