"""The file of rules that a user owns, as the settings name it."""

from __future__ import annotations

from pathlib import Path

from streams.settings import Settings
from streams.stages.strip.rule_file import RuleFileError
from streams.stages.strip.ruleset import Ruleset, built_in, user_rules


def rules_of(settings: Settings) -> Ruleset:
    """Return the rules to strip by: the built-in ones, and those of the user before them. Raises RuleFileError."""
    return built_in() if settings.rules is None else read_rules(settings.rules)


def read_rules(path: Path) -> Ruleset:
    """Return the built-in rules with those of the file at `path` before them. Raises RuleFileError."""
    return user_rules(text_of(path), str(path))


def text_of(path: Path) -> str:
    """Return what stands in the file of rules at `path`. Raises RuleFileError."""
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise RuleFileError(
            f"{path}: {error.strerror or error}. STREAMS_RULES names the file of your rules."
        ) from error
    except UnicodeDecodeError as error:
        raise RuleFileError(f"{path}: this is not in UTF-8: {error.reason} at byte {error.start}.") from error
