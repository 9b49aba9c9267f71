"""In reports of strikes the wording makes a place of a name, whatever its size."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.rows import PlaceRow
from geostrike.language.documents import take_apart
from geostrike.model import Article, Level, Role
from geostrike.resolution import resolve_toponyms
from geostrike.toponyms import find_toponyms
from tests.fictional import PLACES, build_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return build_world(Path(tmp_path_factory.mktemp("world")) / "world.sqlite")


# Made up, all of it. Each name in brackets must be found as a literal place.
SENTENCES = (
    "Shelling hit [Tal Meru] overnight, the army said.",
    "A drone strike on [Tal Meru] wounded two medics.",
    "“Two rockets fell on [Zelimar],” said a doctor.",
    "[Tal Meru] came under artillery fire for a third day.",
    "The villages of [Tal Meru] and [Zelimar] were hit by missiles, residents said.",
    "Jets struck rebels at the villages of [Oskara], [Dovrin], [Zelimar], and [Tal Meru], destroying vehicles.",
    "Strikes in Arvania\n- Near [Tal Meru], one strike destroyed a bridge.\n- Near [Dovrin], two strikes destroyed a depot.",
    "Near [Zelimar], three airstrikes struck a tactical unit.",
    "On Thursday two soldiers were killed near [Dovrin] when their vehicle was hit.",
    "The group bombed a train in southeastern [Arvania] earlier this month.",
    "Seven people were wounded in the village of [Zelimar] in northern [Karsa] on Sunday.",
    "Warplanes bombed [Oskara] and [Dovrin], killing four.",
    "Rockets impacting on the outskirts of [Dovrin].",
    "Russian shelling of [Zelimar], 4 May.",
    "The bombardment of southern [Arvania] has grown since Wednesday.",
    "Strikes on eastern [Belmora] killed five people.",
    "The jets bombed the hillside of [Qarvash], near the village of [Zelimar].",  # Qarvash is not in the gazetteer
    "Nine were killed in airstrikes in [Oskara], [Zelimar] and [al-Qarvash] areas on Sunday.",
    "Targets were hit at [Tell Qarvash] and on the [Oskara] road.",
)


@pytest.mark.parametrize("marked", SENTENCES)
def test_what_the_wording_makes_a_place_is_one(world: Gazetteer, marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    names = [piece.partition("]")[0] for piece in marked.split("[")[1:]]
    article = Article(id="made-up", text=text, sha256=sha256(text.encode()).hexdigest())
    toponyms, refusals = find_toponyms(take_apart(article), world)
    resolutions = resolve_toponyms(take_apart(article), toponyms, world)
    literal = {
        t.span.text.removeprefix("the "): r for t, r in zip(toponyms, resolutions, strict=True) if t.role == Role.PLACE
    }
    missing = [n for n in names if n not in literal]
    assert not missing, (missing, [(t.span.text, t.role.value) for t in toponyms], refusals)
    known = [n for n in names if "Qarvash" not in n]
    assert not [n for n in known if literal[n].place is None]


@pytest.mark.parametrize("word", ["Taliban", "Houthi", "Sunni"])
def test_an_armed_group_a_people_or_a_faith_is_no_place_though_a_village_is_called_so(
    tmp_path: Path, word: str
) -> None:
    from geostrike.gazetteer.build import build_index
    from geostrike.gazetteer.rows import PlaceRow
    from geostrike.model import Level
    from tests.fictional import PLACES

    row = PlaceRow(
        id="test:x", name=word, level=Level.TOWN, latitude=10.5, longitude=10.5, country="AV", population=90_000
    )
    world = Gazetteer.open(build_index(tmp_path / "w.sqlite", [*PLACES, row]))
    text = f"Jets struck {word} positions near Oskara on Monday."
    toponyms, _ = find_toponyms(take_apart(Article(id="x", text=text, sha256=sha256(text.encode()).hexdigest())), world)
    assert [t.span.text for t in toponyms] == ["Oskara"]


@pytest.mark.parametrize(
    "text",
    ["Damage to Oskara residential and industrial buildings", "Damage to Oskara central district hospital"],
)
def test_the_damaged_buildings_of_a_town_name_the_town(text: str, world: Gazetteer) -> None:
    toponyms, _ = find_toponyms(take_apart(Article(id="x", text=text, sha256=sha256(text.encode()).hexdigest())), world)
    assert [(t.span.text, t.role) for t in toponyms] == [("Oskara", Role.PLACE)]


def with_tarib(target: Path, name: str = "Tarib") -> Gazetteer:
    tarib = PlaceRow(
        id="test:x", name=name, level=Level.TOWN, latitude=10.5, longitude=10.5, country="AV", names=("Tarib",)
    )
    return Gazetteer.open(build_index(target / "w.sqlite", [*PLACES, tarib]))


def test_what_is_struck_together_is_named_together(tmp_path: Path) -> None:
    world = with_tarib(tmp_path, "Al Tarib")
    text = "Jets struck Oskara and Tarib on Monday."
    toponyms, _ = find_toponyms(take_apart(Article(id="x", text=text, sha256=sha256(text.encode()).hexdigest())), world)
    assert [t.span.text for t in toponyms] == ["Oskara", "Tarib"]


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit the villages of [Oskara], [Vornim], [Al-Tarib], [Dovrin] and [Vost Tarib].",
        "Shells hit the villages of: [Ulmar], [Vornim] and [Stebin].",
        "Shells hit the villages of, [Ulmar], the old Belmoran village of [Dovrin], [Vornim], the edge of the camp in north [Oskara], [Stebin].",
        "Aid reached [Oskara], [Karsa], [Al-Tarib], [Tal Meru] and [Vornim].",
    ],
)
def test_a_list_of_villages_holds_longer_names_and_phrases(text: str, tmp_path: Path) -> None:
    world = with_tarib(tmp_path)
    toponyms, _ = find_toponyms(take_apart(Article(id="x", text=re.sub(r"[][]", "", text), sha256="")), world)
    assert [t.span.text for t in toponyms if t.role is not Role.ADJECTIVE] == re.findall(r"\[(.+?)\]", text)


def containers(text: str, world: Gazetteer) -> dict[str, list[str]]:
    article = Article(id="made-up", text=text, sha256=sha256(text.encode()).hexdigest())
    toponyms, _ = find_toponyms(take_apart(article), world)
    names = {t.id: t.span.text for t in toponyms}
    return {t.span.text: [names[i] for i in t.container_ids] for t in toponyms}


@pytest.mark.parametrize(
    "text",
    [
        "A school was destroyed in Zelimar, Belmoran held Karsa province.",
        "A school was shelled in Zelimar, Belmoran-occupied Karsa province.",
        "Shells hit a mill in Zelimar in occupied Karsa province.",
        "Shells hit a mill in Zelimar in rebel-held Karsa province.",
        "Shells hit a mill in Zelimar, eastern Karsa province.",
    ],
)
def test_who_holds_a_province_stands_between_it_and_the_town(text: str, world: Gazetteer) -> None:
    assert any(outer.startswith("Karsa") for outer in containers(text, world)["Zelimar"])
