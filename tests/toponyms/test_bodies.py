"""Names of places inside names of persons, armed groups and offices. Made up, but for the armed groups."""

from __future__ import annotations

from pathlib import Path

import pytest

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.rows import PlaceRow
from geostrike.language.documents import take_apart
from geostrike.model import Article, Level, Role
from geostrike.toponyms import find_toponyms
from tests.fictional import PLACES


def _town(number: int, name: str, people: int) -> PlaceRow:
    return PlaceRow(
        id=f"geonames:{number}", name=name, level=Level.TOWN, latitude=20.3, longitude=20 + number / 1000, country="BM",
        geonames_id=number, population=people, feature="PPL", keyed=True,
    )  # fmt: skip


ROWS = (
    _town(801, "Haram", 9_000),
    _town(802, "as-Sulvar", 900),
    _town(803, "Nyav", 44_000),
    _town(805, "Islamic Jihad", 900),
    PlaceRow(
        id="geonames:804", name="Gormak", names=("Ngormak",), level=Level.TOWN, latitude=20.6, longitude=20.6, country="BM",
        geonames_id=804, population=430_000, feature="PPL", keyed=True,
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return Gazetteer.open(build_index(Path(tmp_path_factory.mktemp("world")) / "world.sqlite", [*PLACES, *ROWS]))


def roles(text: str, world: Gazetteer) -> dict[str, Role]:
    toponyms, _ = find_toponyms(take_apart(Article(id="made-up", text=text, sha256="")), world)
    return {t.span.text: t.role for t in toponyms}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rockets hit the Badr al-Din al-Zelimar technical institute in Oskara.", "al-Zelimar"),
        ("The governor, Torven Zelimar, counted nine dead in Oskara.", "Zelimar"),
        ("Shells hit General Zelimar street in Oskara.", "Zelimar"),
        ("Two fell near the Torven Zelimar secondary school for girls.", "Zelimar"),
        ("A Boko Haram camp in Oskara was bombed.", "Haram"),
        ("Boko Haram's fighters shelled Oskara.", "Haram"),
        ("The Dovrin Brigade shelled Oskara.", "Dovrin"),
        ("Gunners of the 76th Dovrin division fired on Oskara.", "Dovrin"),
        ("The Dovrin corps published footage of Oskara.", "Dovrin"),
        ("Rescuers cleared glass from a Dovrin Crispbreads café in Oskara.", "Dovrin"),
        ("Customers of the Dovrin Restaurant in Oskara heard the blast.", "Dovrin"),
        ("Seven-year-old Dovrin lost her brother in Oskara.", "Dovrin"),
        ("Drones hit Oskara and Dovrin-Zholpod on Friday.", "Dovrin"),
        ("Shells hit Bani Mutvar as-Sulvar in Karsa province.", "as-Sulvar"),
        ("Villagers fled from Ngormak Zhurv in Karsa province.", "Ngormak"),
    ],
)
def test_a_part_of_another_name_is_no_place(text: str, name: str, world: Gazetteer) -> None:
    assert name not in roles(text, world)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rockets hit the Zelimar technical institute.", "Zelimar"),
        ("The northern Zelimar hospital was bombed.", "Zelimar"),
        ("Shells hit Tal Meru hospital.", "Tal Meru"),
        ("Shells fell on Haram, killing two.", "Haram"),
        ("Villagers fled from Nyav in Karsa province.", "Nyav"),
        ("Shells hit the Dovrin-Bread grocery.", "Dovrin"),
        ("Shells hit the Dovrin police station.", "Dovrin"),
        ("Drones hit the Dovrin government headquarters.", "Dovrin"),
        ("Shells fell in Dovrin, authorities said.", "Dovrin"),
    ],
)
def test_what_looks_like_one_is_a_place(text: str, name: str, world: Gazetteer) -> None:
    assert any(
        span.endswith(name) or span.startswith(name) for span, role in roles(text, world).items() if role is Role.PLACE
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Dovrin health ministry counted nine dead in Oskara.", "Dovrin"),
        ("The Dovrin government said drones struck Oskara.", "Dovrin"),
        ("The Dovrin news agency said shells fell on Oskara.", "Dovrin"),
        ("The Oskara Human Rights Protection Group counted four raids on Dovrin.", "Oskara"),
        ("Jets launched strikes on Islamic Jihad in Oskara.", "Islamic Jihad"),
        ("The Dovrin Operations Command said a shell hit a house in Oskara.", "Dovrin"),
        ("A spokesman for the Dovrin Shura Council said a jet had fired at Oskara.", "Dovrin"),
        ("Arvania's Dovrin operational-tactical group said bombs fell on Oskara.", "Dovrin"),
        ("The Dovrin cartel flew drones over Oskara.", "Dovrin"),
        ("The Dovrin Cartel flew drones over Oskara.", "Dovrin"),
        ("The Dovrin Shura claimed the blast in Oskara.", "Dovrin"),
        ("The Dovrin Salvation Council lost two men in Oskara.", "Dovrin"),
        ("The Dovrin Protection Force denied firing on Oskara.", "Dovrin"),
        ("The Dovrin Oil Company said rockets fell near Oskara.", "Dovrin"),
        ("The Dovrin Premier League was stopped by a bomb in Oskara.", "Dovrin"),
        ("The Dovrin governor said a drone burned out near Oskara.", "Dovrin"),
        ("The army in Belgard said rebels had shelled Oskara.", "Belgard"),
        ("A lecturer at Dovrin University lost his brother in the raid on Oskara.", "Dovrin University"),
        ("The Dovrin Cossack choir sang for the dead of Oskara.", "Dovrin"),
        ("Rebels summoned the envoy of Belgard after shells fell on Oskara.", "Belgard"),
        ("A budget quarrel between Belgard and Karsa delayed repairs in Oskara.", "Belgard"),
        ("Jets hit Oskara overnight. Belgard gave no toll.", "Belgard"),
        ("Belgard promised an answer to the raid on Oskara.", "Belgard"),
        ("Rebels accused Belgard of an air strike on Oskara.", "Belgard"),
        ("Belgard traded threats with its neighbours after a rocket struck Oskara.", "Belgard"),
    ],
)
def test_who_speaks_acts_or_is_accused_is_not_where_it_happened(text: str, name: str, world: Gazetteer) -> None:
    assert roles(text, world).get(name) not in (Role.PLACE, Role.DATELINE)
