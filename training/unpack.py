"""python -m training.unpack --weights FOLDER --out FILE: the shipped graphs back as a network to train on from.

Weights of 8 bits come back as the numbers that they stand for. The head for attributions, which only the first stage needs, is
not shipped: it is that of a fresh network.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.network import Network

READING, ASKING = 4, 2
"""So many layers the shipped network has."""
_OURS = "network."
_PRODUCTS = ("DynamicQuantizeMatMul", "MatMulIntegerToFloat")


def unpack(folder: Path) -> tuple[dict[str, torch.Tensor], list[str]]:
    """The state of a network with the weights of the graphs in ``folder``, and its word pieces."""
    pieces = (folder / "pieces.txt").read_text(encoding="utf-8").splitlines()
    state = Network(len(pieces), READING, ASKING).state_dict()
    for name in ("read.onnx", "ask.onnx"):
        for key, found in _weights(onnx.load(folder / name).graph):
            value = torch.tensor(np.array(found, dtype=np.float32))
            if value.shape != state[key].shape:
                raise ValueError(f"{name}: {key} has the shape {value.shape}, the network {state[key].shape}")
            state[key] = value
    return state, pieces


def _weights(graph: Any) -> Any:
    """Each weight that the graph holds, by its name in the network."""
    held = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    makers = {output: node for node in graph.node for output in node.output}
    yield from (
        (name.removeprefix(_OURS), value)
        for name, value in held.items()
        if name.startswith(_OURS) and value.dtype == np.float32 and not name.endswith("_scale")
    )
    for node in graph.node:
        if node.op_type in _PRODUCTS:
            base = next(i for i in node.input if i.endswith("_quantized") and i in held).removesuffix("_quantized")
            yield f"{_product_of(node)}.weight", _widen(held, base).T
        elif node.op_type == "DequantizeLinear":
            table = makers[node.input[0]].input[0]
            zero, scale = held[node.input[2]].astype(np.float32), held[node.input[1]]
            yield table.removeprefix(_OURS).removesuffix("_quantized"), (held[table].astype(np.float32) - zero) * scale
        elif node.op_type == "Add" and node.output[0] == "/Add_output_0" and node.input[0] in held:
            unmarked = held[node.input[0]].reshape(
                -1
            )  # of the graph that asks: what is added to every piece, and to the marked
            more = held[makers[node.input[1]].input[1]].reshape(-1)
            yield "mark.weight", np.stack([unmarked, unmarked + more])


def _product_of(node: Any) -> str:
    """Which layer a product is: by its bias, else by what it puts out ("/layers.0/out/product/MatMul_output_0")."""
    bias = next((i for i in node.input if i.startswith(_OURS) and i.endswith(".bias")), None)
    if bias is not None:
        return str(bias.removeprefix(_OURS).removesuffix(".bias"))
    path = node.output[0].strip("/").split("/MatMul")[0].split("/Add_output")[0].removesuffix("/product")
    return str(path.replace("/", "."))


def _widen(held: dict[str, Any], base: str) -> Any:
    zero = held[f"{base}_zero_point"].astype(np.float32)
    return (held[f"{base}_quantized"].astype(np.float32) - zero) * held[f"{base}_scale"]


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--weights", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    o = ap.parse_args()
    state, pieces = unpack(o.weights)
    torch.save({"state": state, "pieces": pieces, "reading": READING, "asking": ASKING}, o.out)


if __name__ == "__main__":
    main()
