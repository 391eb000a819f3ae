"""What has been decided about a line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from streams.records import Label
from streams.stages.strip.limits import STRUCTURE
from streams.stages.strip.rules import Rule


@dataclass(frozen=True, slots=True)
class Verdict:
    """A line goes, for this reason."""

    label: Label
    rule: str
    confidence: float

    def at(self, confidence: float) -> Self:
        """Return the same verdict, as sure as `confidence` says."""
        return replace(self, confidence=confidence)


def by_model(label: Label, version: str, confidence: float) -> Verdict:
    """Return the verdict of the model of `version`."""
    return Verdict(label, f"model/{version}", confidence)


def by_rule(rule: Rule) -> Verdict:
    """Return the verdict of a line rule that takes lines out."""
    if rule.label is None:
        raise AssertionError(rule.name)
    return Verdict(rule.label, rule.name, rule.confidence)


def by_structure(name: str, label: Label | None = None) -> Verdict:
    """Return the verdict of the structural decision `name`, with a label of its own where that tells more."""
    rule = STRUCTURE[name]
    return Verdict(label or rule.label, name, rule.confidence)
