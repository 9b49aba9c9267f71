from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geostrike.errors import GazetteerError
from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.rows import PlaceRow
from geostrike.language.names import fold
from geostrike.model import Level, Tier

if TYPE_CHECKING:
    from pathlib import Path


def ids(candidates: tuple[object, ...]) -> list[str]:
    return [c.place.id for c in candidates]  # type: ignore[attr-defined]


def test_an_exact_name_finds_all_namesakes_the_most_prominent_first(gazetteer: Gazetteer) -> None:
    assert ids(gazetteer.exact("OSKARA")) == ["geonames:104", "geonames:103"]
    assert ids(gazetteer.exact("Karsa")) == ["test:AV.02", "geonames:101"]


def test_a_town_stands_before_the_district_named_after_it(gazetteer: Gazetteer) -> None:
    assert ids(gazetteer.exact("Tal Meru"))[0] == "geonames:100"


def test_a_name_in_its_own_script_is_found_and_shown_as_written_there(gazetteer: Gazetteer) -> None:
    (found,) = gazetteer.exact("تَلّ مِيرو")
    assert (found.place.id, found.matched_name, found.tier) == ("geonames:100", "تل ميرو", Tier.EXACT)


def test_a_romanisation_that_is_not_listed_is_found_by_its_key(gazetteer: Gazetteer) -> None:
    (found,) = gazetteer.look_up("Deir el-Harsheh")
    assert (found.place.id, found.tier) == ("geonames:102", Tier.KEY)
    assert 0.7 < found.similarity < 1
    assert found.matched_name == "Dayr al Ḩarshah"


def test_a_look_up_is_the_union_of_tiers_each_place_once(gazetteer: Gazetteer) -> None:
    found = gazetteer.look_up("Oskara")
    assert len({c.place.id for c in found}) == len(found)
    assert {c.tier for c in found} >= {Tier.EXACT}
    near = gazetteer.look_up("Oskaro")
    assert set(ids(near)) >= {"geonames:103", "geonames:104"}
    assert all(c.tier is not Tier.EXACT and c.similarity < 1 for c in near)


def test_fuzzy_tiers_keep_to_the_countries_asked_for_and_exact_ones_do_not(gazetteer: Gazetteer) -> None:
    assert ids(gazetteer.look_up("Oskaro", countries=["AV"])) == ["geonames:103"]
    assert "geonames:104" in ids(gazetteer.look_up("Oskara", countries=["AV"]))


@pytest.fixture
def short_names(tmp_path: Path) -> Gazetteer:
    rows = [
        PlaceRow(id=f"geonames:{n}", name=name, level=Level.TOWN, latitude=1, longitude=1, country="LB", keyed=True)
        for n, name in enumerate(("Dirab", "Karabu", "Vardomir"), start=1)
    ]
    return Gazetteer.open(build_index(tmp_path / "short.sqlite", rows))


def test_of_three_consonants_only_those_written_for_one_sound_are_changed(short_names: Gazetteer) -> None:
    assert ids(short_names.look_up("Tirab")) == ids(short_names.look_up("Zirab")) == ["geonames:1"]
    assert ids(short_names.look_up("Qarabu")) == ids(short_names.look_up("Garabu")) == ["geonames:2"]
    assert short_names.look_up("Dirad") == short_names.look_up("Karadu") == ()
    assert ids(short_names.look_up("Vardonir")) == ["geonames:3"]


def test_what_is_less_alike_than_asked_is_not_given(short_names: Gazetteer) -> None:
    (found,) = short_names.look_up("Vardonir")
    assert short_names.look_up("Vardonir", least={found.tier: found.similarity + 0.01}) == ()
    assert ids(short_names.look_up("Vardonir")) == ["geonames:3"]


def test_without_fuzzy_only_exact_names_answer(gazetteer: Gazetteer) -> None:
    assert gazetteer.look_up("Oskaro", fuzzy=False) == ()


