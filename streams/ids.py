"""Names that the same input always gets, on every machine and at any time."""

from __future__ import annotations

from hashlib import blake2b

_LONGEST = 512


def digest(*parts: str | None, size: int = 12) -> str:
    """Return `size` bytes of BLAKE2b over `parts` in hexadecimal; None and "" differ.

    Lone surrogates, which JSON can carry, are hashed as they stand.
    """
    state = blake2b(digest_size=size)
    for part in parts:
        data = b"" if part is None else part.encode("utf-8", "surrogatepass")
        state.update(b"-" if part is None else b"%d:" % len(data))  # so that parts cannot run together
        state.update(data)
    return state.hexdigest()


def article_id(own: str | int | None, canonical_url: str | None, source: str, text: str) -> str:
    """Name an article by its own id if it brings one, else by its canonical URL, else by its source and text.

    An own id of more than 512 characters is named by its digest, since ids become keys.
    """
    own = "" if own is None else str(own).strip()
    if len(own) > _LONGEST:
        return "i-" + digest(own)
    if own:
        return own
    if canonical_url:
        return "u-" + digest(canonical_url)
    return "t-" + digest(source, text)


def version(title: str | None, content: str) -> str:
    """Name a version of an article by its title and text as received, whatever later stages make of them."""
    return digest(title, content, size=8)


def text_digest(cleaned: str) -> str:
    """Name a cleaned text, and with it the blocks that it is made of."""
    return "x-" + digest(cleaned)


def cluster_id(canonical: str) -> str:
    """Name a cluster by the id of its canonical article."""
    return "c-" + digest(canonical)
