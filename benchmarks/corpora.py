"""The development corpora beside the project, as plain records, and their scorers. Measured with, never copied from."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from geostrike.model import Article, Resolution, Role, Toponym

__all__ = [
    "CORPORA",
    "EVAL",
    "LITERAL_ROLES",
    "SCORED",
    "STRUCK",
    "article_of",
    "fold_of",
    "load",
    "load_struck",
    "predict",
    "scorer",
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


def article_of(doc: dict[str, Any]) -> Article:
    """What a system may see of a document: its text."""
    text = doc["text"]
    return Article(id=doc["doc_id"], text=text, sha256=hashlib.sha256(text.encode()).hexdigest())


def fold_of(doc: dict[str, Any]) -> int:
    """The fold of a document, by a hash of its source, so that two articles of one source never part."""
    source = str(doc.get("group") or doc.get("meta", {}).get("url", "") or doc["doc_id"])
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
