"""Capitals from which somebody speaks or governs, apart from those where something happened. Made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geostrike.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    "text",
    [
        "The ministry in Belgard said a shell had hit Dovrin.",
        "A shell hit Dovrin, a spokesman in Belgard said.",
    ],
)
def test_an_office_that_speaks_or_acts_is_not_where_it_happened(
    text: str, role_of: Callable[[str, str], Role | None]
) -> None:
    assert role_of(text, "Belgard") is Role.OUTSIDE


@pytest.mark.parametrize(
    "text",
    [
        "Officials in Belgard said a shell had hit a tower.",
        "The ministry in Belgard was hit by a shell.",
        "In Belgard the ministry was bombed on Monday.",
        "In Belgard, the ministry's roof burned.",
        "In Belgard, shells said to be old killed a minister.",
    ],
)
def test_what_happens_to_an_office_or_may_have_happened_there_happens_in_the_capital(
    text: str, role_of: Callable[[str, str], Role | None]
) -> None:
    assert role_of(text, "Belgard") is Role.PLACE


def test_officials_of_a_town_that_is_no_capital_speak_of_their_town(role_of: Callable[[str, str], Role | None]) -> None:
    assert role_of("Officials in Oskara said shells from Dovrin had hit a mill.", "Oskara") is Role.PLACE


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit Oskara. Belgard closed the crossing.",
        "Belgard shut its airspace for a day.",
        "Belgard's silence surprised nobody.",
        "The mayor complained to Belgard about the drones.",
        "Belgard doubled its aid after the strike on Oskara.",
        "A minister of Belgard said Oskara was safe.",
        "The row between Arvania and Belgard went on.",
    ],
)
def test_a_capital_that_shuts_borders_is_silent_or_is_blamed_is_a_government(
    text: str, role_of: Callable[[str, str], Role | None]
) -> None:
    assert role_of(text, "Belgard") not in (Role.PLACE, Role.DATELINE)


@pytest.mark.parametrize(
    "text", ["Belgard's outskirts were shelled.", "Belgard rocked by blasts from Oskara", "The road between Oskara and Belgard was bombed."]
)  # fmt: skip
def test_what_befalls_the_town_is_the_town(text: str, role_of: Callable[[str, str], Role | None]) -> None:
    assert role_of(text, "Belgard") is Role.PLACE


@pytest.mark.parametrize(
    "text",
    [
        "Belgard kept silent about the drone over Dovrin.",
        "Police from Belgard sealed the field near Dovrin.",
        "The envoys reject Belgard's account of the raid on Dovrin.",
    ],
)
def test_a_capital_that_no_wording_makes_a_place_is_none(text: str, role_of: Callable[[str, str], Role | None]) -> None:
    assert role_of(text, "Belgard") is Role.OUTSIDE


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb shook Belgard hours after one in Dovrin.",
        "An explosion damaged the bus station of Belgard.",
        "Jets hit a camp across the river from Belgard.",
        "Flights stopped at two Belgard airports.",
        "After the Belgard bombing jets struck camps near Dovrin.",
        "The wounded were flown to Belgard.",
    ],
)
def test_a_capital_that_the_wording_makes_a_place_is_one(text: str, role_of: Callable[[str, str], Role | None]) -> None:
    assert role_of(text, "Belgard") is Role.PLACE
