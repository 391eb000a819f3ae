"""The strip stage: each article beside what its source has brought before."""

from __future__ import annotations

from collections.abc import Callable

from streams.records import CleanedArticle, StageName, StrippedArticle, Trace
from streams.stages.clean.clean import UNKNOWN_SOURCE
from streams.stages.strip.labeller.model import Model
from streams.stages.strip.lines import read
from streams.stages.strip.memory import SourceLines
from streams.stages.strip.memory_counts import Elsewhere, digest_of
from streams.stages.strip.memory_entry import entry_of, remembered, seconds
from streams.stages.strip.ruleset import Ruleset, built_in
from streams.stages.strip.strip import strip
from streams.state.memory import Decision, Entry


class Sources:
    """A `Memory` of one partition of cleaned articles."""

    def __init__(self, rules: Callable[[], Ruleset] = built_in, model: Model | None = None) -> None:
        """Know no source yet. `rules` is asked before each article for the rules that hold."""
        self._rules = rules
        self._model = model
        self._lines = SourceLines()

    def decide(self, article: CleanedArticle) -> Decision[StrippedArticle]:
        """Strip the article by what its source brought before; no entry where its lines are remembered already.

        Articles of which the source is not known have nothing to do with each other, and are not remembered.
        """
        if article.source == UNKNOWN_SOURCE:
            return Decision(output=strip(article, self._rules(), model=self._model), entry=None)
        lines = read(article)
        digests = [digest_of(line) for line in lines]
        cleaned_at = _cleaned_at(article.trace)
        at = seconds(cleaned_at)
        seen = self._lines.seen(article.source, article.id, digests, at)
        output = strip(article, self._rules(), seen, lines, self._model)
        new = self._lines.remember(article.source, article.id, digests, at, seen.copy_of)
        return Decision(output=output, entry=entry_of(article.source, *new, cleaned_at) if new else None)

    def elsewhere(self, article: CleanedArticle) -> Elsewhere | None:
        """Return where the lines of `article` stood before, as `decide` would see it; None where it would not look."""
        if article.source == UNKNOWN_SOURCE:
            return None
        digests = [digest_of(line) for line in read(article)]
        asked = (article.source, article.id, digests, seconds(_cleaned_at(article.trace)))
        return Elsewhere(seen=self._lines.seen(*asked), where=tuple(self._lines.where(*asked)))

    def restore(self, entry: Entry) -> None:
        """Take back one article. Raises RejectError where the entry is not what `decide` made."""
        self._lines.restore(*remembered(entry))

    def checkpoint(self) -> tuple[bytes, ...]:
        """Have none: the log is compacted, and what is left of it is the memory."""
        return ()

    def restore_checkpoint(self, part: bytes) -> None:
        """Fail: there is none."""
        raise AssertionError(part)


def _cleaned_at(trace: Trace) -> str | None:
    """Return when clean finished the article: what it says of its own time may be anything, or nothing."""
    return next((finished.at for finished in trace.finished if finished.stage is StageName.CLEAN), None)
