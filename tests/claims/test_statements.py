"""Who says what, about which fact, and who struck."""

from __future__ import annotations

import pytest

from geostrike.model import About, Realis, SpeakerKind, Speech, Stance
from tests.claims.marked import extract, mark

RAID = "Jets bombed a mill in [Dovrin:town]"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (f"{RAID}, the Arvan Observatory said.", "Arvan Observatory", SpeakerKind.MONITOR),
        (f"{RAID}, said the Oskara-based Arvan Observatory.", "Arvan Observatory", SpeakerKind.MONITOR),
        ("The defence ministry said jets bombed a mill in [Dovrin:town].", "defence ministry", SpeakerKind.MILITARY),
        ("According to residents, jets bombed a mill in [Dovrin:town].", "residents", SpeakerKind.WITNESS),
        (f"{RAID}, according to army spokesman Ilo Brand.", "Ilo Brand", SpeakerKind.MILITARY),
        (f"{RAID}, Mira Oss, a doctor at the clinic, told Karsa Radio.", "Mira Oss", SpeakerKind.MEDIC),
        ("Monitor: Airstrike hits mill in [Dovrin:town]", "Monitor", SpeakerKind.MONITOR),
    ],
)
def test_the_speaker_is_named(text: str, name: str, kind: SpeakerKind) -> None:
    speaker = extract(text).claims[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.kind) == (name, kind)


def test_without_an_attribution_the_outlet_speaks() -> None:
    (claim,) = extract(f"{RAID}.").claims
    assert (claim.speaker, claim.outlet, claim.speech) == (None, "The Karsa Post", Speech.UNATTRIBUTED)


@pytest.mark.parametrize("again", ["It", "The Observatory"])
def test_a_speaker_is_known_again(again: str) -> None:
    text = f"{RAID}, the Arvan Observatory for Peace said. {again} said shells also hit [Oskara:town]."
    second = extract(text).claims[1].speaker
    assert second is not None
    assert second.name == "Arvan Observatory for Peace"


def test_two_parties_and_two_places_of_one_sentence_stay_apart() -> None:
    text = "The rebels said they fired rockets at [Dovrin:town] after {Arvanian:Arvania} jets bombed [Oskara:town]."
    first, second = extract(text).claims
    assert first.attacker is not None
    assert second.attacker is not None
    assert (first.attacker.name, second.attacker.name) == ("rebels", "Arvania")


@pytest.mark.parametrize(
    ("text", "stance", "about"),
    [
        ("The army denied shelling [Dovrin:town].", Stance.DENIES, About.ATTACKER),
        ("The minister denied reports that civilians were killed in airstrikes.", Stance.DENIES, About.CASUALTIES),
        ("The minister said {Arvanian:Arvania} jets did not hit the Dawn Brigade.", Stance.DENIES, About.TARGET),
        ("The army acknowledged that its jets had bombed [Dovrin:town].", Stance.CONCEDES, About.ATTACKER),
        ("The minister rejected suggestions that the airstrikes were to prop up an ally.", Stance.DENIES, About.INTENT),
        ("The army said the air strikes on [Dovrin:town] were not made by its jets.", Stance.DENIES, About.ATTACKER),
        (
            "The army denied it was behind a raid that killed ten people in [Dovrin:town].",
            Stance.DENIES,
            About.ATTACKER,
        ),
        ("The army said none of its jets had bombed [Dovrin:town].", Stance.DENIES, About.ATTACKER),
        ("Activists blamed the army for the shelling of [Dovrin:town].", Stance.ASSERTS, About.ATTACKER),
    ],
)
def test_a_stance_has_its_object(text: str, stance: Stance, about: About) -> None:
    claims = [c for c in extract(text).claims if not c.rule.startswith("what a denial")]
    assert (claims[0].stance, claims[0].about) == (stance, about)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{Arvanian:Arvania} jets bombed [Dovrin:town].", "Arvania"),
        ("[Dovrin:town] was bombed by {Arvanian:Arvania} warplanes.", "Arvania"),
        ("The coalition carried out airstrikes on [Dovrin:town].", "coalition"),
        ("{Belmora:Belmora}'s Dawnists fired rockets at [Dovrin:town].", "Belmora's Dawnists"),
        ("ARX air strikes hit [Dovrin:town].", "ARX"),
        ("A {A.R.:Arvania} drone strike on [Dovrin:town] killed five.", "Arvania"),
        ("[Oskara:town] — Shelling by the army on a market in [Dovrin:town] killed five.", "army"),
        ("Dawn Brigade fighters fired rockets at [Dovrin:town].", "Dawn Brigade fighters"),
        ("Fields used by rebels in [Dovrin:town] were shelled by the army.", "army"),
    ],
)
def test_the_attacker_is_the_one_the_clause_names(text: str, name: str) -> None:
    attacker = extract(text).claims[0].attacker
    assert attacker is not None
    assert (attacker.name, attacker.stated) == (name, True)


