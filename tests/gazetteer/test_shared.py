"""Floors under the figures of ``benchmarks/gazetteer_names.py``; they may be raised, never lowered silently."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.gazetteer_names import measure_names, measure_pairs
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.kept import Kept, find_pack_files
from geostrike.gazetteer.location import find_default
from geostrike.gazetteer.packs import add_pack
from geostrike.gazetteer.verifying import verify_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def syria(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    target = tmp_path_factory.mktemp("packs") / "g.sqlite"
    files = find_pack_files("SY", [shared / "gazetteer" / "geonames"])
    boundaries = shared / "gazetteer" / "boundaries" / "sy.geojson.gz"
    files.append(Kept(role="boundaries", name=boundaries.name, data=boundaries.read_bytes()))
    add_pack(target, "SY", files)
    return Gazetteer.open(target)


@pytest.fixture(scope="module")
def names(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every third of the monitors' names; ``benchmarks/gazetteer_names.py`` measures all."""
    lines = (shared / "eval" / "names" / "airwars_syria_places" / "dev.jsonl").read_text("utf-8").splitlines()
    path = tmp_path_factory.mktemp("names") / "third.jsonl"
    path.write_text("\n".join(lines[::3]) + "\n", "utf-8")
    return path


@pytest.mark.slow
def test_monitors_names_are_found_in_a_country_pack(names: Path, syria: Gazetteer) -> None:
    figures = measure_names(names, "SY", syria)
    assert figures.first >= 0.66
    assert figures.ten >= 0.82
    assert figures.alone >= 0.55
    assert verify_file(syria.path) == ()


@pytest.mark.slow
def test_monitors_names_are_found_in_the_default(names: Path) -> None:
    assert measure_names(names, "SY", Gazetteer.open(find_default())).ten >= 0.55


@pytest.mark.slow
def test_spellings_of_one_place_reach_a_common_candidate(shared: Path, syria: Gazetteer) -> None:
    groups = json.loads((shared / "eval" / "names" / "name_variants.json").read_text("utf-8"))
    assert measure_pairs(groups, syria).share >= 0.95
