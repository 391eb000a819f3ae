"""HTML put together from parts, in which text is always escaped: only what this module makes counts as markup."""

from __future__ import annotations

from html import escape

from streams.text.visible import visible

_VOID = {"meta", "input"}


class Markup(str):
    """HTML that stands as it is."""

    __slots__ = ()


def text(value: str) -> Markup:
    """Return `value` as text, or as the value of an attribute: what could command or reorder is shown as its escape."""
    return value if isinstance(value, Markup) else Markup(escape(visible(value)))


def tag(name: str, /, *children: str, **attributes: str | None) -> Markup:
    """Return an element of `children`, those that are no Markup as text.

    An attribute of None is left out; a name loses the underscores at its end, and keeps others as hyphens.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(map(text, children))
    return Markup(f"<{name}{written}>" if name in _VOID else f"<{name}{written}>{inner}</{name}>")


def joined(*parts: str) -> Markup:
    """Return `parts` one after the other."""
    return Markup("".join(map(text, parts)))
