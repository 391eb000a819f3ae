"""Characters: mojibake, entities, Unicode form, invisible characters, white space. Lines stay lines.

Quotes, dashes, ligatures and widths stay as they are: only what was badly decoded is repaired.
"""

from __future__ import annotations

import re
from unicodedata import combining, normalize

from ftfy import fix_encoding_and_explain
from ftfy.badness import badness
from ftfy.fixes import fix_surrogates, unescape_html

_NEL = "\x85"  # ends a line too, but not as the second byte of a letter that was badly decoded
_LINE_END = re.compile("\r\n?|[\n\v\f\u2028\u2029]|(?<![\xc2-\xf4])\x85")
_RARE_LINE_ENDS = "\r\v\f\u2028\u2029\x85"

# Controls, soft hyphen, zero-width and bidirectional controls, annotation marks, byte-order mark, non-characters, tags.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
    # Joiners carry meaning in Persian, in Indic scripts and in emoji, and none next to a letter below Hebrew.
    "|(?<![\u0590-\U0010ffff])[\u200c\u200d]|[\u200c\u200d](?![\u0590-\U0010ffff])"
)
_MOST_MARKS = 30  # UAX #15, stream-safe text format: longer runs of marks make normalisation quadratic
_MARKS = re.compile(rf"[^\w\s]{{{_MOST_MARKS + 1},}}")
_PERHAPS_MARK = re.compile(r"[^\w\s]")

# A letter in UTF-8 that was read as a one-byte encoding leaves two such characters, or one before a C1 control.
_PERHAPS_MISDECODED = re.compile("[\x80-\u04ff\u2000-\u25ff](?:[\x80-\u04ff\u2000-\u25ff]|(?<=[ÃÂ]) |(?<=[\x80-\x9f]))")

# One odd pair (”é) looks like a letter misread in a rare encoding; text that is really misread has many such pairs.
_FREQUENT_ENCODINGS = {"latin-1", "sloppy-windows-1252"}
_MANY_ODD_PAIRS = 3


def one_line(text: str) -> str:
    """Return `text` as one line: characters repaired, each run of white space one space, none at the ends."""
    return repaired(" ".join(text.split()), text)


def repaired(line: str, text: str) -> str:
    """Return what `one_line` makes of `text`, of which `line` has each run of white space as one space."""
    if line.isascii() and line.isprintable() and "&" not in line:
        return line
    better = _repaired(line if _NEL not in text else text)
    return line if better == line else " ".join(better.split())


def paragraphs(text: str) -> list[list[str]]:
    """Return the lines of a plain text that are not empty, in paragraphs as its empty lines part them."""
    found: list[list[str]] = [[]]
    for part in _lines(text):
        if line := one_line(part):
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [lines for lines in found if lines]


def _lines(text: str) -> list[str]:
    if any(end in text for end in _RARE_LINE_ENDS):
        return _LINE_END.split(text)
    return text.split("\n")


def _repaired(line: str) -> str:
    if not line.isprintable():
        line = fix_surrogates(line)
    if _PERHAPS_MISDECODED.search(line):
        line = _decoded(line)
    if "&" in line:
        line = fix_surrogates(unescape_html(line))
    if not line.isprintable():
        line = _INVISIBLE.sub("", line)
    if _PERHAPS_MARK.search(line[::_MOST_MARKS]):  # each long run of marks has one of these
        line = _MARKS.sub(_stream_safe, line)
    return normalize("NFC", line)


def _decoded(line: str) -> str:
    fixed = fix_encoding_and_explain(line)
    encodings = {step.parameter for step in fixed.explanation or () if step.action == "encode"}
    return fixed.text if encodings <= _FREQUENT_ENCODINGS or badness(line) >= _MANY_ODD_PAIRS else line


def _stream_safe(run: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for character in run[0]:
        marks = marks + 1 if combining(character) else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)
