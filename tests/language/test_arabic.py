"""Arabic words without what is written onto them, and Arabic names as they sound."""

from __future__ import annotations

import pytest

from geostrike.language.arabic import romanise, strip_clitics


@pytest.mark.parametrize("word", ["قصف", "القصف", "وقصف", "بالقصف", "وبالقصف", "للقصف", "لقصفٍ"])
def test_what_is_written_onto_a_word_comes_off(word: str) -> None:
    assert "قصف" in strip_clitics(word)


def test_the_whole_word_is_tried_first_and_no_rest_is_a_scrap() -> None:
    assert strip_clitics("وقع") == ("وقع",)


@pytest.mark.parametrize(
    ("name", "sounds"),
    [
        ("دورفان", "durfan"),
        ("كرنسفة", "karnasfah"),
        ("الزرفة", "al zarfah"),
        ("ويمان", "wiman"),
        ("تل وهمي", "tal wahmi"),
    ],
)
def test_a_name_is_written_as_it_sounds(name: str, sounds: str) -> None:
    assert romanise(name) == sounds
