"""Who signs an article, in a line or a part of one: people, what they are, and the agency they write for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from streams.stages.strip.agencies import agencies, either, newswire, signing
from streams.stages.strip.letters import APOSTROPHES, DASHES
from streams.stages.strip.names import JOIN, LONGEST, SEGMENT, data, holds, is_name, led_from, may_name, parts

_OF = ("in", "for", "of", "from", "at", "aus", "f\u00fcr", "pour", "para", "per", "\u00e0", "en", "desde")
_BEHIND = re.compile(rf"\s+(?:{'|'.join(_OF)})\s.*$|\s*[(\[].*$")
_BAR = re.compile(rf"[|\u00b7\u2022{DASHES}-]")  # without one of these a line is one segment
_MOST_WORDS = 8  # of a line that is names alone
_WORDS = rf"(?:[\w.{APOSTROPHES}&/-]+ )"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named at [start, end) of a line, and what they are, where it is said."""

    name: str
    start: int
    end: int
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signs, and the news agency named with them."""

    people: tuple[Person, ...] = ()
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class _Patterns:
    suffix: re.Pattern[str]
    prefix: re.Pattern[str]
    role: re.Pattern[str]
    agency: re.Pattern[str]


def is_byline(line: str) -> bool:
    """Say whether `line` begins as bylines do and names somebody, wherever it stands."""
    if len(line) > LONGEST:
        return False
    return any(one.people for one in led(line))


def is_lone_byline(line: str) -> bool:
    """Say whether `line` is a person's name, with an outlet or a date behind it at most.

    Headings can be written like that, too: it is a byline only beside the title or the date above the body.
    """
    first = SEGMENT.split(line.strip(), maxsplit=1)[0][:LONGEST]
    if len(first.split()) > _MOST_WORDS or not may_name(first) or holds(first, "topics"):
        return False
    return all(_person(first, *part) for part in parts(JOIN, first))


def led(line: str) -> list[Signed]:
    """Return who signs in each part of `line` that begins as bylines do."""
    segments = parts(SEGMENT, line) if _BAR.search(line) else [(0, len(line))]
    begins = [(led_from(line, start, end), end) for start, end in segments]
    return [signed_in(line, start, end) for start, end in begins if start is not None]


def signed(line: str) -> Signed:
    """Return who signs in `line`, a byline: in what stands behind "By", else in its first part with a name.

    What follows in a part of its own, as behind a bar, may say what they are.
    """
    segments = list(parts(SEGMENT, line))
    begins = [led_from(line, *segment) for segment in segments]
    if any(begin is not None for begin in begins):
        chosen = [(i, begin) for i, begin in enumerate(begins) if begin is not None]
    else:
        chosen = [(i, start) for i, (start, _) in enumerate(segments)]
    tried = [(i, signed_in(line, start, segments[i][1])) for i, start in chosen]
    i, found = next(((i, one) for i, one in tried if one.people or one.agency), (0, Signed()))
    for start, end in segments[i + 1 : i + 2] if found.people else ():
        said = said_of(line[start:end])
        found = described(found, said) if said else found
    return found


def signed_in(line: str, start: int = 0, end: int | None = None) -> Signed:
    """Return who is named from the begin of `line[start:end]` on, up to what is neither a name nor says what one is."""
    found = Signed()
    for part in parts(JOIN, line, start, end):
        person = _person(line, *part)
        said = said_of(line[slice(*part)]) if found.people or person is None else None
        if person is not None and (said is None or not _is_beat(line[slice(*part)])):
            found = Signed((*found.people, *person.people), found.agency or person.agency)
        elif said:
            found = described(found, said)
        else:
            break
    unique = {person.name: person for person in reversed(found.people)}
    return replace(found, people=tuple(reversed(unique.values())))


def _is_beat(text: str) -> bool:
    """Say whether `text`, which may be a role, begins with what one is about rather than with a name."""
    words = text.split()
    first = words[0].strip("().").lower()
    return first in _beats() or newswire(words[0]) is not None or len(words) == 1 or words[0].islower()


@cache
def _beats() -> frozenset[str]:
    return frozenset(beat.split()[0] for beat in (*data()["beats"], *data()["roles"]))


def described(found: Signed, said: tuple[str | None, str | None]) -> Signed:
    """Return `found` with what a role and an agency behind the names say: of all of them if in the plural."""
    role, agency = said
    people = list(found.people)
    several = role is not None and role.endswith(("s", "x"))
    for i in range(len(people) - 1, -1, -1):
        if role is None or people[i].role is not None:
            break
        people[i] = replace(people[i], role=role)
        if not several:
            break
    return Signed(tuple(people), found.agency or agency)


def said_of(text: str) -> tuple[str | None, str | None] | None:
    """Return the role and the agency that `text` names, and nothing else; None if it says anything else."""
    text = _BEHIND.sub("", text.strip()).strip(" .:*()")
    if agency := newswire(text):
        return None, agency
    found = _patterns().agency.match(text)
    agency = newswire(found["agency"]) if found else None
    role = text[found.end() :] if found and agency else text
    return (role, agency) if _patterns().role.fullmatch(role) else None


def without_role(text: str) -> str:
    """Return `text` without what stands before a name to say what somebody is."""
    return _patterns().prefix.sub("", text)


def _person(line: str, start: int, end: int) -> Signed | None:
    part = line[start:end]
    if not may_name(part):
        return None
    words = frozenset(part.split())
    core = _BEHIND.sub("", part) if "(" in part or "[" in part or not words.isdisjoint(_OF) else part
    suffix = _patterns().suffix.search(core) if _last_word(core) in _last_words() else None
    written = core[: suffix.start()] if suffix else core
    prefix = _patterns().prefix.match(written) if _may_say_role(written) else None
    tail = part[suffix.start() :] if suffix else part[len(core) :]
    if prefix and is_name(written[prefix.end() :].strip(" .:*")):
        written, tail = written[prefix.end() :], prefix[0]
    bare = written.strip(" .:*")
    name = bare.title() if bare.isupper() else bare
    if not is_name(name):
        return None
    at = start + part.index(bare)
    role, agency = (said_of(tail.strip(" ,")) if tail else None) or (None, None)
    return Signed((Person(name, at, at + len(bare), role or None),), agency)


def _may_say_role(text: str) -> bool:
    """Say whether `text` has the first word of a role: most have none."""
    return not text.isascii() or not _first_words().isdisjoint(text.lower().split())


def _last_word(text: str) -> str:
    words = text.replace(",", " ").split()
    return words[-1].lower() if words else ""


@cache
def _last_words() -> frozenset[str]:
    """Return with what words roles and the names of agencies end."""
    lasts = {_last_word(role) for role in data()["roles"]}
    return frozenset([*map(_last_word, signing()), *lasts, *(f"{last}s" for last in lasts)])


@cache
def _first_words() -> frozenset[str]:
    """Return with what words roles begin."""
    firsts = {role.split()[0] for role in data()["roles"]}
    return frozenset([*firsts, *(f"{first}s" for first in firsts)])


@cache
def _patterns() -> _Patterns:
    roles = either(data()["roles"])
    role = rf"{_WORDS}{{0,4}}?(?:{roles})s?"
    return _Patterns(
        suffix=re.compile(
            rf"(?:[ ,]+(?:{agencies()}|(?i:(?:(?:{either(data()['beats'])}) ){{0,3}}(?:{roles})s?))){{1,3}}$"
        ),
        prefix=re.compile(rf"^{_WORDS}{{0,5}}?(?:{roles})s?(?= |$) ?", re.IGNORECASE),
        role=re.compile(role, re.IGNORECASE),
        agency=re.compile(rf"(?P<agency>{agencies()})(?:[{APOSTROPHES}]s?)?(?: |$)"),
    )
