"""`streams explain`: each block of an article with what became of it, the names in it, and why."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from streams import broker
from streams.cli.configuration import read_settings
from streams.cli.explaining.explanation import Explanation, as_json
from streams.cli.explaining.files import Files
from streams.cli.explaining.lookup import looked_up
from streams.cli.explaining.tagged import tagged
from streams.cli.feed import read_all
from streams.cli.help import examples
from streams.cli.output import counted, print_json, remark, standard_output
from streams.cli.render.explained import explained
from streams.cli.render.page import page
from streams.errors import BadInputError, UnavailableError
from streams.feeding import STANDARD_INPUT, find_files
from streams.feeding.files import kind_of
from streams.settings import Settings
from streams.stages.strip.ruleset import Ruleset
from streams.user_rules import rules_of

app = typer.Typer(add_completion=False)


@app.command(
    epilog=examples(
        "streams explain page.html                         # in colour, block by block",
        "streams explain page.html --html explained.html   # the same as a page to read",
        "streams explain t-91c0f2a3d4e5b6c7a8b9c0d1        # what became of an article that was indexed",
        "streams explain crawl.jsonl --json | jq '.blocks[] | select(.kept | not) | .rule'",
    )
)
def explain(
    what: Annotated[list[str], typer.Argument(metavar="FILE|ID...", help="Files, - for JSONL, or ids of articles.")],
    *,
    html: Annotated[Path | None, typer.Option("--html", metavar="PATH", help="Write one page to read there.")] = None,
    json: Annotated[bool, typer.Option("--json", help="One line of JSON for each article.")] = False,
) -> None:
    """Show what becomes of each block, stays or goes, as what, how sure, by which rule, and why, and the names in it.

    Names are in colour, each with its type and what it is linked to, and why. A file is put through clean, strip and
    tag, without a broker. What is no file is the id of an article, which is looked up on articles.indexed and
    articles.stripped: its record says what was taken out, and who is named, when it was processed. For one that was
    indexed its story is shown too: who brought it when, what each copy and version added and dropped, the texts side by
    side, the numbers behind the decision, and the closest story that it did not join.
    """
    settings = read_settings()
    files = Files(rules_of(settings))
    each: Iterator[Explanation] = map(tagged, _explanations(what, files, settings))
    if html is not None:
        told = list(each)
        html.write_text(page(told), "utf-8")
        remark(f"{counted(len(told), 'article')} explained in {html}.")
        each = iter(told if json else ())
    if json:
        print_json(map(as_json, each))
    else:
        for one in each:
            standard_output().print(explained(one), "")
    if files.refused:
        raise BadInputError(f"{counted(files.refused, 'record')} could not be read.")


def _explanations(what: Iterable[str], files: Files, settings: Settings) -> Iterator[Explanation]:
    for name in what:
        path = Path(name)
        if path == STANDARD_INPUT:
            yield from files.explained(read_all([path], find_files([])))
        elif os.path.exists(name) or kind_of(path):  # noqa: PTH110 - it also answers for ids too long for a name
            yield from files.explained(read_all([path], find_files([path])))
        else:
            yield _by_id(name, settings, files.ruleset)


def _by_id(article_id: str, settings: Settings, ruleset: Ruleset) -> Explanation:
    try:
        return looked_up(settings, broker.address(settings), article_id, ruleset)
    except UnavailableError as error:
        raise UnavailableError(
            f"{article_id} is no file, and to look it up as an id takes a broker. {error}"
        ) from error
