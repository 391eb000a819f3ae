"""The groups in which labels are coloured alike: a few colours can be told apart, twenty cannot."""

from __future__ import annotations

from enum import StrEnum

from streams.records import Label


class Group(StrEnum):
    """What labels of one colour have in common."""

    KEPT = "kept"
    ABOUT = "about the article"
    PICTURES = "pictures and players"
    LINKS = "links"
    OFFERS = "offers and advertising"
    NOTICES = "notices"
    OTHER = "other"


_GROUPS = {
    Label.TITLE: Group.ABOUT,
    Label.BYLINE: Group.ABOUT,
    Label.TIMESTAMP: Group.ABOUT,
    Label.CONTRIBUTOR: Group.ABOUT,
    Label.AUTHOR_BIO: Group.ABOUT,
    Label.CAPTION: Group.PICTURES,
    Label.CREDIT: Group.PICTURES,
    Label.PLAYER: Group.PICTURES,
    Label.RELATED: Group.LINKS,
    Label.SHARE: Group.LINKS,
    Label.NAVIGATION: Group.LINKS,
    Label.COMMENTS: Group.LINKS,
    Label.SUBSCRIBE: Group.OFFERS,
    Label.PROMO: Group.OFFERS,
    Label.AD: Group.OFFERS,
    Label.APP_INSTALL: Group.OFFERS,
    Label.COOKIES: Group.NOTICES,
    Label.COPYRIGHT: Group.NOTICES,
}


def group_of(label: str) -> Group:
    """Return the group of a label of what is removed."""
    return next((group for known, group in _GROUPS.items() if known == label), Group.OTHER)


def named(label: str) -> str:
    """Return the label as words."""
    return label.replace("_", " ")
