"""Which versions of which articles were put out: what makes the last stage put out each of them once."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from typing import Generic, TypeVar

from streams.codec import decode_of_schema, encode
from streams.records import Envelope, Mark, MarkOutcome
from streams.state.digests import SIZE, Digests
from streams.state.memory import Decision, Entry

SCHEMA = "articles.marks/1"

In = TypeVar("In", bound=Envelope)
Out = TypeVar("Out")

CHECKPOINT_EVERY = 50_000  # marks: 0.8 MB, and about a second to read those behind the last checkpoint one by one


class Marks(Generic[In, Out]):
    """A `Memory` that puts out each version of each article once, made by a pure function.

    It keeps a digest of 16 bytes for each version put out on its partition, of the last 16 million of them. A
    checkpoint is the digests of the marks since the one before, in parts of as many as make one worth while.
    """

    def __init__(self, apply: Callable[[In], Out], checkpoint_every: int = CHECKPOINT_EVERY) -> None:
        """Take the stage's function; nothing was put out yet."""
        self._apply = apply
        self._checkpoint_every = checkpoint_every
        self._put_out = Digests()

    def decide(self, article: In) -> Decision[Out]:
        """Apply the function if this version is new; put out nothing if it is not. The entry says which it was."""
        key = f"{article.id}\x1f{article.version}".encode()
        digest = _digest(key)
        if digest in self._put_out:
            return Decision(output=None, entry=_entry(key, article, MarkOutcome.REPEATED))
        output = self._apply(article)
        self._put_out.add(digest)
        return Decision(output=output, entry=_entry(key, article, MarkOutcome.INDEXED))

    def restore(self, entry: Entry) -> None:
        """Know again that a version was put out. Raises RejectError where the entry is no mark of this schema."""
        decode_of_schema(entry.value, Mark, SCHEMA)
        self._put_out.add(_digest(entry.key))

    def checkpoint(self) -> tuple[bytes, ...]:
        """Return the digests of the versions put out since the last checkpoint, once they are many."""
        return self._put_out.seal(self._checkpoint_every) if self._put_out.unsealed >= self._checkpoint_every else ()

    def restore_checkpoint(self, part: bytes) -> None:
        """Know again what a part of a checkpoint says. Raises ValueError where it is none."""
        self._put_out.load(part)


def _entry(key: bytes, article: Envelope, outcome: MarkOutcome) -> Entry:
    mark = Mark(schema=SCHEMA, id=article.id, version=article.version, raw=article.trace.raw, outcome=outcome)
    return Entry(key=key, value=encode(mark))


def _digest(key: bytes) -> bytes:
    # A collision would lose an article; with 16 bytes nobody can make one.
    return blake2b(key, digest_size=SIZE).digest()
