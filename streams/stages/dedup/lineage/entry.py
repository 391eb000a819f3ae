"""What is remembered of an article beside its cluster, as it stands in the entry of its lane."""

from __future__ import annotations

import binascii
from base64 import b64decode
from typing import Any

from streams.errors import Reason, RejectError
from streams.records import LaneEntry
from streams.stages.dedup.changes.body import unpack
from streams.stages.dedup.lineage.account import Account
from streams.stages.dedup.lineage.lineage import Remembered

_TOLD = ("history", "changes", "coverage", "judgement")


def told_of(account: Account | None) -> dict[str, Any]:
    """Return the fields of an account that records carry; none where nothing was told."""
    return {} if account is None else {name: getattr(account, name) for name in _TOLD}


def remembered_in(entry: LaneEntry) -> Remembered | None:
    """Return what an entry remembers; None for one of the time before. Raises RejectError where its body is none."""
    if entry.body is None:
        return None
    try:
        body = b64decode(entry.body, validate=True)
        unpack(body)
    except (binascii.Error, ValueError) as error:
        raise RejectError(Reason.WRONG_SCHEMA, f"body: {error}") from error
    account = Account(version=entry.version, **{name: getattr(entry, name) for name in _TOLD})
    return Remembered(account, body)