def test_an_attacker_that_only_context_names_is_marked_as_implied() -> None:
    text = "{Arvanian:Arvania} jets bombed [Dovrin:town]. Warplanes also hit a mill in [Oskara:town]."
    attacker = extract(text).claims[1].attacker
    assert attacker is not None
    assert (attacker.name, attacker.stated) == ("Arvania", False)


def test_warplanes_alone_name_nobody() -> None:
    assert extract("Warplanes bombed [Dovrin:town].").claims[0].attacker is None


def test_the_day_of_speaking_is_not_the_day_of_the_strike() -> None:
    (claim,) = extract("On Wednesday, the mayor said jets bombed [Dovrin:town] on Monday.").claims
    assert claim.date is not None
    assert claim.said_on is not None
    assert (str(claim.date.start), str(claim.said_on.start)) == ("2031-03-10", "2031-03-12")


def test_without_publication_date_weekdays_stay_open_with_a_warning() -> None:
    found = extract("Jets bombed [Dovrin:town] on Monday.", published=None)
    assert found.claims[0].date is None or found.claims[0].date.start is None
    assert any("--date" in warning for warning in found.warnings)


def test_a_month_or_a_later_aside_lends_its_date_to_no_other_strike() -> None:
    """Made up: the campaign's month and the last paragraph's Tuesday are not the day of the first shelling."""
    told = extract(
        "Shells hit [Oskara], the army said. It was the seventh attack this month. Jets had bombed [Dovrin] in May."
    )
    first = next(claim for claim in told.claims if "Shells" in claim.evidence[0].text)
    assert first.date is None


def test_of_two_who_answer_in_one_sentence_the_one_before_the_words_denies_them() -> None:
    """Made up."""
    told = extract(
        "Jets bombed [Dovrin:town]. Belgard rejected the criticism, and President Ivor Lund dismissed reports of civilian casualties."
    )
    (denial,) = [claim for claim in told.claims if claim.stance is Stance.DENIES]
    assert denial.speaker is not None
    assert (denial.speaker.name, denial.about) == ("Ivor Lund", About.CASUALTIES)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("An alleged {Arvanian:Arvania} strike on [Dovrin:town] killed two.", "Arvania"),
        ("Escalation | Child injured in shelling on [Dovrin:town]", None),
        ("The air force bombed [Dovrin:town].", "air force"),
        ("Five Katyusha rockets landed near [Dovrin:town].", None),
        ("Military airstrikes hit [Dovrin:town].", None),
        ("Coalition forces have continued to shell [Dovrin:town].", "Coalition forces"),
        ("The coalition’s jets bombed [Dovrin:town].", "coalition"),
        ("[Dovrin:town] came under {Arvanian:Arvania} rocket and artillery bombardment.", "Arvania"),
        ("Jets flying from [Oskara:town] in [Arvania:country] hit a depot in [Dovrin:town].", None),
        ("The defences missed an {Arvanian:Arvania} air raid that hit [Dovrin:town].", "Arvania"),
    ],
)
def test_doubt_and_the_injured_are_no_part_of_the_attackers_name(text: str, name: str | None) -> None:
    """Made up."""
    attacker = extract(text).claims[-1].attacker
    assert (attacker.name if attacker else None) == name


def test_what_is_worth_noting_has_no_speaker_of_its_own() -> None:
    """Made up."""
    (claim,) = extract("It is worth noting that jets bombed [Dovrin:town].").claims
    assert claim.speaker is None


