"""python -m training.export --network FILE --out FOLDER: the trained network as two graphs of 8-bit products, with their checksums."""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import torch
from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from training.cross_validate import start_from
from training.network import Network


class _Even(nn.Module):
    """A product whose rows are made alike in size before it, and as they were behind it: onnxruntime rounds all rows of a product
    to 8 bits with one scale, and a few are so much larger than the rest that these would lose most of what they say. So it is of
    the up and down products of the layers that read; of the others it hardly matters.
    """

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.product = nn.Linear(linear.in_features, linear.out_features, bias=False)
        self.product.weight, self.bias = linear.weight, linear.bias

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        largest = x.abs().amax(-1, keepdim=True).clamp(min=1e-6)
        product: torch.Tensor = self.product(x / largest)
        return product * largest + self.bias


class _Read(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: torch.Tensor, cases: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        x = self.network.read(ids, cases, mask)
        trigger, names, _ = self.network.tag(x)
        return x, trigger, names


class _Ask(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, vectors: torch.Tensor, mask: torch.Tensor, marked: torch.Tensor) -> tuple[torch.Tensor, ...]:
        return self.network.ask(vectors, mask, marked)


def export(network: Network, pieces: list[str], folder: Path) -> None:
    """Write ``read.onnx``, ``ask.onnx``, ``pieces.txt`` and the checksums in ``card.json`` (its other lines are kept).
    The network's layers are changed in place.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    for layer in network.layers:
        layer.up, layer.down = _Even(layer.up), _Even(layer.down)
    b, t = 2, 16
    ids, cases = torch.ones(b, t, dtype=torch.long), torch.ones(b, t, dtype=torch.long)
    mask, marked, vectors = torch.ones(b, t), torch.zeros(b, t), torch.randn(b, t, 384)
    marked[:, 3] = 1
    axes = {0: "windows", 1: "pieces"}
    graphs = {
        "read.onnx": (_Read(network), (ids, cases, mask), ["ids", "cases", "mask"], ["vectors", "trigger", "names"]),
        "ask.onnx": (_Ask(network), (vectors, mask, marked), ["vectors", "mask", "marked"], ["roles", "classes"]),
    }
    with tempfile.TemporaryDirectory() as scratch:
        for name, (module, example, inputs, outputs) in graphs.items():
            full = Path(scratch) / name
            torch.onnx.export(
                module,
                example,
                str(full),
                input_names=inputs,
                output_names=outputs,
                dynamo=False,
                opset_version=17,
                dynamic_axes={
                    **dict.fromkeys(inputs, axes),
                    **{o: axes if o != "classes" else {0: "windows"} for o in outputs},
                },
            )
            small = Path(scratch) / f"small-{name}"
            quantize_dynamic(
                str(full),
                str(small),
                per_channel=True,
                weight_type=QuantType.QInt8,
                op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            )
            _fuse(small, folder / name)
    (folder / "pieces.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    card_file = folder / "card.json"
    card = json.loads(card_file.read_text(encoding="utf-8")) if card_file.exists() else {}
    card["sha256"] = {
        n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in ("read.onnx", "ask.onnx", "pieces.txt")
    }
    card_file.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _fuse(graph: Path, out: Path) -> None:
    """What onnxruntime does to a graph each time it opens one, done once; nothing that depends on this machine. Sums before a
    normalisation stay apart from it: joined (``SkipLayerNormalization``), the two take five times as long.
    """
    options = SessionOptions()
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(out)
    options.log_severity_level = 3
    InferenceSession(
        str(graph), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--network", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    o = ap.parse_args()
    network, _, pieces = start_from(o.network)
    export(network, pieces, o.out)


if __name__ == "__main__":
    main()
