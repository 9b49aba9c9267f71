"""Nothing an article, a gazetteer or a file name says ever runs, leaves a mark on the page, or reaches the network."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from geostrike.maps import PageOptions, draw_page, entries, island, page
from geostrike.maps.templates import open_templates
from tests.browser.attacks import ATTACKS, poison
from tests.maps.fictional import Atlas, Outline, make_reading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playwright.sync_api import Dialog

    from geostrike.model import Place
    from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

# What the parser of HTML itself drops or replaces, and what a text node shows as one space.
LOST = re.compile(r"[\x00-\x20\x7f-\x9f\ufeff\ufffd\uffff]+")


def squeeze(text: str) -> str:
    return LOST.sub("", text)


def find_harm(open_page: Open, html: str, attacks: Sequence[str], *, click: bool = True) -> list[str]:
    """Everything that went wrong when this page was opened and used; empty when nothing did."""
    opened = open_page(html, wait=False)
    view = opened.page
    harm: list[str] = []

    def note_dialog(dialog: Dialog) -> None:
        harm.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    view.on("dialog", note_dialog)
    try:
        view.wait_for_selector("html[data-ready]", state="attached", timeout=2500)
    except Exception as error:  # noqa: BLE001 - whatever stops the page is what we look for
        harm.append(f"the page did not start: {error}")
    view.evaluate("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
    if click and not harm:
        view.evaluate("[...document.querySelectorAll('#places a.show')].slice(0, 40).forEach((a) => a.click())")
        view.evaluate("[...document.querySelectorAll('.marker')].slice(0, 40).forEach((icon) => icon.click())")
        view.mouse.move(900, 400)
    harm += [f"ran: {value}" for value in [view.evaluate("window.hurt")] if value is not None]
    harm += [f"request: {url}" for url in opened.requests]
    harm += [f"console: {message}" for message in (*opened.messages, *opened.errors)]
    links: list[str] = view.evaluate("[...document.querySelectorAll('a')].map((a) => a.getAttribute('href') || '')")
    harm += [f"link: {link}" for link in links if not re.match(r"https?://[^\s\"'<>]+$|#[a-z0-9-]*$|$", link)]
    strange: list[str] = view.evaluate(
        """[...document.body.querySelectorAll('*')].filter((e) => [...e.attributes].some((a) => a.name.startsWith('on'))
        || /^(iframe|object|embed|base|form|video|audio|math|meta|link|marquee|template|foreignobject|plaintext|xmp)$/i
        .test(e.localName)).map((e) => e.outerHTML.slice(0, 80))"""
    )
    harm += [f"element: {element}" for element in strange]
    shown = squeeze(view.evaluate("document.body.textContent"))
    harm += [f"not shown as text: {attack[:60]!r}" for attack in attacks if squeeze(attack) not in shown]
    return harm


def test_there_are_at_least_two_hundred_attacks() -> None:
    assert len(ATTACKS) >= 200


def test_every_attack_in_every_field_shows_as_text_in_the_static_list(open_page: Open) -> None:
    html = draw_page([poison(attack, i) for i, attack in enumerate(ATTACKS)], Atlas())
    assert "1337" not in html
    assert find_harm(open_page, html, ATTACKS) == []


def test_every_attack_shows_as_text_in_a_list_built_by_the_script(open_page: Open) -> None:
    some = ATTACKS[::9]
    readings = [poison(attack, i) for i, attack in enumerate(some)]
    html = draw_page(readings, Atlas(), options=PageOptions(static_limit=1))
    assert find_harm(open_page, html, some) == []


def test_a_hostile_gazetteer_shows_as_text_on_the_map(open_page: Open) -> None:
    class Hostile(Atlas):
        version = "<script>window.hurt=1</script>"

        def labels(self, south: float, west: float, north: float, east: float, /, *, limit: int) -> tuple[Place, ...]:
            found = super().labels(south, west, north, east, limit=limit)
            return tuple(replace(p, name=a, local_name=a) for p, a in zip(found, ATTACKS, strict=False))

        def outline(self, place: Place, /) -> Outline | None:
            outline = super().outline(place)
            return replace(outline, source="</script><img src=x onerror=window.hurt=1>") if outline else None

    html = draw_page(make_reading(), Hostile())
    assert find_harm(open_page, html, ["</script><img src=x onerror=window.hurt=1>"]) == []


def test_a_hostile_headline_from_the_command_line_shows_as_text(open_page: Open) -> None:
    for attack in ("</title><script>window.hurt=1</script>{{ 7*191 }}", "{% raw %}${window.hurt=1}`"):
        html = draw_page(poison(attack, 0), Atlas(), options=PageOptions(title=attack))
        opened = open_page(html)
        assert opened.page.locator("h1").text_content() == attack
        assert opened.page.title() == f"{attack} · reported strikes"
        opened.assert_silent()


def test_the_address_of_the_page_cannot_carry_an_attack(open_page: Open) -> None:
    html = draw_page(poison("<b>", 0), Atlas())
    for hash_ in (
        "#<img src=x onerror=window.hurt=1>",
        "#q=%E0%A4%A",
        "#at=NaN,1e999,x",
        "#speaker=%3Cscript%3E",
        "#__proto__=1",
    ):
        opened = open_page(html, hash_=hash_)
        assert opened.page.evaluate("window.hurt") is None
        opened.assert_silent()


def plant_no_escaping(monkeypatch: pytest.MonkeyPatch) -> None:
    unescaped = open_templates(page.PAGE).overlay(autoescape=False, bytecode_cache=None, cache_size=0)
    monkeypatch.setattr(page, "open_templates", lambda _folder: unescaped)


def plant_open_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(island, "_ESCAPES", {})


def plant_markup_in_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    script = page._read_script()
    name = 'make("h3", {}, make("bdi", {}, place.name)'
    assert script.count(name) == 1  # in the card; the list's entry has a link there
    hole = script.replace(name, '((e) => { e.innerHTML = place.name; return e; })(make("h3", {})), make("h3", {}')
    monkeypatch.setattr(page, "_read_script", lambda: hole)


def plant_any_link(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "_LINK", re.compile(r".*", re.DOTALL))
    monkeypatch.setattr(entries, "_HOST", re.compile(r".*", re.DOTALL))
    monkeypatch.setattr(entries, "split_address", lambda url: type("Parts", (), {"host": url or "x"})())


FEW = ("<img src=x onerror=window.hurt=1>", "</script><script>window.hurt=1</script>", "javascript:window.hurt=1")


def draw_few() -> str:
    return draw_page([poison(attack, i) for i, attack in enumerate(FEW)], Atlas())


def test_the_page_in_which_holes_are_planted_is_whole(open_page: Open) -> None:
    assert find_harm(open_page, draw_few(), FEW) == []


@pytest.mark.parametrize("plant", [plant_no_escaping, plant_open_data, plant_markup_in_cards, plant_any_link])
def test_a_planted_hole_is_found(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, plant: Callable[[pytest.MonkeyPatch], None]
) -> None:
    plant(monkeypatch)
    harm = find_harm(open_page, draw_few(), FEW)
    assert [found for found in harm if not found.startswith("the page did not start")]
