"""One opened gazetteer for each thread."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

import geostrike
from geostrike.articles.details import Details, compose_article
from geostrike.errors import GazetteerError
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.opened import open_gazetteer
from geostrike.pipeline import read
from tests.fictional import build_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("world") / "world.sqlite"
    build_world(path)
    return path


def test_a_thread_opens_it_once_and_another_thread_its_own(world: Path) -> None:
    own = open_gazetteer(world)
    assert open_gazetteer(world) is own
    others: list[Gazetteer] = []
    thread = threading.Thread(target=lambda: others.append(open_gazetteer(world)))
    thread.start()
    thread.join()
    assert others[0] is not own


def test_a_file_that_was_exchanged_is_opened_anew(world: Path, tmp_path: Path) -> None:
    path = tmp_path / "world.sqlite"
    shutil.copy(world, path)
    before = open_gazetteer(path)
    shutil.copy(world, tmp_path / "new.sqlite")
    (tmp_path / "new.sqlite").replace(path)
    assert open_gazetteer(path) is not before


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError):
        open_gazetteer(tmp_path / "none.sqlite")


def test_reading_without_a_gazetteer_opens_one_not_one_an_article(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEOSTRIKE_GAZETTEER", str(world))
    opened: list[Path] = []
    open_it = Gazetteer.open

    def count(path: Path) -> Gazetteer:
        opened.append(path)
        return open_it(path)

    monkeypatch.setattr(Gazetteer, "open", count)
    for name in ("Dovrin", "Oskara"):
        reading = geostrike.read(compose_article(f"Jets bombed {name}.", fallback_id="a", details=Details()))
        assert reading.strikes[0].place is not None
    assert len(opened) == 1


def test_what_was_learned_is_bounded_and_answers_stay_the_same(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        f"Warplanes bombed {name}, and shells fell on Tal Mero." for name in ("Dovrin", "Oskara", "Zelimar", "Karsa")
    ]
    articles = [compose_article(text, fallback_id="a", details=Details()) for text in texts]
    unbounded = [read(article, Gazetteer.open(world)) for article in articles]
    monkeypatch.setattr("geostrike.gazetteer.index._MOST_LEARNED", 3)
    gazetteer = Gazetteer.open(world)
    assert [read(article, gazetteer) for article in articles * 2] == unbounded * 2
    gazetteer.trim()
    assert len(gazetteer._places) == 0
