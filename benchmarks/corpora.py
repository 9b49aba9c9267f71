"""The development corpora beside the project, as plain records, and their scorers. Measured with, never copied from."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from geostrike.annotation.shipped import annotate_document
from geostrike.gazetteer.index import Gazetteer
from geostrike.language.documents import take_apart
from geostrike.language.names import fold
from geostrike.model import Article, Level, Resolution, Role, Span, Toponym
from geostrike.model.document import Document
from geostrike.toponyms import find_toponyms
from geostrike.toponyms.lexicon import BUILDING_HEADS, DESCRIPTORS, FACILITY_HEADS

__all__ = [
    "CORPORA",
    "EVAL",
    "LITERAL_ROLES",
    "SCORED",
    "STRUCK",
    "article_of",
    "document_of",
    "fold_of",
    "load",
    "load_claims",
    "load_struck",
    "predict",
    "scorer",
    "struck_toponyms",
]

EVAL = Path(os.environ.get("GEOSTRIKE_EVAL", Path(__file__).resolve().parents[2] / "shared" / "eval"))
SCORED = ("lgl", "trnews", "gwn", "geovirus")  # with coordinates
CORPORA = (*SCORED, "re3d")
STRUCK = ("halterman_strikes", "halterman_events", "centcom_strikes", "cir_ukraine")  # spans of struck places only
FOLDS = 5
# Where the place itself is meant; GeoWebNews counts datelines among them.
LITERAL_ROLES = (Role.PLACE, Role.DATELINE)


def load(name: str, half: str = "dev") -> list[dict[str, Any]]:
    """The documents of a corpus; ends the program kindly where the corpora are absent."""
    path = EVAL / "toponyms" / name / f"{half}.jsonl"
    if not path.exists():
        sys.exit(f"{name}: no corpora beside the project; set GEOSTRIKE_EVAL to the folder that holds toponyms/")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def load_struck(name: str, half: str = "dev") -> list[dict[str, Any]]:
    """The documents of a strike corpus; none where it is absent."""
    path = EVAL / "strikes" / name / f"{half}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def load_claims(half: str = "train") -> list[dict[str, Any]]:
    """The articles whose statements about strikes are annotated; none where they are absent."""
    path = EVAL / "claims" / f"{half}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def document_of(article: Article) -> Document:
    """As the rooms get it, annotated."""
    return annotate_document(take_apart(article))


def struck_toponyms(
    article: Article, gazetteer: Gazetteer, golds: list[dict[str, Any]]
) -> tuple[tuple[Toponym, ...], list[tuple[Toponym, dict[str, Any]]]]:
    """The names found in an article, with every mention in ``golds`` among them, and each of these with its gold.

    What was found is kept, with its cues, where it is the mention but for words in small letters or for a kind of place
    ("the village of Karsa"). Else the mention takes its stead ("A B" that are two places, "Karsa" of "Karsa Airport").
    """
    found, _ = find_toponyms(document_of(article), gazetteer)
    rows = list(found)
    gone: list[Toponym] = []
    marked: list[tuple[str, dict[str, Any]]] = []
    for number, gold in enumerate(golds):
        if gold.get("lat") is None or gold.get("start") is None:
            continue
        start, end = gold["start"], gold["end"]
        over = [t for t in rows if t.span.start < end and start < t.span.end and t.role is not Role.ADJECTIVE]
        if over and _is_mention(over, article.text, start, end):
            marked.append((over[-1].id if over[-1].offset and over[-1].offset.other_id is None else over[0].id, gold))
            continue
        gone += over
        before = next((t for t in gone if t.span.start < end and start < t.span.end), None)
        added = _mark(f"g{number}", article.text[start:end], start, before, gazetteer)
        rows = [*(t for t in rows if t not in over), added]
        marked.append((added.id, gold))
    rows.sort(key=lambda t: t.span.start)
    ids = {key for key, _ in marked}
    rows = [replace(t, role=Role.PLACE) if t.id in ids else t for t in rows]
    by_id = {t.id: t for t in rows}
    return tuple(rows), [(by_id[key], gold) for key, gold in marked if key in by_id]


def _is_mention(over: list[Toponym], text: str, start: int, end: int) -> bool:
    if any(t.span.start < start or t.span.end > end for t in over):
        return False
    beside = [*text[start : over[0].span.start].split()[-1:], *text[over[-1].span.end : end].split()[:1]]
    return all(word.lower() in DESCRIPTORS or not word[0].isupper() for word in beside)


_HEADS = DESCRIPTORS.keys() | FACILITY_HEADS | BUILDING_HEADS


def _mark(key: str, text: str, start: int, before: Toponym | None, gazetteer: Gazetteer) -> Toponym:
    """The name a mention is, with the kind that its last word or what was found in its stead says it is."""
    words = text.removeprefix("the ").removeprefix("The ").split()
    last = words[-1].lower()
    level = Level(DESCRIPTORS.get(last, "point")) if last in _HEADS and len(words) > 1 else None
    name = " ".join(words if level in (None, Level.POINT) else words[:-1])
    levels = (level,) if level is not None else before.levels if before is not None else ()
    return Toponym(
        id=key, span=Span(start=start, end=start + len(text), text=text), name=name, role=Role.PLACE, reason="marked",
        levels=levels, descriptor=before.descriptor if before is not None and level is None else last if level else None,
        container_ids=() if before is None else before.container_ids, known=gazetteer.knows(fold(name)),
    )  # fmt: skip


def article_of(doc: dict[str, Any]) -> Article:
    """What a system may see of a document: its text."""
    text = doc["text"]
    return Article(id=doc.get("doc_id", doc.get("id")), text=text, sha256=hashlib.sha256(text.encode()).hexdigest())


def fold_of(doc: dict[str, Any]) -> int:
    """The fold of a document, by a hash of its source, so that two articles of one source never part."""
    source = str(doc.get("group") or doc.get("meta", {}).get("url", "") or doc.get("doc_id", doc.get("id")))
    host = source.split("/")[2] if source.startswith("http") and "wikinews" not in source else source
    return hashlib.sha256(host.encode()).digest()[0] % FOLDS


def predict(doc: dict[str, Any], toponyms: tuple[Toponym, ...], resolutions: tuple[Resolution, ...]) -> dict[str, Any]:
    """In the form the scorers take; all roles are place names in the wide sense of the corpora."""
    rows = []
    for toponym, resolution in zip(toponyms, resolutions, strict=True):
        place = resolution.place
        rows.append(
            {
                "start": toponym.span.start,
                "end": toponym.span.end,
                "lat": place.latitude if place else None,
                "lon": place.longitude if place else None,
                "geonames_id": str(place.geonames_id) if place and place.geonames_id else None,
                "literal": toponym.role in LITERAL_ROLES,
            }
        )
    return {"doc_id": doc["doc_id"], "toponyms": rows}


def scorer(name: str) -> ModuleType:
    """A scorer of the evaluation folder, imported by file."""
    if str(EVAL) not in sys.path:
        sys.path.insert(0, str(EVAL))
    spec = importlib.util.spec_from_file_location(name, EVAL / f"{name}.py")
    if spec is None or spec.loader is None:
        sys.exit(f"no scorer {name} in {EVAL}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
