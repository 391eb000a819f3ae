"""Picture credits: where one ends a caption, and whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from streams.records import Credit
from streams.stages.strip.agencies import agencies, canonical, data, either, newswire, signing
from streams.stages.strip.letters import APOSTROPHES, DASHES, UPPER
from streams.stages.strip.names import is_name

_TAIL = 140  # no credit is longer
_INITIALS = 4
_NOBODY = {"uncredited", "staff", "handout", "archiv", "symbolbild"}
_BY = re.compile(r"(?:tos?|age|aph|ion) by ")
_WORDS = re.compile(r"\w+")
_LED = re.compile(r"\b(\w++) ?(?:[:|/]|\.\.\.| by )")
_ENDED = re.compile(r"[.!?\")]")
_MARK = re.compile(
    r"[:|/.!?\u2026\u00a9]"
)  # all credits have one but those that are an agency's name or say "by", "via"
_CONTROL = re.compile(r" (?:hide|toggle) caption$")  # what stands glued to credits on pages that fold captions
_JOINTS = f" |\u00b7-{DASHES}(["
_WORD = rf"[\w.&{APOSTROPHES}-]"
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Gen|Sen|Rep|Gov|Col|Lt|Sgt|No|vs|U\.S|[A-Z])\.$")


@dataclass(frozen=True, slots=True)
class Credited:
    """A caption and the credit at its end, [start, end); `caption` is empty where the line is all credit.

    `bare`: the credit is an agency's name and no more, which may also sign the article.
    """

    caption: str
    credit: Credit
    start: int
    end: int
    bare: bool


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
    text = text.rstrip()
    base = len(text) - len(_tail(text))
    found = _found(text[base:])
    if found is None or _is_signature(found["credit"]):
        return None
    return Credited(
        caption=text[: base + found.start("credit")].strip().rstrip(_JOINTS),
        credit=_credit(found["credit"]),
        start=base + found.start("credit"),
        end=base + found.end("credit"),
        bare=canonical(found["credit"]) is not None,
    )


def _is_signature(credit: str) -> bool:
    """Say whether `credit` is an agency's signature with the initials of its editors, "PTI RS HMB"."""
    first, *others = credit.split()
    return (
        bool(others)
        and credit.isupper()
        and newswire(first) is not None
        and all(len(one) <= _INITIALS for one in others)
    )


def _tail(text: str) -> str:
    return text if len(text) <= _TAIL else text[-_TAIL:].partition(" ")[2]


def _found(tail: str) -> re.Match[str] | None:
    """Try the forms whose marks the tail shows: most lines show none."""
    forms = _forms()
    if tail.endswith((")", "]", ").")):
        return forms.bracketed.search(tail)
    last = tail[tail.rfind(" ") + 1 :]
    if _MARK.search(tail) is None and " by " not in tail and " via " not in tail:
        return forms.owned.search(tail) if last.lower() in _last_words() else None
    found = None
    marked = ":" in tail or "©" in tail or "edit/" in tail or (" by " in tail and _BY.search(tail))
    if marked and _may_be_led(tail):
        found = forms.led.search(tail)
    if tail.endswith("."):
        return found
    if found is None and _may_be_slashed(tail):
        found = forms.slashed.search(tail)
    if found is None and last.lower() in _last_words():
        found = forms.owned.search(tail)
    return found or (None if last[:1].islower() else _named(tail))


def _may_be_led(tail: str) -> bool:
    """Say whether `tail` has the last word of what leads to a credit, where one could lead to it."""
    words = _LED.findall(tail)
    return "©" in tail or any(not word.isascii() or word.lower() in _leading() for word in words)


@cache
def _leading() -> frozenset[str]:
    return frozenset(word for lead in data()["leads"] for word in _WORDS.findall(lead))


def _may_be_slashed(tail: str) -> bool:
    """Say whether `tail` may name two, one of them an agency unless a sentence ends before them."""
    if "/" in tail:
        folded = tail.lower()
        return not folded.isascii() or _ENDED.search(tail) is not None or any(name in folded for name in _lowered())
    return ("|" in tail or " via " in tail) and _names_agency(tail)


@cache
def _lowered() -> tuple[str, ...]:
    return tuple(map(str.lower, signing()))


def _names_agency(text: str) -> bool:
    return not _last_words().isdisjoint(re.split(r"[ |,]+", text.lower()))


@cache
def _last_words() -> frozenset[str]:
    """Return the words in which the names of agencies end."""
    return frozenset(name.lower().split()[-1] for name in signing())


def _named(tail: str) -> re.Match[str] | None:
    found = _forms().named.search(tail)
    if found is None or _ABBREVIATION.search(tail[: found.start("credit")].rstrip()):
        return None
    return found


def _credit(text: str) -> Credit:
    forms = _forms()
    owners = forms.leads.sub("", _CONTROL.sub("", text)).strip(" ©()[].:")
    parts = [part for part in re.split(r"\s*(?:/|\||,? via |, )\s*", owners) if part]
    known = [canonical(part) for part in parts]
    people = [part for part, agency in zip(parts, known, strict=True) if agency is None]
    agency = next((agency for agency in reversed(known) if agency), None)
    if agency is None and len(people) > 1:
        agency = people.pop(0 if is_name(people[-1]) and not is_name(people[0]) else -1)
    name = people[0] if people and people[0].lower() not in _NOBODY else None
    return Credit(name=_cased(name) if name else None, agency=agency)


def _cased(name: str) -> str:
    return name.title() if name.isupper() and " " in name else name


@cache
def _forms() -> _Forms:
    agency, closer = agencies(), '"\u201d\u2019\u00bb'
    led = rf"(?=[{UPPER}])(?i:{either(data()['leads'])}) ?(?:[:|/] ?|\.\.\. ?| by )(?=[{UPPER}\d\u00a9@])"
    name = rf"[{UPPER}@]{_WORD}*(?: (?<![a-z]{{3}}\. ){_WORD}+){{0,6}}"  # no sentence ends in a name
    owner = rf"{name}(?: ?[/|] ?{name}){{0,3}} ?"
    party = rf"{owner}(?:[/|]|,? via |, ?) ?{agency}|{agency} ?[/|] ?{owner}|{name} ?/ ?{name}"
    owned = rf"(?<!\[)(?:{party}|{agency}|[^()]{{2,60}}(?:/|, ?| via ){agency})"
    return _Forms(
        leads=re.compile(f"^(?:{led}|\u00a9) ?"),
        bracketed=re.compile(rf"[(\[](?P<credit>(?:{led}|\u00a9)[^()\[\]]{{1,90}}|{owned})[)\]]\.?$"),
        led=re.compile(rf"(?:^|[\s(|,])(?P<credit>(?:{led}|\u00a9 ?)[^\s!?\"\u201d]+(?: [^\s!?\"\u201d]+){{0,11}})$"),
        slashed=re.compile(
            rf"(?:^(?=.*{agency})|[.!?\u2026{closer})] ?)(?P<credit>{name}(?: ?/ ?{name}){{1,3}}|{party})$"
        ),
        owned=re.compile(rf"(?:^|[.!?\u2026{closer})] )(?P<credit>{agency})$"),
        named=re.compile(
            r"[\w)%]{3}[.!?\u2026][\"\u201d\u2019]? "
            rf"(?P<credit>[{UPPER}][\w{APOSTROPHES}-]+(?: [{UPPER}]{_WORD}*){{1,2}}[\w{APOSTROPHES}])$"
        ),
    )
