"""What the next sentence tells of missiles that were fired. Made up."""

from __future__ import annotations

import pytest

from geostrike.model import Realis
from tests.claims.marked import extract


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("The brigade fired a missile at [Dovrin:town]. It was intercepted.", Realis.INTERCEPTED),
        (
            "The brigade fired two missiles at [Dovrin:town]. Both missiles were shot down, the army said.",
            Realis.INTERCEPTED,
        ),
        ("The brigade fired ten missiles at [Dovrin:town]. Most of the missiles were intercepted.", Realis.CURRENT),
        ("The brigade fired a missile at [Dovrin:town]. The army tried to intercept it.", Realis.CURRENT),
        ("A missile hit a mill in [Dovrin:town]. Another was intercepted.", Realis.CURRENT),
    ],
)
def test_what_was_intercepted_did_not_come_down(text: str, realis: Realis) -> None:
    assert extract(text).claims[0].realis is realis
