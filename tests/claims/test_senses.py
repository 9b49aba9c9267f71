"""What is called a strike, a raid or fire and is none; and what is one though it sounds like something else."""

from __future__ import annotations

import pytest

from tests.claims.marked import extract

# A first sentence, so that what follows is no caption of a picture.
OPENING = (
    "The evening paper wrote on Monday about several matters that had kept officials, traders, farmers and teachers"
    " busy across the country since the start of the week. "
)


@pytest.mark.parametrize(
    "text",
    [
        "Air raid sirens sounded in [Dovrin:town], but nothing fell.",
        "An air raid alert kept people of [Dovrin:town] in shelters.",
        "Lightning set a barn in [Oskara:town] alight. A second strike hit a school in [Dovrin:town].",
        "Doctors went on strike over pay. The strike hit hospitals in [Dovrin:town] hard. Nurses joined the strike on Tuesday in [Oskara:town].",
        "Ministers met in [Oskara:town]. A deal struck in [Dovrin:town] in May is still in force.",
        "Readers bombarded the paper's office in [Dovrin:town] with letters.",
        "The minister came under fire in [Dovrin:town] for his plan.",
        "Jets bombed a mill. The raid in [Dovrin:town] ended with four arrests.",
        "Nurses of [Dovrin:town] went on strike. “It is like living under bombardment,” one said.",
        "An earthquake struck [Oskara:town]. Houses collapsed in [Dovrin:town]. “It felt like an air strike,” people said.",
        "Prices rocketed in [Dovrin:town].",
        "A heat wave strikes [Dovrin:town]; power plants in [Oskara:town] hit.",
        "The army rehearsed shelling near [Dovrin:town]. Rockets hit targets at the range in [Oskara:town].",
        "Marchers in [Dovrin:town] came under fire; two were killed.",
        "A passenger plane crashed into a field near [Dovrin:town]. The crash destroyed two barns.",
        "A drone with medicine landed in [Dovrin:town].",
        "Jets hit training targets near [Dovrin:town].",
        "A gas explosion ripped through a house in [Dovrin:town]. The blast shook the town.",
        "Rebels sent a truck bomb into [Dovrin:town].",
        "A car bomb killed ten in [Oskara:town]. The army, backed by Belmoran air strikes, advanced. Another blast in [Dovrin:town] wounded four, and a third attack hit a post in [Zelimar:town].",
        "A bomber blew himself up in [Oskara:town]. Shelling has killed hundreds elsewhere. The blast was heard across [Dovrin:town].",
        "Troops backed by {Belmoran:Belmora} air strikes recaptured [Dovrin:town].",
        "Jets practised air strikes near [Dovrin:town].",
        "Soldiers and rebels exchanged fire near [Dovrin:town].",
        "An old shell exploded in a field near [Dovrin:town].",
        "An air strike warning sent people of [Dovrin:town] into shelters.",
        "Jets bombed a bridge. In 2004 he had pulled a child from a destroyed building in [Dovrin:town].",
        "The army shot down two missiles near [Dovrin:town].",
        "{Belmora:Belmora} struck back in [Dovrin:town] with a goal from far out.",
        "Chlorine killed dozens in [Oskara:town]. The attack in [Dovrin:town] was the second.",
        "The two were attacked in [Dovrin:town] with a nerve agent. Belmora accused Arvania of the attack.",
    ],
)
def test_other_senses_strike_nothing(text: str) -> None:
    assert [claim.toponym_ids for claim in extract(OPENING + text).claims if claim.toponym_ids] == []


@pytest.mark.parametrize(
    "text",
    [
        "Three people died in barrel bomb attacks on [Dovrin:town].",
        "An airstrike hit a school of the teachers union in [Dovrin:town].",
        "Two people were killed in an overnight {Belmoran:Belmora} attack on [Dovrin:town].",
        "It sounded like artillery fire on [Dovrin:town], people said.",
        "[Dovrin:town] came under fire again on Sunday; two women were killed.",
        "A cluster-bomb attack on [Dovrin:town] wounded a baker.",
        "Doctors went on strike over pay. {Arvanian:Arvania} strikes on [Dovrin:town] wounded a baker.",
        "A car bomb killed ten in [Oskara:town]. Jets later bombed [Dovrin:town].",
        "A car bomb killed ten in [Oskara:town]. {Arvanian:Arvania} attacks in [Dovrin:town] with rockets went on.",
        "Troops backed by {Belmoran:Belmora} jets shelled [Dovrin:town].",
        "{Belmora:Belmora} struck targets in [Dovrin:town] early on Monday, people said.",
        "{Belmora:Belmora} attacked [Dovrin:town] overnight, officials said.",
        "{Belmora:Belmora} said on Sunday that it had struck a compound in [Dovrin:town].",
        "A helicopter struck the mill of [Dovrin:town] with chlorine gas, killing four.",
        "Smoke rose over [Dovrin:town] after what people said was a {Belmoran:Belmora} strike.",
        "A drone crashed into a block of flats in [Dovrin:town].",
        "[Dovrin:town] came under heavy shelling for a third day.",
        "Jets bombarded [Dovrin:town] with leaflets and cluster bombs. Shells hit [Dovrin:town] too.",
    ],
)
def test_strikes_stay_strikes(text: str) -> None:
    assert any(claim.toponym_ids for claim in extract(OPENING + text).claims)


def test_where_those_who_fire_are_is_not_struck() -> None:
    """Made up."""
    for text in (
        "Two shells fired by rebels positioned in [Oskara:town] village fell near the mill in [Dovrin:town].",
        "Rebels holed up in [Oskara:town] fired rockets at [Dovrin:town].",
        "Rebels who are positioned in [Oskara:town] targeted [Dovrin:town] with rockets.",
    ):
        assert {i for claim in extract(text).claims for i in claim.toponym_ids} == {"t2"}


def test_soldiers_struck_where_they_are_posted() -> None:
    assert extract("Shelling killed two soldiers stationed in [Dovrin:town].").claims[0].toponym_ids == ("t1",)


def test_where_a_report_was_filed_is_not_struck() -> None:
    """Made up."""
    text = "More pictures [OSKARA:town] (Sputnyk) Jets launched a raid on a village in the east."
    assert extract(text).claims[0].toponym_ids == ()


def test_after_a_story_of_lightning_what_a_strike_killed_is_the_lightnings() -> None:
    text = (
        "Lightning killed 14 people in a camp on Saturday, when a lightning strike hit a hall. Many there had fled a war in"
        " which bombing drove them out. In 2011, a strike killed 18 pupils in [Dovrin:town]."
    )
    assert not any(claim.toponym_ids for claim in extract(text).claims)
