import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from streams import metrics
from streams.agents import rules_watch
from streams.agents.rules_watch import RulesWatch
from streams.settings import Settings
from streams.stages.strip.rule_file import RuleFileError

RULE = "lines: [{name: %s, label: ad, phrases: [pay], examples: [Pay], counterexamples: [Nay]}]"


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules_watch, "EVERY_SECONDS", 0.02)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "rules.yaml"
    path.write_text(RULE % "a/first", "utf-8")
    return path


def names(watch: RulesWatch) -> list[str]:
    return [rule.name for rule in watch.rules().layers[0].file.rules]


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - what is waited for sets no event
            await asyncio.sleep(0.01)


def followed(watch: RulesWatch, *steps: tuple[Callable[[], object], Callable[[], bool]]) -> None:
    """Let `watch` follow its file while each step is done and its condition comes about."""

    async def follow() -> None:
        following = asyncio.create_task(watch.follow())
        for do, condition in steps:
            do()
            await until(condition)
        assert not following.done()
        following.cancel()

    asyncio.run(follow())


def broken() -> float | None:
    return metrics.RULES_BROKEN._value.get()  # type: ignore[no-any-return]  # noqa: SLF001


def test_a_changed_file_is_taken_up_and_a_broken_one_is_not(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    watch = RulesWatch(Settings(rules=path))
    before = watch.rules()
    with caplog.at_level(logging.WARNING):
        followed(
            watch,
            (lambda: path.write_text("lines: [{name: a/b}]", "utf-8"), lambda: watch.broken is not None),
        )
    assert watch.rules() is before
    assert broken() == 1
    [said] = caplog.messages
    assert said.startswith("the rules are broken, and the worker goes on with those that it has: ")
    assert f"{path}: rule a/b: Object missing required field" in said
    followed(watch, (lambda: path.write_text(RULE % "a/second", "utf-8"), lambda: names(watch) == ["a/second"]))
    assert watch.broken is None
    assert broken() == 0


def test_a_file_that_fails_its_own_examples_or_goes_away_changes_nothing(path: Path) -> None:
    watch = RulesWatch(Settings(rules=path))
    failing = (RULE % "a/second").replace("[Nay]", "[Pay]")
    followed(
        watch,
        (lambda: path.write_text(failing, "utf-8"), lambda: "counterexample 'Pay'" in (watch.broken or "")),
        (path.unlink, lambda: "No such file" in (watch.broken or "")),
        (lambda: path.write_text(RULE % "a/first", "utf-8"), lambda: watch.broken is None),
    )
    assert names(watch) == ["a/first"]


def test_a_file_that_is_put_in_the_place_of_the_other_is_taken_up(path: Path) -> None:
    watch = RulesWatch(Settings(rules=path))
    new = path.with_suffix(".new")
    new.write_text(RULE % "a/other", "utf-8")
    followed(watch, (lambda: new.replace(path), lambda: names(watch) == ["a/other"]))


def test_a_worker_does_not_start_on_rules_that_it_cannot_read(path: Path) -> None:
    path.write_text("lines: 3", "utf-8")
    with pytest.raises(RuleFileError, match="lines: Expected `array`, got `int`"):
        RulesWatch(Settings(rules=path))


def test_without_a_file_there_is_nothing_to_follow() -> None:
    asyncio.run(asyncio.wait_for(RulesWatch(Settings(rules=None)).follow(), 5))
