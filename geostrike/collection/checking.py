"""Whether a folder of maps is what its manifest says: nothing torn, nothing lost, nothing left over."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from geostrike.collection.fetched import FOLDER
from geostrike.collection.manifest import HIDDEN, Manifest
from geostrike.collection.names import fold_name
from geostrike.export.files import PARTIAL

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["find_faults", "find_torn"]


def find_torn(folder: Path) -> list[str]:
    """Files that are not whole, by their own form; true also of a folder whose run was killed."""
    faults = [
        f"{page.name} is torn"
        for page in sorted(folder.glob("*.html"))
        if not page.read_text("utf-8").rstrip().endswith("</html>")
    ]
    for data in sorted([*folder.glob("*.geojson"), *folder.glob(f"{HIDDEN}/*.json"), *folder.glob(f"{FOLDER}/*.json")]):
        try:
            json.loads(data.read_text("utf-8"))
        except ValueError:
            faults.append(f"{data.name} is torn")
    return faults


def find_faults(folder: Path) -> list[str]:
    """What is wrong with the folder after a run that ended by itself; nothing, if all is well."""
    manifest = Manifest.load(folder)
    faults = find_torn(folder)
    owned: dict[str, str] = {}
    names: dict[str, str] = {}
    for key, entry in manifest.entries.items():
        if entry.key != key:
            faults.append(f"{key} is kept under another key")
        if entry.name and names.setdefault(fold_name(entry.name), key) != key:
            faults.append(f"{key} and {names[fold_name(entry.name)]} share the name {entry.name}")
        if not entry.files and entry.failure is None:
            faults.append(f"{key} has neither a map nor a failure")
        for name, (size, digest) in entry.files.items():
            owned[name] = key
            path = folder / name
            if not path.exists():
                faults.append(f"{name} of {key} is missing")
            elif path.stat().st_size != size or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
                faults.append(f"{name} of {key} is not what was drawn")
    present = {path.name for pattern in ("*.html", "*.geojson") for path in folder.glob(pattern)} - {"index.html"}
    faults += [f"{name} belongs to no article" for name in sorted(present - owned.keys())]
    faults += [f"{path.name} is left over" for path in sorted(folder.rglob(f".*{PARTIAL}*"))]
    if (folder / HIDDEN / "journal.jsonl").exists():
        faults.append("the journal is left over")
    if manifest.entries and not (folder / "index.html").exists():
        faults.append("index.html is missing")
    return faults
