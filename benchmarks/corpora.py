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

from geostrike.gazetteer.index import Gazetteer
from geostrike.language.names import fold
from geostrike.model import Article, Resolution, Role, Span, Toponym
from geostrike.toponyms import find_toponyms

__all__ = [
    "CORPORA",
    "EVAL",
    "LITERAL_ROLES",
    "SCORED",
    "STRUCK",
    "article_of",
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


def struck_toponyms(
    article: Article, gazetteer: Gazetteer, golds: list[dict[str, Any]]
) -> tuple[tuple[Toponym, ...], list[tuple[Toponym, dict[str, Any]]]]:
    """The names found in an article, with every mention in ``golds`` among them, and each of these with its gold.

    A marked mention that was not found is added as a place of which the wording says nothing.
    """
    found, _ = find_toponyms(article, gazetteer)
    rows = list(found)
    marked: list[tuple[str, dict[str, Any]]] = []
    for number, gold in enumerate(golds):
        if gold.get("lat") is None or gold.get("start") is None:
            continue
        start, end = gold["start"], gold["end"]
        over = [t for t in rows if t.span.start < end and start < t.span.end and t.role is not Role.ADJECTIVE]
        if over:
            marked.append((over[-1].id if over[-1].offset and over[-1].offset.other_id is None else over[0].id, gold))
            continue
        text = article.text[start:end]
        name = text.removeprefix("the ").removeprefix("The ")
        added = Toponym(
            id=f"g{number}", span=Span(start=start, end=end, text=text), name=name, role=Role.PLACE, reason="marked",
            known=gazetteer.knows(fold(name)),
        )  # fmt: skip
        rows.append(added)
        marked.append((added.id, gold))
    rows.sort(key=lambda t: t.span.start)
    ids = {key for key, _ in marked}
    rows = [replace(t, role=Role.PLACE) if t.id in ids else t for t in rows]
    by_id = {t.id: t for t in rows}
    return tuple(rows), [(by_id[key], gold) for key, gold in marked]


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
