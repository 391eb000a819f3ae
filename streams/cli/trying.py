"""What other rules would make of an article: which lines go, and which come back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from streams import pipeline, topics
from streams.codec import decode
from streams.deadletter import Message
from streams.errors import RejectError, UsageError
from streams.feeding import RawRecord
from streams.records import Block, CleanedArticle, Label, Position, Removed
from streams.settings import Settings
from streams.stages.strip import strip
from streams.stages.strip.lines import line_of
from streams.stages.strip.rules import RuleFile, Without
from streams.stages.strip.ruleset import Ruleset, with_user
from streams.stages.strip.spans import by_block, remaining
from streams.user_rules import read_rules, rules_of

LIKELY_BODY = 12  # words


@dataclass(frozen=True, slots=True)
class RuleChange:
    """The rules before and after a change."""

    before: Ruleset
    after: Ruleset


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A line, or a part of one, that goes or comes back, and the rule by which it goes or went."""

    text: str
    rule: str
    goes: bool
    words: int
    likely_body: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What a change of rules makes of one article: its words before and after, or why it has none."""

    origin: str
    before: int
    after: int
    changes: tuple[Piece, ...]
    rejected: str | None = None


def change_of(rule: str, settings: Settings) -> RuleChange:
    """Return what `rule` changes, a file or the name of a rule. Raises UsageError where it is neither."""
    now = rules_of(settings)
    if Path(rule).is_file():
        return RuleChange(now, read_rules(Path(rule)))
    for layer in now.layers:
        if any(rule == one.name for one in layer.file.rules):
            return RuleChange(_without(rule, now), now)
    raise UsageError(
        f"{rule} is neither a file nor a rule that holds now. `streams rules list` has the rules; "
        "a file of your own is named by STREAMS_RULES, or here."
    )


def _without(rule: str, now: Ruleset) -> Ruleset:
    file = now.layers[0].file if len(now.layers) > 1 else RuleFile()
    own = RuleFile(
        markup=file.markup,
        lines=tuple(one for one in file.lines if one.name != rule),
        inline=tuple(one for one in file.inline if one.name != rule),
        without=file.off,
    )
    if own.rules != file.rules:
        return with_user(own)
    return with_user(
        RuleFile(markup=own.markup, lines=own.lines, inline=own.inline, without=(*own.off, Without(name=rule)))
    )


def tried(record: RawRecord, change: RuleChange, number: int) -> Tried:
    """Return what `change` makes of `record`, the one so numbered."""
    clean = pipeline.STAGES[0]
    position = Position(topic=topics.RAW, partition=0, offset=number)
    outcome = pipeline.process(clean, clean.memory(), Message(key=record.key, value=record.value, position=position))
    if outcome.rejected is not None or outcome.sent is None:
        why = outcome.rejected.detail if outcome.rejected else ""
        return Tried(origin=record.origin, before=0, after=0, changes=(), rejected=why)
    article = decode(outcome.sent.value, CleanedArticle)
    before, after = _cuts(article, change.before), _cuts(article, change.after)
    return Tried(
        origin=record.origin,
        before=_words_left(article.text, before),
        after=_words_left(article.text, after),
        changes=tuple(_changes(article, before, after)),
    )


def _cuts(article: CleanedArticle, ruleset: Ruleset) -> Sequence[Removed]:
    """Return what is removed; where nothing is left all of it, by no rule."""
    try:
        return strip(article, ruleset).removed
    except RejectError as error:
        whole = len(article.text)
        return [Removed(start=0, end=whole, text=article.text, label=Label.NAVIGATION, rule=error.reason, confidence=1)]


def _changes(article: CleanedArticle, before: Sequence[Removed], after: Sequence[Removed]) -> Iterator[Piece]:
    """Give each piece of a block that one of the two removes and the other does not, in the order of the text."""
    was, now = by_block(article.blocks, before), by_block(article.blocks, after)
    for block, went, goes_now in zip(article.blocks, was, now, strict=True):
        old, new = _pieces(block, went), _pieces(block, goes_now)
        for start, end in sorted(set(old) ^ set(new)):
            goes = (start, end) in new
            text = article.text[start:end]
            line = line_of(block, text)
            yield Piece(
                text=text,
                rule=(new if goes else old)[start, end],
                goes=goes,
                words=line.words,
                likely_body=goes and line.words >= LIKELY_BODY and line.prose,
            )


def _pieces(block: Block, within: Iterable[Removed]) -> dict[tuple[int, int], str]:
    """Return what of a block the spans `within` it remove, and by which rule."""
    return {(max(block.start, span.start), min(block.end, span.end)): span.rule for span in within}


def _words_left(text: str, removed: Sequence[Removed]) -> int:
    return len(remaining(text, removed).split())
