"""What other boilerplate removers make of pages, and how long they take.

    REMOVERS/bin/python bench/removers.py TOOL < PAGES.jsonl > ANSWERS.jsonl

Reads {id, url, given} and writes {id, text} for each, then {seconds: [CPU seconds of each of three rounds], failed:
{error: how many pages}}. Before the rounds come 20 pages that are not counted, so that what is made once is made. A
page on which a tool fails is empty. REMOVERS is an environment with what bench/removers.txt names; nothing here needs
the project.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

ROUNDS = 3
WARM_UP = 20

# C4: Raffel et al. 2020, section 2.2, without the list of bad words and the least number of sentences, which choose
# pages, not lines.
_C4_ENDS = (".", "!", "?", '"', "”")
_C4_WORDS = 5
_C4_NOTICES = ("javascript", "terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies")
_C4_PAGES = ("lorem ipsum", "{")

_INLINE = {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span"}
_INLINE |= {"strong", "sub", "sup", "time", "u"}

Row = dict[str, str]
Remover = Callable[[Row], str]


def nothing() -> Remover:
    """Leave the page as it is."""
    return lambda row: row["given"]


def c4() -> Remover:
    """Keep the lines that C4 keeps."""

    def remove(row: Row) -> str:
        if any(mark in row["given"].lower() for mark in _C4_PAGES):
            return ""
        return "\n".join(filter(_is_c4, row["given"].splitlines()))

    return remove


def _is_c4(line: str) -> bool:
    line = line.strip()
    if not line.endswith(_C4_ENDS) or line.endswith("...") or len(line.split()) < _C4_WORDS:
        return False
    folded = line.lower()
    return not any(notice in folded for notice in _C4_NOTICES)


def trafilatura_precise() -> Remover:
    """Use trafilatura with favor_precision."""
    extract = _module("trafilatura").extract
    return lambda row: extract(row["given"], url=row["url"], favor_precision=True, include_comments=False) or ""


def trafilatura() -> Remover:
    """Use trafilatura with its defaults, but without readers' comments: no truth holds those."""
    extract = _module("trafilatura").extract
    return lambda row: extract(row["given"], url=row["url"], include_comments=False) or ""


def readability() -> Remover:
    """Use readability-lxml, and a line for each block of what it gives."""
    document, html = _module("readability").Document, _module("lxml.html")

    def remove(row: Row) -> str:
        tree = html.fromstring(document(row["given"], url=row["url"]).summary())
        for element in tree.iter():
            if element.tag not in _INLINE:
                element.tail = "\n" + (element.tail or "")
        return str(tree.text_content())

    return remove


def resiliparse() -> Remover:
    """Use resiliparse for the main content."""
    extract = _module("resiliparse.extract.html2text").extract_plain_text
    return lambda row: str(extract(row["given"], main_content=True, alt_texts=False, comments=False))


def newspaper() -> Remover:
    """Use newspaper4k."""
    module = _module("newspaper")

    def remove(row: Row) -> str:
        article = module.Article(row["url"], fetch_images=False)
        article.download(input_html=row["given"])
        article.parse()
        return str(article.text)

    return remove


TEXT_TOOLS = (nothing, c4)
HTML_TOOLS = (trafilatura_precise, trafilatura, readability, resiliparse, newspaper)
TOOLS = {tool.__name__: tool for tool in (*TEXT_TOOLS, *HTML_TOOLS)}


def answers(remove: Remover, rows: Sequence[Row]) -> tuple[list[str], Counter[str]]:
    """Return what is left of each page, empty where the tool fails, and how often it fails in which way."""
    failed: Counter[str] = Counter()
    texts = []
    for row in rows:
        try:
            texts.append(remove(row))
        except Exception as error:  # noqa: BLE001 - each tool has its own, and a page that it cannot take is a result
            failed[type(error).__name__] += 1
            texts.append("")
    return texts, failed


def _module(name: str) -> Any:  # noqa: ANN401 - the tools are not installed where types are checked
    return importlib.import_module(name)


def main() -> None:
    """Answer on standard output."""
    if len(sys.argv) != 2 or sys.argv[1] not in TOOLS:  # noqa: PLR2004 - the program and a tool
        sys.exit(__doc__)
    rows = [json.loads(line) for line in sys.stdin]
    remove = TOOLS[sys.argv[1]]()
    answers(remove, rows[:WARM_UP])
    seconds = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        texts, failed = answers(remove, rows)
        seconds.append(time.process_time() - begun)
    for row, text in zip(rows, texts, strict=True):
        print(json.dumps({"id": row["id"], "text": text}))
    print(json.dumps({"seconds": seconds, "failed": failed}))


if __name__ == "__main__":
    main()
