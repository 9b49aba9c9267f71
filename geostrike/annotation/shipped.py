"""The network that comes with geostrike: opened when the first text needs it, and asked only where strikes can be told of."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from geostrike.language.tongue import primary_code
from geostrike.model.annotation import Annotation

if TYPE_CHECKING:
    from geostrike.annotation.annotate import Annotator
    from geostrike.model.document import Document

__all__ = ["WEIGHTS", "annotate_document", "load_telling"]

WEIGHTS = Path(__file__).with_name("weights")
"""``read.onnx`` and ``ask.onnx`` (products of 8 bits), ``pieces.txt`` (vocabulary), ``telling.txt``, and ``card.json``: what they
are, from what they were trained, under which licence, with which checksums. Made by ``training/export.py``, the words of ``telling.txt`` by ``training/telling.py``.
"""

SHORT = 400
"""Characters: of a text as short as a caption every sentence is looked at ("Burnt-out school, Dovrin")."""

_LANGUAGES = frozenset({"en"})
"""What the network has learned to read."""


def annotate_document(document: Document) -> Document:
    """``document`` with what the network sees in its sentences; as it is in a language that the network cannot read. Where no word of
    a longer text tells of strikes it is not asked, sees nothing and is not loaded.
    """
    article = document.article
    if primary_code(article.language) not in _LANGUAGES:
        return document
    telling = None if len(article.text) <= SHORT else load_telling()
    if telling is not None and telling.isdisjoint(word.text.lower() for word in document.words):
        return replace(document, annotation=Annotation())
    sentences = [sentence.span for sentence in document.sentences]
    return replace(document, annotation=_open().annotate(article.text, sentences, telling))


@cache
def load_telling() -> frozenset[str]:
    """The words, in small letters, without which no sentence is looked at (``training/telling.py``)."""
    return frozenset((WEIGHTS / "telling.txt").read_text(encoding="utf-8").split())


@cache
def _open() -> Annotator:
    # Imported late: most of the time that reading takes to start would be theirs.
    from geostrike.annotation.annotate import Annotator  # noqa: PLC0415
    from geostrike.annotation.graphs import Graphs  # noqa: PLC0415
    from geostrike.annotation.pieces import Vocabulary  # noqa: PLC0415

    pieces = (WEIGHTS / "pieces.txt").read_text(encoding="utf-8").splitlines()
    return Annotator(Vocabulary(pieces), Graphs(WEIGHTS))
