"""python -m training.average --networks FILE FILE --share NUMBER --out FILE: the mean of two networks' weights, ``--share`` of the second.

Only for a network and one that went on from it: between these, the mean keeps what the first knew and takes most of what the
second learned.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--networks", type=Path, nargs=2, required=True)
    ap.add_argument("--share", type=float, required=True)
    ap.add_argument("--out", type=Path, required=True)
    o = ap.parse_args()
    before, after = (torch.load(file) for file in o.networks)
    state = {key: torch.lerp(old, after["state"][key], o.share) for key, old in before["state"].items()}
    torch.save(before | {"state": state}, o.out)


if __name__ == "__main__":
    main()
