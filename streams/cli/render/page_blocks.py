"""The blocks of an explained article in HTML: what stays as an article to read, what goes in its place and small."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from streams.cli.explaining.names import Named
from streams.cli.output import counted
from streams.cli.render import labels
from streams.cli.render.explained import ALMOST
from streams.cli.render.markup import Markup, joined, tag
from streams.cli.render.page_names import marked
from streams.stages.strip.evidence import Evidence
from streams.stages.strip.explain import Explained, InlineCut
from streams.stages.strip.kept import Kept

_FOLDED = 4  # so many blocks and more that go one after the other are folded up
_FULL = 3.0  # the weight that fills half of a bar
_ELEMENTS = {Kept.HEADING: "h2", Kept.QUOTE: "blockquote"}


def blocks(every: Sequence[Explained], names: Sequence[Named], language: str | None) -> Markup:
    """Return each of `every` once, in order, the names in what stays marked."""
    return joined(*_runs(every, names, language))


def _runs(every: Sequence[Explained], names: Sequence[Named], language: str | None) -> Iterator[Markup]:
    for kept, group in groupby(every, key=lambda block: block.kept):
        run = list(group)
        drawn = joined(*(_block(block, names, language) for block in run))
        yield drawn if kept or len(run) < _FOLDED else _folded(run, drawn)


def _folded(run: Sequence[Explained], drawn: Markup) -> Markup:
    counts = Counter(block.label.value for block in run).most_common()
    chips = joined(*(tag("span", _chip(label), f" {count}", class_="count") for label, count in counts))
    summary = tag("summary", f"{counted(len(run), 'block')} taken out", chips)
    return tag("details", summary, drawn, class_="run")


def _block(block: Explained, names: Sequence[Named], language: str | None) -> Markup:
    shape = "kept" if block.kept else "gone"
    return tag("div", _label(block), _text(block, names, language), _why(block), class_=f"block {shape}")


def _label(block: Explained) -> Markup:
    name = tag("span", block.label.value, class_="is") if block.kept else _chip(block.label)
    return tag("div", name, " ", sure(block.confidence), class_="label")


def _chip(label: str) -> Markup:
    return tag("span", labels.named(label), class_=f"chip {labels.group_of(label).name.lower()}")


def sure(confidence: float | None) -> Markup:
    """Return a confidence in percent; nothing where there is none."""
    if confidence is None:
        return Markup()
    shown = confidence if confidence >= 1 else min(confidence, ALMOST)
    return tag("span", f"{shown:.0%}", class_="sure")


def _text(block: Explained, names: Sequence[Named], language: str | None) -> Markup:
    parts = _parts(block, names) if block.kept else [block.text]
    element = next((element for label, element in _ELEMENTS.items() if block.kept and block.label == label), "p")
    return tag(element, *parts, class_=f"text {block.label.value}", lang=language, dir="auto")


def _parts(block: Explained, names: Sequence[Named]) -> Iterator[str]:
    at = block.start
    for words, cut in block.parts():
        yield from [_cut(cut, words)] if cut else marked(words, at, names)
        at += len(words)


def _cut(cut: InlineCut, words: str) -> Markup:
    group = labels.group_of(cut.label).name.lower()
    return joined(tag("s", words, class_=f"cut {group}"), _chip(cut.label))


def _why(block: Explained) -> Markup:
    """Return the fold-out with the rule on its front and the evidence in it."""
    cuts = joined(*(_cut_why(cut) for cut in block.cuts))
    front = tag("summary", tag("span", _front(block)))
    return tag("details", front, _evidence(block.evidence), cuts, class_="why")


def _front(block: Explained) -> str:
    if block.rule:
        return block.rule
    return ", ".join(cut.rule for cut in block.cuts) or "why"


def _cut_why(cut: InlineCut) -> Markup:
    head = tag("p", _chip(cut.label), " ", sure(cut.confidence), " ", tag("span", cut.rule, class_="rule"))
    return joined(head, _evidence(cut.evidence))


def _evidence(every: Sequence[Evidence]) -> Markup:
    return tag("ul", *map(_one, every), class_="evidence")


def _one(evidence: Evidence) -> Markup:
    said = joined(evidence.name, " ", tag("b", evidence.value, dir="auto")) if evidence.value else evidence.name
    if evidence.weight is None:
        return tag("li", said)
    towards = "towards the body" if evidence.weight > 0 else "towards furniture"
    return tag("li", tag("span", said), " ", _weight(evidence.weight), class_="weighed", title=towards)


def _weight(weight: float) -> Markup:
    """Return the weight as a number and as a bar from the middle: to the right for the body, to the left against."""
    length = 50 * min(abs(weight) / _FULL, 1)
    x, side = (50.0, "for") if weight > 0 else (50 - length, "against")
    bar = tag("rect", x=f"{x:.1f}", y="0", width=f"{length:.1f}", height="10", class_=side)
    drawn = tag("svg", bar, class_="weight", viewBox="0 0 100 10", preserveAspectRatio="none", aria_hidden="true")
    return joined(drawn, tag("span", f"{weight:+.1f}", class_="sure"))
