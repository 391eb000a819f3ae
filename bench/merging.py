"""How well mentions become entities: B-cubed (Bagga & Baldwin 1998) over annotated articles.

python bench/merging.py FOLDER [--worst]

FOLDER holds articles as text. A mention is marked `[Ilse Vandor](PERSON ilse)` where its entity is new, then
`[Vandor](ilse)`; a misspelt one is `[Vandro](ilse?)`, and `[Hanoi](GPE)` names itself. Dates, sums and measures are not
marked. Three rows: the document level given the annotated mentions; given the tagger's, over the mentions of which both
know; and the same with each missed and each false mention counting as nothing.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from streams.records import Entity, EntityType
from streams.stages.tag.document import resolved
from streams.stages.tag.engine import Span, scored_spans
from streams.stages.tag.tokens import Tokens, tokenize

_MARKED = re.compile(r"\[([^\]]+)\]\(([A-Z_]+)? ?([\w-]*)(\??)\)")
_UNMARKED = frozenset({EntityType.DATE, EntityType.MONEY, EntityType.QUANTITY, EntityType.LANGUAGE})
_LABELS = {"PERSON": "PER", "ORG": "ORG", "NORP": "NORP", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}  # the model's

Place = tuple[int, int]
Clusters = Mapping[Place, str]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article, the entity behind each of its marked places, the types of the entities, and which are misspelt."""

    name: str
    text: str
    entities: dict[Place, str]
    types: dict[str, str]
    misspelt: frozenset[Place]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean."""
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)


def read(path: Path) -> Annotated:
    """Return the article in `path`. Raises ValueError where an entity has no type or two."""
    parts: list[str] = []
    entities: dict[Place, str] = {}
    types: dict[str, str] = {}
    misspelt = set()
    done = size = 0
    marked = path.read_text("utf-8")
    for match in _MARKED.finditer(marked):
        parts += [marked[done : match.start()], match[1]]
        size += len(parts[-2])
        place, named = (size, size + len(match[1])), match[3] or match[1]
        if types.setdefault(named, match[2] or "") != (match[2] or types[named]) or not types[named]:
            raise ValueError(f"{path.name}: the entity {named!r} needs one type, where it is new")
        entities[place] = named
        misspelt |= {place} if match[4] else set()
        size, done = place[1], match.end()
    return Annotated(path.stem, "".join([*parts, marked[done:]]), entities, types, frozenset(misspelt))


def articles(folder: Path) -> list[Annotated]:
    """Return the annotated articles in `folder`, not those in folders below it."""
    return [read(path) for path in sorted(folder.glob("*.txt"))]


def annotated_spans(article: Annotated, tokens: Tokens) -> list[Span]:
    """Return the marked mentions as the tagger would give them. Raises KeyError where one parts a token."""
    firsts = {start: number for number, start in enumerate(tokens.starts)}
    lasts = {end: number + 1 for number, end in enumerate(tokens.ends)}
    return [
        Span(firsts[start], lasts[end], _LABELS.get(article.types[named], "MISC"))
        for (start, end), named in article.entities.items()
    ]


def given_mentions(article: Annotated) -> tuple[Entity, ...]:
    """Return the entities that the document level makes of the annotated mentions."""
    tokens = tokenize(article.text)
    return resolved(article.text, tokens, annotated_spans(article, tokens))


def given_text(article: Annotated) -> tuple[Entity, ...]:
    """Return the entities that the tagger finds in the text alone."""
    tokens = tokenize(article.text)
    return resolved(article.text, tokens, *scored_spans(article.text, tokens))


def clusters(entities: Iterable[Entity]) -> dict[Place, str]:
    """Return the entity behind each mention, but for those of types that are not marked."""
    named = [entity for entity in entities if entity.type not in _UNMARKED]
    return {(one.start, one.end): str(number) for number, entity in enumerate(named) for one in entity.mentions}


def b_cubed(pairs: Iterable[tuple[Clusters, Clusters]]) -> Score:
    """Return the score of found clusters against true ones, over all articles; a mention of one side alone scores 0."""
    precision, recall = [], []
    for found, true in pairs:
        precision += _shares(found, true)
        recall += _shares(true, found)
    return Score(sum(precision) / max(len(precision), 1), sum(recall) / max(len(recall), 1))


def _shares(own: Clusters, other: Clusters) -> list[float]:
    """Return for each mention of `own` what share of its cluster is in its cluster of `other` too."""
    members, others = _members(own), _members(other)
    return [
        len(members[named] & others[other[place]]) / len(members[named]) if place in other else 0.0
        for place, named in own.items()
    ]


def _members(of: Clusters) -> dict[str, set[Place]]:
    members: dict[str, set[Place]] = defaultdict(set)
    for place, named in of.items():
        members[named].add(place)
    return members


def in_both(found: Clusters, true: Clusters) -> tuple[Clusters, Clusters]:
    """Return both without the mentions of which only one knows."""
    return {p: n for p, n in found.items() if p in true}, {p: n for p, n in true.items() if p in found}


def right_types(data: Iterable[Annotated], step: Callable[[Annotated], tuple[Entity, ...]]) -> float:
    """Return the share of the mentions known to both that have the annotated type."""
    hits: list[bool] = []
    for article in data:
        true = {place: article.types[named] for place, named in article.entities.items()}
        found = {(one.start, one.end): entity.type for entity in step(article) for one in entity.mentions}
        hits += [found[place] == true[place] for place in found.keys() & true.keys()]
    return sum(hits) / max(len(hits), 1)


def scores(data: list[Annotated]) -> dict[str, Score]:
    """Return the rows of the table."""
    given = [(clusters(given_mentions(article)), article.entities) for article in data]
    tagged = [(clusters(given_text(article)), article.entities) for article in data]
    return {
        "annotated mentions": b_cubed(given),
        "tagger's mentions": b_cubed(in_both(*pair) for pair in tagged),
        "missed and false ones too": b_cubed(tagged),
    }


def _print_differences(article: Annotated, entities: tuple[Entity, ...]) -> None:
    """Print the annotated entities that came out otherwise, and what came out in their place."""
    true = {(article.types[named], frozenset(places)) for named, places in _members(article.entities).items()}
    found = {
        (str(entity.type), frozenset((one.start, one.end) for one in entity.mentions))
        for entity in entities
        if entity.type not in _UNMARKED
    }
    for sign, rows in (("-", true - found), ("+", found - true)):
        for kind, places in sorted(rows, key=lambda row: min(row[1])):
            print(f"{article.name:24} {sign} {kind:7} {[article.text[slice(*place)] for place in sorted(places)]}")


def main() -> None:
    """Print the table, and with --worst what differs."""
    data = articles(Path(sys.argv[1]))
    for name, score in scores(data).items():
        print(f"{name:26} P={score.precision:.4f} R={score.recall:.4f} F1={score.f1:.4f}")
    for name, step in (("annotated mentions", given_mentions), ("tagger's mentions", given_text)):
        print(f"{name:26} right type {right_types(data, step):.4f}")
        for article in data if "--worst" in sys.argv else ():
            _print_differences(article, step(article))
    print(f"{len(data)} articles, {sum(len(article.entities) for article in data)} mentions")


if __name__ == "__main__":
    main()
