"""Corrections laid against whole readings of made-up reports in the made-up country of Arvania."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from geostrike.articles.details import Details, compose_article
from geostrike.corrections.doubts import find_doubts
from geostrike.corrections.fitting import NO_LONGER_FITS
from geostrike.corrections.records import FOLDER_FILE, Action, Correction
from geostrike.corrections.withholding import BLOCK, round_places, withhold_places
from geostrike.export.reading import encode_reading
from geostrike.model import Level, Role, Shape, Stance, Status
from geostrike.pipeline import read
from tests.fictional import build_world

if TYPE_CHECKING:
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Reading, Strike

FIRST = "Warplanes bombed the bakery in Dovrin on Tuesday, the Harbour Watch said."
SECOND = "Shelling hit the town of Oskara on Monday, killing two people, residents said."
THIRD = "The army denied that its jets had bombed Dovrin."
FOURTH = "The harvest has been good in Arvania."
TEXT = f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n{FOURTH}\n"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return build_world(tmp_path_factory.mktemp("world") / "world.sqlite")


def correct(action: Action, **more: Any) -> Correction:
    return Correction(
        action=action,
        reason="seen on site",
        author="A. Lim",
        date=date(2031, 3, 1),
        where="x.toml, correction 1",
        **more,
    )


def read_with(world: Gazetteer, *corrections: Correction, text: str = TEXT) -> Reading:
    details = Details(published=date(2031, 2, 26), outlet="The Example", url="https://post.example/dovrin-bombed")
    return read(compose_article(text, fallback_id="story", details=details), world, corrections)


def strike_at(reading: Reading, name: str) -> Strike:
    return next(strike for strike in reading.strikes if strike.place is not None and strike.place.name == name)


def unfit(reading: Reading) -> list[str]:
    return [warning for warning in reading.warnings if warning.startswith(NO_LONGER_FITS)]


def test_without_corrections_the_reading_is_the_one_it_was(world: Gazetteer) -> None:
    reading = read_with(world)
    assert strike_at(reading, "Dovrin").shown_as is Shape.POINT
    assert strike_at(reading, "Oskara").decision is None
    assert not unfit(reading)


def test_a_relocated_mention_moves_its_strike_and_is_marked(world: Gazetteer) -> None:
    reading = read_with(world, correct(Action.RELOCATE, quote=SECOND, mention="Oskara", place="geonames:6"))
    strike = strike_at(reading, "Zelimar")
    assert strike.decision is not None
    assert (strike.decision.action, strike.decision.author) == ("relocate", "A. Lim")
    assert not any(s.place is not None and s.place.name == "Oskara" for s in reading.strikes)
    assert strike_at(reading, "Dovrin").decision is None


def test_a_mention_may_be_put_on_coordinates(world: Gazetteer) -> None:
    made = correct(
        Action.RELOCATE,
        quote=SECOND,
        mention="Oskara",
        latitude=11.65,
        longitude=10.55,
        called="Oskara mill",
        level=Level.POINT,
    )
    strike = strike_at(read_with(world, made), "Oskara mill")
    assert strike.place is not None
    assert (strike.place.latitude, strike.place.longitude, strike.shown_as) == (11.65, 10.55, Shape.POINT)
    assert "A. Lim" in strike.place.source


def test_a_folder_s_correction_moves_every_mention_of_a_name(world: Gazetteer) -> None:
    made = replace(correct(Action.RELOCATE, name="Dovrin", place="geonames:6"), where=f"{FOLDER_FILE}, correction 1")
    reading = read_with(world, made)
    assert {
        r.place.name
        for t, r in zip(reading.toponyms, reading.resolutions, strict=True)
        if t.name == "Dovrin" and r.place
    } == {"Zelimar"}
    assert not unfit(read_with(world, replace(made, name="Jisr al-Vard")))
    assert unfit(read_with(world, replace(made, name="Jisr al-Vard", where="x.toml, correction 1")))


def test_a_role_set_by_hand_takes_the_place_off_the_map(world: Gazetteer) -> None:
    reading = read_with(world, correct(Action.ROLE, quote=SECOND, mention="Oskara", role=Role.GOVERNMENT))
    assert not any(s.place is not None and s.place.name == "Oskara" for s in reading.strikes)
    toponym = next(t for t in reading.toponyms if t.span.text == "Oskara")
    assert toponym.role is Role.GOVERNMENT
    assert toponym.decision is not None


def test_a_rejected_claim_leaves_the_map_and_stays_in_the_list(world: Gazetteer) -> None:
    reading = read_with(world, correct(Action.REJECT, quote=SECOND))
    assert not any(s.place is not None and s.place.name == "Oskara" for s in reading.strikes)
    listed = [s for s in reading.strikes if s.decision is not None and s.decision.action == "reject"]
    assert listed
    for strike in listed:
        assert (strike.shown_as, strike.status) == (Shape.LIST, Status.NOT_AN_EVENT)
    claims = {claim.id for claim in read_with(world).claims}
    assert claims == {claim.id for claim in reading.claims}


def test_an_added_strike_has_its_quote_place_date_and_attacker(world: Gazetteer) -> None:
    text = TEXT + "\nZelimar is known for its cheese.\n"
    made = correct(
        Action.ADD,
        quote="Zelimar is known for its cheese.",
        mention="Zelimar",
        attacker="Belmora",
        struck=(date(2031, 2, 24), date(2031, 2, 24)),
    )
    assert not any(s.place is not None and s.place.name == "Zelimar" for s in read_with(world, text=text).strikes)
    reading = read_with(world, made, text=text)
    strike = strike_at(reading, "Zelimar")
    assert strike.decision is not None
    claim = next(claim for claim in reading.claims if claim.id in strike.claim_ids)
    assert claim.evidence[0].text == "Zelimar is known for its cheese"
    assert claim.attacker is not None
    assert (claim.attacker.name, claim.attacker.stated) == ("Belmora", False)
    assert claim.date is not None
    assert claim.date.start == date(2031, 2, 24)


def test_words_that_were_missed_can_become_a_place(world: Gazetteer) -> None:
    text = TEXT + "\nRockets hit the Blue Mill on Sunday, residents said.\n"
    made = correct(
        Action.RELOCATE, quote="Rockets hit the Blue Mill on Sunday", mention="Blue Mill", latitude=10.3, longitude=10.4
    )
    reading = read_with(world, made, text=text)
    toponym = next(t for t in reading.toponyms if "Blue Mill" in t.span.text)
    assert text[toponym.span.start : toponym.span.end] == toponym.span.text
    resolution = next(r for r in reading.resolutions if r.toponym_id == toponym.id)
    assert resolution.place is not None
    assert resolution.place.latitude == 10.3


def test_attacker_and_date_of_a_claim_may_be_set(world: Gazetteer) -> None:
    reading = read_with(
        world,
        correct(Action.ATTACKER, quote=FIRST, attacker="Belmora"),
        correct(Action.DATE, quote=SECOND, struck=(date(2031, 2, 22), date(2031, 2, 23))),
    )
    first = [c for c in reading.claims if c.evidence[0].start == 0]
    assert first
    assert all(c.attacker is not None and c.attacker.name == "Belmora" for c in first)
    second = next(c for c in reading.claims if "Oskara" in c.evidence[0].text)
    assert second.date is not None
    assert (second.date.start, second.date.end, second.date.precision) == (date(2031, 2, 22), date(2031, 2, 23), "days")


def test_a_denial_is_not_touched_by_corrections_of_other_words(world: Gazetteer) -> None:
    plain, corrected = read_with(world), read_with(world, correct(Action.REJECT, quote=SECOND))

    def denials(reading: Reading) -> list[str]:
        return [claim.evidence[0].text for claim in reading.claims if claim.stance is Stance.DENIES]

    assert denials(plain) == denials(corrected) != []


def test_a_withheld_place_is_gone_from_everything(world: Gazetteer) -> None:
    reading = read_with(world, correct(Action.WITHHOLD, quote=FIRST, mention="Dovrin"))
    everything = json.dumps(encode_reading(reading, whole=True), ensure_ascii=False)
    assert "dovrin" not in everything.casefold()
    assert "10.6" not in everything
    assert BLOCK * len("Dovrin") in reading.article.text
    for claim in reading.claims:
        for span in claim.evidence:
            assert reading.article.text[span.start : span.end] == span.text
    hidden = [s for s in reading.strikes if s.decision is not None]
    assert hidden
    assert all(s.place is None and s.shown_as is Shape.LIST and s.claim_ids for s in hidden)
    assert reading.article.url is None
    assert any("withheld" in warning for warning in reading.warnings)
    assert strike_at(reading, "Oskara").shown_as is Shape.POINT


@pytest.mark.parametrize("name", ["Blue Mill", "Oskara"])
def test_a_name_without_a_place_is_withheld_all_the_same(world: Gazetteer, name: str) -> None:
    text = "Rockets hit Oskara and the Blue-Mill on Sunday, residents said. The blue mill burned; Oskara’s square too."
    reading = withhold_places(read_with(world, text=text), [name])
    everything = json.dumps(encode_reading(reading, whole=True), ensure_ascii=False).casefold()
    assert name.split(maxsplit=1)[0].casefold() not in everything
    assert len(reading.article.text) == len(text)
    assert reading.article.text.count(BLOCK * len(name)) == 2


def test_a_coarsened_place_is_its_province_and_no_more(world: Gazetteer) -> None:
    reading = read_with(world, correct(Action.COARSEN, name="Dovrin", level=Level.PROVINCE))
    strike = next(s for s in reading.strikes if s.decision is not None)
    assert strike.place is not None
    assert (strike.place.name, strike.shown_as, strike.level) == ("Karsa", Shape.AREA, Level.PROVINCE)
    assert "dovrin" not in json.dumps(encode_reading(reading, whole=True)).casefold()


def test_a_withheld_place_stays_hidden_when_the_quote_no_longer_fits_and_is_not_named_in_the_warning(
    world: Gazetteer,
) -> None:
    gone = correct(Action.WITHHOLD, quote="An old sentence about the clinic of Dovrin that was cut", mention="Dovrin")
    reading = read_with(world, gone)
    assert len(unfit(reading)) == 1
    assert "dovrin" not in json.dumps(encode_reading(reading, whole=True)).casefold()


def test_a_correction_that_no_longer_fits_changes_nothing_and_says_so(world: Gazetteer) -> None:
    made = correct(
        Action.RELOCATE, quote="Gunboats shelled the port of Oskara at noon", mention="Oskara", place="geonames:6"
    )
    reading = read_with(world, made)
    assert replace(reading, warnings=()) == replace(read_with(world), warnings=())
    assert "NOT applied" in unfit(reading)[0]
    assert "Oskara" in unfit(reading)[0]
    for other in (
        correct(Action.RELOCATE, quote=SECOND, mention="Oskara", place="geonames:404"),
        correct(Action.ATTACKER, quote=FOURTH, attacker="Belmora"),
        correct(Action.WITHHOLD, name="Nowhere"),
    ):
        assert len(unfit(read_with(world, other))) == 1


def test_withholding_and_rounding_can_be_asked_for_without_a_file(world: Gazetteer) -> None:
    reading = read_with(world)
    assert withhold_places(reading, ["Nowhere"]) is reading
    strike = strike_at(reading, "Oskara")
    for name in ("oskara", strike.id, f"story/{strike.id}", "geonames:2"):
        assert not any(
            s.place is not None and s.place.name == "Oskara" for s in withhold_places(reading, [name]).strikes
        )
    rounded = strike_at(round_places(reading, 0), "Oskara").place
    assert rounded is not None
    assert strike.place is not None
    assert (rounded.latitude, rounded.longitude, rounded.approximate) == (12.0, 10.0, True)
    assert rounded.uncertainty_km > strike.place.uncertainty_km + 70
    assert "rounded to 0 decimals" in rounded.source


def test_a_warning_about_another_correction_does_not_name_a_withheld_place(world: Gazetteer) -> None:
    reading = read_with(
        world,
        correct(Action.RELOCATE, quote=FIRST.replace("Tuesday", "Friday"), mention="Dovrin", place="geonames:6"),
        correct(Action.WITHHOLD, name="Dovrin"),
    )
    assert len(unfit(reading)) == 1
    assert "dovrin" not in json.dumps(encode_reading(reading, whole=True)).casefold()


def test_a_decision_does_not_reach_another_article_that_is_much_alike(world: Gazetteer) -> None:
    made = replace(correct(Action.REJECT, quote=SECOND), where=f"{FOLDER_FILE}, correction 1")
    text = "Shelling hit the town of Tal Meru on Sunday, killing nine people, residents said."
    assert strike_at(read_with(world, made, text=text), "Tal Meru").shown_as is Shape.POINT
    assert strike_at(read_with(world, replace(made, where="x.toml, correction 1"), text=text), "Tal Meru")


def test_what_is_withheld_takes_its_coordinates_along(world: Gazetteer) -> None:
    text = "Warplanes bombed Oskara (11.6021, 10.5043) on Tuesday. A drone hit 11.6043, 10.5021 in Oskara."
    reading = withhold_places(read_with(world, text=text), ["Oskara"])
    shown = str(reading)
    assert all(figure not in shown for figure in ("11.6021", "10.5043", "11.6043", "Oskara"))


def test_a_place_found_right_is_marked_and_in_doubt_no_more(world: Gazetteer) -> None:
    reading = read_with(world, correct(Action.RIGHT, quote=SECOND, mention="Oskara", place="geonames:2"))
    strike = strike_at(reading, "Oskara")
    assert strike.decision is not None
    assert strike.decision.action == "right"
    assert not unfit(reading)
    assert all(doubt.toponym.span.text != "Oskara" for doubt in find_doubts(reading))


def test_what_was_found_right_is_not_carried_to_another_reading(world: Gazetteer) -> None:
    reading = read_with(world, correct(Action.RIGHT, quote=SECOND, mention="Oskara", place="geonames:6"))
    assert strike_at(reading, "Oskara").decision is None
    assert "look at it again" in unfit(reading)[0]
    for more in ({"attacker": "Somebody else"}, {"struck": (date(2030, 1, 1), date(2030, 1, 1))}):
        reading = read_with(world, correct(Action.RIGHT, quote=SECOND, **more))
        assert strike_at(reading, "Oskara").decision is None
        assert "look again" in unfit(reading)[0]


def test_a_claim_found_right_is_marked_and_one_refused_before_stands_again(world: Gazetteer) -> None:
    right = correct(Action.RIGHT, quote=SECOND)
    for made in ((right,), (correct(Action.REJECT, quote=SECOND), right)):
        strike = strike_at(read_with(world, *made), "Oskara")
        assert strike.decision is not None
        assert strike.decision.action == "right"


def test_every_decision_about_a_strike_is_named_at_it(world: Gazetteer) -> None:
    made = (
        correct(Action.RELOCATE, quote=SECOND, mention="Oskara", place="geonames:6"),
        replace(correct(Action.ATTACKER, quote=SECOND, attacker="Belmora"), author="B. Roe"),
        correct(Action.DATE, quote=SECOND, struck=(date(2031, 2, 1), date(2031, 2, 1))),
    )
    reading = read_with(world, *made)
    strike = strike_at(reading, "Zelimar")
    assert strike.decision is not None
    assert set(strike.decision.action.split(", ")) == {"relocate", "attacker", "date"}
    assert set(strike.decision.author.split(", ")) == {"A. Lim", "B. Roe"}
    claim = next(claim for claim in reading.claims if claim.id in strike.claim_ids)
    assert claim.decision is not None
    assert claim.decision.action == "attacker, date"
