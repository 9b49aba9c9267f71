"""python -m training.read_folds --folds FOLDER --claims FILE --gazetteer FILE --out FILE: readings of annotated articles, each by the network that did not see it.

``--how`` rules (geostrike as it is), annotator (its claims alone) or joined. The readings are scored like any others.
"""

from __future__ import annotations

import argparse
import functools
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geostrike import pipeline
from geostrike.articles.details import Details, compose_article
from geostrike.export.reading import encode_reading
from geostrike.gazetteer.index import Gazetteer
from geostrike.language.parts import take_apart
from training.annotator.claims.extract import extract_annotated
from training.annotator.claims.join import join_readings
from training.cross_validate import fold_of
from training.torch_layers import open_fold

if TYPE_CHECKING:
    from geostrike.claims.extraction import Extraction
    from geostrike.model import Article, Resolution, Toponym


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--folds", type=Path, required=True)
    ap.add_argument("--claims", type=Path, required=True)
    ap.add_argument("--gazetteer", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--number", type=int, default=4)
    ap.add_argument("--only", type=int, nargs="*", default=None)
    ap.add_argument("--how", choices=("rules", "annotator", "joined"), default="joined")
    o = ap.parse_args()
    open_once = functools.cache(lambda fold: open_fold(o.folds / f"fold{fold}.pt"))
    by_rules = pipeline.extract_claims
    gazetteer = Gazetteer.open(o.gazetteer)

    def extract(
        article: Article, toponyms: tuple[Toponym, ...], resolutions: tuple[Resolution, ...], **options: Any
    ) -> Extraction:
        ruled = by_rules(article, toponyms, resolutions, **options)
        if o.how == "rules":
            return ruled
        sentences = [sentence.span for sentence in take_apart(article.text).sentences]
        annotation = open_once(fold_of(article.id, o.number)).annotate(article.text, sentences)
        seen = extract_annotated(article, toponyms, resolutions, annotation, **options)
        return seen if o.how == "annotator" else join_readings(ruled, seen, annotation)

    pipeline.extract_claims = extract
    with o.out.open("w", encoding="utf-8") as out:
        for line in o.claims.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if o.only is None or fold_of(row["id"], o.number) in o.only:
                day = date.fromisoformat(row["date"]) if row.get("date") else None
                article = compose_article(
                    row["text"], fallback_id=row["id"], details=Details(id=row["id"], published=day)
                )
                out.write(json.dumps(encode_reading(pipeline.read(article, gazetteer)), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
