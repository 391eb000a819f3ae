"""Bytes that are no JSON, no article, or one that a reader may choke on."""

from collections.abc import Callable
from random import Random
from typing import Any

import orjson

Make = Callable[[Random, int], bytes]

FIELDS = (
    "id",
    "url",
    "source",
    "title",
    "language",
    "published_at",
    "fetched_at",
    "content_type",
    "text",
    "html",
    "trace",
)
_GOOD = {
    "id": "a",
    "source": "outlet.example",
    "title": "Ferry aground",
    "text": "A ferry ran aground on Monday, the port said.",
}
_ODD_NUMBERS = (
    b"1e400",
    b"-1e400",
    b"1e-400",
    b"9" * 10_000,
    b"-" + b"9" * 400,
    b"0.1e1",
    b"NaN",
    b"Infinity",
    b"-0",
    b"01",
    b"1e",
    b"18446744073709551616",
)
_WIDE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "utf-7", "cp1252", "cp037")


def good(**fields: object) -> bytes:
    return orjson.dumps(_GOOD | fields)


def binary(random: Random, size: int) -> bytes:
    return random.randbytes(size)


def truncated(random: Random, size: int) -> bytes:
    value = good(text="é🦊 text " * (size // 8 + 1))
    return value[: random.randrange(len(value))]


def flipped(random: Random, size: int) -> bytes:
    """A good record with a few bytes changed."""
    value = bytearray(good(text="é🦊 text " * (size // 8 + 1)))
    for _ in range(random.randint(1, 8)):
        value[random.randrange(len(value))] = random.randrange(256)
    return bytes(value)


def odd_value(random: Random, size: int) -> bytes:
    """Any JSON in place of one field's value, or of the record."""
    odd = random.choice(
        (
            b"null",
            b"true",
            b"[]",
            b"{}",
            b'""',
            b'" "',
            b"0",
            b"-1",
            b"1.5",
            b"[" * size,
            b'{"a":' * (size // 5 + 1),
            b"[" * (size // 2) + b"]" * (size // 2),
            b'{"a":' * 200 + b"1" + b"}" * 200,
            b'["' + b"a" * size + b'"]',
            b'"\\ud800"',
            b'"\\udc00\\ud800"',
            b'"\\u0000"',
            b'"\xed\xa0\x80"',
            b'"\xff"',
            b'"\xc0\x80"',
            b'"a\nb"',
            b'"\\x"',
            b'"\x1b[2J"',
            *_ODD_NUMBERS,
        )
    )
    if random.random() < 0.2:
        return odd
    field = random.choice(FIELDS).encode()
    rest = good()[1:]
    return (
        b'{"' + field + b'":' + odd + b"," + rest
        if random.random() < 0.5
        else good()[:-1] + b',"' + field + b'":' + odd + b"}"
    )


def unknown_fields(random: Random, size: int) -> bytes:
    each = random.choice((b'"k%d":[],', b'"k%d":{"a":[[]]},', b'"k":%d,', b'"\\u0000%d":"",'))
    return b"{" + b"".join(each % number for number in range(size // len(each))) + good()[1:]


def wide(random: Random, size: int) -> bytes:
    text = good(text="Rain fell. " * (size // 20 + 1)).decode()
    return text.encode(random.choice(_WIDE), "replace")


def containers(random: Random, size: int) -> bytes:
    inside = random.choice((b"[],", b"{},", b'"",', b"1,", b"1.5,", b'{"a":1},', b"null,"))
    return b'{"text":"Rain fell.","x":[' + inside * (size // len(inside)) + b"0]}"


def white(random: Random, size: int) -> bytes:
    return random.choice((b" ", b"\n", b"\r\n\t ")) * size + random.choice((b"", good()))


def shape(random: Random, size: int) -> bytes:
    """A record whose fields hold anything."""
    chosen = random.sample(FIELDS, random.randint(1, len(FIELDS)))
    return orjson.dumps({field: anything(random, min(size, 2_000)) for field in chosen})


def anything(random: Random, size: int) -> Any:
    kind = random.randrange(9)
    if kind == 0:
        return random.choice((None, True, False))
    if kind == 1:
        return random.choice((0, -1, 2**63, 2**64 - 1, 1.7e308, -0.0, 10**17))
    if kind == 2:
        return [anything(random, size // 4) for _ in range(random.randint(0, 3))] if size else []
    if kind == 3:
        return {str(n): anything(random, size // 4) for n in range(random.randint(0, 3))} if size else {}
    return "".join(random.choices("ab \n\x00\x1b\u202e<&{é/.", k=random.randint(0, size)))


JSON: dict[str, Make] = {
    "binary": binary,
    "truncated": truncated,
    "flipped bytes": flipped,
    "odd values": odd_value,
    "unknown fields": unknown_fields,
    "other encodings": wide,
    "containers": containers,
    "white space": white,
    "any shape": shape,
}
