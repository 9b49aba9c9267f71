"""Annotated articles, each read with the network of its fold, which had not seen it; or with the shipped one."""

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
from training.made_up import read_made_up, to_gold
from training.torch_layers import open_fold

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from geostrike.model import Reading
    from geostrike.model.document import Document

__all__ = ["add_options", "read_folds"]


def add_options(parser: argparse.ArgumentParser) -> None:
    """Which networks, articles and gazetteer: those that ``read_folds`` takes."""
    from pathlib import Path

    parser.add_argument(
        "--folds", type=Path, help="folder of the folds' networks (left out: the shipped network reads)"
    )
    parser.add_argument(
        "--claims", type=Path, nargs="+", required=True, help="files of annotated articles, or of made-up texts"
    )
    parser.add_argument("--gazetteer", type=Path, required=True)
    parser.add_argument("--number", type=int, default=4, help="how many folds there are")
    parser.add_argument("--only", type=int, nargs="*", default=None, help="these folds alone")


def read_folds(o: argparse.Namespace) -> Iterator[tuple[dict[str, Any], Reading]]:
    """Each annotated article, and what geostrike reads in it; the network of a fold is put behind the pipeline's door for good."""
    gazetteer = Gazetteer.open(o.gazetteer)
    if o.folds is not None:
        pipeline.annotate_document = _annotate_with(o.folds, o.number)  # type: ignore[attr-defined]
    for file in o.claims:
        for row in _read_rows(file):
            if o.only is None or fold_of(row["id"], o.number) in o.only:
                day = date.fromisoformat(row["date"]) if row.get("date") else None
                article = compose_article(
                    row["text"], fallback_id=row["id"], details=Details(id=row["id"], published=day)
                )
                yield row, pipeline.read(article, gazetteer)


def _read_rows(file: Path) -> list[dict[str, Any]]:
    if file.suffix == ".txt":
        return [to_gold(doc) for doc in read_made_up(file)]
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _annotate_with(folds: Path, number: int) -> Callable[[Document], Document]:
    open_once = functools.cache(lambda fold: open_fold(folds / f"fold{fold}.pt"))

    def annotate(document: Document) -> Document:
        article, sentences = document.article, [sentence.span for sentence in document.sentences]
        annotator = open_once(fold_of(article.id, number))
        return replace(document, annotation=annotator.annotate(article.text, sentences, load_telling()))

    return annotate
