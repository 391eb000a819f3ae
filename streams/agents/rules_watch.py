"""The user's rules in a worker: taken up anew when their file changes, and never by halves."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

from streams import metrics
from streams.settings import Settings
from streams.stages.strip.rule_file import RuleFileError
from streams.stages.strip.ruleset import Ruleset
from streams.user_rules import read_rules, rules_of

EVERY_SECONDS = 2.0

log = logging.getLogger(__name__)


class RulesWatch:
    """The rules that hold now; between two articles they may become others. `broken`: what is wrong with the file."""

    def __init__(self, settings: Settings) -> None:
        """Read the rules. Raises RuleFileError: a worker does not start on rules that it cannot read."""
        self._path = settings.rules
        self._taken = _stamp(self._path)
        self._rules = rules_of(settings)
        self.broken: str | None = None

    def rules(self) -> Ruleset:
        """Return the rules that hold now."""
        return self._rules

    async def follow(self) -> None:
        """Take up the file whenever it has changed, until cancelled. One that is broken changes nothing and is named.

        It is read once it has stood still from one look to the next, since it may be seen half written.
        """
        before = self._taken
        while self._path is not None:
            await asyncio.sleep(EVERY_SECONDS)
            stamp = await asyncio.to_thread(_stamp, self._path)
            if stamp != self._taken and stamp == before:
                await self._take_up(self._path)
                self._taken = stamp
            before = stamp

    async def _take_up(self, path: Path) -> None:
        try:
            # In a thread, since some hundred rules take a while to be compiled and tried on their examples.
            self._rules = await asyncio.to_thread(read_rules, path)
        except RuleFileError as error:
            self._say_broken(str(error))
        except Exception as error:
            log.exception("the rules cannot be read, which is a defect of the program")
            self._say_broken(f"{type(error).__name__}: {error}")
        else:
            self.broken = None
            metrics.RULES_BROKEN.set(0)
            metrics.RULES_LOADED.labels("taken_up").inc()
            log.info("the rules were taken up: %s", path)

    def _say_broken(self, why: str) -> None:
        self.broken = why
        metrics.RULES_BROKEN.set(1)
        metrics.RULES_LOADED.labels("broken").inc()
        log.error("the rules are broken, and the worker goes on with those that it has: %s", why)


def _stamp(path: Path | None) -> tuple[int, int, int] | None:
    """Return by what a change of the file is seen; None where it is not there."""
    try:
        status = path.stat() if path else None
    except OSError:
        return None
    return (status.st_mtime_ns, status.st_size, status.st_ino) if status else None
