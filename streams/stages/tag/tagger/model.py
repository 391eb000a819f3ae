"""The model: what is known of words, the weights of the linear model, the layers of the convolution. Card: MODEL.md."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from streams.stages.tag.tagger.hashing import BUCKETS, Hashes
from streams.stages.tag.tagger.lexicon import Lexicon

SHIPPED = Path(__file__).with_name("model.npz")
COLUMNS = 32  # labels, and columns that mean nothing: as many as wide registers hold
WIDTH = 64  # of a word's vector
HIDDEN = 128  # values between the layers
FINER = 4  # bits by which the scores are finer than the weights of the linear model
_BITS = 64


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of weights by bucket: a bit in `kept` for each bucket that has one, in `ranks` the first row of each 64."""

    kept: Hashes
    ranks: NDArray[np.int32]
    rows: NDArray[np.int8]

    @staticmethod
    def of(buckets: NDArray[np.integer], rows: NDArray[np.int8]) -> Table:
        """Make a table of the rows of `buckets`, which are in ascending order."""
        numbers = buckets.astype(np.uint64)
        kept = np.zeros(BUCKETS // _BITS, np.uint64)
        np.bitwise_or.at(
            kept, (numbers // np.uint64(_BITS)).astype(np.int64), np.uint64(1) << numbers % np.uint64(_BITS)
        )
        counts = np.bitwise_count(kept).astype(np.int64)
        return Table(kept, (np.cumsum(counts) - counts).astype(np.int32), np.ascontiguousarray(rows))

    def places(self) -> NDArray[np.int32]:
        """Return the row of each bucket; those that have none get the number of rows."""
        has = np.unpackbits(self.kept.view(np.uint8), bitorder="little").astype(bool)
        places = np.full(BUCKETS, len(self.rows), np.int32)
        places[has] = np.arange(len(self.rows), dtype=np.int32)
        return places


@dataclass(frozen=True, slots=True)
class Layer:
    """`(weights @ input + bias) >> shift`; `weights` has the axes output and input."""

    weights: NDArray[np.int16]
    bias: NDArray[np.int32]
    shift: int


@dataclass(frozen=True, slots=True)
class Network:
    """The layers of the convolution; `flags` has the axes flag, place from one before to one behind, and output."""

    first: Layer
    pooled: Layer
    layers: tuple[Layer, Layer]
    out: Layer
    flags: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Model:
    """`moves` has the axes label before and label; `vectors` the part of words' vectors that known words have.

    `unit` is how much a score grows where the odds of a label grow e-fold.
    """

    lexicon: Lexicon
    weights: Table
    moves: NDArray[np.int32]
    bag: Table
    vectors: NDArray[np.int8]
    network: Network
    unit: int


def padded(rows: NDArray[Any], columns: int = COLUMNS) -> NDArray[Any]:
    """Return `rows` with zeros behind, `columns` wide."""
    return np.pad(rows, [(0, 0)] * (rows.ndim - 1) + [(0, columns - rows.shape[-1])])


@cache
def shipped() -> Model:
    """Return the model that this package brings along."""
    return load(SHIPPED)


def load(path: Path) -> Model:
    """Read a model."""
    with np.load(path) as arrays:
        return _model(dict(arrays))


def save(path: Path, arrays: dict[str, NDArray[Any]]) -> None:
    """Write the arrays of a model: the same arrays give the same bytes."""
    np.savez_compressed(path, allow_pickle=False, **arrays)


def _model(arrays: dict[str, NDArray[Any]]) -> Model:
    lexicon = Lexicon(**{name: arrays[f"lexicon_{name}"] for name in Lexicon.__dataclass_fields__})
    layers = {
        name: Layer(arrays[f"{name}_weights"], arrays[f"{name}_bias"], int(arrays[f"{name}_shift"]))
        for name in ("first", "pooled", "second", "third", "out")
    }
    hidden = layers["second"], layers["third"]
    network = Network(layers["first"], layers["pooled"], hidden, layers["out"], arrays["flags"])
    return Model(
        lexicon=lexicon,
        weights=Table.of(_ascending(arrays["weights_steps"]), padded(arrays["weights_rows"])),
        moves=arrays["moves"],
        bag=Table.of(_ascending(arrays["bag_steps"]), arrays["bag_rows"]),
        vectors=arrays["vectors"],
        network=network,
        unit=int(arrays["unit"]),
    )


def _ascending(steps: NDArray[Any]) -> NDArray[np.int64]:
    found: NDArray[np.int64] = np.cumsum(steps, dtype=np.int64)
    return found
