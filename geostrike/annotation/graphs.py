"""The network's two graphs, run by onnxruntime on one core."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions

if TYPE_CHECKING:
    from pathlib import Path

    from geostrike.annotation.annotate import Floats, Numbers

__all__ = ["Graphs"]


class Graphs:
    """``Layers`` read from ``read.onnx`` and ``ask.onnx`` in a folder. They may be asked from several threads."""

    def __init__(self, folder: Path) -> None:
        options = SessionOptions()
        # One article a core: a second thread would wait for the first more than it helps, and other articles have cores of
        # their own (``--jobs``). The same sums in the same order, too.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3  # errors, which are raised too; not what it thinks of the machine
        options.graph_optimization_level = GraphOptimizationLevel.ORT_DISABLE_ALL  # done when they were exported
        self._read, self._ask = (
            InferenceSession(folder / name, options, providers=["CPUExecutionProvider"])
            for name in ("read.onnx", "ask.onnx")
        )

    def read(self, ids: Numbers, cases: Numbers, mask: Floats) -> tuple[Floats, Floats]:
        """Vectors of the pieces, and logits of trigger tags; see ``Layers``."""
        vectors, trigger = self._read.run(["vectors", "trigger"], {"ids": ids, "cases": cases, "mask": mask})
        return vectors, trigger

    def ask(self, vectors: Floats, mask: Floats, marked: Floats) -> tuple[Floats, Floats]:
        """Logits of roles and classes of one marked event a row; see ``Layers``."""
        roles, classes = self._ask.run(["roles", "classes"], {"vectors": vectors, "mask": mask, "marked": marked})
        return roles, classes
