"""A small page as the model looks at it."""

from strip_articles import cleaned

from streams.stages.strip.labeller.page import Page
from streams.stages.strip.labeller.reading import page_of
from streams.stages.strip.lines import read
from streams.stages.strip.memory_counts import Sightings
from streams.stages.strip.ruleset import built_in

TEXT = """Subscribe

The ferry left the pier at noon, the coast guard said, and came back at dusk with nobody on board.

Divers are to look at the hull on Tuesday.

Share"""


def page(text: str, *, paths: tuple[str, ...] = (), seen: Sightings | None = None) -> Page:
    lines, ruleset = read(cleaned(text, paths=paths)), built_in()
    return page_of(lines, "Ferry comes back empty", ruleset, ruleset.match(lines), seen)
