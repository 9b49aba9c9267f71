"""The article the project was born from: what must come out of it. Skips where ``../shared`` is absent."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geostrike.articles import read_article
from geostrike.gazetteer.index import Gazetteer
from geostrike.model import About, Actor, Claim, Level, Outcome, Reading, Realis, Shape, Stance, Strike
from geostrike.pipeline import read

DRAWN = (Shape.POINT, Shape.AREA)


@pytest.fixture(scope="module")
def reading(shared: Path) -> Reading:
    article = read_article(shared / "seed" / "article.txt", date="2015-10-01", outlet="Associated Press")
    return read(article, Gazetteer.open())


@pytest.fixture(scope="module")
def undated(shared: Path) -> Reading:
    return read(read_article(shared / "seed" / "article.txt"), Gazetteer.open())


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((shared / "seed" / "gold.json").read_text(encoding="utf8"))
    return loaded


def drawn(reading: Reading) -> list[Strike]:
    return [strike for strike in reading.strikes if strike.shown_as in DRAWN]


def only_strike(reading: Reading, name: str) -> Strike:
    found = [s for s in drawn(reading) if s.place is not None and name in s.place.name]
    assert len(found) == 1, [s.place.name for s in drawn(reading) if s.place is not None]
    return found[0]


def claims_of(reading: Reading, strike: Strike) -> list[Claim]:
    return [claim for claim in reading.claims if claim.id in strike.claim_ids]


def by(reading: Reading, surname: str) -> list[Claim]:
    return [c for c in reading.claims if c.speaker is not None and surname in c.speaker.name]


def test_01_exactly_one_point_is_drawn(reading: Reading) -> None:
    points = [s for s in reading.strikes if s.shown_as == Shape.POINT]
    assert [s.level for s in points] == [Level.TOWN]
    place = points[0].place
    assert place is not None
    assert place.latitude == pytest.approx(35.814, abs=0.03)
    assert place.longitude == pytest.approx(36.320, abs=0.03)
    assert place.uncertainty_km > 0


def test_02_two_provinces_are_drawn_as_areas(reading: Reading) -> None:
    areas = [s for s in reading.strikes if s.shown_as == Shape.AREA]
    assert sorted(s.place.admin1_code or "" for s in areas if s.place) == ["SY.10", "SY.12"]
    assert {s.level for s in areas} == {Level.PROVINCE}


def test_03_no_seat_of_government_is_drawn(reading: Reading, gold: dict[str, Any]) -> None:
    names = {s.place.name.casefold() for s in drawn(reading) if s.place is not None}
    must_not = [
        "Moscow",
        "Kremlin",
        "Washington",
        "Pentagon",
        "Paris",
        "Baghdad",
        "Iraq",
        "Damascus",
        "Britain",
        "France",
        "Iran",
        "Russia",
        "Europe",
    ]
    assert not names & {n.casefold() for n in must_not}
    assert len(drawn(reading)) == 3
    assert gold["map_expectation"]["must"]


def test_04_nothing_happens_in_iraq(reading: Reading) -> None:
    iraq = [s for s in reading.strikes if s.place is not None and s.place.country_code == "IQ"]
    assert all(s.realis not in {Realis.CURRENT, Realis.BACKGROUND} and s.shown_as == Shape.LIST for s in iraq)


def test_05_the_repeated_paragraph_makes_one_claim(reading: Reading) -> None:
    assert len(reading.article.repeated) == 1
    repeated = reading.article.repeated[0]
    spans = [span for claim in reading.claims for span in claim.evidence]
    assert not [span for span in spans if repeated.start <= span.start < repeated.end]


@pytest.mark.parametrize("surname", ["Le Drian", "Carter"])
def test_06_denying_the_target_leaves_the_points(reading: Reading, surname: str) -> None:
    stances = {(c.stance, c.about) for c in by(reading, surname)}
    assert stances & {(Stance.DENIES, About.TARGET), (Stance.CONTESTS, About.TARGET)}
    assert len(drawn(reading)) == 3


def test_07_denying_casualties_stands_beside_the_toll(reading: Reading) -> None:
    assert (Stance.DENIES, About.CASUALTIES) in {(c.stance, c.about) for c in by(reading, "Putin")}
    counts = [n for c in claims_of(reading, only_strike(reading, "Jisr")) for n in c.casualties]
    assert [n.min for n in counts if n.outcome == Outcome.KILLED] == [1]


def test_08_an_acknowledgement_is_a_concession(reading: Reading) -> None:
    conceded = [c for c in reading.claims if c.stance == Stance.CONCEDES]
    assert any("acknowledged" in c.evidence[0].text and c.about == About.TARGET for c in conceded)


def test_09_jisr_has_the_observatory_and_the_man_in_the_video(reading: Reading) -> None:
    speakers = {c.speaker.name: c for c in claims_of(reading, only_strike(reading, "Jisr")) if c.speaker is not None}
    assert "Syrian Observatory for Human Rights" in speakers
    assert len(speakers) >= 2


def test_10_the_fall_of_the_town_is_not_the_date_of_the_strike(reading: Reading) -> None:
    for claim in claims_of(reading, only_strike(reading, "Jisr")):
        assert claim.date is None or "April" not in claim.date.span.text


def test_11_weekdays_are_counted_from_publication(reading: Reading, undated: Reading) -> None:
    ranges = {c.date.span.text: (c.date.start, c.date.end) for c in reading.claims if c.date is not None}
    assert ranges["Thursday"] == (date(2015, 10, 1), date(2015, 10, 1))
    since = [v for k, v in ranges.items() if re.search("Wednesday", k)]
    assert date(2015, 9, 30) in {start for start, _ in since}
    said = {c.said_on.start for c in by(reading, "Le Drian") if c.said_on is not None}
    assert said == {date(2015, 9, 30)}
    assert all(c.date is None or c.date.start is None for c in undated.claims)
    assert any("date" in warning for warning in undated.warnings)


def test_12_a_day_earlier_is_the_day_before_the_strikes(reading: Reading) -> None:
    found = [c.date for c in reading.claims if c.date is not None and c.date.span.text == "a day earlier"]
    assert [(d.start, d.end) for d in found] == [(date(2015, 9, 30), date(2015, 9, 30))]


def test_13_an_implied_attacker_is_marked_as_implied(reading: Reading) -> None:
    for name in ("Jisr", "Hama"):
        attackers = [c.attacker for c in claims_of(reading, only_strike(reading, name)) if c.attacker is not None]
        assert attackers
        assert all(isinstance(a, Actor) and not a.stated for a in attackers)


def test_14_every_evidence_span_is_verbatim(reading: Reading) -> None:
    text = reading.article.text
    spans = [span for claim in reading.claims for span in claim.evidence]
    spans += [t.span for t in reading.toponyms] + [r.span for r in reading.refusals]
    assert spans
    assert all(text[s.start : s.end] == s.text for s in spans)


def test_15_idlib_province_is_the_division_and_not_the_city(reading: Reading) -> None:
    place = only_strike(reading, "Idlib").place
    assert place is not None
    assert place.level == Level.PROVINCE
    assert place.admin1_code == "SY.12"
    assert place.pcode in {None, "SY07"}


@pytest.mark.parametrize("name", ["IS", "Kerry", "Otto", "Carter", "al-Nusra", "Tajamu Alezzah"])
def test_16_persons_and_groups_are_not_places(reading: Reading, name: str) -> None:
    wrong = [
        t.span.text
        for t in reading.toponyms
        if t.span.text == name or (name in t.span.text and t.role == "place") or name.endswith(f" {t.span.text}")
    ]
    assert wrong == []


def test_16_a_channel_that_is_called_after_its_country_is_no_place(reading: Reading) -> None:
    text, name = reading.article.text, "France 24"
    assert name in text
    assert not [t for t in reading.toponyms if text.startswith(name, t.span.start) and t.role == "place"]


def test_17_one_person_killed_has_no_known_status(reading: Reading) -> None:
    strike = only_strike(reading, "Jisr")
    counts = [n for c in claims_of(reading, strike) for n in c.casualties if n.outcome == Outcome.KILLED]
    assert [(n.min, n.max, n.status.value) for n in counts] == [(1, 1, "unknown")]
