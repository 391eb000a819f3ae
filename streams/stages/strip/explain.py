"""What became of each block of an article, and why: the strip stage's decisions, each with what speaks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from streams.records import Block, BlockKind, CleanedArticle, Label, Removed, StrippedArticle
from streams.stages.strip.decisions import Decided
from streams.stages.strip.evidence import Evidence, Named, named, of_memory, of_place, of_rule
from streams.stages.strip.inline import inline_cuts
from streams.stages.strip.kept import Kept
from streams.stages.strip.label import decide
from streams.stages.strip.labeller.model import shipped
from streams.stages.strip.labeller.reasons import reasons
from streams.stages.strip.lines import Line, line_of, read
from streams.stages.strip.memory_counts import Elsewhere
from streams.stages.strip.rules import Rule, Where
from streams.stages.strip.ruleset import Ruleset, built_in
from streams.stages.strip.spans import by_block, removals, restored, takes_whole
from streams.stages.strip.verdicts import Verdict

_KEPT = {
    BlockKind.HEADING: Kept.HEADING,
    BlockKind.LIST_ITEM: Kept.LIST,
    BlockKind.QUOTE: Kept.QUOTE,
    BlockKind.TABLE_ROW: Kept.TABLE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineCut:
    """What was taken out of a block that stays: `text[start:end]` of the cleaned article."""

    start: int
    end: int
    text: str
    label: Label
    rule: str
    confidence: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One block, `text[start:end]` of the cleaned article, and what was decided about it.

    `rule` names what decided: a rule, or `model/` and its version; None where nothing spoke against a block.
    `confidence` is None where nobody gave one. `evidence` begins with what mattered most.
    """

    start: int
    end: int
    text: str
    words: int
    kept: bool
    label: Label | Kept
    confidence: float | None
    rule: str | None
    evidence: tuple[Evidence, ...]
    cuts: tuple[InlineCut, ...] = ()

    def parts(self) -> Iterator[tuple[str, InlineCut | None]]:
        """Give the block's text in parts, each with what cut it out, None where it stays.

        The space around what is cut out counts as staying, and of white space alone nothing is cut.
        """
        at = 0
        for cut in self.cuts:
            start = cut.end - self.start - len(cut.text.lstrip())
            end = max(start, cut.start - self.start + len(cut.text.rstrip()))
            yield self.text[at:start], None
            yield self.text[start:end], cut
            at = end
        yield self.text[at:], None


def explain(
    article: CleanedArticle, ruleset: Ruleset | None = None, elsewhere: Elsewhere | None = None
) -> tuple[Explained, ...]:
    """Return each block of `article` with what the strip stage makes of it, in order; where no body is left, too."""
    ruleset = (ruleset or built_in()).for_source(article.source)
    lines, rules = read(article), named(ruleset)
    decided = decide(lines, article.title, ruleset, elsewhere.seen if elsewhere else None)
    keeping = ruleset.match(lines)[Where.ANYWHERE] if decided.kept else [None] * len(lines)
    cuts = by_block(article.blocks, removals(article.text, inline_cuts(article.text, decided.cuttable, ruleset)))
    blocks = (
        _removed(line, verdict, rules) if verdict else _kept(line, within, rules, keeper)
        for line, verdict, within, keeper in zip(lines, decided.verdicts, cuts, keeping, strict=True)
    )
    explained = _with_model(list(blocks), decided)
    for i, name in decided.spared.items():
        if explained[i].kept:
            explained[i] = _spared(explained[i], lines[i], name, rules)
    return tuple(map(_remembered, explained, _memories(elsewhere))) if elsewhere else tuple(explained)


def _with_model(blocks: Sequence[Explained], decided: Decided) -> list[Explained]:
    """Return `blocks` with what the model says of those about which it was asked."""
    if decided.page is None or decided.judged is None:
        return list(blocks)
    model, table = shipped(), decided.judged.table
    why, kept_as = reasons(decided.page, table, model), model.kept_as(table)
    likely = [round(float(body), 3) for body in decided.judged.body]
    called = [_kept_as(kind, line) for kind, line in zip(kept_as, decided.lines, strict=True)]
    return [
        _judged(block, model.version, likely[i], why[i], called[i]) if i in decided.asked else block
        for i, block in enumerate(blocks)
    ]


