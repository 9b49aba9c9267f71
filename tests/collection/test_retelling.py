"""What is taken from earlier runs changes nothing: the incidents are those of a run that knows nothing. (All reports are made up.)"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from geostrike.collection.collecting import find_writer, write_told
from geostrike.collection.keep import Keep
from geostrike.collection.retelling import retell
from geostrike.incidents.verdicts import Verdicts
from geostrike.model import Article, Report
from tests.incidents.made_up import DAY, PARTIES, make_place, make_report


def make_articles(draw: random.Random, count: int) -> dict[str, tuple[Report, ...]]:
    """Few towns and days, so that many reports meet, some agree and some exclude each other."""
    places = [make_place(name, 11 + at / 30) for at, name in enumerate(("Dovrin", "Karsa", "Oskara"))]
    told = {}
    for number in range(count):
        name = f"a{number:02}"
        told[name] = tuple(
            make_report(
                name,
                place,
                draw.choice([None, 0, 0, 1, 5]),
                published=draw.choice([1, 2, 6]),
                attacker=draw.choice([None, "Turkey", "Russia"]),
                killed=draw.choice([None, (4, 4), (9, None), (40, 40)]),
                sites=draw.choice([(), ("market",), ("base",)]),
            )
            for place in draw.sample(places, draw.choice([1, 2]))
        )
    return told


def tell(keep: Keep, told: dict[str, tuple[Report, ...]], names: Iterable[str], form: str = ".json") -> str:
    articles = []
    for name in names:
        text = f"Made-up words of {name}."
        article = Article(id=name, text=text, sha256="0" * 64, published=DAY)
        known = keep.find(name, lambda own, _: own)
        articles.append(known or keep.put(name, name, article, told[name]))
    found = retell(articles, keep, f"c{form}", find_writer(form), parties=PARTIES)
    return "".join(write_told([article.head for article in articles], found, form))


NAMES = [f"a{number:02}" for number in range(24)]


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 99),
    st.sets(st.sampled_from(NAMES)),
    st.lists(st.sets(st.sampled_from(NAMES), min_size=1, max_size=4), max_size=6),
)
def test_whatever_comes_and_goes_the_bytes_are_those_of_a_run_that_compares_all(
    seed: int, present: set[str], changes: list[set[str]]
) -> None:
    told = make_articles(random.Random(seed), len(NAMES))
    lasting = Keep(sqlite3.connect(":memory:"), "")
    for change in [set[str](), *changes]:
        present ^= change
        fresh = Keep(sqlite3.connect(":memory:"), "")
        fresh.settle("", (), verdicts=Verdicts(), told=(), names=lasting.names(), others=())
        assert tell(lasting, told, sorted(present)) == tell(fresh, told, sorted(present))


def test_a_page_of_a_second_run_is_that_of_a_run_that_compares_all() -> None:
    told = make_articles(random.Random(7), len(NAMES))
    lasting, fresh = (Keep(sqlite3.connect(":memory:"), "") for _ in range(2))
    tell(lasting, told, NAMES[:20], ".html")
    fresh.settle("", (), verdicts=Verdicts(), told=(), names=lasting.names(), others=())
    assert tell(lasting, told, NAMES[2:], ".html") == tell(fresh, told, NAMES[2:], ".html")
