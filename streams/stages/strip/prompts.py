"""The publisher's name, where only a prompt or a copyright line that goes tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from streams.records import Lifted
from streams.stages.strip.agencies import newswire
from streams.stages.strip.letters import APOSTROPHES, UPPER
from streams.stages.strip.pieces import Piece
from streams.stages.strip.rights import holder_of

_LONGEST = 400  # characters of a prompt
_WORD = rf"[{UPPER}][\w{APOSTROPHES}.&-]*"
_SMALL = r"(?:and|of|the|&|for|on|du|de|des|la|le|les|der|die|das|und|del|y|e|dos|da|di)"
_NAME = rf"(?P<name>(?:the )?{_WORD}(?: (?:{_SMALL} ){{0,2}}{_WORD}){{0,5}})"
_CALLS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:stories|news|headlines|newsletters?|e-?mails?|updates|alerts|reporting|articles|coverage) from {_NAME}",
        rf"\b[Ss]ubscribe (?:now |today )?to {_NAME}",
    )
)
_SUBSCRIBE = _CALLS[1]
_GENERIC = re.compile(
    r"(?:the )?(?:Our|Your|My|All|Google|Apple|YouTube|Facebook|Instagram|Twitter|WhatsApp|Telegram|Newsletter|Daily$"
    r"|Breaking|Morning|Associated Press|Reuters|AP|AFP|dpa|Getty|Agence France-Presse|This|No|Content|Copyright)\b",
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
    called = (_called(line, call) for call in _CALLS for line in lines)
    owners = (_owner(line) for line in lines)  # who asks for subscribers is the outlet, who holds the rights may own it
    return next(filter(None, chain(called, owners)), None)


def _called(line: Piece, call: re.Pattern[str]) -> Lifted | None:
    found = call.search(line.text[:_LONGEST])
    return _outlet(line, found["name"], found.start("name")) if found else None


def _owner(line: Piece) -> Lifted | None:
    holder = holder_of(line)
    if holder is None or newswire(holder.text):
        return None
    return _outlet(line, holder.text, line.text.index(holder.text))


def _outlet(line: Piece, written: str, at: int) -> Lifted | None:
    if _GENERIC.match(written):
        return None
    name = _BEHIND.sub("", written).removeprefix("the ").rstrip(".,")
    start = line.text.index(name, at)
    return Lifted(text=name, span=line.span(start, start + len(name))) if name else None


def asks_for_subscribers(line: str) -> bool:
    """Say whether `line` is a call to subscribe to an outlet and nothing else."""
    found = _SUBSCRIBE.match(line.strip())
    return found is not None and found.end() >= len(line.strip().rstrip(".!"))
