"""Which of an article's full names are others of its names, mistyped: a letter off, and standing there once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from streams.stages.tag.lexicon import lists

LONGEST_NAME = 8  # words; what is longer is no name of a person

_SHORTEST_TYPO = 3  # letters: Li and Lu are two names
_SHORTEST_SURNAME = 6
_MOST_SURNAMES = 32  # with one first letter
_COMPARED = 4  # of the names that differ in the same one word, the most frequent are compared

Name = tuple[str, ...]


def right_spellings(mentions: Iterable[Name]) -> dict[Name, Name]:
    """Return the right spelling of each mistyped full name."""
    counts = Counter([mention for mention in mentions if 1 < len(mention) <= LONGEST_NAME])
    if _share_no_word({name[0] for name in counts}, {name[-1] for name in counts}, len(counts)):
        return {}
    alike: dict[tuple[int, Name], list[Name]] = defaultdict(list)
    for name, _ in counts.most_common():
        for place in range(len(name)):
            alike[place, (*name[:place], "", *name[place + 1 :])].append(name)
    right: dict[Name, Name] = {}
    for (place, _), names in alike.items():
        for typo in names[1:]:
            if counts[typo] > 1:
                continue
            for name in names[:_COMPARED]:
                if name != typo and name not in right and _mistyped(typo, name, place, counts[name]):
                    right.setdefault(typo, name)
    return right


def _share_no_word(firsts: set[str], lasts: set[str], names: int) -> bool:
    """Tell whether no two names begin or end with the same word, as those do that differ in one word."""
    return len(firsts) == len(lasts) == names


def right_surnames(mentions: Iterable[Name]) -> dict[Name, Name]:
    """Return the right spelling of each mistyped name of one word that stands once: the last word of a full name.

    It begins like it, is long and no listed name, and more than its ending is off: Zolina is not Zolin mistyped.
    """
    counts = Counter(mentions)
    surnames: dict[str, list[str]] = defaultdict(list)
    for name in counts:
        if len(name) > 1 and len(name[-1]) >= _SHORTEST_SURNAME:
            surnames[name[-1][0]].append(name[-1])
    known = {word for name in counts if len(name) > 1 for word in name}
    right: dict[Name, Name] = {}
    for name, count in counts.items():
        if len(name) == 1 and count == 1 and name[0] not in known and not _is_listed(name[0]):
            alike = (surname for surname in surnames[name[0][0]][:_MOST_SURNAMES] if _misspells(name[0], surname))
            surname = next(alike, None)
            if surname is not None:
                right[name] = (surname,)
    return right


def _misspells(word: str, surname: str) -> bool:
    return len(word) >= _SHORTEST_SURNAME and word[-1] == surname[-1] and one_edit(word, surname)


def _mistyped(typo: Name, name: Name, place: int, count: int) -> bool:
    """Tell whether `typo`, which stands once, is `name`, which stands `count` times, and not somebody else.

    Two listed names that are alike, as Jan and Jon, belong to two people, unless the names are long and one frequent.
    """
    if min(len(typo[place]), len(name[place])) < _SHORTEST_TYPO or not one_edit(typo[place], name[place]):
        return False
    long_and_frequent = len(name) > 2 and count > 1  # noqa: PLR2004 - two words agree
    return long_and_frequent or not (_is_listed(typo[place]) and _is_listed(name[place]))


def _is_listed(word: str) -> bool:
    return not {"given", "surname"}.isdisjoint(lists(word.capitalize()))


def one_edit(one: str, other: str) -> bool:
    """Tell whether one letter added, left out, changed, or swapped with the next makes `one` into `other`."""
    if len(one) > len(other):
        one, other = other, one
    same = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))
    if len(other) - len(one) == 1:
        return one[same:] == other[same + 1 :]
    swapped = one[same : same + 2] == other[same : same + 2][::-1] and one[same + 2 :] == other[same + 2 :]
    return len(one) == len(other) and one != other and (swapped or one[same + 1 :] == other[same + 1 :])
