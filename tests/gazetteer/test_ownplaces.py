from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geostrike.errors import GazetteerError
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.ownplaces import read_own_places
from geostrike.gazetteer.packs import import_own_places, list_packs, remove_pack
from geostrike.model import Level

if TYPE_CHECKING:
    from pathlib import Path

CSV = """name,lat,lon,level,aliases,country,source,uncertainty_km
Oskara,11.41,9.81,point,Base Nine|Camp Nine,AV,visit in May,0.3
Quiet Camp,11.3,9.9,neighbourhood,,AV,,
"""


def test_own_places_come_before_namesakes_and_carry_their_source(base: Path, tmp_path: Path) -> None:
    target, file = tmp_path / "g.sqlite", tmp_path / "mine.csv"
    file.write_text(CSV, "utf-8")
    assert import_own_places(target, file, base=base) == (2, ())
    gazetteer = Gazetteer.open(target)
    first = gazetteer.look_up("Oskara")[0].place
    assert (first.level, first.uncertainty_km, first.source) == (
        Level.POINT, 0.3, "your own places: visit in May",
    )  # fmt: skip
    assert first.id.startswith("user:")
    assert gazetteer.exact("camp nine")[0].place == first
    assert len(gazetteer.exact("Oskara")) == 3
    assert gazetteer.exact("Quiet Camp")[0].place.uncertainty_km == 1.5


def test_importing_a_file_again_replaces_what_came_from_it(base: Path, tmp_path: Path) -> None:
    target, file, other = tmp_path / "g.sqlite", tmp_path / "mine.csv", tmp_path / "other.csv"
    file.write_text(CSV, "utf-8")
    other.write_text("name,lat,lon\nLone Well,11,9.6\n", "utf-8")
    import_own_places(target, file, base=base)
    import_own_places(target, other, base=base)
    file.write_text(CSV.replace("Quiet Camp", "Loud Camp"), "utf-8")
    import_own_places(target, file, base=base)
    gazetteer = Gazetteer.open(target)
    assert not gazetteer.exact("Quiet Camp")
    assert gazetteer.exact("Loud Camp")
    assert gazetteer.exact("Lone Well")
    assert [pack.code for pack in list_packs(target)] == ["user"]
    remove_pack(target, "user", base=base)
    assert not target.exists()


def test_each_broken_row_is_named_with_its_line_and_the_others_are_used() -> None:
    rows = [
        "name,lat,lon,level,country,uncertainty_km,id",
        "Good,11,10,,,,",
        ",11,10,,,,",
        "No number,eleven,10,,,,",
        "Off the globe,91,10,,,,",
        "Not a number,nan,10,,,,",
        "Odd level,11,10,galaxy,,,",
        "Odd country,11,10,,Arvania,,",
        "Odd radius,11,10,,,-1,",
        '"Two\nlines",11,10,,,,a',
        "Short",
        "Again,11,10,,,,a",
        "",
    ]
    places, errors = read_own_places("mine.csv", "\n".join(rows).encode())
    assert [p.name for p, _ in places] == ["Good", "Two lines"]
    assert [e.split(":")[0] for e in errors] == [f"line {n}" for n in (3, 4, 5, 6, 7, 8, 9, 12, 13)]
    assert "same place as line 11" in errors[-1]


@pytest.mark.parametrize(
    ("data", "cure"),
    [
        (b"", "empty"),
        (b"name;x\n", "no column lat nor lon"),
        ("name,lat,lon\nÉ,1,1".encode("cp1252"), "UTF-8"),
    ],
)
def test_a_file_that_cannot_be_used_says_what_to_do(data: bytes, cure: str) -> None:
    with pytest.raises(GazetteerError, match=cure):
        read_own_places("mine.csv", data)


def test_a_file_without_a_usable_place_changes_nothing(base: Path, tmp_path: Path) -> None:
    target, file = tmp_path / "g.sqlite", tmp_path / "mine.csv"
    file.write_text("name,lat,lon\n,1,1\n", "utf-8")
    with pytest.raises(GazetteerError, match="line 2: no name"):
        import_own_places(target, file, base=base)
    assert not target.exists()


def test_cells_that_look_like_formulas_are_only_text(base: Path, tmp_path: Path) -> None:
    target, file = tmp_path / "g.sqlite", tmp_path / "mine.csv"
    name = '=HYPERLINK("http://example.org")'
    file.write_text('name,lat,lon,source\n"' + name.replace('"', '""') + '",11,10,@SUM(A1)\n', "utf-8")
    import_own_places(target, file, base=base)
    (found,) = Gazetteer.open(target).exact(name)
    assert found.place.name == name


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffName;Latitude;Longitude;uncertainty_km\r\nBase;11,5;-10,25;0,2\r\n",
        "name;lat;lon;uncertainty_km\nBase;11.5;-10.25;0.2\n",
        "sep=;\r\nname;lat;lon;uncertainty_km\r\nBase;11,50;-10,250;0,2\r\n",
        "name\tlat\tlon\tuncertainty_km\nBase\t11,5\t\u221210,25\t0,2\n",
        'name,lat,lon,uncertainty_km\nBase,"11,5","-10,25","0,2"\n',
        "name,lat,lon,uncertainty_km\n#loc+name,#geo+lat,#geo+lon,\nBase,11.5,-10.25,0.2\n",
        "\nname;lat;lon;uncertainty_km\nBase;١١٫٥;-10,25;0,2\n",
    ],
)
def test_what_spreadsheets_of_any_country_write_is_read(text: str) -> None:
    places, errors = read_own_places("mine.csv", text.encode())
    assert errors == []
    assert [(p.name, p.latitude, p.longitude, p.radius_km) for p, _ in places] == [("Base", 11.5, -10.25, 0.2)]


@pytest.mark.parametrize("number", ["1.234,5", "1,2,3", "11,5x", ",", "1,234"])
def test_a_number_that_may_be_two_is_none(number: str) -> None:
    text = f"sep=;\nname;lat;lon;uncertainty_km\nBase;11;10;{number}\n"
    places, errors = read_own_places("mine.csv", text.encode())
    assert places == []
    assert errors[0].startswith(f"line 3: uncertainty_km {number!r}")
