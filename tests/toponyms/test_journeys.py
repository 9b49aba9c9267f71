"""Where people and goods come from, go to or meet, apart from where something happened. Made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geostrike.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    "text",
    [
        "The wounded were flown to Oskara after a shell hit Dovrin.",
        "The wounded were flown from Karsa to Oskara after a shell hit Dovrin.",
        "A convoy that had left Karsa for Oskara was hit by a drone near Dovrin.",
        "A bus bound for Oskara was fired on near Dovrin.",
        "Grain from Oskara burned when a missile hit a mill in Dovrin.",
        "Envoys met in Oskara while jets bombed Dovrin.",
        "The talks in Oskara went on as shells fell on Dovrin.",
        "Shells hit a mill in Dovrin. The wounded were taken to Oskara.",
        "Shells hit a mill in Dovrin. Its miners fled to Oskara.",
        "Oskara mayor Ann Vost said a drone burned out near Dovrin.",
    ],
)
def test_the_end_of_a_journey_is_not_where_it_happened(text: str, role_of: Callable[[str, str], Role | None]) -> None:
    assert role_of(text, "Oskara") not in (Role.PLACE, Role.DATELINE)


@pytest.mark.parametrize(
    "text",
    [
        "The wounded were flown to Oskara.",
        "Shells that had left Oskara fell on Dovrin.",
        "A missile flew from Dovrin to Oskara.",
        "Dovrin will take refugees from Oskara, shelled since May.",
        "Jets bombed a ceremony in Oskara and a mill in Dovrin.",
    ],
)
def test_where_it_fell_or_was_fired_is_a_place(text: str, role_of: Callable[[str, str], Role | None]) -> None:
    assert role_of(text, "Oskara") is Role.PLACE
