"""Good text with metadata that nobody should believe."""

from collections.abc import Callable
from random import Random

import orjson
from hostile_json import good

Make = Callable[[Random, int], bytes]

NASTY = (
    *(
        "../../../../etc/passwd",
        "..",
        ".",
        "/",
        "\\",
        "a/b",
        "a\nb",
        "a\r\nb",
        "a\x00b",
        "\x00",
        " ",
        "",
        "\u202egpj.exe",
        "-rf",
        "--help",
    ),
    *(
        "\x1b]0;owned\x07",
        "\x1b[2J",
        "\x9b2J",
        "[red]x[/red]",
        "[link=http://a.example]",
        "%s%n",
        "{}",
        "{0.__class__}",
        "$(id)",
        "`id`",
    ),
    *(
        "'; drop table articles; --",
        "<script>",
        "\ufeff",
        "\u2028",
        "\x1f",
        "a\x1fb",
        "CON",
        "nul",
        "\U0001f98a",
        "e\u0301" * 40,
        "\u200b",
    ),
)
_DATES = (
    *(
        "0000-00-00",
        "0001-01-01T00:00:00Z",
        "99999-01-01",
        "2024-02-30",
        "2024-13-01",
        "12/31/2024",
        "01/02/2024",
        "2024-01-01T25:00",
    ),
    *(
        "2024-01-01T00:00:00+99:99",
        "2024-01-01T00:00:00+23:59:59.9",
        "Thu, 01 Jan 1970 00:00:00 GMT-99999",
        "2024 UTC+99999999",
        "20240101T",
    ),
    *(
        "1e999999999 2024",
        "2024-01-01 (((((",
        "99:99:99 2024",
        "Infinity 2024",
        "nan 2024",
        "2024,2024,2024",
        "10000000000000000",
        "１２３４-01-01",
    ),
    *(
        "2024-W99-9",
        "2024-366",
        "Monday",
        "yesterday",
        "\x1b[2J2024",
        "1 1 1 1 1 1 2024",
        "AM PM 2024",
        "jan feb 2024",
        "2024-01-01T00:00:00.9999999999Z",
    ),
)
_HOSTS = (
    "a.example",
    "user:secret@a.example",
    "a.example:99999",
    "a.example:-1",
    "[::1]",
    "[",
    "xn--0.example",
    "xn--" + "a" * 70 + ".example",
    "℀.example",
    "a..example",
    "%00.example",
    "a.example\\@b.example",
    "١٢٧.٠.٠.١",
    "m." * 500 + "a.example",
    "a" * 300 + ".example",
    "faß.example",
    ".example.",
    "a_b.example",
    "\u202e.example",
)
_PATHS = (
    "",
    "/",
    "/%",
    "/%zz",
    "/%00",
    "/../../a",
    "/" * 2_000,
    "/a;b?c#d",
    "?" + "a=b&" * 1_000,
    "?a=%ff%fe",
    "/amp/amp/amp/",
    "/\x00",
    "/\u202e",
    "/é ü",
    "?utm_source=a&a=b",
    "#" * 100,
    "/%E2%82",
    "/&amp;",
)
_SCHEMES = (
    "https://",
    "http://",
    "//",
    "",
    "javascript:",
    "file://",
    "HTTPS:/",
    "ftp://",
    "data:text/html,",
    "http:////",
    " https://",
    "ht\ntps://",
)


def long(random: Random, size: int) -> bytes:
    """One field, or several, of so many characters."""
    piece = random.choice(("a", "A ", "é", "\x00", "\x1b[2J", "../", "Ã©", "| A ", "9", "word "))
    fields = random.sample(
        ("id", "url", "source", "title", "language", "published_at", "fetched_at", "content_type"), random.randint(1, 3)
    )
    return good(**dict.fromkeys(fields, (piece * size)[:size]))


def nasty(random: Random, _: int) -> bytes:
    fields = random.sample(
        ("id", "url", "source", "title", "language", "published_at", "content_type"), random.randint(1, 7)
    )
    return good(**{field: random.choice(NASTY) * random.choice((1, 1, 3)) for field in fields})


def dates(random: Random, size: int) -> bytes:
    made = "".join(random.choices("0123456789-:+.TZ/ ,()JanFebUTCGMT", k=random.randint(1, 40)))
    date = random.choice(
        (*_DATES, made, made + " 2024", "2024 " * (size // 5 + 1), 10**17, -(10**17), 1.7e308, 0, True)
    )
    return good(published_at=date, fetched_at=random.choice(_DATES))


def addresses(random: Random, size: int) -> bytes:
    url = random.choice(_SCHEMES) + random.choice(_HOSTS) + random.choice(_PATHS)
    declared = random.choice(_SCHEMES) + random.choice(_HOSTS) + random.choice(_PATHS) * (size // 500 + 1)
    if random.random() < 0.5:
        return good(url=url, id=None)
    head = f'<link rel=canonical href="{declared}"><meta property="og:url" content="{url}">'
    page = head + "<p>A ferry ran aground on Monday, the port said."
    return orjson.dumps({"url": url, "html": page})


def titles(random: Random, size: int) -> bytes:
    """A title that many lines resemble."""
    words = ["".join(random.choices("abc", k=3)) for _ in range(max(4, min(size // 8, 2_000)))]
    lines = [" ".join(random.choices(words, k=random.randint(2, 20))) for _ in range(size // 40 + 1)]
    return good(title=" ".join(words), text="\n".join(lines) + "\n\nHere stand nine words that end as a sentence does.")


FIELDS: dict[str, Make] = {
    "long fields": long,
    "nasty fields": nasty,
    "dates": dates,
    "addresses": addresses,
    "titles": titles,
}
