"""What a version changed: the sentences, figures, names and notices that differ, and how much all in all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from streams.records import ChangedSentence, ChangeKind, Changes, Notice, Replaced, SentenceCounts, Span
from streams.records import Sentence as Quoted
from streams.stages.dedup.changes.body import Body
from streams.stages.dedup.changes.delta import Delta, delta
from streams.stages.dedup.changes.figures import differing_figures
from streams.stages.dedup.changes.names import differing_names
from streams.stages.dedup.changes.sentences import Sentence, sentences
from streams.stages.dedup.changes.typography import plain
from streams.stages.dedup.shortened import shortened

MOST_QUOTED = 12  # sentences of each kind
LONGEST_QUOTED = 300  # characters of a sentence
LONGEST_REPLACED = 100  # characters of a figure or name
MOST_REPLACED = 24
MOST_NOTICES = 12


def compare(
    before: Body, after: Body, since: str, notices: Iterable[Notice] = (), taken_out: Sequence[str] = ()
) -> Changes:
    """Return what `after`, which has `notices`, changed in `before`, the version `since`.

    `taken_out` are the texts that stood around the body of `after`: what they hold is no part of that of `before`.
    """
    found = delta(before.text, after.text, _furniture(taken_out) if before.text != after.text else ())
    figures = _first(differing_figures(found))
    names = _first(differing_names(found, (*before.names, *after.names)))
    appeared = _appeared(notices, before.text)
    title = _title(before.title, after.title)
    facts = bool(found.added or found.removed or figures or names or appeared)
    return Changes(
        since=since,
        kind=_kind(found, title, facts=facts),
        size=round(found.size, 4),
        title=title,
        sentences=SentenceCounts(
            kept=len(found.kept),
            moved=len(found.moved),
            changed=len(found.changed),
            added=len(found.added),
            removed=len(found.removed),
        ),
        added=tuple(_quoted(one, after.text) for one in found.added[:MOST_QUOTED]),
        removed=tuple(_quoted(one, before.text) for one in found.removed[:MOST_QUOTED]),
        changed=tuple(
            ChangedSentence(before=_quoted(old, before.text), after=_quoted(new, after.text))
            for old, new in found.changed[:MOST_QUOTED]
        ),
        figures=figures,
        names=names,
        notices=appeared,
    )


def _furniture(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(one.plain for text in texts for one in sentences(text))


def _first(every: Iterable[Replaced]) -> tuple[Replaced, ...]:
    first = tuple(dict.fromkeys(every))[:MOST_REPLACED]
    return tuple(_replaced(one.before, one.after, LONGEST_REPLACED) for one in first)


def _replaced(before: str | None, after: str | None, longest: int) -> Replaced:
    """Return what took the place of what, both cut; an empty text is none."""
    old, new = (shortened(one, longest) if one else None for one in (before, after))
    return Replaced(before=old, after=new)


def _appeared(notices: Iterable[Notice], before: str) -> tuple[Notice, ...]:
    known = plain(before)
    new = [notice for notice in notices if plain(notice.text) not in known][:MOST_NOTICES]
    return tuple(replace(notice, text=shortened(notice.text, LONGEST_QUOTED)) for notice in new)


def _title(before: str | None, after: str | None) -> Replaced | None:
    return None if plain(before or "") == plain(after or "") else _replaced(before, after, LONGEST_QUOTED)


def _kind(found: Delta, title: Replaced | None, *, facts: bool) -> ChangeKind:
    if facts:
        return ChangeKind.CONTENT
    if found.changed or found.moved:
        return ChangeKind.WORDING
    return ChangeKind.TITLE if title else ChangeKind.COSMETIC


def _quoted(sentence: Sentence, text: str) -> Quoted:
    said = text[sentence.start : sentence.end]
    return Quoted(text=shortened(said, LONGEST_QUOTED), span=Span(start=sentence.start, end=sentence.end))
