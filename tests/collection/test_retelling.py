"""What is taken from earlier runs changes nothing: the incidents are those of a run that knows nothing. (All reports are made up.)"""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterable

import pytest

from geostrike.collection.keep import Keep, Told
from geostrike.collection.retelling import retell
from geostrike.model import Article, Incident, Report
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


def write(incident: Incident) -> Told:
    """All but the ids of incidents, which last where they were given before."""
    start = incident.start.isoformat() if incident.start is not None else None
    joins = [[join.a, join.b, join.score, [str(reason) for reason in join.reasons]] for join in incident.joins]
    apart = [[other.score, [str(reason) for reason in other.reasons]] for other in incident.apart]
    members = [report.id for report in incident.reports]
    text = json.dumps([members, [list(origin.article_ids) for origin in incident.origins], joins, apart])
    return Told({"id": incident.id, "start": start}, text)


def tell(keep: Keep, told: dict[str, tuple[Report, ...]], names: Iterable[str]) -> list[str]:
    articles = []
    for name in names:
        text = f"Made-up words of {name}."
        article = Article(id=name, text=text, sha256="0" * 64, published=DAY)
        known = keep.find(name, lambda own, _: own)
        articles.append(known or keep.put(name, name, article, told[name]))
    found = retell(articles, keep, "c.json", write, parties=PARTIES)
    return sorted(incident.text for incident in found.incidents)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_comes_and_goes_incidents_are_those_of_a_first_run(seed: int) -> None:
    draw = random.Random(seed)
    told = make_articles(draw, 24)
    lasting = Keep(sqlite3.connect(":memory:"), "")
    present = set(draw.sample(sorted(told), 16))
    for _ in range(8):
        present ^= set(draw.sample(sorted(told), 3))
        again = tell(lasting, told, sorted(present))
        assert again == tell(Keep(sqlite3.connect(":memory:"), ""), told, sorted(present))
