"""Pages whose head, or what stands before it, is more than any reader expects."""

from random import Random


def periodic(piece: str, size: int) -> str:
    if "{}" not in piece:
        return piece * (size // len(piece) + 1)
    return "".join(piece.replace("{}", str(number)) for number in range(size // (len(piece) + 3) + 1))


def linked_data(random: Random, size: int) -> str:
    script = random.choice(
        (
            "[" * size,
            '{"a":' * (size // 5),
            "[" + "{}," * (size // 3) + "{}]",
            "[" + "[]," * (size // 3) + "[]]",
            '{"@graph":[' + '{"@type":"Article","headline":5,"author":[{"name":[]}]},' * (size // 60) + "{}]}",
            '{"@type":"NewsArticle","headline":"' + "A" * size + '"}',
            '{"@type":"NewsArticle","author":[' + '"A B",' * (size // 6) + '"C"],"datePublished":{"@value":[1]}}',
            '{"@type":[' + '"Thing",' * (size // 8) + '"Article"],"publisher":{"name":{"name":5}}}',
            "/*" + "*" * size,
            "// " * (size // 3) + "]]>",
            "; " * (size // 2),
            "<!--" + " " * size + "-->",
            '{"a":"' + "\n" * size + '"}',
            '{"n":' + "9" * size + "}",
            '{"@id":"#a","@type":"Article","isPartOf":{"@id":"#a"}}' * max(1, size // 50),
        )
    )
    return f'<html><head><script type="application/ld+json">{script}</script></head><body><p>Text of the page.</p>'


def many_scripts(random: Random, size: int) -> str:
    inside = random.choice(("[", "{}", '{"@type":"Article"}', '"a', ";"))
    return periodic(f'<script type="application/ld+json">{inside}</script>', size) + "<p>Text of the page.</p>"


def meta(random: Random, size: int) -> str:
    name = random.choice(("og:title", "author", "date", "og:url", "a{}", "content-language", "\x1b]0;"))
    content = random.choice(("A | B", "{}", "2024-01-01", "\x1b[31m", "Ada Brook", "a" * 999, "//..//" * 100))
    each = f'<meta property="{name}" content="{content}">'
    return f"<head>{periodic(each, size)}</head><p>Text of the page.</p>"


def doctype(random: Random, size: int) -> str:
    entities = "".join(f'<!ENTITY l{n} "' + f"&l{n - 1};" * 10 + '">' for n in range(1, 10))
    laughs = f'<!DOCTYPE html [<!ENTITY l0 "ha">{entities}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    body = "&l9;&x;" * (size // 7)
    return laughs + random.choice((f"<p>{body}</p>", f"<![CDATA[{body}]]>", laughs * (size // len(laughs) + 1)))


def charset(random: Random, size: int) -> str:
    said = random.choice(("utf-16", "utf-7", "shift_jis", "hex", "x" * 500, "gb18030", "\x00"))
    return (
        f'<meta charset="{said}"><meta http-equiv=content-type content="text/html; charset={said}"><p>'
        + "é+AGE-" * size
    )
