"""python -m training.read_folds --folds FOLDER --claims FILE --gazetteer FILE --out FILE: readings of annotated articles, each by the network that did not see it.

``--how`` rules (geostrike as it is), annotator (its claims alone) or joined. The readings are scored like any others.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geostrike import pipeline
from geostrike.claims.events.extract import read_by_annotator
from geostrike.claims.text.passages import find_passages
from geostrike.claims.text.vocabulary import load_vocabulary
from geostrike.export.reading import encode_reading
from geostrike.model.annotation import Annotation
from training.folds import add_options, read_folds

if TYPE_CHECKING:
    from geostrike.claims.extraction import Extraction
    from geostrike.model import Article, Resolution, Toponym

JOIN = pipeline.extract_claims


def read_alone(
    article: Article,
    toponyms: tuple[Toponym, ...],
    resolutions: tuple[Resolution, ...],
    annotation: Annotation | None = None,
    **options: Any,
) -> Extraction:
    passages = find_passages(article, toponyms, resolutions, load_vocabulary(article.language))
    return read_by_annotator(article, toponyms, resolutions, passages, annotation or Annotation(), **options)


def read_ruled(
    article: Article,
    toponyms: tuple[Toponym, ...],
    resolutions: tuple[Resolution, ...],
    _annotation: Annotation | None = None,
    **options: Any,
) -> Extraction:
    return JOIN(article, toponyms, resolutions, None, **options)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    add_options(ap)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--how", choices=("rules", "annotator", "joined"), default="joined")
    o = ap.parse_args()
    pipeline.extract_claims = {"rules": read_ruled, "annotator": read_alone, "joined": JOIN}[o.how]
    with o.out.open("w", encoding="utf-8") as out:
        for _, reading in read_folds(o):
            out.write(json.dumps(encode_reading(reading), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
