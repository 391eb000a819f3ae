"""The line between title and body that belongs to neither: the second headline, or standfirst."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile

from streams.records import BlockKind, CleanedArticle, Label, Lifted
from streams.stages.strip.credits import credit_of
from streams.stages.strip.element_names import is_named
from streams.stages.strip.pieces import Piece, Pieces

_NAMES = frozenset(
    [
        "standfirst",
        "subtitle",
        "subheadline",
        "subhead",
        "subheading",
        "subhed",
        "dek",
        "deck",
        "strapline",
        "chapo",
        "chapeau",
        "entradilla",
        "bajada",
        "sommario",
        "vorspann",
        "untertitel",
        "summary",
        "intro",
        "excerpt",
        "lede",
        "tagline",
        "teaser",
    ]
)
_AROUND = 2  # elements whose names say what a line is
_LEAST_WORDS = 4
_LEAST_WORDS_OF_TEXT = 7  # of a line without markup
_MOST_WORDS = 60
_FIRST = 3  # lines of the body
_ABOVE = 60  # lines above it
_NO_SUBTITLE = {
    *(Label.BYLINE, Label.TIMESTAMP, Label.CAPTION, Label.CREDIT, Label.TITLE, Label.SHARE, Label.SUBSCRIBE, Label.AD),
    *(Label.PLAYER, Label.COOKIES, Label.RELATED, Label.COPYRIGHT, Label.AUTHOR_BIO, Label.DUPLICATE),
}
_PARTING = {Label.BYLINE, Label.TIMESTAMP}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line that may be the standfirst, and what tells whether it is."""

    piece: Piece
    named: bool
    below_title: bool
    parted: bool

    def lifted(self) -> Lifted:
        return Lifted(text=self.piece.text, span=self.piece.span())

    def says(self, said: str | None) -> bool:
        return said is not None and _letters(self.piece.text) == _letters(said)


def subtitle_of(pieces: Pieces, article: CleanedArticle) -> Lifted | None:
    """Return the standfirst: what the markup names so, the page's metadata gives, or a byline parts from the body.

    A summary in the metadata is believed where it stands in the text, but not as the body's own beginning.
    """
    near = list(_near(pieces))
    named = (one for one in near if one.named and credit_of(one.piece.text) is None)
    said = (one for one in near if one.says(article.subtitle))
    summed = (one for one in near if one.parted and one.says(article.description))
    if (found := next(chain(named, said, summed), None)) is not None:
        return found.lifted()
    if article.subtitle is not None and article.subtitle != article.title:
        return Lifted(text=article.subtitle, span=None)
    return next((one.lifted() for one in near if _stands_between(one)), None)


def _stands_between(one: _Candidate) -> bool:
    least = _LEAST_WORDS if one.piece.path else _LEAST_WORDS_OF_TEXT
    return one.piece.words >= least and one.below_title and one.parted


def _near(pieces: Pieces) -> Iterator[_Candidate]:
    """Give the lines close above the body and the first of it that may be a standfirst."""
    for i in range(max(pieces.above - _ABOVE, 0), min(pieces.above + _FIRST, len(pieces.all))):
        piece = pieces.all[i]
        if piece.inline or not _LEAST_WORDS <= piece.words <= _MOST_WORDS:
            continue
        below_title = i > 0 and pieces.all[i - 1].label is Label.TITLE
        related = piece.label is Label.RELATED and below_title
        if piece.label in _NO_SUBTITLE and not related:
            continue
        named = is_named(piece.path, _NAMES, _AROUND)
        if named or not related:
            heading = below_title and piece.kind is BlockKind.HEADING
            yield _Candidate(piece, named, below_title, heading or _is_parted(pieces.all, i))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _is_parted(pieces: Sequence[Piece], i: int) -> bool:
    """Say whether a byline or a time stands between line `i` and the body's next one."""
    below = (pieces[j].label for j in range(i + 1, len(pieces)))
    return any(label in _PARTING for label in takewhile(lambda label: label is not None, below))
