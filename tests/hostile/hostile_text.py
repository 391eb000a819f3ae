"""Floods of plain text: each kind gives a text of about so many characters."""

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache, partial
from random import Random

import orjson

from streams.stages.strip.ruleset import built_in

MakeText = Callable[[Random, int], str]

_UNICODE = 0x110000
_SURROGATES = range(0xD800, 0xE000)
_WHITE = "".join(char for char in map(chr, range(0x3001)) if char.isspace())
_CONTROLS = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0)]))
_INVISIBLE = (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_MARKS = "".join(char for char in map(chr, range(0x300, 0x370)) if unicodedata.combining(char))
_ANSI = (
    "\x1b[2J",
    "\x1b]0;owned\x07",
    "\x9b31m",
    "\x1b[6n",
    "\x1bP+q544e\x1b\\",
    "\r",
    "\x08",
    "\x1b]8;;http://a.example\x07",
)
_ENTITIES = (
    "&amp;",
    "&amp;amp;",
    "&#0;",
    "&#xD800;",
    "&#x110000;",
    "&lol;",
    "&",
    "&#",
    "&#x1b;[31m",
    "&NotEqualTilde;",
)


def raw(text: str, **fields: object) -> bytes:
    return orjson.dumps({"text": text, **fields})


def repeated(pieces: Sequence[str], random: Random, size: int) -> str:
    """Pieces drawn until there are enough characters."""
    drawn: list[str] = []
    while size > 0:
        drawn.append(random.choice(pieces))
        size -= len(drawn[-1])
    return "".join(drawn)


def over_and_over(piece: str, _: Random, size: int) -> str:
    return piece * (size // len(piece) + 1)


def word(random: Random, letters: str, longest: int = 9) -> str:
    return "".join(random.choices(letters, k=random.randint(1, longest)))


def words(
    random: Random, size: int, *, letters: str = "abcdefghijklmnopqrstuvwxyz", form: str = "lower", end: str = " "
) -> str:
    parts: list[str] = []
    while size > 0:
        parts.append(getattr(word(random, letters), form)())
        size -= len(parts[-1]) + 1
    return end.join(parts)


def prose(random: Random, size: int, *, form: str = "lower", end: str = "\n\n") -> str:
    """Sentences of nine words, each a line of its own."""
    lines: list[str] = []
    while size > 0:
        lines.append(words(random, 40, form=form).capitalize() + ".")
        size -= len(lines[-1]) + len(end)
    return end.join(lines)


def case_variants(random: Random, size: int) -> str:
    name = random.choice(("Lisbon", "Germany", "Reuters", "Ada Brook", "Microsoft", "University of Oslo"))
    variants = [
        "".join(random.choice((letter.upper(), letter)) for letter in name) for _ in range(size // len(name) + 1)
    ]
    return " and ".join(f"in {variant}," for variant in variants)[:size]


def people(random: Random, size: int) -> str:
    """One surname with ever other first names, and first names a letter off."""
    drawn = []
    while size > 0:
        first, last = word(random, "aeioumnrst", 5).title(), random.choice(("Brook", "Brok", "Cole", "de la Cole"))
        drawn.append(f"{first} {last} said {random.choice(('Gen.', 'Dr.', 'that', 'to'))} {last}")
        size -= len(drawn[-1]) + 2
    return ". ".join(drawn)


def mojibake(random: Random, size: int) -> str:
    text, read_as = "“Überraschung” – naïve café, señor, 10 €, Ελλάδα, Москва ", random.choice(("latin-1", "cp1252"))
    for _ in range(random.randint(1, 6)):
        text = text.encode().decode(read_as, "replace")
    return text * (size // len(text) + 1)


def unicode(random: Random, size: int) -> str:
    points = (random.randrange(_UNICODE) for _ in range(size))
    return "".join(chr(point) for point in points if point not in _SURROGATES)


def zalgo(random: Random, size: int) -> str:
    longest = random.choice((3, 30, 300, size + 1))
    parts: list[str] = []
    while size > 0:
        parts.append("e" + "".join(random.choices(_MARKS, k=min(longest, size))))
        size -= len(parts[-1])
    return "".join(parts)


def drawn_from(alphabet: str, random: Random, size: int) -> str:
    return "".join(random.choices(alphabet, k=size))


def punctuation(random: Random, size: int) -> str:
    some = random.sample(".,;:!?'\"()[]{}-–—/|©@#&*…“”‘’«»·•_%$€<>=+\\^~`", k=random.randint(1, 4))
    return "".join(random.choices([*some, *random.choices(" aA1\n", k=random.randint(0, 2))], k=size))


@cache
def furniture() -> tuple[str, ...]:
    """What the rules know: their own examples, and phrases."""
    known = built_in().layers[0].file
    every = [(rule.examples, rule.counterexamples) for rule in known.lines]
    every += [(rule.examples, rule.counterexamples) for rule in known.inline]
    every += [(rule.phrases, rule.vocabulary) for rule in known.lines]
    return tuple({line for pair in every for lines in pair for line in lines})


def boilerplate(random: Random, size: int) -> str:
    return repeated(
        [line + end for line in random.sample(sorted(furniture()), 40) for end in ("\n", " ")], random, size
    )


def furnished_prose(random: Random, size: int) -> str:
    return "\n\n".join([prose(random, size // 2), boilerplate(random, size // 4), prose(random, size // 4)])


TEXTS: dict[str, MakeText] = {
    "words in one line": words,
    "words capitalised": partial(words, form="title"),
    "words in capitals": partial(words, form="upper"),
    "words of one letter": partial(words, letters="ab"),
    "words, a line each": partial(words, end="\n"),
    "words capitalised, a line each": partial(words, form="title", end="\n"),
    "prose": prose,
    "prose, every word capitalised": partial(prose, form="title"),
    "prose in one line": partial(prose, end=" "),
    "one word": partial(over_and_over, "a"),
    "one word in capitals": partial(over_and_over, "A"),
    "one letter a line": partial(over_and_over, "a\n"),
    "one letter a paragraph": partial(over_and_over, "a\n\n"),
    "case variants of a name": case_variants,
    "people": people,
    "mojibake": mojibake,
    "any code points": unicode,
    "marks on letters": zalgo,
    "marks alone": partial(drawn_from, _MARKS),
    "white space": partial(drawn_from, _WHITE),
    "white space and letters": partial(drawn_from, _WHITE + "ab"),
    "controls": partial(drawn_from, _CONTROLS + "ab \n"),
    "invisible": partial(drawn_from, _INVISIBLE + "ab \n"),
    "terminal commands": partial(repeated, (*_ANSI, "a", " ", "\n")),
    "entities": partial(repeated, (*_ENTITIES, "a ", "\n")),
    "punctuation": punctuation,
    "figures": partial(drawn_from, "0123456789"),
    "figures and separators": partial(drawn_from, "0123456789.,:/- "),
    "base64": partial(drawn_from, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"),
    "addresses": partial(repeated, ("https://a.example/b?c=d ", "www.a.example/ ", "a@b.example ", "://", "https://")),
    "Han": partial(drawn_from, "".join(map(chr, range(0x4E00, 0x9FFF)))),
    "Han sentences": partial(drawn_from, "".join(map(chr, range(0x4E00, 0x4F00))) + "。。。，\n"),
    "Thai": partial(drawn_from, "".join(map(chr, range(0x0E01, 0x0E3A))) + " "),
    "Arabic and Hebrew": partial(
        drawn_from, "".join(map(chr, [*range(0x5D0, 0x5EB), *range(0x620, 0x64B)])) + "  \u200f"
    ),
    "Devanagari": partial(drawn_from, "".join(map(chr, range(0x0900, 0x0980))) + " "),
    "Hangul jamo": partial(drawn_from, "".join(map(chr, range(0x1100, 0x1200)))),
    "Cyrillic": partial(words, letters="".join(map(chr, range(0x430, 0x450))), form="title"),
    "emoji": partial(repeated, ("👩‍👩‍👧‍👦", "🏳️‍🌈", "🇩🇪", "👍🏿", "☺️", "\u200d", "\ufe0f", "🏴\U000e0067\U000e007f")),
    "ligatures": partial(drawn_from, "\ufdfa\ufdfb\ufb03\u3300\u33ff\u1e9e\u0130 "),
    "boilerplate": boilerplate,
    "prose among boilerplate": furnished_prose,
}
