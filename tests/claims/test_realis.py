"""Happened, happened before, planned, threatened, imagined, denied, stopped."""

from __future__ import annotations

import pytest

from geostrike.model import Modality, Realis
from tests.claims.marked import extract


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("Jets bombed [Dovrin:town] on Tuesday.", Realis.CURRENT),
        ("Jets bombed [Dovrin:town] last year.", Realis.BACKGROUND),
        ("Jets have regularly bombed [Dovrin:town].", Realis.BACKGROUND),
        ("The army plans to shell [Dovrin:town].", Realis.PLANNED),
        ("The army threatened airstrikes on [Dovrin:town].", Realis.THREATENED),
        ("Airstrikes could hit [Dovrin:town].", Realis.HYPOTHETICAL),
        ("Talks sought to avoid airstrikes in [Dovrin:town].", Realis.HYPOTHETICAL),
        ("The president would welcome airstrikes in [Dovrin:town].", Realis.HYPOTHETICAL),
        ("A missile attack on [Dovrin:town] was intercepted.", Realis.INTERCEPTED),
        ("An air strike in [Dovrin:town] brought down three houses.", Realis.CURRENT),
        ("Batteries tried to intercept missiles fired at [Dovrin:town].", Realis.CURRENT),
        ("This is the 21st air raid on [Dovrin:town] this year.", Realis.BACKGROUND),
        ("The army began to shell [Dovrin:town].", Realis.CURRENT),
        ("The raid prompted jets to bomb [Dovrin:town].", Realis.CURRENT),
        ("Warplanes may have bombed [Dovrin:town].", Realis.CURRENT),
        ("The army said its planes had not carried out air strikes on [Dovrin:town].", Realis.NEGATED),
        ("The army said it never launched any recent rocket attack on [Dovrin:town].", Realis.NEGATED),
        ("Air strikes on [Dovrin:town] were not carried out, the army said.", Realis.NEGATED),
        ("The air strike on [Dovrin:town] did not take place.", Realis.NEGATED),
        ("The army said none of its jets had bombed [Dovrin:town].", Realis.NEGATED),
        ("The army neither confirmed nor denied carrying out air strikes on [Dovrin:town].", Realis.CURRENT),
        ("The army not only carried out air strikes on [Dovrin:town].", Realis.CURRENT),
        ("There were no guards in the yard and shells fell on [Dovrin:town].", Realis.CURRENT),
        ("The army has not stopped shelling [Dovrin:town].", Realis.CURRENT),
        ("The truce failed to halt the air raids on [Dovrin:town].", Realis.CURRENT),
        ("Jets have bombed [Dovrin:town] in the past 48 hours.", Realis.CURRENT),
        ("Jets have bombed [Dovrin:town] in the past.", Realis.BACKGROUND),
        ("Jets have bombed [Dovrin:town] since November.", Realis.BACKGROUND),
        ("The arrest comes two weeks after jets bombed [Dovrin:town].", Realis.BACKGROUND),
        ("Weeks after the truce began, jets bombed [Dovrin:town].", Realis.CURRENT),
        ("The truce was to halt the air raids on [Dovrin:town].", Realis.HYPOTHETICAL),
    ],
)
def test_a_sentence_has_the_realis_of_its_words(text: str, realis: Realis) -> None:
    claims = extract(text).claims
    assert [claim.realis for claim in claims] == [realis]
    assert claims[0].rule


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Jets bombed [Dovrin:town].", Modality.CERTAIN),
        ("Jets reportedly bombed [Dovrin:town].", Modality.REPORTED),
        ("Jets appeared to have bombed [Dovrin:town].", Modality.HEDGED),
        ("Jets may have bombed [Dovrin:town].", Modality.POSSIBLE),
    ],
)
def test_hedges_are_kept(text: str, modality: Modality) -> None:
    assert extract(text).claims[0].modality is modality
