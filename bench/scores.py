"""The table of tools: how much of the body each keeps, how much else, and how fast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from holes import has_holes
from others import Answers
from pages import Mode, Page
from shingles import mean
from tally import Tally, difference

_NO_WORK = 100_000  # pages of a CPU second: the tool does nothing


@dataclass(frozen=True, slots=True)
class Group:
    """Pages for which F1 is given by itself: which of all are in it."""

    name: str
    members: list[bool]


def groups(pages: Sequence[Page], near: Mapping[str, str]) -> list[Group]:
    """Return the collections, the languages, and the pages without and with holes; `near` is their text by id."""
    families = sorted({page.family for page in pages})
    holed = [page.id in near and has_holes(page.truths, near[page.id]) for page in pages]
    return [
        *(Group(family, [page.family == family for page in pages]) for family in families),
        Group("en", [page.language == "en" for page in pages]),
        Group("other", [page.language not in ("", "en") for page in pages]),
        Group("whole", [not holes for holes in holed]),
        Group("holed", holed),
    ]


def show(mode: Mode, tallies: Mapping[str, Tally], speeds: Mapping[str, Answers], chosen: Sequence[Group]) -> None:
    """Print the table of a mode; the first of `tallies` is ours."""
    ours = next(iter(tallies.values()))
    print(f"\n{mode}: {len(ours.scores)} pages, {', '.join(f'{sum(group.members)} {group.name}' for group in chosen)}")
    names = " ".join(f"{group.name:>11}" for group in chosen)
    print(f"{'tool':19}     P     R    F1        to ours  kept   cut empty   p/s {names}")
    for tool, found in tallies.items():
        print(f"{tool:19} {_figures(found, ours)} {_speed(speeds[tool]):>5}", end=" ")
        print(" ".join(f"{found.f1(group.members):11.3f}" for group in chosen), flush=True)
        for error, pages in speeds[tool].failed.items():
            print(f"{'':19} fails on {pages} pages with {error}: they count as empty")


def _figures(found: Tally, ours: Tally) -> str:
    figures = " ".join(f"{figure:5.3f}" for figure in mean(found.scores))
    low, high = difference(found.scores, ours.scores)
    bounds = "" if found is ours else f"{low:+.3f} {high:+.3f}"
    return f"{figures} {bounds:>14} {_share(found.kept):>5} {_share(found.cut):>5} {found.empty:5}"


def _share(of: tuple[int, int]) -> str:
    return f"{of[0] / of[1]:.3f}" if of[1] else "-"


def _speed(answers: Answers) -> str:
    return f"{answers.pages_per_second:.0f}" if answers.pages_per_second < _NO_WORK else "-"
