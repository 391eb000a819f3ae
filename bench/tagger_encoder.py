"""The teacher's encoder: a BERT (Devlin et al. 2019)."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from streams.stages.tag.tagger.labels import LABELS

HEADS = 12
Weights = dict[str, Tensor]  # by the names that transformers gives them


class Layer(nn.Module):
    """A layer of it."""

    def __init__(self, width: int) -> None:
        """Begin with weights of no meaning."""
        super().__init__()
        self.query_key_value, self.dense = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.inner, self.outer = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.norm, self.norm_outer = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Attend, then transform."""
        batch, length, width = x.shape
        parts = self.query_key_value(x).view(batch, length, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(*parts, attn_mask=mask.to(parts.dtype))
        x = self.norm(x + self.drop(self.dense(seen.transpose(1, 2).reshape(x.shape))))
        out: Tensor = self.norm_outer(x + self.drop(self.outer(functional.gelu(self.inner(x)))))
        return out


class Encoder(nn.Module):
    """The layers of a pre-trained encoder, with a score for each label."""

    def __init__(self, known: Weights) -> None:
        """Begin with the pre-trained weights."""
        super().__init__()
        piece, place = (known[f"embeddings.{name}_embeddings.weight"] for name in ("word", "position"))
        width = piece.shape[1]
        self.piece, self.place = (nn.Embedding.from_pretrained(known, freeze=True) for known in (piece, place))
        self.kind = nn.Parameter(known["embeddings.token_type_embeddings.weight"][0])
        self.norm, self.drop = nn.LayerNorm(width, eps=1e-12), nn.Dropout(0.1)
        layers = 1 + max(int(name.split(".")[2]) for name in known if name.startswith("encoder.layer."))
        self.layers, self.out = nn.ModuleList(Layer(width) for _ in range(layers)), nn.Linear(width, len(LABELS))
        self._load(known)

    @torch.no_grad()
    def _load(self, known: Weights) -> None:
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

    def keep(self, layers: int) -> None:
        """Let the first `layers` and what is before them stay as they are."""
        for part in (*self.layers[:layers], self.norm, self.kind):
            part.requires_grad_(requires_grad=False)

    def forward(self, pieces: Tensor, mask: Tensor, places: Tensor) -> Tensor:
        """Return the scores of the labels at `places` of the flattened batch."""
        x = self.piece(pieces) + self.place.weight[: pieces.shape[1]] + self.kind
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return self.out(self.drop(x.flatten(0, 1)[places])).float()


def _copy(module: nn.Module, known: Weights, name: str) -> None:
    module.weight.copy_(known[f"{name}.weight"])
    module.bias.copy_(known[f"{name}.bias"])
