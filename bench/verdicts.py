"""What the marked body says of each line of a page: it is body, junk, or neither can be told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shingles import SIZE, shingles, words

_BODY_SHARE = 0.5  # of a line's shingles that stand in the body
_JUNK_SHARE = 0.2

Verdict = bool | None  # True is body


def lines_of(text: str) -> list[str]:
    """Return the lines that are not blank, with single spaces."""
    return [line for line in (" ".join(raw.split()) for raw in text.splitlines()) if line]


def verdicts(truths: Sequence[str], lines: Iterable[str]) -> list[Verdict]:
    """Return the verdict on each of `lines`; a line without a word has none, whatever the body holds."""
    bodies = [words(truth) for truth in truths]
    known = set().union(*map(shingles, bodies))
    paragraphs = {tuple(words(line)) for truth in truths for line in truth.splitlines()}
    padded = [_padded(body) for body in bodies]

    def verdict(line: str) -> Verdict:
        own = words(line)
        if not own:
            return None
        if tuple(own) in paragraphs:
            return True
        if len(own) < SIZE:
            return None if any(_padded(own) in body for body in padded) else False
        share = sum(count for shingle, count in shingles(own).items() if shingle in known) / (len(own) - SIZE + 1)
        return True if share >= _BODY_SHARE else False if share <= _JUNK_SHARE else None

    return [verdict(line) for line in lines]


def survivors(lines: Sequence[str], answer: str) -> list[bool]:
    """Say of each line whether it stands in `answer`, as a line of its own or within another."""
    whole, running = set(lines_of(answer)), _padded(words(answer))
    return [line in whole or _padded(words(line)) in running for line in lines]


def _padded(of: Sequence[str]) -> str:
    return f" {' '.join(of)} "
