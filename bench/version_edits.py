"""Edits of a text that are known, each with what is to be said of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from streams.records import ChangeKind, Changes
from streams.stages.dedup.changes.sentences import sentences

NEW = "Nobody had expected the old lighthouse to be painted in green."
Right = Callable[[Changes], bool]
Edit = Callable[[str, Random], tuple[str, Right] | None]
"""Returns the edited text, and what tells whether the edit was described rightly; None where the text has no place."""


def added(text: str, chance: Random) -> tuple[str, Right]:
    """Put a sentence between two paragraphs."""
    paragraphs = text.split("\n\n")
    paragraphs.insert(chance.randint(0, len(paragraphs)), NEW)
    return "\n\n".join(paragraphs), lambda said: [one.text for one in said.added] == [NEW] and not other(said, "added")


def removed(text: str, chance: Random) -> tuple[str, Right] | None:
    """Take a sentence out that stands there once."""
    found = [one for one in sentences(text) if text.count(text[one.start : one.end]) == 1]
    if len(found) < 2:  # noqa: PLR2004 - a text that would be empty is none
        return None
    gone = chance.choice(found)
    return (
        f"{text[: gone.start]}\n\n{text[gone.end :]}",
        lambda said: said.sentences.removed == 1 and not other(said, "removed"),
    )


def figure(text: str, chance: Random) -> tuple[str, Right] | None:
    """Change one figure."""
    found = list(re.finditer(r"(?<![\w.,:/-])[1-9]\d{1,3}(?![\w.,:/-])", text))
    if not found:
        return None
    one = chance.choice(found)
    new = str(int(one[0]) + 1)
    return (
        text[: one.start()] + new + text[one.end() :],
        lambda said: (
            [(re.sub(r"\D", "", each.before or ""), re.sub(r"\D", "", each.after or "")) for each in said.figures]
            == [(one[0], new)]
            and not other(said, "changed")
        ),
    )


def form(text: str, _: Random) -> tuple[str, Right]:
    """Change nothing but white space and the form of marks."""
    edited = text.replace("\n\n", " \n\n\n").replace("'", "\u2019").replace(" - ", " \u2014 ")
    return edited + " \n", lambda said: said.kind is ChangeKind.COSMETIC


def other(said: Changes, kind: str) -> bool:
    """Say whether more is said to differ than `kind`."""
    counts = said.sentences
    rest = {"moved": counts.moved, "changed": counts.changed, "added": counts.added, "removed": counts.removed}
    return any(count for name, count in rest.items() if name != kind) or rest[kind] != 1


EDITS: dict[str, Edit] = {"sentence added": added, "sentence removed": removed, "figure": figure, "form": form}
