"""`streams rules`: what is boilerplate, by whose rules, and what a change would do."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from streams.cli.configuration import read_settings
from streams.cli.failures import FailedError
from streams.cli.feed import read_all
from streams.cli.help import examples
from streams.cli.output import counted, remark, standard_output
from streams.cli.render.rules import changed, failed, listed, summed_up
from streams.cli.trying import Tried, change_of, tried
from streams.errors import BadInputError
from streams.feeding import STANDARD_INPUT, Refused, find_files
from streams.stages.strip.examples import failures
from streams.stages.strip.rule_file import parse
from streams.stages.strip.ruleset import built_in
from streams.user_rules import rules_of, text_of

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="What is boilerplate: list the rules, test them, and try a change before it is made.",
    epilog=examples(
        "streams rules list",
        "streams rules test my-rules.yaml           # its examples and counterexamples",
        "streams rules try my-rules.yaml pages/     # what it would take out, and bring back",
        "STREAMS_RULES=my-rules.yaml streams worker # takes up each change of the file",
    ),
)

File = Annotated[Path | None, typer.Argument(help="A file of rules; without one that of STREAMS_RULES.")]


@app.command("list", epilog=examples("streams rules list", "STREAMS_RULES=my-rules.yaml streams rules list"))
def list_rules() -> None:
    """List the rules in the order in which they are asked: your own from STREAMS_RULES, then the built-in ones."""
    settings = read_settings()
    standard_output().print(listed(rules_of(settings), settings.rules))


@app.command("test", epilog=examples("streams rules test", "streams rules test my-rules.yaml"))
def run_examples(file: File = None) -> None:
    """Try every rule on its examples and counterexamples, yours and the built-in ones. Exits with 1 if one fails."""
    path = file or read_settings().rules
    files = [built_in().layers[0].file, *([parse(text_of(path), str(path))] if path else [])]
    found = [failure for one in files for failure in failures(one)]
    rules = [rule for one in files for rule in one.rules]
    lines = sum(len(rule.examples) + len(rule.counterexamples) for rule in rules)
    tested = f"{counted(len(rules), 'rule')} on {counted(lines, 'line')}"
    if found:
        standard_output().print(failed(found))
        wrong = (
            "1 comes out otherwise than it should"
            if len(found) == 1
            else f"{len(found)} come out otherwise than they should"
        )
        raise FailedError(f"{tested}: {wrong}.")
    standard_output().print(f"{tested}: all come out as they should.")


@app.command(
    "try",
    epilog=examples(
        "streams rules try my-rules.yaml pages/     # instead of the rules that hold now",
        "streams rules try courier/teaser pages/    # what one rule of yours does, or a built-in one",
    ),
)
def try_rules(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="A file of rules, or the name of a rule that holds now.")],
    paths: Annotated[list[Path], typer.Argument(help="Files and folders; - is JSONL on standard input.")],
) -> None:
    """Show what rules would take out of files, and what would come back, before they are put to use.

    A file is compared with the rules that hold now, the built-in ones and those of STREAMS_RULES; a single rule with
    all of them but itself. Lines that go and read as sentences are marked: they are likely to be body. Nothing is
    remembered or written.
    """
    change = change_of(rule, read_settings())
    found = find_files(path for path in paths if path != STANDARD_INPUT)
    articles: list[Tried] = []
    refused = 0
    for record in read_all(paths, found):
        if isinstance(record, Refused):
            refused += 1
            remark(f"{record.origin} was left out: {record.reason}.", "red")
            continue
        article = tried(record, change, len(articles))
        articles.append(article)
        if article.changes:
            standard_output().print(changed(article), "")
    standard_output().print(summed_up(articles))
    if refused:
        raise BadInputError(f"{counted(refused, 'record')} could not be read.")
