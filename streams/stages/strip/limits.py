"""Where the labeller draws its lines, and what its own decisions are called: `limits.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import yaml

from streams.records import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The numbers; what each means stands beside it in the file."""

    prose_words: int
    open_prose_words: int
    repeated_words: int
    weight_prose: float
    weight_open: float
    long_words: int
    weight_long: float
    weight_ruled: float
    weight_inset: float
    weight_end: float
    body_words: float
    main_share: float
    furniture_share: float
    item_link_density: float
    title_words: int
    title_least_words: int
    title_least_ideograms: int
    title_share: float
    title_candidates: int
    caption_words: int
    byline_words: int
    body_least: float
    body_within: float
    source_articles: int
    source_share: float
    link_density: float
    listed_links: int
    headline_words: int
    listed_headlines: int
    dialogue_turns: int
    dialogue_body: float
    short_lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """What a decision by position, repetition or markup is called, and how sure it is."""

    label: Label
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Data:
    limits: Limits
    structure: dict[str, Structure]
    spared: dict[str, str]


def _load(path: Path) -> _Data:
    data: Any = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    return msgspec.convert(data, _Data)


_DATA = _load(Path(__file__).with_name("limits.yaml"))
LIMITS = _DATA.limits
STRUCTURE = _DATA.structure
SPARED = _DATA.spared  # what keeps a line that the model takes for no part of the body: the name, and why
