"""A story that several outlets tell, as the pipeline gives it, made up for tests."""

from dataclasses import replace

import orjson

from streams.cli.explaining.explanation import Explanation
from streams.cli.explaining.family import Family
from streams.pipeline import run
from streams.records import IndexedArticle, Trace
from streams.stages.strip.explain import explain_record
from streams.stages.strip.ruleset import built_in
from streams.stages.strip.spans import restored

FERRY = (
    "ORVANA, Velmaria (AP) — A ferry with 212 people on board ran aground off Orvana early on Monday after its "
    "steering failed in heavy seas, the coast guard said.\n\n"
    "The Maren Lind, bound for the island of Tolsk, struck a sandbank three kilometres from the harbour. Rescue boats "
    "from Velmar reached it within half an hour.\n\n"
    "“We felt a blow and then the lights went out,” said Petra Halloway, a teacher who travelled with 18 pupils.\n\n"
    "Nine people were treated for bruises, the hospital said. Northern Passage Lines, which owns the ship, said "
    "repairs would cost $4.5 million.\n\n"
    "Transport Minister Jonas Ekdahl said an inquiry would look into the failure."
)
CUT = FERRY.partition("\n\nTransport")[0].replace("three kilometres", "3 kilometres") + (
    "\n\nBus drivers in Skell had to wait for the passengers until midnight."
)
UPDATE = FERRY.replace("with 212 people", "with 214 people") + (
    "\n\nCorrection: An earlier version of this article misstated how many people were on board."
)
FOLLOW_UP = (
    "SKELL, Velmaria — Investigators have found that a worn seal let sea water into the hydraulics of a ship's rudder, "
    "a report published on Thursday says. The report by the Accident Board, 84 pages long, blames the yard in Skell "
    "that overhauled the ship last autumn for fitting a part of the wrong size.\n\n"
    "The yard's director, Oda Brannigan, rejected the finding and announced that her company would go to court. Unions "
    "asked for checks on all eleven sister ships before the summer season begins.\n\n"
    "The Maren Lind, bound for the island of Tolsk, struck a sandbank three kilometres from the harbour."
)


def raw(article_id: str, text: str, source: str, title: str) -> bytes:
    return orjson.dumps({"id": article_id, "text": text, "source": source, "title": title})


def story() -> list[IndexedArticle]:
    """Give, an hour apart, the first report, a copy that was cut, a new version of the first, and another story.

    They name nobody, so that nothing shown depends on what the tagger finds.
    """
    records = (
        raw("ferry", FERRY, "harbour.example", "Ferry runs aground off Orvana"),
        raw("ferry-cut", CUT, "skell.example", "Ferry stuck on sandbank"),
        raw("ferry", UPDATE, "harbour.example", "Ferry runs aground off Orvana"),
        raw("report", FOLLOW_UP, "skell.example", "Worn seal blamed"),
    )
    articles = [one for one in run((None, record) for record in records) if isinstance(one, IndexedArticle)]
    assert len(articles) == len(records)
    return [
        replace(one, entities=(), trace=_at(one, f"2026-03-02T0{hour}:00:00.000Z")) for hour, one in enumerate(articles)
    ]


def _at(article: IndexedArticle, at: str) -> Trace:
    return replace(article.trace, finished=tuple(replace(one, at=at) for one in article.trace.finished))


def family(article: IndexedArticle, articles: list[IndexedArticle], closest: IndexedArticle | None = None) -> Family:
    members = tuple(one for one in articles if one.cluster.id == article.cluster.id)
    return Family(article=article, members=members, closest=closest)


def explained(told: Family) -> Explanation:
    article = told.article
    cleaned = restored(article.text, article.removed)
    blocks = explain_record(article, built_in())
    return Explanation(origin="articles.indexed/0/7", article=article, cleaned=cleaned, blocks=blocks, family=told)
