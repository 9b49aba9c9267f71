"""Forms that are written as the readings come, however many there are. (All sentences are made up.)"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import geostrike
from geostrike.articles.details import Details, compose_article
from geostrike.export.formats import FORMATS, Choices, encode, encode_one_by_one, find_format
from geostrike.export.spreadsheet import BYTE_ORDER_MARK
from geostrike.model import Reading
from geostrike.pipeline import read
from tests.fictional import build_world

ONE_BY_ONE = [form.name for form in FORMATS if form.go_on is not None]


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> list[Reading]:
    gazetteer = build_world(tmp_path_factory.mktemp("world") / "world.sqlite")
    texts = ("Jets bombed Dovrin.", "The bridge is open again.", "Shells hit Oskara and Zelimar, the mayor said.")
    articles = [compose_article(text, fallback_id="same", details=Details()) for text in texts]
    return [read(article, gazetteer) for article in articles]


def test_lines_and_tables_are_written_one_by_one() -> None:
    assert ONE_BY_ONE == ["geojson", "csv", "acled", "ucdp", "jsonl", "markdown"]


@pytest.mark.parametrize("name", ONE_BY_ONE)
@pytest.mark.parametrize("numbers", [(), (0,), (1,), (1, 0), (0, 1, 2), (2, 1)])
def test_they_are_the_same_as_written_at_once(
    name: str, numbers: tuple[int, ...], readings: list[Reading], tmp_path: Path
) -> None:
    form, choices, given = find_format(name), Choices(), [readings[number] for number in numbers]
    geostrike.export(iter(given), tmp_path / f"a{form.suffix}")
    assert (tmp_path / f"a{form.suffix}").read_bytes().decode("utf-8") == encode(given, form, choices)


def test_excel_is_told_the_letters_of_a_table(readings: list[Reading], tmp_path: Path) -> None:
    geostrike.export(readings, tmp_path / "a.csv", for_excel=True)
    assert (tmp_path / "a.csv").read_bytes().startswith(BYTE_ORDER_MARK.encode())


@pytest.mark.parametrize("name", ONE_BY_ONE)
def test_none_but_the_last_reading_is_held(name: str, readings: list[Reading], tmp_path: Path) -> None:
    def held() -> int:
        gc.collect()
        return sum(type(thing) is Reading for thing in gc.get_objects())

    before, most = held(), 0

    def come() -> Iterator[Reading]:
        nonlocal most
        for number in range(12):
            yield replace(readings[0], warnings=(str(number),))
            most = max(most, held() - before)

    geostrike.export(come(), tmp_path / f"a{find_format(name).suffix}")
    assert most <= 4


@pytest.mark.parametrize("name", ONE_BY_ONE)
def test_one_that_cannot_be_written_does_not_cost_the_others(name: str, readings: list[Reading]) -> None:
    broken = object.__new__(Reading)  # has nothing
    object.__setattr__(broken, "article", readings[0].article)
    refused: list[Reading] = []
    given = [broken, *readings, broken]
    pieces = encode_one_by_one(given, find_format(name), Choices(), lambda reading, _: refused.append(reading))
    whole = b"".join(pieces).decode("utf-8")
    assert whole == b"".join(encode_one_by_one(readings, find_format(name), Choices())).decode("utf-8")
    assert refused == [broken, broken]
