"""The annotator's network: a few layers of a pretrained encoder, more that know which event is asked about, and heads."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

from geostrike.annotation.pieces import CASES
from training.corpora import CLASSES, NAMES, ROLES

SIZE, HEADS, INNER = 384, 12, 1536


class Layer(nn.Module):
    """One layer of BERT (post-norm)."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(SIZE, 3 * SIZE), nn.Linear(SIZE, SIZE)
        self.up, self.down = nn.Linear(SIZE, INNER), nn.Linear(INNER, SIZE)
        self.norm1, self.norm2 = nn.LayerNorm(SIZE, eps=1e-12), nn.LayerNorm(SIZE, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, SIZE // HEADS).permute(2, 0, 3, 1, 4)
        weights = ((q @ k.transpose(-1, -2)) * (SIZE // HEADS) ** -0.5 + mask).softmax(-1)
        x = self.norm1(x + self.drop(self.out((weights @ v).transpose(1, 2).reshape(b, t, SIZE))))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Network(nn.Module):
    """``read`` reads windows; ``ask`` reads them again for one event each."""

    def __init__(self, vocabulary: int, reading: int, asking: int) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, SIZE)
        self.places = nn.Embedding(512, SIZE)
        self.kind = nn.Parameter(torch.zeros(SIZE))
        self.norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.case = nn.Embedding(CASES, SIZE)
        self.layers = nn.ModuleList(Layer() for _ in range(reading))
        self.asking = nn.ModuleList(Layer() for _ in range(asking))
        self.mark = nn.Embedding(2, SIZE)
        self.drop = nn.Dropout(0.1)
        self.trigger = nn.Linear(SIZE, 3)
        self.names = nn.Linear(SIZE, 1 + 2 * len(NAMES))
        self.voices = nn.Linear(SIZE, 4)
        self.roles = nn.Linear(SIZE, 3 * len(ROLES))
        self.classes = nn.Linear(2 * SIZE, sum(len(v) for v in CLASSES.values()) + 1)
        nn.init.zeros_(self.case.weight)
        nn.init.zeros_(self.mark.weight)

    def read(self, ids: torch.Tensor, cases: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Windows as vectors: ``ids`` and ``cases`` (b, t), ``mask`` (b, t) 1 where there is a piece."""
        at = torch.arange(ids.shape[1])
        x = self.norm(self.pieces(ids) + self.places(at) + self.kind) + self.case(cases)
        x = self.drop(x)
        bias = (1.0 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def tag(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        return self.trigger(x), self.names(x), self.voices(x)

    def ask(self, x: torch.Tensor, mask: torch.Tensor, marked: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Roles (b, t, 3 a role) and classes (b, all) of one event a row; ``marked`` (b, t) is 1 on its trigger."""
        kind = self.mark.weight[0] + marked[:, :, None] * (self.mark.weight[1] - self.mark.weight[0])
        y, bias = x + kind, (1.0 - mask)[:, None, None, :] * -1e4
        for layer in self.asking:
            y = layer(y, bias)
        share = marked / marked.sum(-1, keepdim=True).clamp(min=1)
        own = (y * share[:, :, None]).sum(1)
        whole = (y * (mask / mask.sum(-1, keepdim=True))[:, :, None]).sum(1)
        return self.roles(self.drop(y)), self.classes(self.drop(torch.cat([own, whole], -1)))


def load_pretrained(network: Network, file: Path, chosen: list[int], kept: list[int]) -> None:
    """Put the weights of all-MiniLM-L6-v2 in: its layers ``chosen`` (the last of them ask), pieces ``kept``."""
    from safetensors.torch import load_file

    w = load_file(str(file))
    network.pieces.weight.data = w["embeddings.word_embeddings.weight"][kept].clone()
    network.places.weight.data = w["embeddings.position_embeddings.weight"].clone()
    network.kind.data = w["embeddings.token_type_embeddings.weight"][0].clone()
    network.norm.weight.data, network.norm.bias.data = w["embeddings.LayerNorm.weight"], w["embeddings.LayerNorm.bias"]
    for layer, number in zip([*network.layers, *network.asking], chosen, strict=True):
        own = {
            k.removeprefix(f"encoder.layer.{number}."): v
            for k, v in w.items()
            if k.startswith(f"encoder.layer.{number}.")
        }
        for part in ("weight", "bias"):
            getattr(layer.qkv, part).data = torch.cat(
                [own[f"attention.self.{n}.{part}"] for n in ("query", "key", "value")]
            )
            for ours, theirs in (
                ("out", "attention.output.dense"),
                ("norm1", "attention.output.LayerNorm"),
                ("up", "intermediate.dense"),
                ("down", "output.dense"),
                ("norm2", "output.LayerNorm"),
            ):
                getattr(getattr(layer, ours), part).data = own[f"{theirs}.{part}"].clone()
