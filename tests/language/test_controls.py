"""Characters that no file can hold."""

from __future__ import annotations

import pytest

from geostrike.language.controls import mend


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Dovrin “fell”", "Dovrin “fell”"),
        ("a\0b", "a\ufffdb"),
        ("a\ud800b\udfff", "a\ufffdb\ufffd"),
        ("\0\ud800", "\ufffd\ufffd"),
        ("", ""),
    ],
)
def test_what_no_file_can_hold_is_shown_as_no_character(text: str, mended: str) -> None:
    assert mend(text) == mended
