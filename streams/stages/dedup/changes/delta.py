"""Two versions sentence by sentence."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from streams.stages.dedup.changes.alignment import align
from streams.stages.dedup.changes.pairing import changed_pairs, kept_words
from streams.stages.dedup.changes.sentences import Sentence, sentences

Two = tuple[Sentence, Sentence]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delta:
    """The sentences of two versions, and what became of them; pairs are of a sentence before and after."""

    before: tuple[Sentence, ...]
    after: tuple[Sentence, ...]
    kept: tuple[Two, ...]
    moved: tuple[Two, ...]
    changed: tuple[Two, ...]
    removed: tuple[Sentence, ...]
    added: tuple[Sentence, ...]

    @property
    def size(self) -> float:
        """Return the share of the words of both that the other does not have in the same place."""
        total = sum(len(one.words) for one in (*self.before, *self.after))
        kept = sum(len(one.words) for one, _ in self.kept) + sum(kept_words(*two) for two in self.changed)
        return 1 - 2 * kept / total if total else 0.0


def delta(before: str, after: str, furniture: Container[str] = ()) -> Delta:
    """Compare two texts. Sentences before of which the plain form is `furniture` were no part of the body."""
    left = [one for one in sentences(before) if one.plain not in furniture]
    right = sentences(after)
    alignment = align([one.plain for one in left], [one.plain for one in right])
    changed = changed_pairs(alignment, left, right)
    gone, come = {i for i, _ in changed}, {j for _, j in changed}
    return Delta(
        before=tuple(left),
        after=tuple(right),
        kept=tuple((left[i], right[j]) for i, j in alignment.kept),
        moved=tuple((left[i], right[j]) for i, j in alignment.moved),
        changed=tuple((left[i], right[j]) for i, j in changed),
        removed=tuple(left[i] for i in alignment.removed if i not in gone),
        added=tuple(right[j] for j in alignment.added if j not in come),
    )
