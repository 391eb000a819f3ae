"""The publisher's name, where only a prompt or a copyright line that goes tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from streams.records import Lifted
from streams.stages.strip.letters import APOSTROPHES, UPPER
from streams.stages.strip.pieces import Piece

_LONGEST = 400  # characters of a prompt
_WORD = rf"[{UPPER}][\w{APOSTROPHES}.&-]*"
_SMALL = r"(?:and|of|the|&|for|on|du|de|des|la|le|les|der|die|das|und|del|y|e|dos|da|di)"
_NAME = rf"(?P<name>(?:the )?{_WORD}(?: (?:{_SMALL} ){{0,2}}{_WORD}){{0,5}})"
_YEARS = r"(?:\d{4}(?: ?[-\u2013] ?\d{2,4})?)"
_MARK = r"(?:\u00a9|\([cC]\)|(?<!\w)[Cc]opyright(?: (?:\u00a9|\([cC]\)))?)"
# In the order in which they are believed: who asks for subscribers is the outlet, who holds the rights may own it.
_SOURCES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:stories|news|headlines|newsletters?|e-?mails?|updates|alerts|reporting|articles|coverage) from {_NAME}",
        rf"\b[Ss]ubscribe (?:now |today )?to {_NAME}",
        rf"{_MARK}(?: ?{_YEARS})?,? ?(?:by )?{_NAME}",
        rf"{_NAME},? (?:\u00a9|\([cC]\)) ?{_YEARS}",
    )
)
_GENERIC = re.compile(
    r"(?:the )?(?:Our|Your|My|All|Google|Apple|YouTube|Facebook|Instagram|Twitter|WhatsApp|Telegram|Newsletter|Daily$"
    r"|Breaking|Morning|Associated Press|Reuters|AP|AFP|dpa|Getty|Agence France-Presse|This|No|Content|Copyright|Riproduzione|Reproducci\u00f3n|Reproduction|Alle Rechte|Tous droits|Todos los)\b",
    re.IGNORECASE,
)
# What ends a name: a company's form, or the notice that follows.
_BEHIND = re.compile(
    r",? (?:Inc|Ltd|LLC|PLC|GmbH|AG|SA|SE|S\.A|Corp|Co|Pty|Limited|Verlag)\b.*$"
    r"|[. ]+(?:All|Tous|Todos|Tutti|Alle|Privacy|Terms|Impressum|Contact)\b.*$"
    r"|(?<=\w{4})\. .*$"
)


def publisher_in(prompts: Iterable[Piece]) -> Lifted | None:
    """Return the outlet that `prompts` name as their own: in a call to subscribe, else in a copyright line."""
    lines = list(prompts)
    found = ((line, pattern.search(line.text[:_LONGEST])) for pattern in _SOURCES for line in lines)
    named = ((line, match, _name(match)) for line, match in found if match)
    return next((_lifted(line, match, name) for line, match, name in named if name), None)


def _lifted(line: Piece, found: re.Match[str], name: str) -> Lifted:
    start = line.text.index(name, found.start("name"))
    return Lifted(text=name, span=line.span(start, start + len(name)))


def asks_for_subscribers(line: str) -> bool:
    """Say whether `line` is a call to subscribe to an outlet and nothing else."""
    found = _SOURCES[1].match(line.strip())
    return found is not None and found.end() >= len(line.strip().rstrip(".!"))


def _name(found: re.Match[str]) -> str | None:
    if _GENERIC.match(found["name"]):
        return None
    return _BEHIND.sub("", found["name"]).removeprefix("the ").rstrip(".,") or None
