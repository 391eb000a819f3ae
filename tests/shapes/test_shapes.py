"""What must stay and what must go in pages of each shape that news comes in: the YAML file beside each page says it.

`not_yet` names phrases with which this goes wrong so far, and why.
"""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from streams.records import Position, RawArticle, StrippedArticle, Trace
from streams.stages.clean import clean
from streams.stages.strip import strip

SHAPES = Path(__file__).parent
NAMES = sorted(path.stem for path in SHAPES.glob("*.yaml"))
TRACE = Trace(raw=Position(topic="articles.raw", partition=0, offset=0))


@cache
def expected(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((SHAPES / f"{name}.yaml").read_text("utf-8"))
    return loaded


@cache
def stripped(name: str) -> StrippedArticle:
    return strip(clean(RawArticle(trace=TRACE, html=(SHAPES / f"{name}.html").read_text("utf-8"))))


def phrases(what: str) -> list[Any]:
    return [
        pytest.param(name, phrase, id=f"{name}-{phrase[:30]}", marks=marks(expected(name).get("not_yet", {}), phrase))
        for name in NAMES
        for phrase in expected(name)[what]
    ]


def marks(not_yet: dict[str, str], phrase: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=reason, strict=True) for known, reason in not_yet.items() if known == phrase]


@pytest.mark.parametrize(("name", "phrase"), phrases("stays"))
def test_what_stays(name: str, phrase: str) -> None:
    assert phrase in stripped(name).text


@pytest.mark.parametrize(("name", "phrase"), phrases("goes"))
def test_what_goes(name: str, phrase: str) -> None:
    assert phrase not in stripped(name).text


@pytest.mark.parametrize("name", NAMES)
def test_whether_it_is_complete(name: str) -> None:
    assert stripped(name).complete is expected(name).get("complete", True)


@pytest.mark.parametrize("name", [name for name in NAMES if expected(name).get("ordered")])
def test_what_stays_is_in_its_order(name: str) -> None:
    found = [stripped(name).text.find(phrase) for phrase in expected(name)["stays"]]
    known = [at for at in found if at >= 0]
    assert known == sorted(known)