def test_the_capital_that_answers_is_no_place_of_the_attack() -> None:
    """Made up: the attack is the one told before, though the answering capital is a place too."""
    told = extract(
        "A chemical attack and airstrikes hit [Dovrin:town] on Monday. Many accused the regime of responsibility for that attack, though [Belgard:town] denied responsibility."
    )
    (denial,) = [claim for claim in told.claims if claim.stance is Stance.DENIES]
    assert denial.toponym_ids == told.claims[0].toponym_ids


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("“They hit the bread queue with a rocket,” said Mara Doul, 43.", "Mara Doul", "witness"),
        ("The aid group Doctors of the Valley said jets bombed the port.", "Doctors of the Valley", "international"),
        ("According to the Karsa Observatory, the air strike came while people slept.", "Karsa Observatory", "monitor"),
        ("A missile hit the depot, reads a statement from the Karsa police.", "Karsa police", "official"),
        ("Said one man in the port: “The shell came through my wall.”", "man in the port", "witness"),
        ("The raids, the defence minister said, destroyed the depot.", "defence minister", "government"),
        ("Residents heard shells falling on the port.", "Residents", "witness"),
    ],
)
def test_further_ways_to_name_who_speaks(text: str, name: str, kind: str) -> None:
    speaker = extract(text).claims[0].speaker
    assert (speaker.name, speaker.kind.value) == (name, kind) if speaker else False


def test_who_has_not_acknowledged_a_deed_concedes_nothing() -> None:
    claims = extract("Jets bombed [Dovrin:town]. Arvania has not acknowledged any deaths from its strikes.").claims
    assert Stance.CONCEDES not in {claim.stance for claim in claims}


def test_a_strike_that_caused_no_damage_is_not_denied() -> None:
    (claim,) = extract(
        "The Dawn Brigade claimed responsibility for the rocket attack on the depot, which caused no damage."
    ).claims
    assert claim.stance is Stance.ASSERTS


def test_no_party_is_said_to_have_struck_itself() -> None:
    text = "{Arvanian:Arvania} jets bombed [Dovrin:town]. Rockets then killed two Arvanians in [Oskara:town]."
    assert extract(text).claims[-1].attacker is None


def test_a_name_between_article_and_strike_says_whose_it_was() -> None:
    (claim,) = extract("A [Nordo:?] airstrike killed three people.").claims
    assert (claim.attacker.name if claim.attacker else None, claim.toponym_ids) == ("Nordo", ())


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Shells fired from northern [Arvania:country] fell in [Dovrin:town].", None),
        ("The air strike on [Dovrin:town] came a mile away from a coalition base.", None),
        ("Gunships from [Karsa:town], near {Arvanian:Arvania} posts, bombed [Dovrin:town].", None),
    ],
)
def test_further_ways_to_name_who_struck_or_nobody(text: str, party: str | None) -> None:
    (claim,) = extract(text).claims
    assert (claim.attacker.name if claim.attacker else None) == party


def test_the_strikes_of_several_places_are_no_single_ones() -> None:
    """Made up."""
    told = extract(
        "Jets bombed [Dovrin:town] on Monday. Shells hit [Oskara:town] as well. The minister said the strikes had killed nobody."
    )
    assert told.claims[-1].toponym_ids == ()


def test_a_ministrys_aircraft_are_its_countrys() -> None:
    """Made up."""
    told = extract("In {Arvanian:Arvania} news, the Arvanian Defence Ministry said its aircraft bombed [Dovrin:town].")
    attacker = told.claims[-1].attacker
    assert attacker is not None
    assert attacker.name == "Arvania"


def test_the_mayor_is_not_the_officials_who_spoke_before() -> None:
    """Made up."""
    told = extract("Shells hit [Oskara:town], officials said. Two shells hit [Dovrin:town], the mayor said.")
    speaker = told.claims[1].speaker
    assert speaker is not None
    assert speaker.name == "mayor"


def test_an_answer_with_rockets_is_no_statement() -> None:
    claims = extract(f"{RAID}. Vesh responded by firing rockets at [Oskara:town], medics said.").claims
    assert [c.speaker.name for c in claims if c.speaker is not None] == ["medics"]


def test_two_who_speak_in_one_sentence_each_have_their_own_claim_and_toll() -> None:
    text = "The army said it bombed [Dovrin:town]; the mayor said six people were killed."
    army, mayor = extract(text).claims
    assert army.speaker is not None
    assert mayor.speaker is not None
    assert (army.speaker.name, army.casualties) == ("army", ())
    assert mayor.speaker.name == "mayor"
    assert [count.min for count in mayor.casualties] == [6]
    assert mayor.toponym_ids == army.toponym_ids == ("t1",)


def test_a_contrast_ends_what_the_first_speaker_says() -> None:
    text = "The army said it bombed [Dovrin:town], while the Observatory said the raid killed 12 civilians."
    assert [c.speaker.name for c in extract(text).claims if c.speaker is not None] == ["army", "Observatory"]


