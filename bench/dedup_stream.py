"""Streams to measure dedup with: generated signatures by the million, and texts that were made to be hard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import exp
from random import Random

from streams.records import Signature
from streams.text.signature import (
    HASHES,
    MOST_HEAD,
    MOST_NAMES,
    MOST_NUMBERS,
    MOST_SHINGLES,
    MOST_TITLE,
    MOST_VOCABULARY,
    SAMPLED_ABOVE,
    SAMPLED_BELOW,
    SCHEME,
    sign,
)

_RECENT = 2_000  # stories that may still be copied
_BEGIN = 0.42  # of all articles
_EXACT = 0.1  # of the others
_VERSIONS = 0.1
SECONDS = 6  # between two articles


@dataclass(frozen=True, slots=True)
class Article:
    """What a lane is told of an article."""

    id: str
    version: str
    signature: Signature
    at: int


def newsroom(count: int, seed: int = 1) -> Iterator[Article]:
    """Yield signatures of which .42 begin a story; of the others .1 are exact copies, .8 edited, .1 new versions."""
    draw = Random(seed)
    recent: list[Article] = []
    for number in range(count):
        original = recent[draw.randrange(len(recent))] if recent and draw.random() > _BEGIN else None
        yield _article(draw, number, original, recent)


def all_new(count: int, seed: int = 1) -> Iterator[Article]:
    """Yield signatures of stories of 500 words that have nothing in common."""
    draw = Random(seed)
    for number in range(count):
        yield Article(f"u-{number:024x}", f"{number:016x}", _signature(draw, 500), number * SECONDS)


def copied(count: int, seed: int = 1) -> Iterator[Article]:
    """Yield one story again and again, each time with other words cut off and added."""
    draw = Random(seed)
    words = _words(draw, 400)
    for number in range(count):
        at = draw.randrange(300)
        yield _signed(number, " ".join([*words[:at], *_words(draw, 20), *words[at + draw.randrange(60) :]]))


def with_one_tail(count: int, seed: int = 1) -> Iterator[Article]:
    """Yield stories that have nothing in common but the last 300 words."""
    draw = Random(seed)
    tail = _words(draw, 300)
    for number in range(count):
        yield _signed(number, " ".join([*_words(draw, 200), *tail]))


STREAMS: dict[str, Callable[[int], Iterator[Article]]] = {
    "newsroom": newsroom,
    "all new": all_new,
    "one story": copied,
    "one tail": with_one_tail,
}


def _article(draw: Random, number: int, original: Article | None, recent: list[Article]) -> Article:
    at, version = number * SECONDS, f"{number:016x}"
    if original is None:
        made = Article(f"u-{number:024x}", version, _signature(draw, round(250 * exp(draw.gauss(0, 0.9)))), at)
        recent.append(made) if len(recent) < _RECENT else recent.__setitem__(draw.randrange(_RECENT), made)
        return made
    kind = draw.random()
    signature = original.signature if kind < _EXACT else _edited(draw, original.signature, draw.uniform(0.02, 0.4))
    return Article(original.id if kind > 1 - _VERSIONS else f"u-{number:024x}", version, signature, at)


def _signature(draw: Random, words: int) -> Signature:
    words = max(20, words)
    sampled = words > SAMPLED_ABOVE
    shingles = _hashes(
        draw, min(words // 4 if sampled else words - 2, MOST_SHINGLES), SAMPLED_BELOW if sampled else HASHES
    )
    return Signature(
        digest=f"{draw.getrandbits(96):024x}",
        words=words,
        shingles=shingles,
        quarters=tuple(draw.choices(range(4), k=len(shingles))),
        head=_hashes(draw, min(MOST_HEAD, words)),
        names=_hashes(draw, min(MOST_NAMES, words // 15)),
        numbers=_hashes(draw, min(MOST_NUMBERS, words // 35)),
        vocabulary=_hashes(draw, min(MOST_VOCABULARY, words // 5)),
        title=_hashes(draw, MOST_TITLE),
        scheme=SCHEME,
    )


def _edited(draw: Random, signature: Signature, share: float) -> Signature:
    below = SAMPLED_BELOW if signature.words > SAMPLED_ABOVE else HASHES
    return replace(
        signature,
        digest=f"{draw.getrandbits(96):024x}",
        words=round(signature.words * draw.uniform(0.8, 1.1)),
        shingles=_swapped(draw, signature.shingles, share, below),
        head=_swapped(draw, signature.head, share),
        vocabulary=_swapped(draw, signature.vocabulary, share / 3),
    )


def _swapped(draw: Random, hashes: tuple[int, ...], share: float, below: int = HASHES) -> tuple[int, ...]:
    kept = [one for one in hashes if draw.random() >= share]
    return tuple(sorted({*kept, *(draw.randrange(below) for _ in range(len(hashes) - len(kept)))}))[: len(hashes)]


def _hashes(draw: Random, count: int, below: int = HASHES) -> tuple[int, ...]:
    return tuple(sorted({int(draw.random() * below) for _ in range(count)}))


def _words(draw: Random, count: int) -> list[str]:
    return [f"w{draw.randrange(1_000_000)}" for _ in range(count)]


def _signed(number: int, text: str) -> Article:
    return Article(f"u-{number:024x}", f"{number:016x}", sign(None, text), number * SECONDS)
