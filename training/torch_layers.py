"""The network run by torch behind the annotator's door: for measuring folds before anything is exported."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from geostrike.annotation.annotate import Annotator, Floats, Numbers
from training.cross_validate import start_from
from training.network import Network


class TorchLayers:
    def __init__(self, network: Network) -> None:
        self._network = network.eval()

    def read(self, ids: Numbers, cases: Numbers, mask: Floats) -> tuple[Floats, Floats]:
        with torch.no_grad():
            x = self._network.read(torch.from_numpy(ids), torch.from_numpy(cases), torch.from_numpy(mask))
            trigger, _, _ = self._network.tag(x)
        return x.numpy(), trigger.numpy()

    def ask(self, vectors: Floats, mask: Floats, marked: Floats) -> tuple[Floats, Floats]:
        with torch.no_grad():
            roles, classes = self._network.ask(
                torch.from_numpy(np.ascontiguousarray(vectors)),
                torch.from_numpy(np.ascontiguousarray(mask)),
                torch.from_numpy(marked),
            )
        return roles.numpy(), classes.numpy()


def open_fold(file: Path) -> Annotator:
    network, vocabulary, _ = start_from(file)
    return Annotator(vocabulary, TorchLayers(network))
