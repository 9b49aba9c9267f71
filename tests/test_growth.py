"""Time grows with the length of a text, not with its square: long live pages, long lists, and what is no report at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geostrike.annotation import annotate
from geostrike.articles.details import Details, compose_article
from geostrike.pipeline import read
from tests.calls import count_calls
from tests.fictional import TOWNS, build_world

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Reading

NAMES = [town.name for town in TOWNS]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return build_world(tmp_path_factory.mktemp("world") / "world.sqlite")


def _live(number: int) -> str:
    town, other = NAMES[number % 7], NAMES[number * 3 % 7]
    return (
        f"{number // 60:02}:{number % 60:02} Belmoran jets bombed {town} on Thursday, killing {number % 9 + 2} people, the "
        f"Karsa Monitor said. Shells struck {other}, residents told reporters.\n"
    )


def _name(number: int) -> str:
    return "".join("badefigoku"[2 * int(digit) % 10 :][:2] for digit in f"{number:04}").capitalize() + "el"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(_live, id="live page"),
        pytest.param(lambda n: f"Jets shelled {NAMES[n % 7]}. The ministry denied that anybody died.\n", id="denials"),
        pytest.param(lambda n: f"The army said {n} times that it had not bombed {NAMES[n % 7]}.\n", id="not struck"),
        pytest.param(lambda n: f"Jets bombed {NAMES[n % 7]} on {n % 28 + 1} March {1800 + n}.\n", id="days"),
        pytest.param(lambda n: f"Brigade {chr(65 + n % 26)}{n} forces shelled {NAMES[n % 7]}.\n", id="parties"),
        pytest.param(
            lambda n: f"Mayor {_name(n)} of the {_name(n + 7)} council said jets hit {NAMES[n % 7]}.\n", id="voices"
        ),
        pytest.param(lambda n: f"{NAMES[n % 7]}/", id="strokes"),
        pytest.param(lambda n: f"{NAMES[n % 7]}, ", id="list"),
    ],
)
def test_twice_the_text_is_about_twice_the_work(world: Gazetteer, line: Callable[[int], str]) -> None:
    text, longer = ("".join(map(line, range(count))) for count in (60, 120))
    small, large = count_calls(text, longer, world)
    assert large < 2.3 * small


def _read(text: str, world: Gazetteer) -> Reading:
    return read(compose_article(text, fallback_id="made-up", details=Details()), world)


def test_a_text_that_holds_more_names_than_any_report_is_read_in_part_and_says_so(world: Gazetteer) -> None:
    reading = _read("Jets bombed Karsa. " + "A " * 20_000 + "Jets bombed Oskara.", world)
    assert [strike.place.name for strike in reading.strikes if strike.place] == ["Karsa"]
    assert any(w.startswith("Only the first 40,0") and "split it" in w for w in reading.warnings)


def test_a_text_that_holds_more_strikes_than_any_report_is_read_in_part_and_says_so(
    world: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotate, "_MOST_WINDOWS", 20)
    reading = _read("Jets bombed Karsa.\n" + "Jets shelled Dovrin and Zelimar. " * 400 + "\nJets bombed Oskara.", world)
    assert "Oskara" not in [strike.place.name for strike in reading.strikes if strike.place]
    assert any(w.startswith("Strikes were read only in the first") for w in reading.warnings)
