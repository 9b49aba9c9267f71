"""What must not be imported: heavy packages where they are not used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "folium",
    "pandas",
    "geopandas",
    "shapely",
    "numpy",
    "trafilatura",
    "jinja2",
    "pyogrio",
    "geopy",
    "rich",
    "spacy",
    "dask",
    "distributed",
    "fsspec",
    "pyarrow",
}


def imported_by(code: str, cwd: Path) -> set[str]:
    ending = "\nimport sys; print('loaded:', *sorted(m.split('.')[0] for m in sys.modules))"
    run = subprocess.run([sys.executable, "-c", code + ending], capture_output=True, text=True, check=True, cwd=cwd)
    return set(run.stdout.rpartition("loaded:")[2].split())


def test_importing_geostrike_imports_none_of_its_rooms(tmp_path: Path) -> None:
    assert not imported_by("import geostrike", tmp_path) & HEAVY


def test_drawing_a_page_imports_neither_folium_nor_what_it_pulls_in(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Shells hit the town of Paris, France, officials said.\n", encoding="utf8")
    code = (
        "import sys; sys.argv = ['geostrike', 'map', 'a.txt']\n"
        "from geostrike.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit as done:\n    assert not done.code, done.code\n"
    )
    assert not imported_by(code, tmp_path) & (HEAVY - {"jinja2", "rich", "numpy"})  # numpy: the annotator


ANNOTATOR = {"numpy", "onnxruntime"}


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("Shells hit the town of Paris, France, officials said.\n", ANNOTATOR),
        (
            f"{'Officials of the town of Paris, France, said that the bridge is open again. ' * 6}\n",
            set(),
        ),  # longer than a caption
    ],
)
def test_reading_an_article_imports_no_heavy_package(text: str, allowed: set[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf8")
    code = (
        "import sys; sys.argv = ['geostrike', 'read', 'a.txt']\n"
        "from geostrike.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit as done:\n    assert not done.code, done.code\n"
    )
    assert imported_by(code, tmp_path) & (HEAVY | ANNOTATOR) <= allowed
