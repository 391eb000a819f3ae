"""The two kinds of failure, and the wording of each reason for which an input is rejected."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why an input was rejected: the `code` of its dead letter. Codes are forever; wordings may improve."""

    INVALID_JSON = "invalid_json"
    WRONG_SCHEMA = "wrong_schema"
    NO_CONTENT = "no_content"
    EMPTY = "empty"
    ONLY_BOILERPLATE = "only_boilerplate"
    TOO_LARGE = "too_large"
    TOO_DEEP = "too_deep"
    STAGE_FAILED = "stage_failed"


WORDING = {
    Reason.INVALID_JSON: "The value is not JSON in UTF-8: {}. Put one JSON object per record on the topic.",
    Reason.WRONG_SCHEMA: "The record does not fit its schema: {}. See schemas/articles for the fields and their types.",
    Reason.NO_CONTENT: "A raw record carries exactly one of `text` and `html`, and this one carries {}.",
    Reason.EMPTY: "Nothing is left of the text once markup and invisible characters are gone: {}.",
    Reason.ONLY_BOILERPLATE: "All of the text was boilerplate, no body was found: {}.",
    Reason.TOO_LARGE: "The record is larger than what the pipeline takes: {}.",
    Reason.TOO_DEEP: "The markup is nested deeper than what the pipeline takes: {}.",
    Reason.STAGE_FAILED: "The stage failed on this record, which is a defect of the program: {}. Please report it.",
}


LONGEST_DETAIL = 500  # characters: a detail may quote the input, and a dead letter has to fit its topic


class RejectError(Exception):
    """This input can never be processed: it becomes a dead letter and is not tried again."""

    def __init__(self, reason: Reason, detail: str) -> None:
        """Word `reason` with `detail`, which says what was wrong with this very input; a long one is cut, visibly."""
        super().__init__(WORDING[reason].format(_bounded(detail)))
        self.reason = reason


def _bounded(detail: str) -> str:
    """Return at most 500 characters of `detail`, which may carry whatever the input holds, as JSON can carry them."""
    if len(detail) > LONGEST_DETAIL:
        detail = f"{detail[:LONGEST_DETAIL]}… ({len(detail):,} characters in all)"
    return detail.encode("utf-8", "backslashreplace").decode()


class UnavailableError(Exception):
    """Something outside does not answer: the same input is tried again, with backoff."""


class UsageError(Exception):
    """The user asked for what cannot be done; the message says what to do. The command line shows it in one line."""


class BadInputError(UsageError):
    """A file that the user named cannot be used."""


class BrokerUnreachableError(UnavailableError):
    """No broker answers at the address."""


class BrokerStartError(UnavailableError):
    """The embedded broker cannot be started; the message says why and what to do."""
