"""The protocol of a stage that remembers: one memory for each partition that it reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

In_contra = TypeVar("In_contra", contravariant=True)
Out = TypeVar("Out")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing to remember, as it stands on the stage's memory topic."""

    key: bytes
    value: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Generic[Out]):
    """What to put out for one input, and what to remember of it; either may be nothing.

    `beside` are records of another kind to put out with it, each with an `id` that is its key.
    """

    output: Out | None
    entry: Entry | None
    beside: tuple[Any, ...] = ()


class Memory(Protocol[In_contra, Out]):
    """A stage with what it remembers of one partition.

    The shell writes output and entry in one transaction. After a restart it hands every part of the checkpoints of the
    partition to `restore_checkpoint`, in order, then every entry that is not in them to `restore`, before the first
    `decide`; an entry may be in both. The same inputs in the same order give the same decisions.
    """

    def decide(self, article: In_contra) -> Decision[Out]:
        """Decide on `article` and remember it. Raises RejectError, and then remembers nothing."""
        ...

    def restore(self, entry: Entry) -> None:
        """Take back what an earlier process decided. Raises RejectError where the entry is of another schema."""
        ...

    def checkpoint(self) -> tuple[bytes, ...]:
        """Return what was decided or restored since the last checkpoint, packed; nothing where that is too little.

        It comes in parts, each small enough for a record, however much there is.
        """
        ...

    def restore_checkpoint(self, part: bytes) -> None:
        """Take back a part of what an earlier process packed. Raises ValueError where it is none."""
        ...
