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
        "A passenger plane crashed into a field near [Dovrin:town]. The crash destroyed two barns.",
        "A drone with medicine landed in [Dovrin:town].",
        "Jets hit training targets near [Dovrin:town].",
        "A gas explosion ripped through a house in [Dovrin:town]. The blast shook the town.",
        "Rebels sent a truck bomb into [Dovrin:town].",
        "The two were attacked in [Dovrin:town] with a nerve agent. Belmora accused Arvania of the attack.",
    ],
)
def test_other_senses_strike_nothing(text: str) -> None:
    assert [claim.toponym_ids for claim in extract(OPENING + text).claims if claim.toponym_ids] == []


@pytest.mark.parametrize(
    "text",
    [
        "Three people died in barrel bomb attacks on [Dovrin:town].",
        "A cluster-bomb attack on [Dovrin:town] wounded a baker.",
        "Doctors went on strike over pay. {Arvanian:Arvania} strikes on [Dovrin:town] wounded a baker.",
        "A drone crashed into a block of flats in [Dovrin:town].",
        "[Dovrin:town] came under heavy shelling for a third day.",
        "Jets bombarded [Dovrin:town] with leaflets and cluster bombs. Shells hit [Dovrin:town] too.",
    ],
)
def test_strikes_stay_strikes(text: str) -> None:
    assert any(claim.toponym_ids for claim in extract(OPENING + text).claims)
