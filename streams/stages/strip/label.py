"""The one place where it is decided which blocks go."""

from __future__ import annotations

from collections.abc import Sequence

from streams.records import BlockKind, Label
from streams.stages.strip import names, structure
from streams.stages.strip.decisions import Decided
from streams.stages.strip.front import drop_above_title, drop_title, lift_title
from streams.stages.strip.labeller.judging import Judged, judge
from streams.stages.strip.labeller.model import Model, shipped
from streams.stages.strip.labeller.page import Page
from streams.stages.strip.labeller.reading import page_of
from streams.stages.strip.limits import LIMITS
from streams.stages.strip.lines import Line
from streams.stages.strip.memory_counts import Sightings
from streams.stages.strip.notices import corrections
from streams.stages.strip.rules import Where
from streams.stages.strip.ruleset import Ruleset
from streams.stages.strip.verdicts import Verdict, by_model, by_rule, by_structure

_NAME_WORDS = 2  # so many words at its begin name the subject of a line
_SURE_BYLINE = 2  # see Page.bylines


def decide(
    lines: Sequence[Line],
    title: str | None,
    ruleset: Ruleset,
    seen: Sightings | None = None,
    model: Model | None = None,
) -> Decided:
    """Return what becomes of each of `lines` of the article `title` by `ruleset`, which stood elsewhere as `seen` says.

    What a line rule or the markup around the body names goes, and so do the title, copies, captions that stand again
    with a credit, and what most articles of the source hold. Of all else `model`, the shipped one unless another is
    given, says how likely it is body; what the rules, the markup and the memory say is among what it looks at. If
    nothing at all is left of the text, what is likeliest comes back: prose that no line rule names, and of a very short
    text whatever no rule names. What a rule keeps stays.
    """
    model = model or shipped()
    decided = Decided.of(lines, ruleset)
    if title:
        drop_title(decided, title)
    page = page_of(lines, title, ruleset, decided.matched, seen)
    judged = judge(page, model)
    decided.page, decided.judged = page, judged
    decided.drop(structure.copies(lines, judged.body.tolist()), "structure/duplicate")
    decided.drop((i for i, sure in enumerate(page.bylines) if sure == _SURE_BYLINE), "structure/byline")
    for i in structure.credits_alone(page.credits):
        decided.verdicts[i] = decided.verdicts[i] or _by_rule(page, i) or by_structure("structure/credit", Label.CREDIT)
    _by_markup(decided, page)
    decided.drop(structure.link_lists(lines, page.content), "structure/link-list")
    decided.drop(structure.headline_lists(lines), "structure/headline-list")
    drop_above_title(decided)
    decided.drop(structure.source_lines(lines, page.seen), "structure/source-line")
    decided.drop(structure.caption_copies(lines, page.credits), "structure/caption-copy")
    _by_model(decided, page, judged, model)
    if not title:
        lift_title(decided, _first(decided, judged))
    _last(decided)
    if all(decided.verdicts):
        short = len(lines) <= LIMITS.short_lines
        back = [i for i, rule in enumerate(decided.rules) if rule is None and (short or lines[i].prose)]
        for i in back:
            decided.verdicts[i], decided.spared[i] = None, "structure/nothing-left"
    for i in decided.kept:
        decided.verdicts[i] = None
    return decided


def _first(decided: Decided, judged: Judged) -> int:
    """Return the first line that is prose of the body, 0 where there is none."""
    body = (i for i in decided.undecided if judged.body[i] >= LIMITS.body_least and decided.lines[i].prose)
    return next(body, 0)


def _by_markup(decided: Decided, page: Page) -> None:
    """Take out what the elements around it name as furniture, outside of the one that holds the body."""
    for i in decided.undecided:
        if (label := page.furniture[i]) and not page.content.holds(decided.lines[i].block.path):
            decided.verdicts[i] = _by_rule(page, i) or by_structure("structure/markup", label)


def _by_model(decided: Decided, page: Page, judged: Judged, model: Model) -> None:
    """Take out what is hardly body: named by the rule or the markup that says so too, else as the model calls it."""
    decided.asked = frozenset(decided.undecided) - decided.kept
    called = {i: _by_rule(page, i) or _by_sign(page, i) for i in decided.asked}
    nameless = {i for i, verdict in called.items() if verdict is None}
    likely = judged.body.tolist()
    spared = _spared(decided, page, likely, nameless)
    if judged.alone is not judged.body:  # what its neighbours spare stays, too, whatever stood in other articles
        spared |= _spared(decided, page, judged.alone.tolist(), nameless)
    spared |= dict.fromkeys(corrections([line.text for line in decided.lines]), "structure/correction")
    unlikely = [i for i in sorted(decided.asked) if likely[i] < LIMITS.body_least]
    decided.spared = {i: spared[i] for i in unlikely if i in spared}
    going = [i for i in unlikely if i not in spared]
    confidence = {i: round(1 - likely[i], 3) for i in going}
    for i in going:
        if verdict := called[i]:
            decided.verdicts[i] = verdict.at(confidence[i])
    unnamed = [i for i in going if i in nameless]
    for i, label in zip(unnamed, model.removed_as(judged.table[:, unnamed]), strict=True):
        decided.verdicts[i] = by_model(label, model.version, confidence[i])


def _spared(decided: Decided, page: Page, likely: Sequence[float], nameless: set[int]) -> dict[int, str]:
    """Return the lines that stay for their form or place, each with the name of what keeps it.

    Turns of a dialogue, rows of a table, the dateline; and those of the `nameless` lines that stand within the body.
    """
    grounds = {
        "structure/within": nameless & structure.within(decided.lines, likely, decided.asked),
        "structure/dialogue": structure.dialogue(decided.lines, likely),
        "structure/table": structure.rows(decided.lines, likely),
        "structure/dateline": {page.dateline} if page.dateline is not None else set(),
    }
    return {i: name for name, found in grounds.items() for i in found}


def _last(decided: Decided) -> None:
    """Take out what introduces the author below the body, if the body has not named that person."""
    *body, last = decided.undecided or [0]
    subject = " ".join(decided.lines[last].text.split()[:_NAME_WORDS])
    if body and names.is_name(subject) and not any(subject in decided.lines[i].text for i in body):
        decided.drop_matching([last], Where.LAST)


def _by_rule(page: Page, i: int) -> Verdict | None:
    hint = page.hints[i]
    return by_rule(hint) if hint and hint.label else None


def _by_sign(page: Page, i: int) -> Verdict | None:
    """Return what a line is called by its form or its markup, if by either."""
    line, credited = page.lines[i], page.credits[i]
    if credited:
        return by_structure("structure/credit", None if credited.caption else Label.CREDIT)
    if line.block.kind is BlockKind.CAPTION:
        return by_structure("structure/caption")
    if furniture := page.furniture[i]:
        return by_structure("structure/markup", furniture)
    return None
