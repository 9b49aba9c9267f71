"""Which place a name means, when none, and what is shown then."""

from __future__ import annotations

from pathlib import Path

import pytest

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.rows import PlaceRow
from geostrike.language.documents import take_apart
from geostrike.model import Article, Level, Resolution
from geostrike.resolution import resolve_toponyms
from geostrike.resolution.weights import Weights, hand_set, learned
from geostrike.toponyms import find_toponyms
from tests.fictional import PLACES


def town(
    number: int, name: str, latitude: float, longitude: float, country: str, admin1: str, population: int
) -> PlaceRow:
    return PlaceRow(
        id=f"geonames:{number}", name=name, level=Level.TOWN, latitude=latitude, longitude=longitude, country=country,
        admin1=admin1, geonames_id=number, population=population, keyed=True,
    )  # fmt: skip


# Two towns called Quellin, the larger abroad; and Tarvik in both provinces of Arvania.
NAMESAKES = (
    town(51, "Quellin", 11.3, 10.4, "AV", "01", 30_000),
    town(52, "Quellin", 20.4, 20.4, "BM", "09", 90_000),
    town(53, "Tarvik", 11.7, 10.2, "AV", "01", 4_000),
    town(54, "Tarvik", 10.3, 10.8, "AV", "02", 4_000),
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return Gazetteer.open(build_index(tmp_path_factory.mktemp("w") / "w.sqlite", [*PLACES, *NAMESAKES]))


def resolve(text: str, world: Gazetteer, weights: Weights | None = None) -> dict[str, Resolution]:
    article = Article(id="x", text=text, sha256="")
    toponyms, _ = find_toponyms(take_apart(article), world)
    resolutions = resolve_toponyms(take_apart(article), toponyms, world, weights)
    return {t.span.text: r for t, r in zip(toponyms, resolutions, strict=True)}


@pytest.mark.parametrize("weights", [None, hand_set()], ids=["learned", "hand-set"])
def test_a_stated_container_beats_size(weights: Weights | None, world: Gazetteer) -> None:
    place = resolve("Shells hit the town of Quellin, Arvania, on Monday.", world, weights)["Quellin"].place
    assert place is not None
    assert place.id == "geonames:51"


def test_the_company_of_its_country_beats_size(world: Gazetteer) -> None:
    text = "Strikes hit Oskara, Tal Meru and Jisr al-Vard in Arvania. Later jets struck near Quellin, too."
    best = resolve(text, world)["Quellin"].candidates[0]
    assert best.place.id == "geonames:51"
    assert any("country" in evidence.name for evidence in best.evidence)


def test_one_sense_in_an_article(world: Gazetteer) -> None:
    article = Article(id="x", text="Quellin, Arvania, was hit. Smoke rose over Quellin. Quellin is calm.", sha256="")
    toponyms, _ = find_toponyms(take_apart(article), world)
    found = resolve_toponyms(take_apart(article), toponyms, world)
    assert len({r.place.id for t, r in zip(toponyms, found, strict=True) if r.place and t.name == "Quellin"}) == 1


def test_when_unsure_it_abstains_and_shows_the_area_of_all_candidates(world: Gazetteer) -> None:
    resolution = resolve("Shells hit the town of Tarvik.", world)["Tarvik"]
    assert resolution.place is None
    assert {candidate.place.id for candidate in resolution.candidates} == {"geonames:53", "geonames:54"}
    assert resolution.area is not None
    assert resolution.area.id == "test:AV"
    assert "unsure" in resolution.reason


def test_an_unknown_name_shows_its_container(world: Gazetteer) -> None:
    resolution = resolve("Shells hit the village of Vorqesh in Karsa province.", world)["Vorqesh"]
    assert resolution.place is None
    assert resolution.area is not None
    assert resolution.area.id == "test:AV.02"


def test_a_name_spelt_otherwise_is_found_in_the_articles_country(world: Gazetteer) -> None:
    resolution = resolve("Shells hit Oskara in Arvania. Jets then bombed the town of Jisr el-Vard.", world)[
        "Jisr el-Vard"
    ]
    assert resolution.place is not None
    assert resolution.place.name == "Jisr al-Vard"


def test_a_known_far_name_is_not_bent_to_fit(world: Gazetteer) -> None:
    resolution = resolve("Shells hit Oskara in Arvania. The town of Brunshweld was calm.", world)["Brunshweld"]
    assert resolution.place is None


def test_one_bad_name_never_empties_an_article(world: Gazetteer) -> None:
    found = resolve("Shells hit the village of Vorqesh and the town of Oskara in Arvania.", world)
    assert found["Oskara"].place is not None
    assert found["Vorqesh"].place is None


def test_every_candidate_says_why(world: Gazetteer) -> None:
    for resolution in resolve("Shells hit the town of Quellin, Arvania.", world).values():
        assert resolution.reason
        for candidate in resolution.candidates:
            assert candidate.evidence
            assert all(evidence.words for evidence in candidate.evidence)


def test_an_unrelated_name_at_the_end_does_not_move_the_first(world: Gazetteer) -> None:
    before = resolve("Shells hit the town of Quellin, Arvania.", world)["Quellin"].place
    after = resolve("Shells hit the town of Quellin, Arvania. Talks go on in Belgard.", world)["Quellin"].place
    assert before == after


def test_the_learned_weights_are_there_and_ask_for_more_than_a_coin_toss() -> None:
    weights = learned()
    assert weights != hand_set()
    assert 0.5 < weights.threshold < 0.95


def test_the_default_gazetteer_is_asked_where_it_is(tmp_path: Path) -> None:
    row = town(61, "Solvane", 0.0, 179.9, "AV", "01", 9_000)
    world = Gazetteer.open(build_index(tmp_path / "w.sqlite", [*PLACES, row]))
    place = resolve("Shells hit the town of Solvane, Arvania.", world)["Solvane"].place
    assert place is not None
