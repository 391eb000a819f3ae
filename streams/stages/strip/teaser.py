"""Whether the whole article is there, or only its beginning: a teaser, the first of several pages, a stub."""

from __future__ import annotations

import re

from streams.records import Extent, Incomplete, Label
from streams.stages.strip.decisions import Decided
from streams.stages.strip.lines import Line

_ELLIPSIS = ("…", "...")
_BELOW = 4  # lines below the body within which it is said that it goes on: others speak of other articles, or to all
_SHORT = 250  # words: a longer body is believed before a count that its page declares
_MUCH = 0.4  # of the words that the page declares
_MOST = 0.6  # of them: with so many, the article is whole, whatever stands below it
_STUB = 100  # words: of 60 news pages that are not free, whole ones have more

_OF_PAGES = re.compile(
    r"(?:page|seite|p\u00e1gina|pagina|sida|side|strona) (?P<page>\d{1,2}) ?"
    r"(?:of|von|de|di|av|af|z|sur|/) ?(?P<pages>\d{1,2})\b"
)
_NEXT_PAGE = {
    *("next page", "continued on next page", "continue to next page", "go to next page", "n\u00e4chste seite"),
    *(
        "auf der n\u00e4chsten seite",
        "weiter auf seite 2",
        "page suivante",
        "p\u00e1gina siguiente",
        "pagina successiva",
    ),
    *(
        "volgende pagina",
        "pr\u00f3xima p\u00e1gina",
        "n\u00e4sta sida",
        "neste side",
        "n\u00e6ste side",
        "nast\u0119pna strona",
    ),
}


def incomplete(decided: Decided, extent: Extent | None) -> Incomplete | None:
    """Say how one can tell that only a part of the article is there; None if nothing says so.

    What the last paragraph and the lines below it say goes before what the page declares.
    """
    end = decided.undecided[-1]
    words = sum(decided.lines[i].words for i in decided.undecided)
    found = _at_its_end(decided, end)
    if extent is None:
        return found
    if found is Incomplete.PAYWALL and (extent.free or (extent.words and words >= _MOST * extent.words)):
        return None
    return found or _declared(words, extent)


def _at_its_end(decided: Decided, end: int) -> Incomplete | None:
    last = decided.lines[end]
    below = decided.rules[end + 1 : end + 1 + _BELOW]
    if last.cut_short:
        return Incomplete.CUT_SHORT
    if any(rule and rule.teaser for rule in below):
        return Incomplete.PAYWALL
    if last.text.rstrip().endswith(_ELLIPSIS) and any(rule and rule.opens for rule in below):
        return Incomplete.READ_ON
    return Incomplete.PAGED if _is_paged(decided, end) else None


def _is_paged(decided: Decided, end: int) -> bool:
    """Say whether a line near the end counts pages, this one not the last, or one below leads to the next."""
    below = range(end + 1, min(end + 1 + _BELOW, len(decided.lines)))
    near = [decided.lines[i] for i in below if _labelled(decided, i) is not Label.COMMENTS]
    return any(line.bare in _NEXT_PAGE for line in near) or any(map(_counts_on, [decided.lines[end], *near]))


def _labelled(decided: Decided, i: int) -> Label | None:
    verdict = decided.verdicts[i]
    return verdict.label if verdict else None


def _counts_on(line: Line) -> bool:
    found = _OF_PAGES.fullmatch(line.bare)
    return found is not None and int(found["page"]) < int(found["pages"])


def _declared(words: int, extent: Extent) -> Incomplete | None:
    if extent.goes_on:
        return Incomplete.PAGED
    if words < min(_SHORT, _MUCH * (extent.words or 0)):
        return Incomplete.SHORTER_THAN_DECLARED
    if extent.free is False and words < min(_STUB, extent.words or _STUB):
        return Incomplete.NOT_FREE
    return None
