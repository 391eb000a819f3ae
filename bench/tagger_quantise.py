"""Turns the trained models into whole numbers: the arrays of streams/stages/tag/tagger/model.py."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from tagger_convolution import DROPPED_FEATURES, Network, batch_of
from tagger_examples import Example
from tagger_linear import Linear

from streams.stages.tag.tagger.context import FLAGS
from streams.stages.tag.tagger.convolution import MOST
from streams.stages.tag.tagger.labels import LABELS, follows
from streams.stages.tag.tagger.lexicon import Lexicon
from streams.stages.tag.tagger.model import COLUMNS, FINER, HIDDEN, padded
from streams.stages.tag.tagger.path import NEVER

SHARES = (0.6, 0.5)  # of the linear model and of the convolution in the score
FEWEST = 3  # what the largest weight in a row must be, of 127, for the row to count
_LARGEST, _LARGEST_SUM = 32767, (1 << 31) - 1
_BIAS = 1 << 28  # the room in a sum that is left to the bias and the flags
Arrays = dict[str, NDArray[np.generic]]
Floats = NDArray[np.float64]


def quantised(linear: Linear, network: Network, lexicon: Lexicon, sample: list[Example]) -> Arrays:
    """Return the arrays of a model; `sample` tells how large the values between the layers are."""
    bits = _bits(np.abs(linear.weights).max() * SHARES[0], 127)
    arrays: Arrays = {f"lexicon_{name}": getattr(lexicon, name) for name in Lexicon.__dataclass_fields__}
    arrays |= _linear(linear, bits) | {"unit": np.array(1 << (bits + FINER))}
    return arrays | _network(network, bits + FINER, _largest(network, sample))


def _bits(value: float, most: float) -> int:
    """Return by how many bits `value` can be shifted without becoming larger than `most`."""
    return int(np.floor(np.log2(most / max(value, 1e-9))))


def _linear(linear: Linear, bits: int) -> Arrays:
    rows = np.rint(linear.weights * (SHARES[0] * 2.0**bits)).astype(np.int8)
    kept = np.flatnonzero(np.abs(rows).max(axis=1) >= FEWEST)
    moves = np.full((COLUMNS, COLUMNS), NEVER, np.int32)
    may = np.array([[follows(before, label) for label in LABELS] for before in LABELS])
    scaled = np.rint(linear.moves * (SHARES[0] * 2.0 ** (bits + FINER))).astype(np.int32)
    moves[: len(LABELS), : len(LABELS)] = np.where(may, scaled, NEVER)
    return {"weights_steps": np.diff(kept, prepend=0).astype(np.int32), "weights_rows": rows[kept], "moves": moves}


def _network(network: Network, score_bits: int, largest: float) -> Arrays:
    values = {name: value.detach().double().numpy() for name, value in network.state_dict().items()}
    bag = values["bag.weight"] * (1 - DROPPED_FEATURES)
    vectors = network.known[:-1].double().numpy() @ values["vector.weight"].T
    word_bits = _bits(max(np.abs(bag).max(), np.abs(vectors).max()), 127)
    hidden_bits = _bits(largest, MOST)
    buckets, order = np.unique(np.array(list(network.rows)), return_index=True)
    arrays: Arrays = {
        "bag_steps": np.diff(buckets, prepend=0).astype(np.int32),
        "bag_rows": np.rint(bag[order] * 2.0**word_bits).astype(np.int8),
        "vectors": np.rint(vectors * 2.0**word_bits).astype(np.int8),
    }
    names = {"first": "first", "pooled": "pooled", "second": "layers.0", "third": "layers.1", "out": "out"}
    for name, called in names.items():
        weights, bias = values[f"{called}.weight"], values[f"{called}.bias"]
        if name == "out":
            weights, bias = (padded(part.T * SHARES[1]).T for part in (weights, bias))
        bits_in = word_bits if name == "first" else hidden_bits
        bits_out = score_bits if name == "out" else hidden_bits
        arrays |= _layer(name, weights, bias, bits_in, bits_out)
        if name == "first":
            at_sum = bits_out + int(arrays["first_shift"])
            flags = values["flag.weight"].reshape(FLAGS, 3, HIDDEN)
            arrays["flags"] = np.rint(flags * 2.0**at_sum).astype(np.int32)
    return arrays


def _layer(name: str, weights: Floats, bias: Floats, bits_in: int, bits_out: int) -> Arrays:
    """Return a layer with weights as fine as fit, and no sum that overflows."""
    sums = np.abs(weights).sum(axis=1).max() * MOST
    bits = min(_bits(np.abs(weights).max(), _LARGEST), _bits(sums, _LARGEST_SUM - _BIAS))
    at_sum = bits_in + bits
    rounding = 1 << (at_sum - bits_out - 1)
    return {
        f"{name}_weights": np.rint(weights * 2.0**bits).astype(np.int16),
        f"{name}_bias": (np.rint(bias * 2.0**at_sum) + rounding).astype(np.int32),
        f"{name}_shift": np.array(at_sum - bits_out),
    }


@torch.no_grad()
def _largest(network: Network, sample: list[Example]) -> float:
    """Return the largest value between the layers."""
    largest = 0.0

    def look(_: torch.nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
        nonlocal largest
        largest = max(largest, float(inputs[0].abs().max()))

    handles = [module.register_forward_pre_hook(look) for module in (network.pooled, *network.layers, network.out)]
    for one in sample:
        network(batch_of([one]))
    for handle in handles:
        handle.remove()
    return largest
