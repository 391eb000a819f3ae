"""What was put out of an article beside its cluster, and its packed form that a lane keeps for a repeat."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from streams.codec import decode, encode
from streams.records import (
    ChangeKind,
    Changes,
    Compared,
    Copy,
    Coverage,
    Feature,
    History,
    Judgement,
    Origin,
    OriginReason,
    Replaced,
    SentenceCounts,
)

_RAW = -15  # zlib's deflate without a header

# Features as they were when packed accounts got their form: a later one packs a little worse. Other names here would
# make everything unreadable that is packed already.
_FEATURES = (
    "contained", "rare_root", "strength", "ahead", "other_lead", "little", "few_shingles", "head", "head_by_text",
    "length", "same_length", "same_length_by_even", "even_by_rare", "even_by_vocabulary", "names", "names_missing",
    "names_over_vocabulary", "names_both_squared", "names_apart", "names_apart_by_text", "numbers",
    "numbers_missing", "numbers_by_text", "numbers_both", "numbers_apart", "vocabulary", "vocabulary_squared",
    "vocabulary_by_rare", "few_words", "title", "title_by_head", "title_by_even", "title_by_names",
    "title_by_numbers",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What the record of one version says of the versions before it, of its cluster and of the decision."""

    version: str
    history: History | None = None
    changes: Changes | None = None
    coverage: Coverage | None = None
    judgement: Judgement | None = None


def pack(account: Account) -> bytes:
    """Return what `unpack` needs."""
    packer = zlib.compressobj(wbits=_RAW, zdict=_COMMON)
    return packer.compress(encode(account)) + packer.flush()


def unpack(packed: bytes) -> Account:
    """Return the account that was packed."""
    return decode(zlib.decompressobj(wbits=_RAW, zdict=_COMMON).decompress(packed), Account)


def _typical() -> Account:
    """Return an account of which most others repeat much: with it, they pack to a third."""
    zero = tuple(Feature(name=name, value=0.0) for name in _FEATURES)
    compared = Compared(cluster="c-", canonical="", probability=0.0, features=zero)
    copy = Copy(id="", source="", words=0)
    return Account(
        version="",
        history=History(number=2, earlier=("",)),
        changes=Changes(
            since="",
            kind=ChangeKind.CONTENT,
            size=0.0,
            title=None,
            sentences=SentenceCounts(kept=0, moved=0, changed=0, added=0, removed=0),
            added=(),
            removed=(),
            changed=(),
            figures=(Replaced(before="", after=""),),
            names=(Replaced(before=None, after=None),),
            notices=(),
        ),
        coverage=Coverage(
            articles=1,
            publishers=("",),
            longest=copy,
            highest_ranked=None,
            origin=Origin(agency="", because=OriginReason.DATELINE, article=""),
        ),
        judgement=Judgement(joined=compared, closest_other=None),
    )


_ALONE = Account(version="", history=History(number=1, earlier=()))
_COMMON = encode(_typical()) + encode(_ALONE)
