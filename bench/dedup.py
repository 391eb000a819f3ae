"""Near-duplicates: how right, how fast, how large, beside other ways to find them.

    uv venv .data/dedup && uv pip install --python .data/dedup/bin/python -r bench/dedup_others.txt
    python bench/dedup.py [SET ...] [--others PYTHON] [--model FILE] [--unseen] [--sizes 100000 1000000]

A set is the path of a stream without its endings, as for bench/train_dedup.py. For each set: precision, recall and F1
over pairs, the adjusted Rand index, the share of each kind of edit that is found, the share of each kind of hard
negative that is among strangers, how many answers change when one article in fifty is delivered again, how well
`similarity` holds as a probability, and how many sequels of stories, which it makes of these, are taken for copies.
`--others` compares with the tools of that environment; `--unseen` scores only the half of the clusters that
train_dedup.py does not train on. Then the generated streams of bench/dedup_stream.py, each in a process of its own: CPU
time of a decision, memory an article.
"""

from __future__ import annotations

import argparse
import gc
import json
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import msgspec
import numpy as np
from dedup_others import TOOLS
from dedup_scores import Scores, Told, score
from dedup_stream import SECONDS, STREAMS
from reliability import BINS, bins
from train_dedup import Labelled, labelled, lines, sequels, unseen

from streams.records import Role
from streams.stages.dedup.lane import Lane
from streams.stages.dedup.limits import Limits
from streams.stages.dedup.model import Model, probability, trained
from streams.stages.dedup.verdict import JOINED_FROM

AGAIN = 0.02
STEPS = 4  # at which the latencies of a stream are shown

OTHERS = Path(__file__).with_name("dedup_others.py")


def ours(articles: Sequence[Labelled], model: Model | None) -> tuple[dict[str, str], list[tuple[float, bool]], float]:
    """Return the answers, each similarity of a near copy with whether it was one, and the CPU time of an article."""
    lane, began = Lane(model=model), time.process_time()
    decided = {one.id: lane.decide(one.id, one.version, one.signature, one.at) for one in articles}
    seconds = (time.process_time() - began) / len(articles)
    begun = {article.id: article.cluster for article in articles}
    sure = [
        (decided[article.id].cluster.similarity, begun[decided[article.id].cluster.canonical] == article.cluster)
        for article in articles
        if decided[article.id].cluster.role is Role.NEAR
    ]
    return {name: one.cluster.id for name, one in decided.items()}, sure, seconds


def changed(articles: Sequence[Labelled], model: Model | None) -> int:
    """Return how many answers change when some articles come again, up to 500 articles later."""
    draw = Random(7)
    again = sorted(
        (at + draw.randrange(1, 500), at) for at in draw.sample(range(len(articles)), round(AGAIN * len(articles)))
    )
    lane, answers, changes = Lane(model=model), dict[str, str](), 0
    stream = sorted([*((at, at) for at in range(len(articles))), *again])
    for _, at in stream:
        one = articles[at]
        cluster = lane.decide(one.id, one.version, one.signature, one.at).cluster.id
        changes += answers.setdefault(one.id, cluster) != cluster
    return changes


def theirs(python: str, tool: str, name: str) -> tuple[dict[str, str], float, float]:
    """Return the answers of another tool, its CPU time and its bytes an article, signing included."""
    articles = "\n".join(json.dumps(line) for line in lines(f"{name}-stream.jsonl.xz"))
    run = subprocess.run([python, str(OTHERS), tool], input=articles, capture_output=True, text=True, check=True)
    *answers, took = map(json.loads, run.stdout.splitlines())
    return (
        {one["id"]: one["cluster_id"] for one in answers},
        took["seconds"] / len(answers),
        took["bytes"] / len(answers),
    )


def show(title: str, scores: Scores, seconds: float) -> None:
    """Print one row of the comparison."""
    print(
        f"{title:12} P {scores.precision:.4f}  R {scores.recall:.4f}  F1 {scores.f1:.4f}  ARI {scores.rand:.4f}  "
        f"{1 / seconds:7,.0f}/s",
        flush=True,
    )


def show_kinds(title: str, by: Mapping[str, Mapping[str, float]]) -> None:
    """Print shares by kind, one column a tool."""
    print(f"\n{title:12}", *(f"{tool:>12}" for tool in by))
    for kind in sorted({kind for shares in by.values() for kind in shares}):
        print(f"{kind:12}", *(f"{shares.get(kind, 0):12.4f}" for shares in by.values()))


