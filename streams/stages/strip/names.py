"""The people named in bylines and contributor lines."""

from __future__ import annotations

import re

from streams.records import Byline, Contributor

_CAPITALS = "A-ZÀ-ÖØ-ÞŠŽČŘŁŚŻİŞĞĐ"
_PARTICLE = r"(?:de|del|della|di|da|dos|do|van|von|vom|zu|der|den|ter|la|le|bin|ibn|al|el|Al|El|y|e)"
_PART = rf"(?:[{_CAPITALS}][\w'’-]*\.?|{_PARTICLE}|al-[{_CAPITALS}][\w'’-]*)"
_NAME = re.compile(rf"[{_CAPITALS}][\w'’-]*\.?(?: {_PART}){{1,4}}$")
_JOIN = re.compile(r"\s*(?:,? and |,? und |,? et |,? y |,? e |;|,|&|\|| / )\s*")
_BY = re.compile(
    r"^\W*(?:(?:story|words|article|text|photos and story|photos|report|analysis|written|posted|reported|review|interview|video|opinion)?"
    r" ?by|von|par|por|di|text|tekst|autor(?:in)?|authors?)\b ?:? *",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:(?:the )?(?:associated press|reuters|afp|ap|bbc|cnn)?[\w ]{0,20}?(?:writers?|reporters?|correspondents?|journalists?|photographers?|producers?|staff|editors?))\b ?",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r",? ?(?:also )?(?:all )?contributed (?:to|reporting|from)\b.*$|,? reported from\b", re.IGNORECASE
)
_LEAD = re.compile(
    r"^\W*(?:(?:additional |with )?(?:reporting|writing|research|text|photographs|edited|editing|compiled|written)"
    r"(?: and (?:writing|editing|reporting))? (?:by|from)|with contributions from)\s+",
    re.IGNORECASE,
)
# Places of two words that read as a person's name.
_REGIONS = {
    "New York", "New Jersey", "New Mexico", "New Hampshire", "North Carolina", "South Carolina", "North Dakota", "South Dakota", "West Virginia",
    "Rhode Island", "South Korea", "North Korea", "South Africa", "South Sudan", "Saudi Arabia", "Sri Lanka", "New Zealand", "United Kingdom",
    "United States", "Costa Rica", "El Salvador", "Sierra Leone", "Ivory Coast", "Burkina Faso", "Gaza Strip", "West Bank", "Northern Ireland",
    "British Columbia", "Nova Scotia", "New Brunswick", "New South Wales", "Puerto Rico", "Hong Kong", "Czech Republic", "Dominican Republic",
}  # fmt: skip


def is_name(text: str) -> bool:
    """Say whether `text` has the form of a person's full name."""
    return _NAME.match(text) is not None and text not in _REGIONS


def byline_of(line: str) -> Byline | None:
    """Return the byline that `line` is, if it names anybody."""
    rest = _BY.sub("", line.strip())
    names = []
    for part in _JOIN.split(rest):
        name = part.strip(" .").title() if part.isupper() else part.strip(" .")
        if not is_name(name):
            break
        names.append(name)
    return Byline(text=line.strip(), names=tuple(names)) if names else None


def contributors_of(line: str) -> tuple[Contributor, ...]:
    """Return everybody named in a contributor line, editors too; a place holds for all named since the last place.

    "A B in Oslo, C D and E F in Rome contributed to this report." puts both C D and E F in Rome.
    """
    found: list[Contributor] = []
    for clause in re.split(r"(?<=[a-z)])\. |;", line.strip().strip("()*_ ")):
        rest = _LEAD.sub("", _CONTRIBUTED.sub(" in" if "reported from" in clause else "", clause.strip()))
        found += _placed(rest.strip(" .)*"))
    return tuple(dict.fromkeys(found))


def _placed(clause: str) -> list[Contributor]:
    named: list[tuple[str, str | None]] = []
    for part in _JOIN.split(clause):
        who, _, where = part.partition(" in ")
        name = _ROLE.sub("", who).strip(" .")
        if is_name(name):
            named.append((name, where.strip() or None))
        elif named and named[-1][1] and not where and part:
            named[-1] = (named[-1][0], f"{named[-1][1]}, {part.strip()}")
    return _carried_back(named)


def _carried_back(named: list[tuple[str, str | None]]) -> list[Contributor]:
    place: str | None = None
    found: list[Contributor] = []
    for name, own in reversed(named):
        place = own or place
        found.append(Contributor(name=name, place=place))
    return found[::-1]
