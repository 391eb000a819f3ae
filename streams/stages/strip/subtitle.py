"""The line between title and body that belongs to neither: the second headline, or standfirst."""

from __future__ import annotations

import re
from collections.abc import Iterator

from streams.records import BlockKind, CleanedArticle, Label, Lifted
from streams.stages.strip.credits import credit_of
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
_TOKEN = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+")
_LEAST_WORDS = 4
_LEAST_WORDS_OF_TEXT = 7  # of a line without markup
_MOST_WORDS = 60
_FIRST = 3
_NO_SUBTITLE = {
    Label.BYLINE,
    Label.TIMESTAMP,
    Label.CAPTION,
    Label.CREDIT,
    Label.TITLE,
    Label.SHARE,
    Label.SUBSCRIBE,
    Label.AD,
    Label.PLAYER,
    Label.COOKIES,
    Label.RELATED,
    Label.COPYRIGHT,
    Label.AUTHOR_BIO,
    Label.DUPLICATE,
}
_PARTING = {Label.BYLINE, Label.TIMESTAMP}


def subtitle_of(pieces: Pieces, article: CleanedArticle) -> Lifted | None:
    """Return the standfirst: what the markup names so, the page's metadata gives, or a byline parts from the body.

    A summary in the metadata is believed where it stands in the text, but not as the body's own beginning.
    """
    near = list(_near(pieces))
    for piece in near:
        if _is_named(piece) and credit_of(piece.text) is None:
            return _lifted(piece)
    for said in (article.subtitle, article.description):
        same = next((piece for piece in near if said and _same(piece.text, said)), None)
        if same is not None and (said == article.subtitle or _is_parted(pieces, same)):
            return _lifted(same)
    if article.subtitle is not None and article.subtitle != article.title:
        return Lifted(text=article.subtitle, span=None)
    return next((_lifted(piece) for piece in near if _stands_between(pieces, piece)), None)


def _stands_between(pieces: Pieces, piece: Piece) -> bool:
    least = _LEAST_WORDS if piece.path else _LEAST_WORDS_OF_TEXT
    return piece.words >= least and _follows_title(pieces, piece) and _is_parted(pieces, piece)


def _near(pieces: Pieces) -> Iterator[Piece]:
    """Give the lines above the body and the first of it that may be a standfirst."""
    for piece in pieces.all[: pieces.above + _FIRST]:
        teaser = piece.label is Label.RELATED and _follows_title(pieces, piece) and _is_named(piece)
        if (
            (teaser or piece.label not in _NO_SUBTITLE)
            and not piece.inline
            and _LEAST_WORDS <= piece.words <= _MOST_WORDS
        ):
            yield piece


def _lifted(piece: Piece) -> Lifted:
    return Lifted(text=piece.text, span=piece.span())


def _same(text: str, said: str) -> bool:
    return _letters(text) == _letters(said)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _is_named(piece: Piece) -> bool:
    inner = ">".join(piece.path.rsplit(">", 2)[-2:])
    return bool(inner) and not _NAMES.isdisjoint(token.lower() for token in _TOKEN.findall(inner))


def _follows_title(pieces: Pieces, piece: Piece) -> bool:
    i = pieces.all.index(piece)
    return i > 0 and pieces.all[i - 1].label is Label.TITLE


def _is_parted(pieces: Pieces, piece: Piece) -> bool:
    """Say whether a byline or a time stands between the line and the body's next one, or it is a heading."""
    i = pieces.all.index(piece)
    if piece.kind is BlockKind.HEADING and _follows_title(pieces, piece):
        return True
    for other in pieces.all[i + 1 :]:
        if other.label is None:
            return False
        if other.label in _PARTING:
            return True
    return False