def show_sure(sure: Sequence[tuple[float, bool]]) -> None:
    """Print the similarities of near copies beside the share that are copies of the cluster that they were put in."""
    rows = list(bins(sure))
    error = sum(count * abs(said - held) for count, said, held in rows) / max(1, len(sure))
    print(f"\nsimilarity of {len(sure)} near copies; expected calibration error {error:.4f}")
    for number, (count, said, held) in enumerate(rows):
        if count:
            print(f"{number / BINS:.1f} to {(number + 1) / BINS:.1f} {count:7} {said:6.3f} {held:6.3f}")


def show_sequels(articles: Sequence[Labelled], model: Model | None) -> None:
    """Print how many sequels of stories, of the half that is not trained on, are taken for copies of them."""
    told = list(sequels([one for one in articles if unseen(one.cluster)]))
    joined = sum(probability(max((model or trained()).scores(one.texts.tolist()))) >= JOINED_FROM for one in told)
    print(f"\n{joined} of {len(told)} sequels taken for copies")


def compare(name: str, asked: argparse.Namespace, model: Model | None) -> None:
    """Print all that is measured on a set."""
    articles = labelled(name)
    truth = [
        Told(line["id"], line["cluster"], line["kind"], line["story"])
        for line in lines(f"{name}-truth.jsonl.xz")
        if not asked.unseen or unseen(line["cluster"])
    ]
    answers, sure, seconds = ours(articles, model)
    print(f"\n{name}: {len(truth)} articles, {changed(articles, model)} answers changed by redelivery")
    scored = {"streams": score(truth, answers)}
    show("streams", scored["streams"], seconds)
    for tool in TOOLS if asked.others else ():
        answers, seconds, size = theirs(asked.others, tool, name)
        scored[tool] = score(truth, answers)
        show(tool, scored[tool], seconds)
        print(f"{'':12} {size:,.0f} bytes an article")
    show_kinds("found", {tool: one.found for tool, one in scored.items()})
    show_kinds("strangers", {tool: one.strangers for tool, one in scored.items()})
    show_sure(sure)
    show_sequels(articles, model)


def size(stream: str, count: int) -> None:
    """Print, along a generated stream, CPU time of decisions and memory an article; for a process of its own."""
    lane = Lane(Limits(articles=count, seconds=count * SECONDS))
    gc.freeze()
    before, times = _resident(), list[int]()
    for number, one in enumerate(STREAMS[stream](count), 1):
        began = time.thread_time_ns()
        lane.decide(one.id, one.version, one.signature, one.at)
        times.append(time.thread_time_ns() - began)
        if number % max(1, count // STEPS) == 0:
            middle, most = np.percentile(times, [50, 99]) / 1e6
            rate, slowest = len(times) / sum(times) * 1e9, max(times) / 1e6
            grown = _resident() - before
            print(
                f"{stream:10} {number:9,} {rate:7,.0f}/s  p50 {middle:.3f}  p99 {most:.3f}  slowest {slowest:6.1f} ms  "
                f"{len(lane):9,} remembered, {grown / len(lane):6,.0f} bytes each, {_resident() / 1e6:6,.0f} MB in all",
                flush=True,
            )
            times.clear()


def _resident() -> int:
    with Path("/proc/self/statm").open(encoding="ascii") as file:
        return int(file.read().split()[1]) * 4096


def main() -> None:
    """Print every table that was asked for."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("sets", nargs="*")
    ask.add_argument("--others", help="interpreter of the environment of the other tools")
    ask.add_argument("--model", type=Path, help="a model.json to use instead of the program's own")
    ask.add_argument("--unseen", action="store_true")
    ask.add_argument("--sizes", type=int, nargs="*", default=[])
    ask.add_argument("--row", nargs=2, help=argparse.SUPPRESS)
    asked = ask.parse_args()
    if asked.row:
        size(asked.row[0], int(asked.row[1]))
        return
    model = msgspec.json.decode(asked.model.read_bytes(), type=Model) if asked.model else None
    for name in asked.sets:
        compare(name, asked, model)
    rows = [("one story", 5_000), ("one tail", 5_000)] if asked.sizes else []
    for stream, count in (*rows, *((stream, count) for count in asked.sizes for stream in ("newsroom", "all new"))):
        subprocess.run([sys.executable, __file__, "--row", stream, str(count)], check=True)


if __name__ == "__main__":
    main()
