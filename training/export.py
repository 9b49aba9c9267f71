"""python -m training.export --network FILE --out FOLDER: the trained network as two graphs of 8-bit weights, with their checksums."""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from training.cross_validate import start_from
from training.network import Network


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
    """Write ``read.onnx``, ``ask.onnx``, ``pieces.txt`` and the checksums in ``card.json`` (its other lines are kept)."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
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
                nodes_to_exclude=_WHOLE,
            )
            _fuse(small, folder / name)
            _halve(folder / name)
    (folder / "pieces.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    card_file = folder / "card.json"
    card = json.loads(card_file.read_text(encoding="utf-8")) if card_file.exists() else {}
    card["sha256"] = {
        n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in ("read.onnx", "ask.onnx", "pieces.txt")
    }
    card_file.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


_WHOLE = [f"/layers.{number}/{part}/MatMul" for number in range(4) for part in ("up", "down")]
"""Products that stay of 32 bits: of 8 bits they make most of what the small graphs differ by from the network, for their inputs are
uneven (those of the layer that asks hardly matter). Their weights are kept in 16, so that all files together stay below 25 MB.
"""


def _fuse(graph: Path, out: Path) -> None:
    """What onnxruntime does to a graph each time it opens one, done once; nothing that depends on this machine."""
    options = SessionOptions()
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(out)
    options.log_severity_level = 3
    InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])


def _halve(file: Path) -> None:
    """Keep the large weights of 32 bits in 16; they are widened when the graph is opened."""
    model = onnx.load(file)
    graph = model.graph
    for weight in [w for w in graph.initializer if w.data_type == onnx.TensorProto.FLOAT and np.prod(w.dims) > _LARGE]:
        small = numpy_helper.from_array(numpy_helper.to_array(weight).astype(np.float16), f"{weight.name}_half")
        graph.initializer.remove(weight)
        graph.initializer.append(small)
        cast = helper.make_node(
            "Cast", [small.name], [weight.name], name=f"{weight.name}_widen", to=onnx.TensorProto.FLOAT
        )
        graph.node.insert(0, cast)
    onnx.save(model, file)


_LARGE = 100_000  # numbers


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--network", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    o = ap.parse_args()
    network, _, pieces = start_from(o.network)
    export(network, pieces, o.out)


if __name__ == "__main__":
    main()
