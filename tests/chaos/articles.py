"""What is fed: articles invented from a seed, and what makes the stages work for them.

Of a hundred records about 2 are broken, 9 near or exact copies of an earlier article, 3 updates of one, and 2 are an
earlier record fed once more. Four languages, one on each partition of articles.tagged.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from random import Random

import orjson

BROKEN = (b"{broken", b"", b"[]", b'{"id":"empty","text":" "}', b'{"id":"both","text":"a","html":"<p>a"}', b"\xff\xfe")

_COPIED_FROM = 400  # the last so many articles are copied, updated and fed again
_SENTENCES = 9
_OUTLETS = 9  # on every partition of articles.cleaned

_PLACES = ("Lisbon", "Nairobi", "Osaka", "Lima", "Tallinn", "Accra", "Cork", "Quito", "Bergen", "Jaipur", "Perth")
_NAMES = ("Moreno", "Okafor", "Tanaka", "Lindqvist", "Abebe", "Kowalska", "Haddad", "Petrov", "Silva", "Nguyen")
_FRAMES = {
    "en": (
        "The harbour of {place} was visited by {number} people on day {day} of the year, said {name}.",
        "{name} and {other} sold {number} tickets for the tramway between {place} and {there} within {day} days.",
        "An observatory near {place} counted {number} comets, which {name} compared with those seen from {there}.",
    ),
    "de": (
        "Den Hafen von {place} besuchten am {day}. Tag des Jahres nach Angaben von {name} {number} Menschen.",
        "{name} und {other} verkauften für die Bahn zwischen {place} und {there} in {day} Tagen {number} Karten.",
        "Eine Sternwarte bei {place} zählte {number} Kometen, die {name} mit jenen über {there} verglich.",
    ),
    "es": (
        "El puerto de {place} recibió a {number} personas el día {day} del año, según dijo {name}.",
        "{name} y {other} vendieron {number} billetes del tranvía entre {place} y {there} en {day} días.",
        "Un observatorio cerca de {place} contó {number} cometas, que {name} comparó con los vistos desde {there}.",
    ),
    "nl": (
        "De haven van {place} kreeg op dag {day} van het jaar bezoek van {number} mensen, zei {name}.",
        "{name} en {other} verkochten in {day} dagen {number} kaartjes voor de tram tussen {place} en {there}.",
        "Een sterrenwacht bij {place} telde {number} kometen, die {name} vergeleek met die boven {there}.",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Article:
    id: str
    source: str
    language: str
    sentences: tuple[str, ...]

    def record(self) -> bytes:
        fields = {"id": self.id, "source": self.source, "language": self.language}
        return orjson.dumps(fields | {"text": "\n\n".join(self.sentences)})


def records(seed: int) -> Iterator[bytes]:
    """Give raw records without end, always the same ones for a seed and each seed with ids of its own."""
    draw = Random(seed)
    recent: deque[_Article] = deque(maxlen=_COPIED_FROM)
    for number in count():
        name = f"a{seed}-{number}"
        share = draw.random()
        if share < 0.02:
            yield draw.choice(BROKEN)
            continue
        article = _next(draw, name, share, recent)
        recent.append(article)
        yield article.record()


def _next(draw: Random, name: str, share: float, recent: deque[_Article]) -> _Article:
    if share >= 0.16 or not recent:
        return _new(draw, name)
    earlier = draw.choice(recent)
    if share < 0.04:
        return earlier
    if share < 0.07:
        return replace(earlier, sentences=(*earlier.sentences[:-1], *_new(draw, name, earlier.language).sentences[:2]))
    copy = replace(earlier, id=name, source=_outlet(draw))
    if share < 0.10:
        return copy
    return replace(copy, sentences=(*earlier.sentences[1:], _sentence(draw, earlier.language)))


def _new(draw: Random, name: str, language: str | None = None) -> _Article:
    spoken = language or draw.choice(tuple(_FRAMES))
    sentences = tuple(_sentence(draw, spoken) for _ in range(_SENTENCES))
    return _Article(id=name, source=_outlet(draw), language=spoken, sentences=sentences)


def _sentence(draw: Random, language: str) -> str:
    place, there = draw.sample(_PLACES, 2)
    name, other = draw.sample(_NAMES, 2)
    frame = draw.choice(_FRAMES[language])
    return frame.format(
        place=place, there=there, name=name, other=other, number=draw.randrange(9_999), day=draw.randrange(1, 366)
    )


def _outlet(draw: Random) -> str:
    return f"outlet{draw.randrange(_OUTLETS)}.example"
