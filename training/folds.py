"""Annotated articles, each read with the network of its fold, which had not seen it."""

from __future__ import annotations

import functools
import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from geostrike import pipeline
from geostrike.annotation.shipped import load_telling
from geostrike.articles.details import Details, compose_article
from geostrike.gazetteer.index import Gazetteer
from training.cross_validate import fold_of
from training.torch_layers import open_fold

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from geostrike.model import Reading
    from geostrike.model.document import Document

__all__ = ["add_options", "read_folds"]


def add_options(parser: argparse.ArgumentParser) -> None:
    """Which networks, articles and gazetteer: those that ``read_folds`` takes."""
    from pathlib import Path

    parser.add_argument("--folds", type=Path, required=True, help="folder of the folds' networks")
    parser.add_argument("--claims", type=Path, nargs="+", required=True, help="files of annotated articles")
    parser.add_argument("--gazetteer", type=Path, required=True)
    parser.add_argument("--number", type=int, default=4, help="how many folds there are")
    parser.add_argument("--only", type=int, nargs="*", default=None, help="these folds alone")


def read_folds(o: argparse.Namespace) -> Iterator[tuple[dict[str, Any], Reading]]:
    """Each annotated article, and what geostrike reads in it; the network is put behind the pipeline's door for good."""
    open_once = functools.cache(lambda fold: open_fold(o.folds / f"fold{fold}.pt"))
    gazetteer = Gazetteer.open(o.gazetteer)

    def annotate(document: Document) -> Document:
        article, sentences = document.article, [sentence.span for sentence in document.sentences]
        annotator = open_once(fold_of(article.id, o.number))
        return replace(document, annotation=annotator.annotate(article.text, sentences, load_telling()))

    pipeline.annotate_document = annotate  # type: ignore[attr-defined]
    for file in o.claims:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if o.only is None or fold_of(row["id"], o.number) in o.only:
                day = date.fromisoformat(row["date"]) if row.get("date") else None
                details = Details(id=row["id"], published=day)
                yield (
                    row,
                    pipeline.read(compose_article(row["text"], fallback_id=row["id"], details=details), gazetteer),
                )
