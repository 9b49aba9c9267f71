"""python -m training.average --networks FILE FILE … [--weights NUMBER NUMBER …] --out FILE: the mean of networks' weights, of all alike
unless told otherwise.

Only for networks that went on from one, or for one and what went on from it: between these, the mean keeps what each knew.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--networks", type=Path, nargs="+", required=True)
    ap.add_argument("--weights", type=float, nargs="+", default=None, help="of each network; they sum to 1")
    ap.add_argument("--out", type=Path, required=True)
    o = ap.parse_args()
    weights = o.weights or [1 / len(o.networks)] * len(o.networks)
    if len(weights) != len(o.networks) or abs(sum(weights) - 1) > _ROUNDING:
        ap.error("--weights: one for each network, 1 in all")
    found = [torch.load(file) for file in o.networks]
    state = {
        key: sum(weight * one["state"][key] for weight, one in zip(weights, found, strict=True))
        for key in found[0]["state"]
    }
    torch.save(found[0] | {"state": state}, o.out)


_ROUNDING = 1e-6


if __name__ == "__main__":
    main()
