"""Known names in Arabic text, with their prefixes taken off."""

from __future__ import annotations

import pytest

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.rows import PlaceRow
from geostrike.model import Article, Level
from geostrike.toponyms import find_toponyms
from tests.fictional import PLACES

# Two made-up towns with Arabic names, one of them with the article.
ROWS = (
    PlaceRow(id="geonames:71", name="Dorvan", level=Level.TOWN, latitude=11.0, longitude=10.2, names=("دورفان",), country="AV",
             admin1="01", geonames_id=71, population=400_000),
    PlaceRow(id="geonames:72", name="Al Zarfa", level=Level.TOWN, latitude=11.1, longitude=10.3, names=("الزرفة",), country="AV",
             admin1="01", geonames_id=72, population=300_000),
)  # fmt: skip


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return Gazetteer.open(build_index(tmp_path_factory.mktemp("w") / "w.sqlite", [*PLACES, *ROWS]))


@pytest.mark.parametrize(
    "text",
    ["قصف في دورفان", "قصف على دورفان", "وصلوا لدورفان", "قتلوا بدورفان", "#دورفان الآن", "Strike دورفان hit"],
)
def test_a_name_is_found_behind_its_prefix(text: str, world: Gazetteer) -> None:
    toponyms, _ = find_toponyms(Article(id="x", text=text, sha256="", language="ar"), world)
    assert [t.span.text for t in toponyms] == ["دورفان"]
    assert toponyms[0].name == "دورفان"


@pytest.mark.parametrize("text", ["قصف في الزرفة", "وصلوا للزرفة", "قصف بالزرفة"])
def test_the_article_may_be_swallowed_by_the_prefix(text: str, world: Gazetteer) -> None:
    toponyms, _ = find_toponyms(Article(id="x", text=text, sha256="", language="ar"), world)
    assert [t.name for t in toponyms] == ["الزرفة"]


def test_and_passes_the_cue_on(world: Gazetteer) -> None:
    toponyms, _ = find_toponyms(Article(id="x", text="قصف في الزرفة ودورفان اليوم", sha256=""), world)
    assert [t.span.text for t in toponyms] == ["الزرفة", "دورفان"]


def test_a_descriptor_asks_for_its_level(world: Gazetteer) -> None:
    toponyms, _ = find_toponyms(Article(id="x", text="قصف على مدينة دورفان", sha256=""), world)
    assert toponyms[0].levels == (Level.TOWN,)


def test_other_words_are_left_alone(world: Gazetteer) -> None:
    assert find_toponyms(Article(id="x", text="قال المتحدث إن الهجوم وقع صباح اليوم", sha256=""), world)[0] == ()
