"""The language of a text as an ISO 639-1 code: what it is declared to be, and what its letters say (py3langid)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import numpy as np
from py3langid.langid import MODEL_FILE, LanguageIdentifier

UNDETERMINED = "und"

_NO_LANGUAGE = "zxx"  # ISO 639-3: figures, symbols
_SAMPLE = 300  # characters: on news in 25 languages as good as 3,000
_ENOUGH = 100  # characters from which the detector, where sure, is believed over a declaration
_SURE = 0.9
_LIKELY = 0.5

# Languages that write so nearly the same that a declaration knows better.
_ALIKE = (
    frozenset(("no", "nb", "nn", "da")),
    frozenset(("hr", "bs", "sr")),
    frozenset(("id", "ms")),
    frozenset(("cs", "sk")),
    frozenset(("gl", "pt")),
    frozenset(("xh", "zu", "nr", "ss")),
)


def language(lines: Iterable[str], *declared: str | None) -> str:
    """Return the language of `lines`, or `und`.

    The first of `declared` that names a language holds, unless the text is long enough and surely in another one.
    """
    sample = _sample(lines)
    found, confidence = _detected(sample)
    said = next((code for code in map(code_of, declared) if code), None)
    if said is not None and (
        len(sample) < _ENOUGH or confidence < _SURE or found == UNDETERMINED or _alike(said, found)
    ):
        return said
    return found if confidence >= _LIKELY else UNDETERMINED


def code_of(tag: str | None) -> str | None:
    """Return the ISO 639-1 code in a language tag (`en-GB`, `en_US.UTF-8`), a code of three letters or a name."""
    if tag is None:
        return None
    name = tag.strip().lower()
    return _codes().get(name) or _codes().get(re.split(r"[-_.,; ]", name, maxsplit=1)[0])


def _sample(lines: Iterable[str]) -> str:
    """Take the longest lines: they are sentences, and menus are not."""
    taken: list[str] = []
    length = 0
    for line in sorted(lines, key=len, reverse=True):
        taken.append(line[: _SAMPLE - length])
        length += len(taken[-1]) + 1
        if length >= _SAMPLE:
            break
    return "\n".join(taken)


def _detected(sample: str) -> tuple[str, float]:
    """Return the likeliest language of `sample`, and how sure it is that it is that one or one that writes like it."""
    label, confidence = _detector().classify(sample)
    found = _codes().get(label, UNDETERMINED)
    if confidence >= _SURE:
        return found, confidence
    ranked = [(_codes().get(label, UNDETERMINED), share) for label, share in _detector().rank(sample)]
    return found, sum(share for code, share in ranked if code == found or _alike(code, found))


def _alike(one: str, other: str) -> bool:
    return any(one in group and other in group for group in _ALIKE)


@cache
def _detector() -> LanguageIdentifier:
    detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    detector.set_languages([label for label in detector.labels if label in _codes() or label == _NO_LANGUAGE])
    detector.nb_ptc = np.ascontiguousarray(detector.nb_ptc)  # its rows are looked up one by one
    return detector


@cache
def _codes() -> dict[str, str]:
    """Map each code and each name, in lower case, to the code of two letters."""
    codes: dict[str, str] = {}
    for row in files("streams.text").joinpath("languages.tsv").read_text("utf-8").splitlines():
        if not row.startswith("#"):
            code, three, name = row.lower().split("\t")
            codes.update(dict.fromkeys((code, *three.split(","), name), code))
    return codes
