"""The teacher's encoder: MiniLM (Wang et al. 2020), a BERT (Devlin et al. 2019), made to see case."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from streams.stages.tag.tagger.labels import LABELS

WIDTH, HEADS, LAYERS, PIECES = 384, 12, 6, 30522
PLACES, CASES = 512, 16  # the pieces of a passage at most, and the ways in which a word is written


class Layer(nn.Module):
    """A layer of it."""

    def __init__(self) -> None:
        """Begin with weights of no meaning."""
        super().__init__()
        self.query_key_value, self.dense = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.inner, self.outer = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.norm, self.norm_outer = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Attend, then transform."""
        batch, length, _ = x.shape
        parts = self.query_key_value(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(*parts, attn_mask=mask.to(parts.dtype))
        x = self.norm(x + self.drop(self.dense(seen.transpose(1, 2).reshape(batch, length, WIDTH))))
        out: Tensor = self.norm_outer(x + self.drop(self.outer(functional.gelu(self.inner(x)))))
        return out


class Encoder(nn.Module):
    """MiniLM with an embedding of case, which its pieces are without, and a score for each label."""

    def __init__(self, folder: Path) -> None:
        """Begin with the pre-trained weights."""
        super().__init__()
        self.piece, self.place = nn.Embedding(PIECES, WIDTH), nn.Embedding(PLACES, WIDTH)
        self.kind, self.case = nn.Parameter(torch.zeros(WIDTH)), nn.Embedding(CASES, WIDTH)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(0.1)
        self.layers, self.out = nn.ModuleList(Layer() for _ in range(LAYERS)), nn.Linear(WIDTH, len(LABELS))
        nn.init.zeros_(self.case.weight)
        self._load(load_file(folder / "model.safetensors"))

    @torch.no_grad()
    def _load(self, known: dict[str, Tensor]) -> None:
        self.piece.weight.copy_(known["embeddings.word_embeddings.weight"]).requires_grad_(requires_grad=False)
        self.place.weight.copy_(known["embeddings.position_embeddings.weight"]).requires_grad_(requires_grad=False)
        self.kind.copy_(known["embeddings.token_type_embeddings.weight"][0])
        self.piece.weight.requires_grad_(requires_grad=False)
        self.place.weight.requires_grad_(requires_grad=False)
        _copy(self.norm, known, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            begin = f"encoder.layer.{number}"
            for name in ("weight", "bias"):
                parts = [known[f"{begin}.attention.self.{part}.{name}"] for part in ("query", "key", "value")]
                getattr(layer.query_key_value, name).copy_(torch.cat(parts))
            _copy(layer.dense, known, f"{begin}.attention.output.dense")
            _copy(layer.norm, known, f"{begin}.attention.output.LayerNorm")
            _copy(layer.inner, known, f"{begin}.intermediate.dense")
            _copy(layer.outer, known, f"{begin}.output.dense")
            _copy(layer.norm_outer, known, f"{begin}.output.LayerNorm")

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor, places: Tensor) -> Tensor:
        """Return the scores of the labels at `places` of the flattened batch."""
        x = self.piece(pieces) + self.place.weight[: pieces.shape[1]] + self.kind + self.case(cases)
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return self.out(self.drop(x.reshape(-1, WIDTH)[places])).float()


def _copy(module: nn.Module, known: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(known[f"{name}.weight"])
    module.bias.copy_(known[f"{name}.bias"])
