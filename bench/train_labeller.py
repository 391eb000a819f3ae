"""Make the model that labels lines anew, from annotated pages and labels that a person gave.

  python bench/train_labeller.py DATA [--labels FILE…] [--out FILE] [--folds FOLDER]

DATA holds text.jsonl.xz and html.jsonl.xz (pages.py says what stands in them), FILE what `streams label` printed and a
person corrected. FOLDER takes a model for each fold of the sites, which has seen nothing of it: what
bench/boilerplate.py measures. Needs the packages of bench/labeller.txt beside the project's own: `make models DATA=…`
sees to that.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

import labels as label_files
import numpy as np
import pages
from labeller_examples import Example, examples
from labeller_fit import fit
from numpy.typing import NDArray
from ours import FOLDS, fold_of, model_of

from streams.stages.strip.labeller.lexicon import Lexicon
from streams.stages.strip.labeller.model import SHIPPED, Model
from streams.stages.strip.labeller.trees import Trees

_OWN_LABELS = Path(__file__).with_name("labels.tsv")
_VERSION = "1"


def main() -> None:
    """Read, fit, write."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("data", type=Path)
    ask.add_argument("--labels", type=Path, nargs="*", default=[])
    ask.add_argument("--out", type=Path, default=SHIPPED)
    ask.add_argument("--folds", type=Path)
    asked = ask.parse_args()
    begun = time.monotonic()
    called = {key: kind for path in (_OWN_LABELS, *asked.labels) for key, kind in label_files.read(path).items()}
    given = {mode: pages.read(asked.data, mode) for mode in pages.MODES}
    learned = list(examples(given, called))
    write(fit(learned, _VERSION), asked.out)
    size = asked.out.stat().st_size
    print(f"{asked.out}: {size:,} bytes, {len(called):,} labels, {time.monotonic() - begun:.0f} s")
    if asked.folds:
        write_folds(learned, asked.folds)


def write_folds(learned: Sequence[Example], folder: Path) -> None:
    """Write for each fold of the sites the model that has seen nothing of it."""
    folder.mkdir(parents=True, exist_ok=True)
    for fold in range(FOLDS):
        others = [example for example in learned if fold_of(example.source) != fold]
        write(fit(others, f"{_VERSION}-without-{fold}"), folder / model_of(fold))


def write(model: Model, path: Path) -> None:
    """Write `model` as `labeller.model.read` reads it."""
    arrays: dict[str, NDArray[np.generic]] = {
        "version": np.array(model.version),
        "names": _texts(model.names),
        "typical": model.typical,
        "labels": _texts(model.labels),
        **_trees("body", model.body),
        **_trees("kinds", model.kinds),
        **_lexicon("words", model.words),
        **_lexicon("elements", model.elements),
    }
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]  # it takes arrays by any name


def _trees(name: str, trees: Trees) -> dict[str, NDArray[np.generic]]:
    return {
        f"{name}_features": trees.features.astype(np.uint16),
        f"{name}_borders": trees.borders,
        f"{name}_leaves": trees.leaves.astype(np.float16),
        f"{name}_bias": trees.bias,
    }


def _lexicon(name: str, lexicon: Lexicon) -> dict[str, NDArray[np.generic]]:
    return {
        f"{name}_known": _texts(lexicon.weights),
        f"{name}_weights": np.array(list(lexicon.weights.values()), np.int8),
        f"{name}_scale": np.array(lexicon.scale, np.float32),
        f"{name}_bias": np.array(lexicon.bias, np.float32),
    }


def _texts(texts: object) -> NDArray[np.generic]:
    return np.frombuffer("\n".join(map(str, texts)).encode(), np.uint8)  # type: ignore[call-overload]


if __name__ == "__main__":
    main()
