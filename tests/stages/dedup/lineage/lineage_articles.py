"""Tagged articles made up for tests of what a lane remembers."""

from typing import Any

import tagged_articles

from streams import ids
from streams.records import (
    Entity,
    EntityType,
    Mention,
    Position,
    TaggedArticle,
    Trace,
)

FERRY = (
    "ORVANA — A ferry with 212 people on board ran aground off Orvana early on Monday after its steering failed in "
    "heavy seas, the coast guard said.\n\n"
    "The Maren Lind struck a sandbank three kilometres from the harbour. Rescue boats reached it within the hour.\n\n"
    "Nine people were treated for bruises, said Petra Halloway of the hospital."
)
SNOW = (
    "Heavy snow fell over the northern valleys at the weekend. Forecasters in Velmar expect 40 centimetres more by "
    "Thursday, and the pass road stays closed until the ploughs have been through it twice."
)


def tagged(name: str, text: str = FERRY, *, source: str = "harbour.example", **known: Any) -> TaggedArticle:
    """Give an article of this id; `known` may hold its title, its publisher and the names in it."""
    title, names = known.get("title", "Ferry runs aground"), known.get("names", ("Petra Halloway",))
    return tagged_articles.tagged(
        text,
        title=title,
        id=name,
        version=ids.version(title, text),
        source=source,
        trace=Trace(raw=Position(topic="articles.raw", partition=0, offset=7)),
        publisher=known.get("publisher"),
        entities=tuple(_person(text, one) for one in names if one in text),
    )


def _person(text: str, name: str) -> Entity:
    start = text.index(name)
    mention = Mention(start=start, end=start + len(name), text=name)
    return Entity(name=name, type=EntityType.PERSON, mentions=(mention,))
