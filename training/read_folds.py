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
from geostrike.annotation.shipped import load_telling
from geostrike.articles.details import Details, compose_article
from geostrike.claims.events.extract import read_by_annotator
from geostrike.claims.text.passages import find_passages
from geostrike.claims.text.vocabulary import load_vocabulary
from geostrike.export.reading import encode_reading
from geostrike.gazetteer.index import Gazetteer
from geostrike.language.parts import take_apart
from geostrike.model.annotation import Annotation
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
    join = pipeline.extract_claims
    gazetteer = Gazetteer.open(o.gazetteer)

    def annotate(article: Article) -> Annotation | None:
        if o.how == "rules":
            return None
        sentences = [sentence.span for sentence in take_apart(article.text).sentences]
        return open_once(fold_of(article.id, o.number)).annotate(article.text, sentences, load_telling())

    def read_alone(
        article: Article,
        toponyms: tuple[Toponym, ...],
        resolutions: tuple[Resolution, ...],
        annotation: Annotation | None = None,
        **options: Any,
    ) -> Extraction:
        passages = find_passages(article, toponyms, resolutions, load_vocabulary(article.language))
        return read_by_annotator(article, toponyms, resolutions, passages, annotation or Annotation(), **options)

    pipeline.annotate_article = annotate
    pipeline.extract_claims = read_alone if o.how == "annotator" else join
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