def test_of_two_strikes_in_a_sentence_each_has_its_own_toll() -> None:
    text = "Planes bombed [Dovrin:town], killing nine, and rebels fired rockets at [Karsa:town], wounding two."
    assert [[count.min for count in claim.casualties] for claim in extract(text).claims] == [[9], [2]]


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("Rocket fire wounded two people in [Oskara:town], and jets shelled [Dovrin:town] in response.", [[2], []]),
        ("Gunmen killed two in [Oskara:town] while warplanes bombed [Dovrin:town].", [[]]),
        ("Gunmen killed two in [Oskara:town] while warplanes bombed [Dovrin:town], killing five.", [[5]]),
        ("A missile hit a store where explosives were kept, killing 12 in [Dovrin:town].", [[12]]),
    ],
)
def test_a_toll_told_of_another_attack_is_not_the_strikes(text: str, tolls: list[list[int]]) -> None:
    assert [[count.min for count in claim.casualties] for claim in extract(text).claims] == tolls


def test_a_toll_that_is_told_once_is_that_of_both() -> None:
    text = "Planes bombed [Dovrin:town] and rebels fired rockets at [Karsa:town], killing nine people in all."
    assert [[count.min for count in claim.casualties] for claim in extract(text).claims] == [[9], [9]]


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        (
            (
                "Twenty people were killed in {Belmoran:Belmora} strikes across [Karsa:province], including nine in a house in "
                "[Dovrin:town] and four in [Zelimar:town], medics said."
            ),
            [("Karsa", [20]), ("Dovrin", [9]), ("Zelimar", [4])],
        ),
        (
            "Airstrikes killed 14 people in [Karsa:province], six of them in the town of [Dovrin:town].",
            [("Karsa", [14]), ("Dovrin", [6])],
        ),
        ("The air strike killed four civilians, including two children, in [Dovrin:town].", [("Dovrin", [4, 2])]),
        ("Airstrikes killed 12 people in [Dovrin:town], including a man from [Zelimar:town].", [("Dovrin", [12, 1])]),
    ],
)
def test_a_toll_broken_down_by_places_is_that_of_each(text: str, shares: list[tuple[str, list[int]]]) -> None:
    found = extract(text)
    names = {toponym.id: toponym.name for toponym in mark(text)[1]}
    assert [(names[c.toponym_ids[0]], [count.min for count in c.casualties]) for c in found.claims] == shares
    assert all("house" not in c.targets or names[c.toponym_ids[0]] == "Dovrin" for c in found.claims)


def test_another_partys_weapons_are_its_own() -> None:
    text = (
        "{Arvanian:Arvania} jets bombed [Dovrin:town], while Hezbollah fired rockets, hitting a house in [Karsa:town]."
    )
    assert [claim.weapons for claim in extract(text).claims] == [("jets",), ("rockets",)]


def test_an_answer_shares_the_day_of_what_it_answers() -> None:
    text = "The army shelled [Dovrin:town] last year. Residents blamed the Dawn Brigade, who denied it."
    assert {claim.realis for claim in extract(text).claims} == {Realis.BACKGROUND}


SCHOOL = "An air strike hit a school in [Dovrin:town]. A drone later struck a car in [Oskara:town]. "


@pytest.mark.parametrize(
    ("answer", "about"),
    [
        ("The army denied hitting the school.", About.ATTACKER),
    ],
)
def test_a_denial_after_strikes_on_several_places_is_given_to_none_of_them(answer: str, about: About) -> None:
    denial = extract(SCHOOL + answer).claims[-1]
    assert (denial.stance, denial.about, denial.toponym_ids) == (Stance.DENIES, about, ())


def test_the_school_is_none_in_particular_where_two_were_hit() -> None:
    text = (
        "Air strikes hit a school in [Dovrin:town] and a school in [Oskara:town]. The army denied hitting the school."
    )
    assert extract(text).claims[-1].toponym_ids == ()


def test_whom_one_does_not_aim_at_is_no_question_of_whose_strike() -> None:
    denial = extract(f"{RAID}. The army denied targeting civilians.").claims[-1]
    assert (denial.stance, denial.about) == (Stance.DENIES, About.TARGET)


def test_a_participle_without_its_verb_tells_a_toll() -> None:
    (claim,) = extract(
        "In [Dovrin:town], a port was damaged and a driver killed when drones hit, officials said."
    ).claims
    assert [(count.min, count.who) for count in claim.casualties] == [(1, "driver")]


def test_the_group_is_the_body_that_spoke_before() -> None:
    text = f"{RAID}, according to Vesh Lawyers. The group blamed the army."
    assert [c.speaker.name for c in extract(text).claims if c.speaker is not None] == ["Vesh Lawyers", "Vesh Lawyers"]
