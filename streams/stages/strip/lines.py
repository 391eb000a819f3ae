"""What the rules look at in a block: its words, its folded text, whether it ends as a sentence does."""

from __future__ import annotations

import re

import msgspec

from streams.records import Block, CleanedArticle
from streams.stages.strip.limits import LIMITS

_QUOTES = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("«", '"'), ("»", '"'))  # noqa: RUF001 - as pages use them
_WORD = re.compile(r"\w+(?:['.&-]\w+)*")
_IDEOGRAM = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_REFERENCE = re.compile(r"(?: ?\[[^\[\]]{1,40}\]){1,5}$")
_CUT_SHORT = re.compile(
    r"(?:\[(?:…|\.\.\.|\+\d+ chars)\]"
    r"|(?:…|\.\.\.) ?(?:continue reading|read more|weiterlesen|lire la suite|leer más).{0,20})$",
    re.IGNORECASE,
)
_MARKS = " \t.,:;!?|/\\•·–—-+*#>›»<«‹→←↓↑&@\"'()[]{}…▶►▸©"  # noqa: RUF001 - as pages use them
_TAIL = 240  # where a line's end is looked at
_CLOSERS = "\"'\u201d\u2019»)]\u203a』」*"
_ENDS = (".", "!", "?", "…", "。", "\uff01", "\uff1f", "।", "؟", "\u06d4")
_BREAK = re.compile(r"[.!?…]['\"\u201d\u2019»)]* +['\"\u201c\u2018«„(]?[^\W\d_]|[。\uff01\uff1f]")
_IDEOGRAMS_PER_WORD = 2
_SIGMA = "\u03a3"


class Line(msgspec.Struct, frozen=True):
    """A block as the rules see it.

    `folded` is the text in lower case with plain quotes and single spaces, `bare` the same without the marks around
    it. `cut_short`: it ends with the sign that the rest was left out. `closed`: it ends as a sentence does, or is cut
    short; `broken`: it does not, and yet a sentence ends within it. `prose`: it reads as a paragraph, long enough, and
    closed or of several sentences.
    """

    block: Block
    text: str
    folded: str
    bare: str
    words: int
    closed: bool
    broken: bool
    cut_short: bool
    prose: bool


def read(article: CleanedArticle) -> list[Line]:
    """Return the article's blocks as lines, in order."""
    text, lowered = article.text, _lowered(article.text)
    if len(lowered) != len(text) or _SIGMA in text:  # lower case that is longer, or depends on what stands around
        return [line_of(block, text[block.start : block.end]) for block in article.blocks]
    places = ((block, block.start, block.end) for block in article.blocks)
    return [_line(block, text[start:end], " ".join(lowered[start:end].split())) for block, start, end in places]


def line_of(block: Block, text: str) -> Line:
    """Return `text`, which stands in `block`, as a line."""
    return _line(block, text, fold(text))


def _line(block: Block, text: str, folded: str) -> Line:
    tail = text[-_TAIL:]
    cut_short = ("…" in tail or "..." in tail or tail.endswith("]")) and _CUT_SHORT.search(tail) is not None
    if tail.endswith("]"):
        tail = _REFERENCE.sub("", tail)
    closed = cut_short or tail.rstrip(_CLOSERS + " ").endswith(_ENDS)
    broken = not closed and _is_broken(text)
    words = word_count(folded)
    return Line(
        block=block,
        text=text,
        folded=folded,
        bare=bare(folded),
        words=words,
        closed=closed,
        broken=broken,
        cut_short=cut_short,
        prose=words >= LIMITS.prose_words if closed else broken and words >= LIMITS.open_prose_words,
    )


def fold(text: str) -> str:
    """Return `text` as rules see it: in lower case, with plain quotes and single spaces."""
    return " ".join(_lowered(text).split())


def _lowered(text: str) -> str:
    if not text.isascii():
        for mark, plain in _QUOTES:
            text = text.replace(mark, plain)
    return text.lower()


def bare(folded: str) -> str:
    """Return a folded text without the marks around it."""
    return folded.strip(_MARKS)


def words_of(folded: str) -> list[str]:
    """Return the words of a folded text."""
    return _WORD.findall(folded)


def has_ideograms(text: str) -> bool:
    """Say whether `text` is in a script without spaces between the words."""
    return not text.isascii() and _IDEOGRAM.search(text) is not None


def _is_broken(text: str) -> bool:
    if text.isascii() and "." not in text and "!" not in text and "?" not in text:
        return False
    return _BREAK.search(text) is not None


def word_count(folded: str) -> int:
    """Count the words of a folded text between its spaces; in scripts without spaces, two characters make a word."""
    spaced = folded.count(" ") + 1 if folded else 0
    if folded.isascii() or _IDEOGRAM.search(folded) is None:
        return spaced
    return max(spaced, len(_IDEOGRAM.findall(folded)) // _IDEOGRAMS_PER_WORD)
