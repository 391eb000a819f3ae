"""What is to be remembered of an article beside its cluster, in its packed form."""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from dataclasses import dataclass
from struct import Struct
from typing import Any

from streams.errors import Reason, RejectError
from streams.records import LaneEntry
from streams.stages.dedup.changes import body as bodies
from streams.stages.dedup.lineage import account as accounts
from streams.stages.dedup.lineage.account import Account

_HEAD = Struct("<II")  # bytes of the account, size of the body
_TOLD = ("history", "changes", "coverage", "judgement")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """A packed account and a packed body, of which `size` is the size; the body is empty where it is not kept."""

    account: bytes
    body: bytes
    size: int


def pack(remembered: Remembered) -> bytes:
    """Return what `unpack` needs."""
    return _HEAD.pack(len(remembered.account), remembered.size) + remembered.account + remembered.body


def unpack(packed: bytes) -> Remembered:
    """Return what was packed."""
    length, size = _HEAD.unpack_from(packed)
    middle = _HEAD.size + length
    return Remembered(account=packed[_HEAD.size : middle], body=packed[middle:], size=size)


def told_of(account: Account | None) -> dict[str, Any]:
    """Return the fields of an account that records carry; none where nothing was told."""
    return {} if account is None else {name: getattr(account, name) for name in _TOLD}


def fields_of(packed: bytes) -> dict[str, Any]:
    """Return the fields in which the entry of a lane carries what was packed."""
    remembered = unpack(packed)
    body = b64encode(remembered.body).decode() or None
    return told_of(accounts.unpack(remembered.account)) | {"body": body}


def packed_in(entry: LaneEntry) -> bytes:
    """Return packed what an entry carries. Raises RejectError where its body is none."""
    body, size = _body(entry.body)
    account = accounts.pack(Account(version=entry.version, **{name: getattr(entry, name) for name in _TOLD}))
    return pack(Remembered(account=account, body=body, size=size))


def _body(written: str | None) -> tuple[bytes, int]:
    if written is None:
        return b"", 0
    try:
        body = b64decode(written, validate=True)
        return body, bodies.unpack(body).size
    except (binascii.Error, ValueError) as error:
        raise RejectError(Reason.WRONG_SCHEMA, f"body: {error}") from error