def _spared(block: Explained, line: Line, name: str, rules: Named) -> Explained:
    """Return a block that stays although the model speaks against it, with what keeps it first."""
    return replace(block, rule=name, evidence=(of_rule(name, line, rules), *block.evidence))


def _kept_as(kind: Kept, line: Line) -> Kept:
    """Return what a line that stays is called: no sentence is a heading, or the item or row of anything."""
    return Kept.BODY if line.closed and kind in {Kept.HEADING, Kept.LIST, Kept.TABLE} else kind


def _judged(block: Explained, version: str, likely: float, why: tuple[Evidence, ...], kept_as: Kept) -> Explained:
    if not block.kept:
        return replace(block, evidence=(*block.evidence, *why))
    label = kept_as if block.label is Kept.BODY else block.label
    return replace(block, label=label, confidence=likely, rule=f"model/{version}", evidence=(*why, *block.evidence[1:]))


def _memories(elsewhere: Elsewhere) -> Iterator[tuple[Evidence, ...]]:
    seen = elsewhere.seen
    for count, articles in zip(seen.counts, elsewhere.where, strict=True):
        yield tuple(of_memory(count, seen.others, articles))


def _remembered(block: Explained, memory: tuple[Evidence, ...]) -> Explained:
    return replace(block, evidence=(*block.evidence, *memory))


def explain_record(article: StrippedArticle, ruleset: Ruleset | None = None) -> tuple[Explained, ...]:
    """Return each block of the cleaned text behind `article` with what the record says became of it.

    The record names the rules, whose reasons are those of today. What the markup said of a block is not in it.
    """
    rules = named(ruleset or built_in())
    text = restored(article.text, article.removed)
    blocks = tuple(_blocks(text))
    lines = [line_of(block, text[block.start : block.end]) for block in blocks]
    return tuple(
        _removed(line, _verdict(within[0]), rules) if takes_whole(within, line.block) else _kept(line, within, rules)
        for line, within in zip(lines, by_block(blocks, article.removed), strict=True)
    )


def why_incomplete(blocks: Sequence[Explained]) -> str:
    """Return what tells of `blocks`, those of an article that is not complete, that the rest is withheld."""
    end = max((i for i, block in enumerate(blocks) if block.kept), default=-1)
    if end >= 0 and blocks[end].text.rstrip(" ]").endswith(("…", "...")):
        return "the last paragraph is cut short"
    below = (block.text for block in blocks[end + 1 :] if block.label in (Label.SUBSCRIBE, Label.RELATED))
    prompt = next(below, None)
    return f"below the last paragraph stands “{prompt}”" if prompt else "only the beginning of the article was given"


def _removed(line: Line, verdict: Verdict, rules: Named) -> Explained:
    return Explained(
        start=line.block.start,
        end=line.block.end,
        text=line.text,
        words=line.words,
        kept=False,
        label=verdict.label,
        confidence=verdict.confidence,
        rule=verdict.rule,
        evidence=(of_rule(verdict.rule, line, rules), *of_place(line.block)),
    )


def _kept(line: Line, cuts: Sequence[Removed], rules: Named, keeper: Rule | None = None) -> Explained:
    keeps = keeper is not None and keeper.keep
    reads = "it reads as a paragraph" if line.prose else "it stands within the body"
    why = of_rule(keeper.name, line, rules) if keeper and keeps else Evidence(name=f"{reads}, and no rule takes it out")
    return Explained(
        start=line.block.start,
        end=line.block.end,
        text=line.text,
        words=line.words,
        kept=True,
        label=_KEPT.get(line.block.kind, Kept.BODY),
        confidence=keeper.confidence if keeper and keeps else None,
        rule=keeper.name if keeper and keeps else None,
        evidence=(why, *of_place(line.block)),
        cuts=tuple(_cut(cut, line, rules) for cut in cuts),
    )


def _cut(removed: Removed, line: Line, rules: Named) -> InlineCut:
    return InlineCut(
        start=removed.start,
        end=removed.end,
        text=removed.text,
        label=removed.label,
        rule=removed.rule,
        confidence=removed.confidence,
        evidence=(of_rule(removed.rule, line, rules),),
    )


def _verdict(removed: Removed) -> Verdict:
    return Verdict(removed.label, removed.rule, removed.confidence)


def _blocks(text: str) -> Iterator[Block]:
    at = 0
    for line in text.split("\n"):
        if line:
            yield Block(start=at, end=at + len(line), kind=BlockKind.PARAGRAPH)
        at += len(line) + 1
