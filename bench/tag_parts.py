"""Where the time of the tag stage goes: CPU milliseconds an article by part, of several rounds the fastest.

  python bench/tag_parts.py FILE.jsonl.xz [--warm FILE.jsonl.xz] [--rounds N]

FILE holds articles {id, text, …}; those of --warm are tagged before, as a worker has met most words already. In the
first round the words of FILE itself are new; it is printed beside the fastest. "names" are tokens and names, "entities"
these and the rules of the document, "linked" all these, links and salience; "stage" is "linked" and "sign".
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from pathlib import Path

from tagger_data import articles

from streams.records import Position, StrippedArticle, Trace
from streams.stages.tag.engine import scored_spans
from streams.stages.tag.stage import entities, linked, tag
from streams.stages.tag.tokens import tokenize
from streams.text.signature import sign

Part = Callable[[StrippedArticle], object]
PARTS: dict[str, Part] = {
    "tokens": lambda article: tokenize(article.text),
    "names": lambda article: scored_spans(article.text, tokenize(article.text)),
    "entities": lambda article: entities(article.text, "en"),
    "linked": linked,
    "sign": lambda article: sign(article.title, article.text),
    "stage": tag,
}


def stripped(text: str) -> StrippedArticle:
    """Return an article of that text whose first line, up to 90 characters, is its title."""
    return StrippedArticle(
        schema="articles.stripped/1",
        id="a",
        version="1",
        source="bench.example",
        trace=Trace(raw=Position(topic="articles.raw", partition=0, offset=0), finished=(), attempts=0),
        url=None,
        title=text.split("\n", 1)[0][:90],
        publisher=None,
        language="en",
        published_at=None,
        modified_at=None,
        fetched_at=None,
        text=text,
        dateline=None,
        byline=None,
        contributors=(),
        images=(),
        removed=(),
        complete=True,
    )


def milliseconds(part: Part, given: list[StrippedArticle]) -> float:
    """Return what `part` takes for one of the articles."""
    begun = time.process_time()
    for article in given:
        part(article)
    return 1000 * (time.process_time() - begun) / len(given)


def main() -> None:
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("file", type=Path)
    ask.add_argument("--warm", type=Path)
    ask.add_argument("--rounds", type=int, default=5)
    asked = ask.parse_args()
    given = [stripped(article["text"]) for article in articles(asked.file)]
    before = articles(asked.warm) if asked.warm else [{"text": "Karen Lindqvist of Norway said so on Tuesday."}]
    for article in before:
        tag(stripped(article["text"]))
    gc.freeze()  # what the benchmark holds is no garbage of the stage
    rounds = [{name: milliseconds(PARTS[name], given) for name in reversed(PARTS)} for _ in range(asked.rounds)]
    print(f"{'part':10}{'first':>8}{'fastest':>9}{'a second':>10}")
    for name in PARTS:
        fastest = min(one[name] for one in rounds)
        print(f"{name:10}{rounds[0][name]:8.3f}{fastest:9.3f}{1000 / fastest:10.0f}")


if __name__ == "__main__":
    main()
