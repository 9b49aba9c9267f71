"""python -m training.read_folds --folds FOLDER --claims FILE --gazetteer FILE --out FILE: readings of annotated articles, each by the
network that did not see it. The readings are scored like any others.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from geostrike.export.reading import encode_reading
from training.folds import add_options, read_folds


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    add_options(ap)
    ap.add_argument("--out", type=Path, required=True)
    o = ap.parse_args()
    with o.out.open("w", encoding="utf-8") as out:
        for _, reading in read_folds(o):
            out.write(json.dumps(encode_reading(reading), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
