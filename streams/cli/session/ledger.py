"""What was fed, and what of it has come out: each record once, as indexed, indexed before, or a dead letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from streams.cli.render.overview import Line, line
from streams.records import DeadLetter, DedupedArticle, IndexedArticle, Position

Version = tuple[str, str]  # an article's id and version


@dataclass(slots=True)
class Counts:
    """How many records were fed, and how many of them came out how; `known` ones were indexed before."""

    fed: int = 0
    indexed: int = 0
    known: int = 0
    dead: int = 0

    @property
    def waiting(self) -> int:
        """How many have not come out."""
        return self.fed - self.come_out

    @property
    def come_out(self) -> int:
        """How many have come out."""
        return self.indexed + self.known + self.dead

    def __str__(self) -> str:
        """Word the figures."""
        parts = {"fed": self.fed, "indexed": self.indexed, "indexed before": self.known, "dead letters": self.dead}
        return ", ".join(f"{count:,} {name}" for name, count in parts.items() if count or name == "fed")


class Ledger:
    """Raw records are known by where they stand. What comes of records that others feed stays out of the answers.

    A version that was indexed before is not indexed again, so the word of the stage before the last (that an article
    got so far) counts together with the mark that its version stands on articles.indexed.
    """

    def __init__(self, indexed_before: Callable[[DedupedArticle], bool]) -> None:
        """Begin with nothing fed. `indexed_before` is asked once for each version whether it was indexed before now."""
        self._indexed_before = indexed_before
        self._origins: dict[Position, str] = {}
        self._open: set[Position] = set()
        self._articles: dict[Position, Line] = {}
        self._letters: dict[Position, DeadLetter] = {}
        self.counts = Counts()
        self._standing: set[Version] = set()  # versions known to stand on articles.indexed
        self._held: defaultdict[Version, list[tuple[Position, Line]]] = defaultdict(list)

    def fed(self, position: Position, origin: str) -> None:
        """Note that the record from `origin` was confirmed at `position`; what came of it may be known already."""
        self._origins[position] = origin
        self.counts.fed += 1
        self._open.add(position)
        self._settle(position)

    def indexed(self, article: IndexedArticle) -> None:
        """Note a record of articles.indexed: the article has come out, and so have its repeats."""
        version = (article.id, article.version)
        self._standing.add(version)
        self._come_out(article.trace.raw, line(article))
        for position, repeat in self._held.pop(version, []):
            self._come_out(position, repeat)

    def deduped(self, article: DedupedArticle) -> None:
        """Note a record of articles.deduped: a repeat, if its version is indexed already, else one to wait for."""
        version, repeat = (article.id, article.version), line(article, known=True)
        if version not in self._standing and version not in self._held and self._indexed_before(article):
            self._standing.add(version)
        if version in self._standing:
            self._come_out(article.trace.raw, repeat)
        else:
            self._held[version].append((article.trace.raw, repeat))

    def dead(self, letter: DeadLetter) -> None:
        """Note a dead letter."""
        self._letters[letter.raw] = letter
        self._settle(letter.raw)

    def has_come_out(self, position: Position) -> bool:
        """Say whether the record at `position` was fed here and has come out."""
        return position in self._origins and position not in self._open

    def outstanding(self) -> list[str]:
        """Return the origins of those that have not come out, in the order in which they were fed."""
        return [origin for position, origin in self._origins.items() if position in self._open]

    def articles(self) -> list[Line]:
        """Return the articles that have come out, in the order in which they were fed."""
        return [self._articles[position] for position in self._origins if position in self._articles]

    def dead_letters(self) -> list[tuple[str, DeadLetter]]:
        """Return the dead letters, each with the origin of its raw record."""
        return [(origin, self._letters[at]) for at, origin in self._origins.items() if at in self._letters]

    def _come_out(self, position: Position, article: Line) -> None:
        self._articles.setdefault(position, article)
        self._settle(position)

    def _settle(self, position: Position) -> None:
        """Count what became of a record that was fed, once, when it is known."""
        if position not in self._open:
            return
        if position in self._articles:
            self.counts.known += self._articles[position].known
            self.counts.indexed += not self._articles[position].known
        elif position in self._letters:
            self.counts.dead += 1
        else:
            return
        self._open.remove(position)
