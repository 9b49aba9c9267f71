"""What is found, in which role, and, above all, what is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.rows import PlaceRow
from geostrike.language.documents import take_apart
from geostrike.model import Article, Level, Refusal, Role, Toponym
from geostrike.model.annotation import Annotation, ArgumentRole
from geostrike.toponyms import find_toponyms
from geostrike.toponyms.page import lay_out
from geostrike.toponyms.votes import find_struck
from geostrike.toponyms.weights import learned
from tests.claims.annotated import annotate_all
from tests.fictional import PLACES, build_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return build_world(Path(tmp_path_factory.mktemp("world")) / "world.sqlite")


def find(text: str, world: Gazetteer) -> tuple[dict[str, Toponym], tuple[Refusal, ...]]:
    toponyms, refusals = find_toponyms(take_apart(Article(id="made-up", text=text, sha256="")), world)
    return {toponym.span.text: toponym for toponym in toponyms}, refusals


def test_a_known_name_after_a_preposition_is_the_place(world: Gazetteer) -> None:
    found, _ = find("Two people were wounded in Oskara on Sunday.", world)
    assert found["Oskara"].role is Role.PLACE
    assert "in" in found["Oskara"].reason


def test_an_adjective_is_not_the_place(world: Gazetteer) -> None:
    found, refusals = find("Arvanian warplanes bombed Oskara, in Arvania.", world)
    adjective = found.get("Arvanian")
    assert adjective is None or adjective.role is Role.ADJECTIVE
    assert adjective is not None or any("adjective" in refusal.reason for refusal in refusals)


def test_a_based_compound_says_whose(world: Gazetteer) -> None:
    found, _ = find("The Belmora-based monitor said that shells fell on Dovrin.", world)
    assert found["Belmora"].role is Role.AFFILIATION
    assert found["Dovrin"].role is Role.PLACE


@pytest.mark.parametrize(
    "head",
    [
        "BELGARD (AP) — ",
        "BELGARD: ",
        "Talks go on\n\nBelgard, Feb. 26 (Harbour Agency) – ",
        "Belgard,HBA-",
        "BELGARD, HBA - ",
    ],
)
def test_a_dateline_is_where_the_report_was_filed(head: str, world: Gazetteer) -> None:
    found, _ = find(f"{head}Jets struck Oskara on Monday, officials said.", world)
    assert found["Belgard" if "Belgard" in head else "BELGARD"].role is Role.DATELINE


def test_where_it_is_in_doubt_whether_the_place_is_meant_nothing_is_drawn(world: Gazetteer) -> None:
    even = learned()._replace(literal={"always": 0.3})
    text = "Karsa counted three blasts, and shells hit Dovrin."
    found = {t.name: t for t in find_toponyms(take_apart(Article(id="a", text=text, sha256="")), world, even)[0]}
    assert found["Karsa"].role is Role.OUTSIDE
    assert found["Karsa"].reason == "in doubt: the place itself is meant with a probability of 57% only"
    assert found["Dovrin"].role is Role.PLACE  # the wording makes sure of it


def test_a_birthplace_is_outside(world: Gazetteer) -> None:
    found, _ = find("The medic, who was born in Dovrin, works in Oskara.", world)
    assert found["Dovrin"].role is Role.OUTSIDE


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Robert Karsa spoke to reporters.",
        "Maria Dovrin, 41, a nurse, was not hurt.",
        "“No,” said Mr. Oskara.",
        "It happened on Tuesday, in March.",
    ],
)
def test_persons_and_months_are_not_places(text: str, world: Gazetteer) -> None:
    found, _ = find(text, world)
    assert not found


def test_a_newspaper_is_not_its_town(world: Gazetteer) -> None:
    found, refusals = find("The Oskara Times reported it.", world)
    assert "Oskara" not in found or found["Oskara"].role is Role.PART_OF_NAME
    assert found or refusals


def test_what_looked_like_a_place_is_refused_with_a_reason(world: Gazetteer) -> None:
    _, refusals = find("Gen. Robert Karsa spoke to reporters.", world)
    assert [refusal.span.text for refusal in refusals if "person" in refusal.reason or "name" in refusal.reason]


def test_the_wording_makes_an_unknown_name_a_place(world: Gazetteer) -> None:
    found, _ = find("Shells hit the village of Qarvash in Karsa province.", world)
    unknown = found["Qarvash"]
    assert not unknown.known
    assert unknown.levels == (Level.TOWN,)
    assert found["Karsa"].id in unknown.container_ids


def test_a_list_shares_its_descriptor(world: Gazetteer) -> None:
    found, _ = find("Rockets hit the villages of Zelimar, Qarvash and Tal Meru.", world)
    assert {name: found[name].descriptor for name in ("Zelimar", "Qarvash", "Tal Meru")} == dict.fromkeys(
        ("Zelimar", "Qarvash", "Tal Meru"), "villages"
    )


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Fighting in Karsa province.", (Level.PROVINCE,)),
        ("Fighting in the province of Karsa.", (Level.PROVINCE,)),
        ("Fighting in the city of Karsa.", (Level.TOWN,)),
        ("Fighting in Karsa.", ()),
    ],
)
def test_a_descriptor_asks_for_a_level(text: str, levels: tuple[Level, ...], world: Gazetteer) -> None:
    found, _ = find(text, world)
    assert found["Karsa"].levels == levels


def test_a_place_inside_another_names_its_container(world: Gazetteer) -> None:
    found, _ = find("A school in Tal Meru, Arvania, was hit.", world)
    assert found["Tal Meru"].container_ids == (found["Arvania"].id,)


def test_the_finest_stated_container_counts(world: Gazetteer) -> None:
    found, _ = find("Jets bombed Qarvash in Arvania’s Karsa province.", world)
    assert found["Qarvash"].container_ids == (found["Karsa"].id,)


def test_a_building_stands_in_the_town_it_is_named_after(world: Gazetteer) -> None:
    found, _ = find("The Oskara General Hospital was hit by a missile.", world)
    (hospital,) = (toponym for toponym in found.values() if "Oskara" in toponym.span.text)
    assert hospital.name == "Oskara"
    assert hospital.role is Role.PLACE


def test_an_article_is_no_part_of_another_countrys_name(world: Gazetteer) -> None:
    found, _ = find("Shells fell on the stronghold of Oskara al-Vashti.", world)
    assert "Oskara" not in found


def test_a_title_line_repeats_the_text(world: Gazetteer) -> None:
    found, _ = find_toponyms(
        take_apart(Article(id="x", text="TITLE: Strike on Oskara\nA strike hit the town of Oskara.", sha256="")), world
    )
    assert [toponym.role for toponym in found] == [Role.PART_OF_NAME, Role.PLACE]


def test_words_of_a_web_address_are_not_read(world: Gazetteer) -> None:
    found, _ = find("See https://example.org/News/In-Oskara/Karsa and @Dovrin for more.", world)
    assert not found


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell near Oskara park in Karsa.",
        "Shells damaged the Oskara Technical University in Karsa.",
        "Shells fell on the Oskara plant in the city of Karsa.",
        "Shells fell in the Oskara district of Karsa.",
    ],
)
def test_a_site_called_like_a_town_elsewhere_lies_in_the_town_that_the_text_puts_it_in(
    text: str, world: Gazetteer
) -> None:
    found, _ = find(text, world)
    site = found.get("Oskara")
    assert site is None or site.role is not Role.PLACE or site.container_ids == (found["Karsa"].id,)


def test_a_known_name_that_the_annotator_points_at_is_one(world: Gazetteer) -> None:
    article = Article(id="made-up", text="Dovrin's oil fell.", sha256="")
    annotation = annotate_all(article.text, {"trigger": "fell", "place": "Dovrin"})
    assert not find_toponyms(take_apart(article), world)[0]
    (toponym,), _ = find_toponyms(replace(take_apart(article), annotation=annotation), world)
    assert toponym.span.text == "Dovrin"


@pytest.mark.parametrize(("lead", "levels"), [("a", ()), ("another", ()), ("the", (Level.NEIGHBOURHOOD,))])
def test_a_quarter_of_a_town_is_not_called_like_it(lead: str, levels: tuple[Level, ...], world: Gazetteer) -> None:
    found, _ = find(f"Shells hit {lead} neighbourhood of Karsa.", world)
    assert found["Karsa"].levels == levels


def test_the_theatre_for_drama_is_no_theatre_of_a_town_called_drama(world: Gazetteer) -> None:
    found, _ = find("Shells fell near the Mill Theater in Karsa.", world)
    assert found["Mill Theater"].name == "Mill Theater"


def test_a_town_and_its_other_name_in_brackets_lie_in_the_province_that_follows(world: Gazetteer) -> None:
    found, _ = find("Houses in Dovrun (Dovrin), Karsa province, were shelled.", world)
    assert found["Dovrin"].container_ids == (found["Karsa"].id,)


def test_an_unknown_name_after_a_bearing_is_a_place(world: Gazetteer) -> None:
    found, _ = find("Fields burned west of Qarvash, Karsa province.", world)
    assert found["Qarvash"].container_ids == (found["Karsa"].id,)


def test_a_speaker_with_a_television_channel_is_no_mast(world: Gazetteer) -> None:
    found, _ = find("Oskara TV said that the mayor had left.", world)
    assert "Oskara" not in found or found["Oskara"].role is not Role.PLACE


def test_the_enemy_is_called_by_its_people(world: Gazetteer) -> None:
    found, _ = find("Arvanian enemy artillery shelled Dovrin.", world)
    assert found["Arvanian"].role is Role.ADJECTIVE


def test_the_region_of_a_country_is_the_region(world: Gazetteer) -> None:
    found, _ = find("A depot exploded in Dovrin town of Karsa region of Arvania.", world)
    assert Level.PROVINCE in found["Karsa"].levels


def test_what_something_is_named_after_is_no_place(world: Gazetteer) -> None:
    found, refusals = find("Damage to the school named after Dovrin in Oskara", world)
    assert "Dovrin" not in found
    assert any("named after" in refusal.reason for refusal in refusals)


@pytest.mark.parametrize(
    ("pointed", "name"),
    [
        ("al-Farsa", "al-Farsa"),
        ("villages of Tarn Hollow", "Tarn Hollow"),
        ("at Belsa", "Belsa"),
        ("the bakery", None),
        ("Houthis", None),
        ("Zarun Farsa", None),  # told as a group
        ("house of businessman Oram Vesh", None),
    ],
)
def test_a_name_that_the_annotator_points_at_is_looked_at(world: Gazetteer, pointed: str, name: str | None) -> None:
    text = (
        f"A rebel group, Zarun Farsa, is known. Shells fell on Oskara Square, then {pointed}; nobody praised al-Tarfa."
    )
    article = Article(id="made-up", text=text, sha256="")
    annotation = annotate_all(text, {"trigger": "fell", "place": pointed})
    found, _ = find_toponyms(replace(take_apart(article), annotation=annotation), world)
    assert {t.span.text for t in found} & {pointed, name} == ({name} if name else set())


@pytest.mark.parametrize(
    ("pointed", "names"),
    [
        ("the Tarn Hollow bakery and al-Belsa", ["al-Belsa"]),
        ("The Tarn Hollow mosque", ["Tarn Hollow"]),
        ("The mosque", []),
        ("His district", []),
        ("the Tarn Hollow mosque", ["Tarn Hollow"]),
        ("villages of Tarn Hollow, Belsa and Vesh", ["Vesh", "Belsa", "Tarn Hollow"]),
        ("Tarn Hollow's oil depot", ["Tarn Hollow"]),
        ("Tarn's Belsa", ["Belsa", "Tarn"]),
        ("the Tarn Hollow iron and steel plant", ["Tarn Hollow"]),
    ],
)
def test_of_several_names_at_which_it_points_each_is_told(pointed: str, names: list[str]) -> None:
    text = f"Shells fell on Oskara Square, then {pointed}."
    annotation = annotate_all(text, {"trigger": "fell", "place": pointed})
    document = replace(take_apart(Article(id="made-up", text=text, sha256="")), annotation=annotation)
    assert [span.text for span in find_struck(lay_out(document), annotation)] == names


def test_what_it_surely_points_at_is_a_name_though_nobody_knows_it(world: Gazetteer) -> None:
    text = "Vornica burned after shelling."
    document = take_apart(Article(id="made-up", text=text, sha256=""))
    annotation = annotate_all(text, {"trigger": "shelling", "place": "Vornica"})
    assert "Vornica" not in {t.span.text for t in find_toponyms(document, world)[0]}
    assert "Vornica" in {t.span.text for t in find_toponyms(replace(document, annotation=annotation), world)[0]}


@pytest.mark.parametrize("pointed", ["Al-Vornim", "Qasr Vornim"])
def test_so_is_a_longer_name_that_an_opener_makes_of_a_hamlet(pointed: str, tmp_path: Path) -> None:
    hamlet = PlaceRow(id="test:x", name="Vornim", level=Level.TOWN, latitude=10.5, longitude=10.5, country="AV")
    world = Gazetteer.open(build_index(tmp_path / "w.sqlite", [*PLACES, hamlet]))
    text = f"{pointed} burned after shelling."
    document = take_apart(Article(id="made-up", text=text, sha256=""))
    annotation = annotate_all(text, {"trigger": "shelling", "place": pointed})
    assert pointed not in {t.span.text for t in find_toponyms(document, world)[0]}
    assert pointed in {t.span.text for t in find_toponyms(replace(document, annotation=annotation), world)[0]}


def test_nor_is_a_person_a_place_at_whom_it_points(world: Gazetteer) -> None:
    text = "President Ann Vornica was seen on Monday. Vornica burned after shelling."
    annotation = annotate_all(text, {"trigger": "shelling", "place": "Vornica"})
    document = replace(take_apart(Article(id="made-up", text=text, sha256="")), annotation=annotation)
    assert "Vornica" not in {t.span.text for t in find_toponyms(document, world)[0]}


def test_the_beginning_at_which_it_points_is_the_name(world: Gazetteer) -> None:
    text = "Dovrin School 2 burned after shelling."
    document = take_apart(Article(id="made-up", text=text, sha256=""))
    annotation = annotate_all(text, {"trigger": "shelling", "place": "Dovrin", "target": "School 2"})
    assert "Dovrin" not in {t.span.text for t in find_toponyms(document, world)[0]}
    assert "Dovrin" in {t.span.text for t in find_toponyms(replace(document, annotation=annotation), world)[0]}


def test_what_is_surely_a_target_may_be_looked_at_for_its_place() -> None:
    text = "Shells fell on Dovrin's oil depot."
    document = take_apart(Article(id="made-up", text=text, sha256=""))
    depot = "Dovrin's oil depot"
    event = annotate_all(text, {"trigger": "fell", "place": depot, "target": depot}).events[0]
    unsure = [replace(a, probability=0.6) if a.role is ArgumentRole.PLACE else a for a in event.arguments]
    for arguments, names in ((unsure, ["Dovrin"]), (unsure[:1], [])):
        annotation = Annotation(events=(replace(event, arguments=tuple(arguments)),))
        assert [span.text for span in find_struck(lay_out(document), annotation)] == names


def test_else_it_is_not_seen(world: Gazetteer) -> None:
    assert "al-Farsa" not in find("Shells fell on Oskara Square, then al-Farsa; nobody praised al-Tarfa.", world)[0]
