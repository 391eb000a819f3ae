"""Picture credits: where one ends a caption, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from streams.records import Credit, Image
from streams.stages.strip.agencies import agencies, canonical, data, either

_TAIL = 140  # no credit is longer
_JOINTS = " |·-–—(["  # noqa: RUF001 - dashes as written
_CAPITALS = "A-ZÀ-ÖØ-ÞŠŽČŘŁŚŻİŞĞĐА-Я"  # noqa: RUF001 - Latin and Cyrillic
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Gen|Sen|Rep|Gov|Col|Lt|Sgt|No|vs|U\.S|[A-Z])\.$")


@dataclass(frozen=True, slots=True)
class Credited:
    """A caption and the credit at its end; `caption` is empty where the line is all credit."""

    caption: str
    credit: Credit


@dataclass(frozen=True, slots=True)
class _Forms:
    leads: re.Pattern[str]
    bracketed: re.Pattern[str]
    led: re.Pattern[str]
    slashed: re.Pattern[str]
    owned: re.Pattern[str]
    named: re.Pattern[str]


def credit_of(text: str) -> Credited | None:
    """Return the caption and the credit in `text`, if it ends in one."""
    text = text.strip()
    base = len(text) - len(_tail(text))
    found = _found(text[base:])
    if found is None:
        return None
    return Credited(text[: base + found.start("credit")].rstrip(_JOINTS), _credit(found["credit"]))


def _tail(text: str) -> str:
    return text if len(text) <= _TAIL else text[-_TAIL:].partition(" ")[2]


def _found(tail: str) -> re.Match[str] | None:
    """Try the forms whose marks the tail shows: most lines show none."""
    forms = _forms()
    if tail.endswith((")", "]", ").")):
        return forms.bracketed.search(tail)
    found = None
    if any(mark in tail for mark in (":", "©", " by ", "/")):
        found = forms.led.search(tail)
    if found is None and any(mark in tail for mark in ("/", "|", " via ")):
        found = forms.slashed.search(tail)
    return found or forms.owned.search(tail) or _named(tail)


def _named(tail: str) -> re.Match[str] | None:
    found = _forms().named.search(tail)
    if found is None or _ABBREVIATION.search(tail[: found.start("credit")].rstrip()):
        return None
    return found


def _credit(text: str) -> Credit:
    forms = _forms()
    owners = forms.leads.sub("", text).strip(" ©()[].:")
    parts = [part for part in re.split(r"\s*(?:/|\||,? via |, )\s*", owners) if part]
    known = [canonical(part) for part in parts]
    people = [part for part, agency in zip(parts, known, strict=True) if agency is None]
    agency = next((agency for agency in reversed(known) if agency), None)
    if agency is None and len(people) > 1:
        agency = people.pop()
    name = people[0] if people else None
    return Credit(name=_cased(name) if name else None, agency=agency)


def _cased(name: str) -> str:
    return name.title() if name.isupper() and " " in name else name


@cache
def _forms() -> _Forms:
    agency = agencies()
    led = rf"(?=[{_CAPITALS}])(?i:{either(data()['leads'])}) ?(?:[:|/] ?|\.\.\. ?| by )(?=[{_CAPITALS}\d©@])"
    name = rf"[{_CAPITALS}@][\w.'’&-]*(?: [\w.'’&-]+){{0,6}}"
    owner = rf"{name}(?: ?[/|] ?{name}){{0,3}} ?"
    party = rf"{owner}(?:[/|]|,? via |, ?) ?{agency}|{agency} ?[/|] ?{owner}|{name} ?/ ?{name}"
    return _Forms(
        leads=re.compile(f"^(?:{led}|©) ?"),
        bracketed=re.compile(
            rf"[(\[](?P<credit>(?:{led}|©)[^()\[\]]{{1,90}}|(?<!\[)(?:{party}|{agency}|[^()]{{2,60}}(?:/|, ?| via ){agency}))[)\]]\.?$"
        ),
        led=re.compile(rf"(?:^|[\s(|,])(?P<credit>(?:{led}|© ?)[^\s!?\"”]+(?: [^\s!?\"”]+){{0,11}})$"),
        slashed=re.compile(rf"(?:^(?=.*{agency})|[.!?…\"”’»)] ?)(?P<credit>{name}(?: ?/ ?{name}){{1,3}}|{party})$"),
        owned=re.compile(rf"(?:^|[.!?…\"”’»)] )(?P<credit>{agency})$"),
        named=re.compile(
            rf"[\w)%]{{3}}[.!?…][\"”’]? (?P<credit>[{_CAPITALS}][\w'’-]+(?: [{_CAPITALS}][\w.'’-]*){{1,2}}[\w'’])$"
        ),
    )


def images_of(captions: Iterable[str]) -> tuple[Image, ...]:
    """Return the pictures that `captions` describe: one for each caption, however often it stands.

    A line that is all credit belongs to the caption before it.
    """
    images: dict[str, Image] = {}
    for text in captions:
        credited = credit_of(text)
        caption = credited.caption if credited else text
        credit = credited.credit if credited else None
        if not caption:
            caption = next(reversed(images), "")
        if caption and (caption not in images or images[caption].credit is None):
            images[caption] = Image(caption=caption, credit=credit)
    return tuple(images.values())
