"""Explanations made up for tests: every kind of block, and evidence as a model gives it."""

from streams.cli.explaining.explanation import Explanation
from streams.records import CleanedArticle, Label, Position, Trace
from streams.stages.strip.evidence import Evidence
from streams.stages.strip.explain import Explained, InlineCut
from streams.stages.strip.kept import Kept

FEATURES = (
    Evidence(name="words", value="34", weight=1.25),
    Evidence(name="stood in other articles of the source", value="3 of 40", weight=-0.5),
)


def explained(text: str, label: Label | Kept = Kept.BODY, rule: str | None = None, cut: str = "") -> Explained:
    """Give a block that stays if `label` says so, with `cut`, which stands in it, taken out."""
    start = text.find(cut) if cut else 0
    cuts = (
        InlineCut(
            start=start,
            end=start + len(cut),
            text=cut,
            label=Label.AD,
            rule="inline/ad",
            confidence=0.97,
            evidence=(Evidence(name="within the line stands", value=cut.strip()),),
        ),
    )
    return Explained(
        start=0,
        end=len(text),
        text=text,
        words=len(text.split()),
        kept=isinstance(label, Kept),
        label=label,
        confidence=0.75 if rule else None,
        rule=rule,
        evidence=FEATURES if rule else (Evidence(name="no rule takes it out"),),
        cuts=cuts if cut else (),
    )


def explanation(*blocks: Explained, title: str | None = None, rejected: str | None = None) -> Explanation:
    text = "\n\n".join(block.text for block in blocks)
    article = CleanedArticle(
        schema="articles.cleaned/1",
        id="a",
        version="1",
        source="halden.example",
        trace=Trace(raw=Position(topic="articles.raw", partition=0, offset=0)),
        url=None,
        title=title,
        publisher=None,
        language="en",
        published_at=None,
        modified_at=None,
        fetched_at=None,
        text=text,
        blocks=(),
        byline=None,
    )
    return Explanation(origin="a.txt", article=article, cleaned=text, blocks=blocks, rejected=rejected)
