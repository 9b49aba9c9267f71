"""A gazetteer that was damaged or changed by others gives right answers, or says that it is damaged; nothing else."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from geostrike.articles.details import Details, compose_article
from geostrike.errors import GazetteerError, GeostrikeError
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.packs import import_own_places, list_packs, remove_pack
from geostrike.gazetteer.verifying import verify_file
from geostrike.pipeline import read
from tests.fictional import TOWNS, build_world
from tests.fuzz.scale import SCALE, SEED

if TYPE_CHECKING:
    from pathlib import Path

    from geostrike.model import Reading

TEXT = "Jets bombed Karsa and Tal Mero in North Arvan province. Shells hit Dovrin, 12 km north of Oskara, and a Clinic."
STRANGE = (None, "", "\udcff", b"\xff\xfe", -1, 99, 2**62, 1e300, "a|b", "geonames:x")
TABLES = {
    "meta": "value", "source": "words", "place": "name", "own": "p", "n0": "p", "n1": "i", "n3": "k", "first": "m",
    "division": "p", "demonym": "p", "cell": "p", "outline": "rings", "kept": "data", "report": "words",
}  # fmt: skip
COLUMNS = ("level", "lat", "lon", "country", "names", "population", "source", "code", "radius")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    base = folder / "base.sqlite"
    build_world(base).close()
    (folder / "own.csv").write_text("name,lat,lon\nMill Clinic,10.6,10.9\n", "utf-8")
    import_own_places(folder / "mine.sqlite", folder / "own.csv", base=base)
    return folder / "mine.sqlite"


def _damage(path: Path, chance: random.Random) -> None:
    """Flip, cut or blank bytes; or change a row as another program would."""
    kind = chance.randrange(5)
    if kind >= 3:
        table = chance.choice(list(TABLES))
        column = chance.choice(COLUMNS) if table == "place" and chance.random() < 0.8 else TABLES[table]
        with closing(sqlite3.connect(path)) as connection:
            value = chance.choice([v for v in STRANGE if v != "\udcff"])
            try:
                connection.execute(f"UPDATE {table} SET {column} = ?", (value,))
                connection.commit()
            except sqlite3.Error:
                connection.rollback()
        return
    data = bytearray(path.read_bytes())
    if kind == 0:
        del data[chance.randrange(len(data)) :]
    for _ in range(0 if kind == 0 else chance.choice((1, 20, 400))):
        at = chance.randrange(0 if chance.random() < 0.2 else 100, len(data))
        data[at : at + 1] = bytes([chance.randrange(256)]) if kind == 1 else b"\0"
    path.write_bytes(data)


def _read(path: Path) -> Reading:
    with closing(Gazetteer.open(path)) as gazetteer:
        reading = read(compose_article(TEXT, fallback_id="made-up", details=Details()), gazetteer)
        for town in TOWNS:
            for candidate in gazetteer.look_up(town.name, countries=("AV",)):
                gazetteer.containers(candidate.place)
        for code in ("AV", "AV.01", "AV.02"):
            division = gazetteer.division(code)
            if division is not None:
                gazetteer.outline(division)
        gazetteer.labels(10, 10, 12, 11)
        assert isinstance(gazetteer.count, int)
        assert isinstance(gazetteer.version, str)
        assert gazetteer.sources is not None
    return reading


@pytest.mark.parametrize("seed", range(SEED, SEED + 60 * SCALE))
def test_a_damaged_gazetteer_is_told(whole: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = tmp_path / "mine.sqlite"
    path.write_bytes(whole.read_bytes())
    _damage(path, chance)
    said, reading = "", None
    try:
        reading = _read(path)
    except GazetteerError as error:
        said = str(error)
    assert not said or "run: geostrike gazetteer update" in said or "not a geostrike gazetteer" in said
    try:
        problems = verify_file(path)
    except GazetteerError:
        problems = ("cannot be opened",)
    assert said or problems or reading == _read(whole)
    for change in (lambda: list_packs(path), lambda: remove_pack(path, "user", base=whole.with_name("base.sqlite"))):
        try:
            change()
        except GeostrikeError:
            continue
