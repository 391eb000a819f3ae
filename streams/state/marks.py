"""Which versions of which articles were put out: what makes the last stage put out each of them once."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from typing import Generic, TypeVar

from streams.codec import encode
from streams.records import Envelope, Mark, MarkOutcome
from streams.state.memory import Decision, Entry

SCHEMA = "articles.marks/1"

In = TypeVar("In", bound=Envelope)
Out = TypeVar("Out")

_DIGEST = 16  # bytes; a collision would lose an article, and nobody can make one


class Marks(Generic[In, Out]):
    """A `Memory` that puts out each version of each article once, made by a pure function.

    It keeps one digest for each version put out on its partition, about 100 bytes.
    """

    def __init__(self, apply: Callable[[In], Out]) -> None:
        """Take the stage's function; nothing was put out yet."""
        self._apply = apply
        self._put_out: set[bytes] = set()

    def decide(self, article: In) -> Decision[Out]:
        """Apply the function if this version is new; put out nothing if it is not. The entry says which it was."""
        key = f"{article.id}\x1f{article.version}".encode()
        if _digest(key) in self._put_out:
            return Decision(output=None, entry=_entry(key, article, MarkOutcome.REPEATED))
        output = self._apply(article)
        self._put_out.add(_digest(key))
        return Decision(output=output, entry=_entry(key, article, MarkOutcome.INDEXED))

    def restore(self, entry: Entry) -> None:
        """Know again that a version was put out."""
        self._put_out.add(_digest(entry.key))


def _entry(key: bytes, article: Envelope, outcome: MarkOutcome) -> Entry:
    mark = Mark(schema=SCHEMA, id=article.id, version=article.version, raw=article.trace.raw, outcome=outcome)
    return Entry(key=key, value=encode(mark))


def _digest(key: bytes) -> bytes:
    return blake2b(key, digest_size=_DIGEST).digest()
