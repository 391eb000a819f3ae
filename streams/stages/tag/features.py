"""What the tagger sees of a word, of the words around it, and of what else the article says of the same word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from streams.stages.tag.lexicon import clusters, lists, usual_case
from streams.stages.tag.tokens import Token

CACHED_WORDS = 1 << 16
LONGEST = 40  # characters of a word that count
MOST_WORDS = 4  # of a listed name
MAX_CUES = 6  # neighbours of a name elsewhere in the article that count, on each side

_CURRENCIES = frozenset("$\u20ac\u00a3\u00a5\u20b9")
_UPPER = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_LOWER = re.compile(r"[a-zß-öø-ÿ]")
_DIGIT = re.compile(r"\d")
_RUN = re.compile(r"(.)\1+")
_NEAR = (b"1", b"2", b"3", b"4")  # what the features of neighbours begin with


Cues = dict[str, tuple[bytes, ...]]


class Word(NamedTuple):
    """The features of a word for itself, for its neighbours before and behind, and for those two places away."""

    here: tuple[bytes, ...]
    before: tuple[bytes, ...]
    behind: tuple[bytes, ...]
    before_two: tuple[bytes, ...]
    behind_two: tuple[bytes, ...]
    lower: bytes
    shape: bytes
    cluster: bytes
    is_name: bool
    is_loud: bool


class Reader:
    """Reads the features of tokens; those that are not in `known` are left out, unless that is None.

    Half of all words have no capital, figure or currency sign within two words of them, and one in 500 of those is part
    of a name: for them, the word itself says enough.
    """

    def __init__(self, known: frozenset[bytes] | None = None) -> None:
        """Begin with nothing cached."""
        self._known = known
        near = None if known is None else frozenset(feature[1:] for feature in known if feature[:1] in _NEAR)
        self._word = lru_cache(maxsize=CACHED_WORDS)(lambda text: _word(text, known, near))

    def sentence(self, tokens: list[Token], cues: Cues) -> Iterator[list[bytes]]:
        """Yield the features of each token of one sentence; `cues` are those of the article."""
        words = [_OUTSIDE, _OUTSIDE, *(self._word(token.text[:LONGEST]) for token in tokens), _OUTSIDE, _OUTSIDE]
        places, known = _places(tokens), self._known
        for number, token in enumerate(tokens):
            two_before, before, word, behind, two_behind = words[number : number + 5]
            if not (word.is_loud or before.is_loud or behind.is_loud or two_before.is_loud or two_behind.is_loud):
                yield [*word.here]
                continue
            joined = _joined(two_before, before, word, behind, two_behind)
            if word.is_name:
                joined += places.get(number, ()) + cues.get(token.text, ())
            yield [
                *word.here,
                *before.before,
                *behind.behind,
                *two_before.before_two,
                *two_behind.behind_two,
                *(joined if known is None else [feature for feature in joined if feature in known]),
            ]


def _joined(two_before: Word, before: Word, word: Word, behind: Word, two_behind: Word) -> tuple[bytes, ...]:
    return (
        b"a" + before.lower + b" " + word.lower,
        b"b" + word.lower + b" " + behind.lower,
        b"c" + before.shape + b" " + word.shape + b" " + behind.shape,
        b"d" + two_before.shape + b" " + before.shape + b" " + word.shape,
        b"e" + word.shape + b" " + behind.shape + b" " + two_behind.shape,
        b"f" + before.lower + b" " + word.shape,
        b"g" + word.shape + b" " + behind.lower,
        b"h" + before.cluster + b" " + word.cluster,
        b"i" + word.cluster + b" " + behind.cluster,
        b"j" + before.cluster + b" " + word.shape + b" " + behind.cluster,
    )


def article_cues(tokens: list[Token]) -> Cues:
    """Return what the article as a whole says of each capitalised word: its neighbours, how often, how written."""
    texts = [token.text for token in tokens]
    lower = {text for text in texts if text.islower()}
    found: dict[str, dict[bytes, None]] = defaultdict(dict)  # in order: the same text gives the same sums
    counts: dict[str, int] = defaultdict(int)
    for number, token in enumerate(tokens):
        text = token.text
        if not text[0].isupper():
            continue
        counts[text] += 1
        cues = found[text]
        if len(cues) > 2 * MAX_CUES:
            continue
        if not token.opens:
            cues[b"m"] = None
            cues[b"<" + _bytes(texts[number - 1][:LONGEST].lower())] = None
        if number + 1 < len(tokens):
            cues[b">" + _bytes(texts[number + 1][:LONGEST].lower())] = None
    for text, cues in found.items():
        if text.lower() in lower:
            cues[b"l"] = None
        cues[b"n%d" % min(counts[text], 3)] = None
    return {text: tuple(b"~" + cue for cue in cues) for text, cues in found.items()}


def _places(tokens: list[Token]) -> dict[int, tuple[bytes, ...]]:
    """Return for each token in a listed name of several words, which list and part, and `+` if a capital goes on."""
    found: dict[int, tuple[bytes, ...]] = {}
    numbers = [number for number, token in enumerate(tokens) if token.text != "-"]
    texts = [tokens[number].text for number in numbers]
    for place, text in enumerate(texts):
        if not text[0].isupper() or numbers[place] in found:
            continue
        for size in range(min(MOST_WORDS, len(texts) - place), 1, -1):
            listed = lists("_".join(texts[place : place + size]))
            goes_on = b"+" if "".join(texts[place + size : place + size + 1])[:1].isupper() else b""
            for number in numbers[place : place + size] if listed else ():
                part = b"B" if number == numbers[place] else b"I"
                found.setdefault(number, tuple(b"p" + part + _bytes(name) + goes_on for name in listed))
    return found


def _word(text: str, known: frozenset[bytes] | None, known_near: frozenset[bytes] | None) -> Word:
    """Return what can be said of a word alone, as far as it is `known`, and `known_near` for its neighbours."""
    lower, shape = text.rstrip(".").lower() or text, _shape(text)
    short = _RUN.sub(r"\1\1", shape)[:6]
    nested = clusters(text)
    groups = [f"K{cluster}" for cluster in nested]
    listed = [f"T{name}" for name in lists(text)]
    if text[0].isupper():
        listed.append(f"T{usual_case(text)}")
    affixes = [f"P{lower[:size]}" for size in range(1, 5) if len(lower) > size]
    affixes += [f"X{lower[-size:]}" for size in range(1, 5) if len(lower) > size]
    near = _known([f"L{lower}", f"S{short}", f"X{lower[-3:]}", *groups, *listed], known_near)
    here = [f"W{text}", f"L{lower}", f"S{short}", f"F{shape[:10]}", *affixes, *groups, *listed, "T" + "+".join(listed)]
    return Word(
        here=tuple(_known([f"0{feature}" for feature in here], known)),
        before=_placed(b"1", near, known),
        behind=_placed(b"2", near, known),
        before_two=_placed(b"3", near, known),
        behind_two=_placed(b"4", near, known),
        lower=_bytes(lower),
        shape=_bytes(short),
        cluster=_bytes(nested[1] if nested else short),
        is_name=text[0].isupper(),
        is_loud=text[0].isupper() or text[0].isdigit() or text in _CURRENCIES,
    )


def _shape(text: str) -> str:
    return _DIGIT.sub("d", _LOWER.sub("x", _UPPER.sub("X", text)))


def _known(said: list[str], known: frozenset[bytes] | None) -> list[bytes]:
    """Return the features in bytes, as far as they are `known`. No word has a line end in it."""
    encoded = _bytes("\n".join(said)).split(b"\n")
    return encoded if known is None else [feature for feature in encoded if feature in known]


def _placed(place: bytes, near: list[bytes], known: frozenset[bytes] | None) -> tuple[bytes, ...]:
    placed = [place + feature for feature in near]
    return tuple(placed if known is None else [feature for feature in placed if feature in known])


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


_OUTSIDE = Word((), (b"1|",), (b"2|",), (b"3|",), (b"4|",), b"|", b"|", b"|", is_name=False, is_loud=False)
