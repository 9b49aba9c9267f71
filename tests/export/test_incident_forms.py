"""Incidents in every form of ``geostrike export``, with the same ids. (All sentences are made up.)"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from geostrike.export.formats import FORMATS
from geostrike.export.incidents.endings import ENDINGS
from geostrike.export.incidents.forms import FORMS, export_incidents
from tests.export.test_store import make_incidents


def write(target: Path) -> str:
    export_incidents(make_incidents(), target)
    return target.read_text("utf-8-sig")


def rows(text: str) -> dict[str, dict[str, str]]:
    return {
        row.get("location") or row.get("where_coordinates") or row["place"]: row
        for row in csv.DictReader(io.StringIO(text))
    }


def test_there_is_every_form_of_export() -> None:
    assert tuple(form.suffix for form in FORMS) == ENDINGS
    assert {form.suffix for form in FORMATS} - set(ENDINGS) == {".jsonl"}  # which is the collection itself


@pytest.mark.parametrize("ending", [ending for ending in ENDINGS if ending not in (".gpkg", ".parquet")])
def test_every_text_names_every_incident_by_its_id(ending: str, tmp_path: Path) -> None:
    text = write(tmp_path / f"c{ending}")
    for incident in make_incidents().incidents:
        assert incident["id"] in text


def test_a_monitors_table_has_one_row_an_incident_and_no_sum(tmp_path: Path) -> None:
    acled = rows(write(tmp_path / "c.acled.csv"))
    assert len(acled) == 3
    dovrin = acled["Dovrin"]
    assert (dovrin["fatalities"], dovrin["fatalities_min"], dovrin["fatalities_max"]) == ("9", "9", "12")
    assert (dovrin["actor1"], dovrin["time_precision"], dovrin["geo_precision"]) == ("Turkey", "1", "1")
    assert "not ACLED data" in dovrin["not_acled_data"]
    ucdp = rows(write(tmp_path / "c.ucdp.csv"))
    assert [ucdp["Dovrin"][name] for name in ("low", "best", "high", "number_of_sources")] == ["9", "", "12", "2"]
    assert (ucdp["Karsa"]["latitude"], ucdp["Karsa"]["where_prec"]) == ("", "4")


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    assert "' =At least 12 died." in write(tmp_path / "c.acled.csv")


def test_an_area_is_no_point_in_geojson(tmp_path: Path) -> None:
    features = json.loads(write(tmp_path / "c.geojson"))["features"]
    shapes = {feature["properties"]["place"]: feature["geometry"] for feature in features}
    assert shapes == {"Dovrin": {"type": "Point", "coordinates": [10.0, 11.0]}, "Karsa": None, "Hanwa": None}


def test_parquet_has_one_row_an_incident(tmp_path: Path) -> None:
    import geopandas

    target = tmp_path / "c.parquet"
    export_incidents(make_incidents(), target)
    assert len(geopandas.read_parquet(target)) == 3
