"""Why the model says of a line what it says: how far each thing that it looks at pushes, and how that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from streams.stages.strip.evidence import Evidence
from streams.stages.strip.labeller.arrays import Floats
from streams.stages.strip.labeller.lexicon import Lexicon, words_in
from streams.stages.strip.labeller.model import Model
from streams.stages.strip.labeller.page import Page

_LEAST_WEIGHT = 0.15  # log-odds; what pushes less is not worth a line
_MOST_WORDS = 3  # that are shown

_AROUND = "the lines around it"
_GROUPS = {
    "its words": "lexical",
    "its form": "characters words word_length small_words stops commas first last closed broken prose long_words",
    "copies of it": "copies copies_above",
    "its links": "links",
    "the body that the page declares": "declared",
    "the elements around it": (
        "kind heading caption item joined elemental furniture depth html in_main since_kin until_kin article "
        "article_held articles in_article alike alike_prose alike_words held_1 held_2 held_3 pure_1 pure_2 pure_3 "
        "twins_1 twins_2 twins_3"
    ),
    "what it is about": "in_title of_title titled known_words segment_words",
    "its place": (
        "above below place lines prose_above prose_words_above prose_words_below prose_words prose_share since_prose "
        "until_prose from_segment from_dateline"
    ),
    "what rules say of it and above it": (
        "rule hint ruled since_rule until_rule since_opening since_end credit bare_credit caption_copy byline"
    ),
    "other articles of the source": "sightings sighting_share others",
}
_GROUP_OF = {name: group for group, names in _GROUPS.items() for name in names.split()}

Shown = Callable[[Page, int], str]


def group_of(feature: str) -> str:
    """Return what a reader knows a feature as."""
    if "@" in feature or "~" in feature:
        return _AROUND
    return "its form" if feature.startswith("share_") else _GROUP_OF[feature]


def reasons(page: Page, table: Floats, model: Model) -> list[tuple[Evidence, ...]]:
    """Return for each line of `page` what pushed the model most, the strongest first.

    The weight of a group of features is by how much the log-odds that the line is body fall if the group were as it is
    on average; so weights need not add up.
    """
    whole = model.body.sums(table)[0]
    groups: dict[str, list[int]] = {}
    for number, name in enumerate(model.names):
        groups.setdefault(group_of(name), []).append(number)
    silent = _silent(page)
    pushes = {
        group: whole - _without(table, numbers, model) for group, numbers in groups.items() if group not in silent
    }
    return [tuple(_evidence(page, line, pushes, model)) for line in range(len(page.lines))]


def _silent(page: Page) -> set[str]:
    """Return what can say nothing of `page`: the tree of plain text, the memory of a source that is new."""
    tree = set() if page.content.main else {"its links", "the body that the page declares", "the elements around it"}
    return tree if page.seen.others else tree | {"other articles of the source"}


def _without(table: Floats, numbers: list[int], model: Model) -> Floats:
    changed = table.copy()
    changed[numbers] = model.typical[numbers, None]
    sums: Floats = model.body.sums(changed)[0]
    return sums


def _evidence(page: Page, line: int, pushes: Mapping[str, Floats], model: Model) -> Iterator[Evidence]:
    for group, weights in sorted(pushes.items(), key=lambda push: -abs(float(push[1][line]))):
        weight = round(float(weights[line]), 2)
        if abs(weight) >= _LEAST_WEIGHT:
            yield Evidence(name=group, value=_value(group, page, line, weight, model.words), weight=weight)


def _value(group: str, page: Page, line: int, weight: float, words: Lexicon) -> str:
    if group == "its words":
        return _words(page.lines[line].folded, weight, words)
    shown = _SHOWN.get(group)
    return shown(page, line) if shown else ""


def _words(folded: str, weight: float, lexicon: Lexicon) -> str:
    """Return the words of a line that push most to where `weight` points."""
    known = [(np.sign(weight) * lexicon.weights[word], word) for word in words_in(folded) if word in lexicon.weights]
    strongest = [word for push, word in sorted(known, reverse=True)[:_MOST_WORDS] if push > 0]
    return ", ".join(f"“{word.lstrip('^$=')}”" for word in strongest)


def _form(page: Page, line: int) -> str:
    of = page.lines[line]
    return f"{of.words} words, {'closed' if of.closed else 'open'}"


def _place(page: Page, line: int) -> str:
    return f"line {line + 1} of {len(page.lines)}"


def _links(page: Page, line: int) -> str:
    return f"{page.lines[line].block.link_density:.0%}"


def _declared(page: Page, line: int) -> str:
    return {True: "has it", False: "has it not", None: "none"}[page.lines[line].block.declared]


def _sightings(page: Page, line: int) -> str:
    return f"in {page.seen.counts[line]} of {page.seen.others}"


_SHOWN: Mapping[str, Shown] = {
    "its form": _form,
    "its place": _place,
    "its links": _links,
    "the body that the page declares": _declared,
    "other articles of the source": _sightings,
}
