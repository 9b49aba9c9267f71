"""“The Belmoran capital”, “Belmora's capital”: the one that the article has named. The world is that of ``tests.fictional``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.claims.annotated import read_annotated, read_in
from tests.fictional import build_world

if TYPE_CHECKING:
    from geostrike.gazetteer.index import Gazetteer


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return build_world(Path(tmp_path_factory.mktemp("world")) / "world.sqlite")


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("Talks went on in Belgard. A drone struck the Belmoran capital on Friday.", "the Belmoran capital", "Belgard"),
        ("Talks went on in Belgard. A drone struck Belmora's capital on Friday.", "Belmora's capital", "Belgard"),
        ("BELGARD: A drone struck the Belmoran capital on Friday.", "the Belmoran capital", "Belgard"),
        ("Talks went on in Belgard. Jets struck depots around Belmora's capital.", "Belmora's capital", "Belgard"),
        # the article has not named it, or only names it later
        ("Talks went on in Karsa. A drone struck the Belmoran capital on Friday.", "the Belmoran capital", None),
        ("A drone struck the Belmoran capital. Talks went on in Belgard.", "the Belmoran capital", None),
        # of another country
        ("Talks went on in Belgard. A drone struck the Arvanian capital.", "the Arvanian capital", None),
    ],
)
def test_the_capital_of_a_country_is_the_one_that_the_article_has_named(
    world: Gazetteer, text: str, words: str, place: str | None
) -> None:
    found, placed = read_in(world, text, {"trigger": "struck", "place": words})
    assert [placed[i] for i in found.claims[0].toponym_ids] == ([place] if place is not None else [])


def test_a_capital_with_its_name_is_that_place() -> None:
    event = {"trigger": "hit", "place": "the capital, Belgard"}
    told = read_annotated("Missiles hit a depot near the capital, [Belgard:town].", event).claims
    assert [claim.toponym_ids for claim in told] == [("t1",)]
