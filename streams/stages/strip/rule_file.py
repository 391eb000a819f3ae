"""A file of rules, read: whatever is wrong with it is said in a line, with the rule and the field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
import yaml

from streams.errors import BadInputError
from streams.records import Label
from streams.stages.strip.lines import bare, fold
from streams.stages.strip.rules import Find, InlineRule, Rule, RuleFile, Where, Without

_FORM = "schemas/rules.schema.json has the form"
_SAID = re.compile(r"(?P<what>.*?)(?: - at `(?P<path>[^`]*)`(?: in `[^`]*`)?)?", re.DOTALL)
_ENTRY = re.compile(r"\$\.(?P<kind>lines|inline|without)\[(?P<index>\d+)\]\.?(?P<field>.*)", re.DOTALL)
_CHOICES: Mapping[str, Iterable[str]] = {"label": Label, "where": Where}
_NAMES = (
    "a name is two words in small letters with a slash between, such as courier/more; that of an inline rule begins "
    "with inline/, and that of no other with inline/, memory/, model/ or structure/"
)
_FIELDS: Mapping[str, type[msgspec.Struct]] = {"lines": Rule, "inline": InlineRule, "without": Without}


class RuleFileError(BadInputError):
    """A file of rules cannot be used."""


def parse(text: str, name: str) -> RuleFile:
    """Return the rules in `text`, which is the content of the file `name`. Raises RuleFileError."""
    try:
        data: Any = yaml.load(text, yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise RuleFileError(f"{name}: this is no YAML: {_one_line(error)}. Put patterns in 'single quotes'.") from error
    try:
        file = msgspec.convert({} if data is None else data, RuleFile)
    except msgspec.ValidationError as error:
        raise RuleFileError(f"{name}: {_worded(str(error), data)}") from error
    wrong = next(_wrong(file), None)
    if wrong is not None:
        raise RuleFileError(f"{name}: {wrong}")
    return msgspec.structs.replace(file, lines=tuple(map(_folded, file.lines)))


def _one_line(error: yaml.YAMLError) -> str:
    return " ".join(str(error).replace('in "<unicode string>", ', "").split())


def _worded(error: str, data: Any) -> str:  # noqa: ANN401 - whatever stands in the file
    said = _SAID.fullmatch(error)
    what, path = (said["what"], said["path"] or "") if said else (error, "")
    if path == "key":
        return f"{what} as a key; YAML takes on, off, yes and no for no words."
    entry = _ENTRY.fullmatch(path)
    where = f"rule {_name(data, entry)}: " if entry else ""
    field = entry["field"] if entry else path.removeprefix("$").removeprefix(".")
    return f"{where}{f'{field}: ' if field else ''}{what}; {_hint(what, field, entry['kind'] if entry else None)}."


def _hint(what: str, field: str, kind: str | None) -> str:
    if field == "name":
        return _NAMES
    if field in _CHOICES:
        return f"it is one of {', '.join(_CHOICES[field])}"
    if "unknown field" in what and not field:
        return f"there is {', '.join(_FIELDS[kind].__struct_fields__ if kind else RuleFile.__struct_fields__)}"
    if what.startswith("Expected `str`, got"):
        return "put it in 'quotes'"
    return _FORM


def _name(data: Any, entry: re.Match[str]) -> str:  # noqa: ANN401 - whatever stands in the file
    number = int(entry["index"])
    rule = data[entry["kind"]][number]
    named = rule.get("name") if isinstance(rule, dict) else None
    return named if isinstance(named, str) else f"number {number + 1} of {entry['kind']}"


def _folded(rule: Rule) -> Rule:
    """Return `rule` with what is compared whole as lines are compared."""
    return msgspec.structs.replace(
        rule,
        phrases=tuple(bare(fold(phrase)) for phrase in rule.phrases),
        vocabulary=tuple(fold(word) for word in rule.vocabulary),
        finds=tuple(Find(marks=tuple(map(fold, find.marks)), pattern=find.pattern) for find in rule.finds),
    )


def _wrong(file: RuleFile) -> Iterator[str]:
    """Give what the form cannot tell to be wrong."""
    names = Counter(rule.name for rule in file.rules)
    yield from (
        f"rule {name}: {count} rules have this name; give each its own." for name, count in names.items() if count > 1
    )
    for rule in file.lines:
        yield from (f"rule {rule.name}: {wrong}." for wrong in (*_wrong_in(rule), *_wrong_patterns(rule)))
    for inline in file.inline:
        wrong = _wrong_pattern(inline.pattern) or _uncut(inline)
        yield from [f"rule {inline.name}: pattern: {wrong}."] if wrong else ()


def _wrong_in(rule: Rule) -> Iterator[str]:
    if not rule.keep and rule.label is None:
        yield "label is missing; say what the line is, or keep: true to leave it in"
    if rule.keep and (rule.label is not None or rule.opens or rule.ends or rule.teaser):
        yield "keep: true goes with no label, opens, ends or teaser, which say what follows from taking a line out"
    if rule.keep and rule.where is not Where.ANYWHERE:
        yield "keep: true goes with no where: the line is kept wherever it stands"
    if not (rule.phrases or rule.patterns or rule.finds or rule.vocabulary):
        yield "it says of no line that it holds; give phrases, patterns, finds or vocabulary"


def _wrong_patterns(rule: Rule) -> Iterator[str]:
    for field, pattern in (
        *(("patterns", one) for one in rule.patterns),
        *(("finds", one.pattern) for one in rule.finds),
    ):
        wrong = _wrong_pattern(pattern)
        if wrong:
            yield f"{field}: {wrong}"


def _wrong_pattern(pattern: str) -> str | None:
    try:
        re.compile(pattern)
    except re.error as error:
        at = "" if error.pos is None else f" at character {error.pos + 1}"
        return f"'{pattern}' is no regular expression: {error.msg}{at}"
    return None


def _uncut(rule: InlineRule) -> str | None:
    if "cut" in re.compile(rule.pattern).groupindex:
        return None
    return f"'{rule.pattern}' has no group (?P<cut>…), which is what is taken out"
