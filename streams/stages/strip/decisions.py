"""What has been decided so far about the lines of an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from streams.records import Block, Label
from streams.stages.strip.labeller.judging import Judged
from streams.stages.strip.labeller.page import Page
from streams.stages.strip.lines import Line
from streams.stages.strip.matching import Matched
from streams.stages.strip.rules import Rule, Where
from streams.stages.strip.ruleset import Ruleset
from streams.stages.strip.verdicts import Verdict, by_rule, by_structure


@dataclass(slots=True)
class Decided:
    """Why each line goes, None for the body; which line rule held for it; the title that a line says.

    The first verdict on a line stands. The lines `kept` are those that a rule keeps: they stay whatever is decided.
    `page` is what the model looked at, and `judged` what it said; it was `asked` about these lines. Those that it takes
    for no part of the body and that stay are `spared`, each by the name of what keeps it.
    """

    lines: Sequence[Line]
    verdicts: list[Verdict | None]
    matched: Matched
    kept: frozenset[int]
    title: str | None = None
    page: Page | None = None
    judged: Judged | None = None
    asked: frozenset[int] = frozenset()
    spared: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Sequence[Line], ruleset: Ruleset) -> Decided:
        """Begin with what the line rules of `ruleset` say of `lines`."""
        matched = ruleset.match(lines)
        found = matched[Where.ANYWHERE]
        kept = frozenset(i for i, rule in enumerate(found) if rule and rule.keep)
        taking = [None if i in kept else rule for i, rule in enumerate(found)]
        verdicts = [by_rule(rule) if rule else None for rule in taking]
        return cls(lines, verdicts, {**matched, Where.ANYWHERE: taking}, kept)

    @property
    def rules(self) -> list[Rule | None]:
        """Return the line rule that held for each line."""
        return self.matched[Where.ANYWHERE]

    @property
    def undecided(self) -> list[int]:
        """Return the indices of the lines that stay so far."""
        return [i for i, verdict in enumerate(self.verdicts) if verdict is None]

    @property
    def cuttable(self) -> list[Block]:
        """Return the blocks of the lines that stay, but for those that a rule keeps: nothing is cut out of these."""
        return [self.lines[i].block for i in self.undecided if i not in self.kept]

    @property
    def labels(self) -> list[Label | None]:
        """Return what each line was found to be; None for what stays."""
        return [verdict.label if verdict else None for verdict in self.verdicts]

    def drop(self, indices: Iterable[int], name: str) -> None:
        """Take out the lines at `indices` that are still undecided, by the structural rule `name`."""
        for i in indices:
            if self.verdicts[i] is None:
                self.verdicts[i] = by_structure(name)

    def drop_matching(self, indices: Iterable[int], where: Where) -> None:
        """Take out the lines at `indices` that are still undecided and for which a rule for `where` holds."""
        for i in indices:
            rule = self.matched[where][i]
            if self.verdicts[i] is None and rule is not None:
                self.verdicts[i], self.rules[i] = by_rule(rule), rule
