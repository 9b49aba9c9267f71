"""A made-up month of reports, to draw. Nothing here happened, and none of these places exists."""

from __future__ import annotations

import random
from dataclasses import replace

from geostrike.incidents import join_reports
from geostrike.model import About, Article, Collection, Denial, Level, Report, Source
from tests.incidents.made_up import PARTIES, make_place, make_report

__all__ = ["make_month"]

_TOWNS = ("Dovrin", "Oskara", "Zelimar", "Tal Meru", "Velmar", "Jisr al-Vard", "Hanwa", "Port Sill", "Ilmen", "Kestrin")
_OUTLETS = ("The Made-up Post", "Harbour Watch", "The Orsk Courier", "Daily Karsa")
_SITES = ("market", "hospital", "school", "base", "home")
_HOW = ("Warplanes bombed", "Shells fell on", "A drone struck", "Rockets hit")


def make_month() -> Collection:
    """Eighty articles on some thirty strikes, with rival attackers, tolls that differ and a denial."""
    draw = random.Random(5)
    towns = [make_place(name, 11 + draw.random() * 2, 10 + draw.random() * 3, km=3.0) for name in _TOWNS]
    towns.append(make_place("Karsa", 12.2, 11.4, Level.PROVINCE, 60.0))
    reports: list[Report] = []
    for strike in range(30):
        town, day, killed = draw.choice(towns), draw.randrange(30), draw.randint(1, 30)
        attacker, site = draw.choice(["Belmora", "Tarnia", "Dawn Brigade", None]), draw.choice(_SITES)
        for article in range(draw.choice([1, 1, 2, 3, 5])):
            late = draw.randrange(3)
            told = max(1, killed + draw.choice([0, 0, 0, 3, -2]))
            accused = draw.choice([attacker, attacker, attacker, "Tarnia"])
            report = make_report(
                f"s{strike:02}a{article}", town, day, published=day + late, attacker=accused, killed=(told, draw.choice([told, None])),
                sites=(site,), background=late == 2 and article > 3,
            )  # fmt: skip
            words = f"{draw.choice(_HOW)} the {site} of {town.name}, killing {told} people, residents said."
            denial = Denial(
                about=About.ATTACKER,
                speaker="the ministry",
                words=f"The ministry denied that it had struck {town.name}.",
            )
            reports.append(replace(report, quote=words, denials=(denial,) if draw.random() < 0.1 else ()))
    articles = {
        report.article_id: Article(
            id=report.article_id, text="", sha256="0" * 64, title=report.quote.partition(",")[0], url="https://example.org/",
            outlet=Source(name=_OUTLETS[hash_of(report) % len(_OUTLETS)]), published=report.published,
        )
        for report in reports
    }  # fmt: skip
    return Collection(
        articles=tuple(articles[key] for key in sorted(articles)), incidents=join_reports(reports, {}, PARTIES)
    )


def hash_of(report: Report) -> int:
    """The same in every run."""
    return sum(map(ord, report.id))
