"""What other ways to find near-duplicates make of a stream of articles.

    OTHERS/bin/python bench/dedup_others.py TOOL < ARTICLES.jsonl > ANSWERS.jsonl

Reads {id, title, text} in the order of arrival and writes {id, cluster_id} for each, then {seconds, bytes}: CPU time of
signing and deciding, and how much the process grew. Each article joins the cluster of the first text that is alike, or
begins one. OTHERS is an environment with what bench/dedup_others.txt names; nothing here needs the project.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

THRESHOLD = 0.5  # of resemblance, for both MinHashes
PERMUTATIONS = 128
SHINGLE = 5  # words
DISTANCE = 6  # bits of 64

_WORD = re.compile(r"\w+")

Joiner = Callable[[str, str], str]


def shingles(text: str) -> list[str]:
    """Return the runs of five words; a shorter text is one run."""
    words = _WORD.findall(text.lower())
    return [" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))]


def datasketch() -> Joiner:
    """MinHash with locality-sensitive hashing, by datasketch."""
    module: Any = importlib.import_module("datasketch")
    index = module.MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    clusters, arrived = dict[str, str](), dict[str, int]()

    def join(name: str, text: str) -> str:
        signed = module.MinHash(num_perm=PERMUTATIONS)
        signed.update_batch([shingle.encode() for shingle in shingles(text)])
        found = index.query(signed)
        clusters[name] = clusters[min(found, key=arrived.__getitem__)] if found else name
        arrived[name] = len(arrived)
        index.insert(name, signed)
        return clusters[name]

    return join


def rensa() -> Joiner:
    """MinHash with locality-sensitive hashing, by rensa."""
    module: Any = importlib.import_module("rensa")
    index = module.RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32)
    clusters, signatures = list[str](), list[Any]()

    def join(name: str, text: str) -> str:
        signed = module.RMinHash(num_perm=PERMUTATIONS, seed=1)
        signed.update(shingles(text))
        alike = (one for one in sorted(index.query(signed)) if signatures[one].jaccard(signed) >= THRESHOLD)
        first = next(alike, None)
        index.insert(len(clusters), signed)
        clusters.append(name if first is None else clusters[first])
        signatures.append(signed)
        return clusters[-1]

    return join


def simhash() -> Joiner:
    """SimHash of 64 bits (Charikar 2002), six of which may differ, found by seven blocks (Manku et al. 2007)."""
    blocks: list[defaultdict[int, list[tuple[int, str]]]] = [defaultdict(list) for _ in range(DISTANCE + 1)]

    def join(name: str, text: str) -> str:
        signed = _simhash(shingles(text))
        keys = [signed >> 9 * block & (2**9 - 1 if block < DISTANCE else 2**10 - 1) for block in range(DISTANCE + 1)]
        near = (
            cluster
            for block, key in zip(blocks, keys, strict=True)
            for other, cluster in block[key]
            if (other ^ signed).bit_count() <= DISTANCE
        )
        cluster = next(near, name)
        for block, key in zip(blocks, keys, strict=True):
            block[key].append((signed, cluster))
        return cluster

    return join


def _simhash(features: list[str]) -> int:
    numpy: Any = importlib.import_module("numpy")
    digests = b"".join(hashlib.blake2b(feature.encode(), digest_size=8).digest() for feature in features)
    bits = numpy.unpackbits(numpy.frombuffer(digests, numpy.uint8)).reshape(-1, 64)
    return int.from_bytes(numpy.packbits(2 * bits.sum(axis=0) > len(bits)).tobytes(), "big")


TOOLS: dict[str, Callable[[], Joiner]] = {"datasketch": datasketch, "rensa": rensa, "simhash": simhash}


def answers(tool: str) -> Iterator[dict[str, Any]]:
    """Yield the answers to the articles on standard input, then what they took."""
    articles = [json.loads(line) for line in sys.stdin]
    join, began, before = TOOLS[tool](), time.process_time(), _bytes()
    for article in articles:
        yield {"id": article["id"], "cluster_id": join(article["id"], article["text"])}
    yield {"seconds": time.process_time() - began, "bytes": _bytes() - before}


def _bytes() -> int:
    with Path("/proc/self/statm").open(encoding="ascii") as file:
        return int(file.read().split()[1]) * 4096


if __name__ == "__main__":
    for line in answers(sys.argv[1]):
        print(json.dumps(line))
