"""What the tagger is trained on and measured with: annotated articles, and news texts that nobody annotated.

The texts are the bodies of pages and those of tagger_texts.jsonl.xz, articles invented for this project.
"""

from __future__ import annotations

import json
import lzma
from pathlib import Path
from typing import Any

import numpy as np
import pages
from numpy.typing import NDArray

from streams.stages.tag.tagger.labels import LABELS
from streams.stages.tag.tokens import Tokens

KIND_OF = {"PERSON": "PER", "FAC": "LOC", "PRODUCT": "MISC"}  # what the model does not tell apart; see kinds.py
WRITTEN = Path(__file__).with_name("tagger_texts.jsonl.xz")
SHORTEST = 500  # characters of a text that is used without annotations
_NUMBER = {label: number for number, label in enumerate(LABELS)}
Article = dict[str, Any]


def articles(path: Path) -> list[Article]:
    """Return the articles in `path`, JSON lines compressed with xz: {text}, and {id, source, entities} if annotated."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def unlabelled(data: Path) -> list[str]:
    """Return the bodies of the English news pages in the folder `data` (pages.py), then the invented articles."""
    found = (page.truths[0] for page in pages.read(data, "near") if page.language in {"en", ""})
    bodies = [text for text in found if len(text) >= SHORTEST and is_english(text)]
    return bodies + [article["text"] for article in articles(WRITTEN)]


def is_english(text: str) -> bool:
    """Tell whether at least one word in thirty is "the": pages without a language are in several."""
    words = text.lower().split()
    return words.count("the") * 30 >= len(words)


def labels(tokens: Tokens, entities: list[dict[str, Any]]) -> NDArray[np.int32]:
    """Return the number of each token's label; an entity that does not begin and end with tokens is passed over."""
    starts = {start: number for number, start in enumerate(tokens.starts)}
    ends = {end: number for number, end in enumerate(tokens.ends)}
    wanted = np.zeros(len(tokens), np.int32)
    for entity in entities:
        first, last = starts.get(entity["start"]), ends.get(entity["end"])
        if first is None or last is None:
            continue
        kind = KIND_OF.get(entity["type"], entity["type"])
        wanted[first : last + 1] = _NUMBER[f"I-{kind}"]
        wanted[[first, last]] = _NUMBER[f"B-{kind}"], _NUMBER[f"E-{kind}"]
        if first == last:
            wanted[first] = _NUMBER[f"S-{kind}"]
    return wanted
