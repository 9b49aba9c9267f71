"""The same page in Firefox: from disk, silent, drawn, and safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geostrike.maps import draw_page
from tests.browser.attacks import ATTACKS, poison
from tests.browser.marionette import Firefox
from tests.maps.fictional import Atlas, make_reading

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser


def test_firefox_draws_the_page_silently_and_runs_no_attack(firefox: str, axe: str, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    page, attacked, leaking = tmp_path / "page.html", tmp_path / "attacked.html", tmp_path / "leaking.html"
    page.write_text(draw_page(make_reading(), Atlas()), "utf-8")
    attacked.write_text(draw_page([poison(a, i) for i, a in enumerate(ATTACKS[::8])], Atlas()), "utf-8")
    leaking.write_text(
        "<img src='http://127.0.0.1:59999/x.png'><script>console.error('x'); nothing()</script>", "utf-8"
    )
    with Firefox(firefox, profile) as driven:
        driven.open(page.as_uri())
        assert driven.run("return document.documentElement.dataset.ready") == "yes"
        assert driven.run("return document.querySelectorAll('.marker').length") == 4
        assert "#hatch" in driven.run("return getComputedStyle(document.querySelector('path.area')).fill")
        assert driven.run("return getComputedStyle(document.querySelector('path.land')).fill") == "rgb(247, 244, 236)"
        driven.click(".marker")
        assert driven.run("return document.querySelectorAll('.popup').length") == 1
        assert driven.check(axe) == []
        driven.open(page.as_uri() + "?#review")
        assert driven.check(axe) == []
        assert driven.run("return document.querySelectorAll('.decide').length") > 4
        driven.click(".decide > button")
        driven.click(".decision [name=verdict]")
        driven.run("[...document.querySelectorAll('.decision input[type=text]')].at(-1).value = 'A. Lim'")
        driven.click(".decision > .row:last-child button")
        assert driven.run("return document.querySelectorAll('.decisions li').length") == 1
        driven.open(attacked.as_uri())
        assert driven.run("return document.documentElement.dataset.ready") == "yes"
        assert driven.run("return window.hurt || null") is None
        assert driven.run("return document.querySelectorAll('img, iframe, object, embed, form, video').length") == 0
        assert driven.messages() == []
        assert driven.requests() == []
        driven.open(leaking.as_uri())  # the watch itself is awake
        assert driven.requests() == ["http://127.0.0.1:59999/x.png"]
        assert driven.messages() != []
