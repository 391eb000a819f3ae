"""From mentions to entities: who and what is the same within one article, and under which name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from streams.records import Entity, EntityType, Mention
from streams.stages.tag.document.abbreviations import acronyms, short_forms
from streams.stages.tag.document.people import people

Key = tuple[str, ...]

_RESOLVERS = ((EntityType.PERSON, people), (EntityType.ORG, short_forms), (EntityType.GPE, acronyms))


class Named(NamedTuple):
    """A mention, its type, and its words in lower case as `key`."""

    mention: Mention
    type: EntityType
    key: Key


def merged(found: Sequence[Named]) -> tuple[Entity, ...]:
    """Return the entities behind the mentions `found`, which are in order, by their first mention."""
    keys = [_plain(named.key) for named in found]
    for kind, resolve in _RESOLVERS:
        of_kind = [number for number, named in enumerate(found) if named.type is kind]
        for number, key in zip(of_kind, resolve([keys[number] for number in of_kind]), strict=True):
            keys[number] = key
    groups: dict[tuple[EntityType, Key], list[Mention]] = defaultdict(list)
    for named, key in zip(found, keys, strict=True):
        groups[named.type, key].append(named.mention)
    return tuple(
        Entity(name=_canonical(mentions, kind), type=kind, mentions=tuple(mentions))
        for (kind, _), mentions in groups.items()
    )


def _plain(key: Key) -> Key:
    """Return the key without the full stops of abbreviations and a leading article."""
    plain = tuple(word for word in (word.replace(".", "") for word in key) if word)
    return plain[1:] if len(plain) > 1 and plain[0] == "the" else plain or key


def _canonical(mentions: Sequence[Mention], kind: EntityType) -> str:
    """Return the fullest form; of spellings with as many words the most frequent, of those the first.

    Capitals all through, as in datelines, count last: the name is written so only if the text never has it otherwise.
    An organisation of one word may be an acronym, for which that does not hold.
    """
    forms = Counter(" ".join(mention.text.split()) for mention in mentions)

    def rank(form: str) -> tuple[int, bool, int]:
        words = len(form.split())
        is_loud = form.isupper() and (kind is not EntityType.ORG or words > 1)
        return words, not is_loud, forms[form]

    return max(forms, key=rank)  # of equals the first
