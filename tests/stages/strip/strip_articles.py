from streams.records import Block, BlockKind, CleanedArticle, Position, Trace


def cleaned(
    text: str, *, title: str | None = None, separator: str = "\n\n", paths: tuple[str, ...] = ()
) -> CleanedArticle:
    """Give a cleaned article of plain text, or of a page whose blocks stand at `paths`."""
    blocks, start = [], 0
    for i, line in enumerate(text.split(separator)):
        kind = BlockKind.HEADING if paths and paths[i].rpartition(">")[2].startswith("h") else BlockKind.PARAGRAPH
        blocks.append(Block(start=start, end=start + len(line), kind=kind, path=paths[i] if paths else ""))
        start += len(line) + len(separator)
    return CleanedArticle(
        schema="articles.cleaned/1",
        id="a",
        version="1",
        source="example.org",
        trace=Trace(raw=Position(topic="articles.raw", partition=0, offset=0)),
        url=None,
        title=title,
        publisher=None,
        language="en",
        published_at=None,
        modified_at=None,
        fetched_at=None,
        text=text,
        blocks=tuple(blocks),
        byline=None,
    )
