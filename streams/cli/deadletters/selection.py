"""Which letters are meant."""

from __future__ import annotations

from dataclasses import dataclass

from streams.cli.deadletters.entries import Rejection


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The letters that have one of `codes`, come from one of `stages`, and so on. What is empty or None takes all.

    `since` is the first moment that is in, `until` the first that is not, as moments.py writes them.
    """

    codes: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    since: str | None = None
    until: str | None = None
    source: str | None = None

    @property
    def takes_all(self) -> bool:
        """Whether nothing was selected."""
        return self == Selection()

    def takes(self, rejection: Rejection) -> bool:
        """Say whether `rejection` is meant."""
        return (
            (not self.codes or rejection.code in self.codes)
            and (not self.stages or rejection.stage in self.stages)
            and (self.since is None or self.since <= rejection.failed_at)
            and (self.until is None or rejection.failed_at < self.until)
            and (self.source is None or self.source.casefold() == rejection.source.casefold())
        )