@pytest.mark.parametrize("name", ["", "   ", "...", "Narnia", "Xyzzy", "a" * 5000, "\x00", "'; DROP TABLE place; --"])
def test_what_is_no_place_finds_nothing(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.look_up(name) == ()


def test_the_scanner_learns_how_many_words_to_read(gazetteer: Gazetteer) -> None:
    assert gazetteer.max_words(fold("New")) == 5
    assert gazetteer.max_words(fold("Oskara")) == 1
    assert gazetteer.max_words(fold("Tal")) == 3  # Tal Meru District
    assert gazetteer.max_words(fold("Narnia")) == 0
    assert gazetteer.knows(fold("tell merou"))
    assert not gazetteer.knows(fold("Narnia"))


def test_a_place_knows_its_containers_finest_first(gazetteer: Gazetteer) -> None:
    place = gazetteer.place("geonames:100")
    assert place is not None
    assert (place.admin2, place.admin1, place.country) == ("Tal Meru District", "North Arvan", "Arvania")
    assert [p.id for p in gazetteer.containers(place)] == ["geonames:11", "geonames:10", "geonames:1"]
    assert place.admin1_code == "AV.01"
    assert place.admin2_code == "AV.01.7"


def test_a_division_is_not_its_own_container(gazetteer: Gazetteer) -> None:
    province = gazetteer.division("AV.01")
    assert province is not None
    assert [p.id for p in gazetteer.containers(province)] == ["geonames:1"]
    assert province.iso_code == "AV-NO"


def test_codes_lead_to_countries_and_divisions(gazetteer: Gazetteer) -> None:
    country = gazetteer.country("av")
    assert country is not None
    assert country.name == "Arvania"
    assert gazetteer.country("ZZ") is None
    assert gazetteer.country("AV.01") is None
    assert gazetteer.division("AV.99") is None


def test_demonyms_lead_to_their_place_and_unknown_words_to_none(gazetteer: Gazetteer) -> None:
    place = gazetteer.demonym("arvanian")
    assert place is not None
    assert place.id == "geonames:1"
    assert gazetteer.demonym("Nowhere's") is None


def test_an_outline_comes_back_as_it_was_and_says_that_it_is_approximate(gazetteer: Gazetteer) -> None:
    province = gazetteer.division("AV.01")
    assert province is not None
    outline = gazetteer.outline(province)
    assert outline is not None
    assert outline.geometry["coordinates"][0][0][:2] == [[9.5, 10.5], [10.5, 10.5]]
    assert outline.approximate
    assert outline.area_km2 == 12_100
    town = gazetteer.place("geonames:100")
    assert town is not None
    assert gazetteer.outline(town) is None


def test_an_unknown_id_is_no_place(gazetteer: Gazetteer) -> None:
    for place_id in ("geonames:424242", "geonames:-1", "geonames:x", "supplement:none", ""):
        assert gazetteer.place(place_id) is None


def test_labels_are_the_prominent_places_of_the_extent(gazetteer: Gazetteer) -> None:
    names = [p.name for p in gazetteer.labels(11, 9, 12, 11)]
    assert names[0] == "Arvania"
    assert "Oskara" in names
    assert "Karsa" not in names
    assert len(gazetteer.labels(11, 9, 12, 11, limit=2)) == 2


def test_uncertainty_grows_with_the_place(gazetteer: Gazetteer) -> None:
    def km(place_id: str) -> float:
        place = gazetteer.place(place_id)
        assert place is not None
        return place.uncertainty_km

    assert km("geonames:106") < km("geonames:103") < km("geonames:101") < km("geonames:10") < km("geonames:1")
    assert km("supplement:av-green-hills") == 30


def test_the_same_content_has_the_same_fingerprint_and_other_content_another(tmp_path: Path) -> None:
    def row(name: str) -> PlaceRow:
        return PlaceRow(id="test:1", name=name, level=Level.TOWN, latitude=1, longitude=1)

    prints = []
    for i, name in enumerate(("Ola", "Ola", "Olb")):
        path = build_index(tmp_path / f"{i}.sqlite", [row(name)])
        gazetteer = Gazetteer.open(path)
        prints.append((gazetteer.fingerprint, path.read_bytes()))
        gazetteer.close()
    assert prints[0] == prints[1]
    assert prints[0][0] != prints[2][0]


def test_a_file_that_is_no_gazetteer_is_refused_with_a_cure(tmp_path: Path) -> None:
    for data in (b"", b"not a database" * 100):
        path = tmp_path / "wrong.sqlite"
        path.write_bytes(data)
        with pytest.raises(GazetteerError, match="not a geostrike gazetteer"):
            Gazetteer.open(path)
    with pytest.raises(GazetteerError, match="--gazetteer"):
        Gazetteer.open(tmp_path / "missing.sqlite")


def test_a_read_only_folder_is_enough(base: Path, tmp_path: Path) -> None:
    copy = tmp_path / "read-only" / "g.sqlite"
    copy.parent.mkdir()
    copy.write_bytes(base.read_bytes())
    copy.chmod(0o444)
    copy.parent.chmod(0o555)
    try:
        assert Gazetteer.open(copy).exact("Oskara")
        assert sorted(p.name for p in copy.parent.iterdir()) == ["g.sqlite"]
    finally:
        copy.parent.chmod(0o755)


def test_words_asked_for_at_once_get_the_same_answers(gazetteer: Gazetteer) -> None:
    words = [fold(word) for word in ("New", "Oskara", "Tal", "Narnia")]
    gazetteer.prepare(words)
    gazetteer.prepare([*words, fold("Karsa")])
    assert [gazetteer.max_words(word) for word in words] == [5, 1, 3, 0]
    assert gazetteer.knows(fold("Oskara"))
    assert not gazetteer.knows(fold("Narnia"))


def test_beside_a_spelling_that_is_all_but_the_same_no_slip_is_looked_for(tmp_path: Path) -> None:
    rows = [
        PlaceRow(id=f"test:{n}", name=name, level=Level.TOWN, latitude=10, longitude=n, country="AV", keyed=True)
        for n, name in enumerate(("Varmoleen", "Varmoden"))
    ]
    world = Gazetteer.open(build_index(tmp_path / "world.sqlite", rows))
    assert ids(world.look_up("Varmolleen")) == ["test:0"]
    assert "test:1" in ids(world.look_up("Varmoten"))
