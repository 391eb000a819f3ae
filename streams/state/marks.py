"""Which versions of which articles were put out: what makes the last stage put out each of them once."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from typing import Generic, TypeVar

from streams.records import Envelope
from streams.state.memory import Decision, Entry

In = TypeVar("In", bound=Envelope)
Out = TypeVar("Out")

_DIGEST = 16  # bytes; a collision would lose an article, and nobody can make one
_VALUE = b"{}"  # a compacted topic takes no value for a deletion


class Marks(Generic[In, Out]):
    """A `Memory` that puts out each version of each article once, made by a pure function.

    It keeps one digest for each version put out on its partition, about 100 bytes.
    """

    def __init__(self, apply: Callable[[In], Out]) -> None:
        """Take the stage's function; nothing was put out yet."""
        self._apply = apply
        self._put_out: set[bytes] = set()

    def decide(self, article: In) -> Decision[Out]:
        """Apply the function if this version is new; put out nothing if it is not."""
        key = f"{article.id}\x1f{article.version}".encode()
        if _digest(key) in self._put_out:
            return Decision(output=None, entry=None)
        output = self._apply(article)
        self._put_out.add(_digest(key))
        return Decision(output=output, entry=Entry(key=key, value=_VALUE))

    def restore(self, entry: Entry) -> None:
        """Know again that a version was put out."""
        self._put_out.add(_digest(entry.key))


def _digest(key: bytes) -> bytes:
    return blake2b(key, digest_size=_DIGEST).digest()
