"""What the elements of HTML mean for text: which break it, which hide it, which name its kind."""

from __future__ import annotations

from streams.records import BlockKind


def _named(names: str) -> frozenset[str]:
    return frozenset(names.split())


# Phrasing content (HTML Living Standard, 3.2.5.2.5) that runs on in a line. All others, custom ones too, break it.
INLINE = _named("""
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt ruby s samp slot
    small span strike strong sub sup time tt u var wbr
""")

# No text of the page, or the text of its controls.
SKIPPED = _named("""
    applet area audio canvas datalist embed frame frameset head iframe img input link map math meta noembed noframes
    noscript object param picture progress script select source style svg template textarea title track video
""")

# Nothing inside, and a line ends there.
VOID = _named("br hr")

KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    "blockquote": BlockKind.QUOTE,
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), BlockKind.PREFORMATTED),
}

CELLS = _named("td th")

# A table row with one of these inside lays out a page; a row without any holds data.
LAYOUT = "p,div,ul,ol,dl,table,blockquote,pre,section,article,aside,figure,form,h1,h2,h3,h4,h5,h6,br+br"
