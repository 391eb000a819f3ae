"""Compare HTML parsers: pages a second to parse, and to parse and visit each node with its text, from Python.

  python bench/parsers.py PAGES.jsonl[.xz|.gz]    one {"html": ...} a line

selectolax is what the pipeline uses. The others are measured where they are installed: pip install resiliparse lxml
"""

from __future__ import annotations

import gzip
import importlib
import json
import lzma
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

MOST_PAGES = 150
OPENERS: dict[str, Callable[..., Any]] = {".xz": lzma.open, ".gz": gzip.open}

Tree = Any  # each library has its own, and two of them publish no types


def selectolax() -> tuple[Callable[[str], Tree], Callable[[Tree], int]]:
    """Return how selectolax (lexbor) parses a page, and how it counts the characters of its text nodes."""
    lexbor = importlib.import_module("selectolax.lexbor")

    def walk(tree: Tree) -> int:
        nodes = tree.root.traverse(include_text=True)
        return sum(len(node.text_content) for node in nodes if node.tag == "-text")

    return lexbor.LexborHTMLParser, walk


def resiliparse() -> tuple[Callable[[str], Tree], Callable[[Tree], int]]:
    """Return the same of resiliparse (lexbor, too)."""
    html = importlib.import_module("resiliparse.parse.html")

    def walk(tree: Tree) -> int:
        return sum(len(node.text) for node in tree.document if node.type == html.NodeType.TEXT)

    return html.HTMLTree.parse, walk


def lxml() -> tuple[Callable[[str], Tree], Callable[[Tree], int]]:
    """Return the same of lxml (libxml2)."""
    html = importlib.import_module("lxml.html")

    def walk(tree: Tree) -> int:
        return sum(len(node.text or "") + len(node.tail or "") for node in tree.iter())

    return html.document_fromstring, walk


def both(parse: Callable[[str], Tree], walk: Callable[[Tree], int], page: str) -> int:
    """Parse a page and walk it."""
    return walk(parse(page))


def pages(path: Path) -> Iterator[str]:
    """Read the pages of a JSONL file."""
    with OPENERS.get(path.suffix, open)(path, "rt", encoding="utf-8") as file:
        yield from (json.loads(line)["html"] for line in file)


def pages_per_second(work: Callable[[str], object], given: list[str]) -> float:
    """Return the best of three rounds, by CPU time."""
    rounds = []
    for _ in range(3):
        begun = time.process_time()
        for page in given:
            work(page)
        rounds.append(time.process_time() - begun)
    return len(given) / min(rounds)


def main() -> None:
    """Print a table."""
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and one file
        sys.exit(__doc__)
    given = list(islice(pages(Path(sys.argv[1])), MOST_PAGES))
    print(f"{len(given)} pages, {sum(map(len, given)) / len(given) / 1000:.0f} kB on average")
    print(f"{'parser':12} {'parse':>8} {'and walk':>9}")
    for load in (selectolax, resiliparse, lxml):
        try:
            parse, walk = load()
        except ImportError:
            print(f"{load.__name__:12} not installed: pip install {load.__name__}")
            continue
        walked = pages_per_second(partial(both, parse, walk), given)
        print(f"{load.__name__:12} {pages_per_second(parse, given):8.0f} {walked:9.0f}")


if __name__ == "__main__":
    main()
