"""The commands ``geostrike places`` and ``geostrike gazetteer``, as a user meets them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from geostrike.cli import app
from geostrike.gazetteer.fetching import BOUNDARIES_VARIABLE, GEONAMES_VARIABLE
from tests.gazetteer.test_boundaries import PROVINCES, collection
from tests.gazetteer.test_packs import write_pack

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


@pytest.fixture
def file(base: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "g.sqlite"
    copy.write_bytes(base.read_bytes())
    return copy


def run(file: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["--gazetteer", str(file), *arguments], env={"COLUMNS": "200"})


def test_places_shows_candidates_with_containers_and_reasons(file: Path) -> None:
    result = run(file, "places", "Deir el-Harsheh")
    assert result.exit_code == 0
    assert "Dayr al Ḩarshah" in result.stdout
    assert "Karsa, Arvania" in result.stdout
    assert "romanised otherwise" in result.stdout


def test_places_as_json_has_everything_a_program_needs(file: Path) -> None:
    result = run(file, "places", "Oskara", "--json", "--near", "11.4,9.8")
    found = json.loads(result.stdout)
    assert [c["id"] for c in found["candidates"]] == ["geonames:103", "geonames:104"]
    first = found["candidates"][0]
    assert first["distance_km"] == 0
    assert {"latitude", "longitude", "uncertainty_km", "admin1", "tier", "reason", "source", "level"} <= set(first)
    assert found["gazetteer"].startswith("tiny world")


def test_places_can_be_narrowed_by_country_and_level(file: Path) -> None:
    for arguments in (["--country", "bm"], ["--country", "Belmora"]):
        found = json.loads(run(file, "places", "Oskara", "--json", *arguments).stdout)
        assert [c["id"] for c in found["candidates"]] == ["geonames:104"]
    found = json.loads(run(file, "places", "Karsa", "--level", "province", "--json").stdout)
    assert [c["level"] for c in found["candidates"]] == ["province"]


def test_nothing_found_suggests_spellings_and_a_pack(file: Path) -> None:
    result = run(file, "places", "Osk", "--country", "AV")
    assert result.exit_code == 1
    assert "Nothing found" in result.stdout
    assert "Oskara" in result.stdout
    assert "geostrike gazetteer add AV" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "cure"),
    [
        (["--near", "here"], "LAT,LON"),
        (["--near", "99,10"], "latitude comes first"),
        (["--level", "galaxy"], "none of point"),
        (["--country", "Narnia"], "two letters"),
    ],
)
def test_a_wrong_option_ends_in_one_line_with_the_cure(file: Path, arguments: list[str], cure: str) -> None:
    result = run(file, "places", "Oskara", *arguments)
    assert result.exit_code == 2
    assert cure in result.stderr
    assert result.stderr.count("\n") == 1


def test_control_characters_in_names_do_not_reach_the_terminal(file: Path) -> None:
    result = run(file, "places", "\x1b[31mOskara\x07")
    assert "\x1b" not in result.stdout
    assert "\x07" not in result.stdout


def test_a_pack_is_added_listed_checked_and_removed(file: Path, tmp_path: Path) -> None:
    files = write_pack(tmp_path / "files")
    boundaries = tmp_path / "b.geojson"
    boundaries.write_bytes(collection(PROVINCES))
    added = run(file, "gazetteer", "add", "av", "--from", str(files), "--boundaries", str(boundaries))
    assert added.exit_code == 0, added.stderr
    assert "AV: " in added.stderr
    assert "2 provinces" in added.stderr
    assert "AV    GeoNames AV 2020-05-01" in run(file, "gazetteer", "list").stdout
    said = run(file, "gazetteer", "info").stdout
    assert "CC BY 4.0" in said
    assert "sha256" in said
    assert "nothing wrong" in run(file, "gazetteer", "verify").stdout
    assert run(file, "places", "Vardburg").exit_code == 0
    assert run(file, "gazetteer", "add", "ZZ", "--from", str(files)).exit_code == 2


def test_own_places_are_imported_and_bad_rows_are_listed(file: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text("name,lat,lon\nField Clinic,11.1,10.1\nBad,x,y\n", "utf-8")
    result = run(file, "gazetteer", "import", str(mine))
    assert result.exit_code == 1
    assert "1 places imported" in result.stderr
    assert "mine.csv, line 3: lat 'x' is not a number" in result.stderr
    assert "Field Clinic" in run(file, "places", "Field Clinic").stdout


def test_without_a_network_adding_ends_in_a_cure_and_changes_nothing(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv(GEONAMES_VARIABLE, "http://127.0.0.1:9")
    monkeypatch.setenv(BOUNDARIES_VARIABLE, "http://127.0.0.1:9")
    monkeypatch.setattr("geostrike.gazetteer.download._TRIES", 1)
    before = file.read_bytes()
    result = run(file, "gazetteer", "add", "AV")
    assert result.exit_code == 2
    assert "--from" in result.stderr
    assert file.read_bytes() == before


def test_every_command_explains_itself() -> None:
    for command in ("add", "import", "list", "info", "update", "remove", "verify"):
        result = CliRunner().invoke(app, ["gazetteer", command, "--help"])
        assert result.exit_code == 0, command
        assert len(result.stdout) > 100
