"""The reviewer's mode in a real browser: decisions made by keyboard, saved, and in force when the map is drawn again."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from geostrike.cli import app
from geostrike.corrections.files import add_to_text
from geostrike.corrections.records import SCHEMA, Action, Correction, parse_corrections
from geostrike.gazetteer.build import build_index
from geostrike.maps import PageOptions, draw_page
from geostrike.maps.page import PAGE, write_constants
from geostrike.model import Level
from tests.browser.attacks import ATTACKS, poison
from tests.browser.test_page import violations
from tests.fictional import DEMONYMS, PLACES
from tests.maps.fictional import Atlas, make_reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

STORY = """Missiles destroyed a clinic in the village of Ambroz on Monday, a doctor said.

Warplanes bombed a bakery in Dovrin on Tuesday, the Harbour Watch said, and two people were killed.

Shells hit the market of Oskara on Monday, residents said.

A drone struck a school in Karsa on Monday, a teacher said.

Rockets fell on Zelimar in Karsa province on Sunday, the mayor said.

Shells hit a farm in Tal Meru in North Arvan province on Tuesday, farmers said.
"""


class Keyboard:
    """A reviewer who has no mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def focused(self) -> str:
        """What a screen reader would call the element that has the focus."""
        name: str = self.page.evaluate(
            """() => { const e = document.activeElement; return e.getAttribute('aria-label')
            || (e.labels && e.labels.length ? e.labels[0].textContent : e.textContent) || ''; }"""
        )
        return name.strip()

    def go(self, name: str, key: str = "Tab") -> None:
        for _ in range(400):
            if self.focused().startswith(name):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"no way by {key} to {name!r}; at {self.focused()!r}")

    def press(self, name: str) -> None:
        self.go(name)
        self.page.keyboard.press("Enter")

    def decide(self, about: str, verdict: str, reason: str, **fields: str) -> None:
        self.press(f"Decide about {about}")
        self.choose(verdict)
        for name, text in fields.items():
            self.go(name.replace("_", " "))
            self.page.keyboard.press("ControlOrMeta+A")
            self.page.keyboard.type(text)
        self.go("Reason")
        self.page.keyboard.type(reason)
        if not self.page.evaluate(
            "[...document.querySelectorAll('.decision label')].at(-1).querySelector('input').value"
        ):
            self.go("Initials")
            self.page.keyboard.type("A. Lim")
        self.page.keyboard.press("Enter")
        assert self.page.locator(".decision").count() == 0, self.page.locator(".wrong").text_content()

    def choose(self, words: str) -> None:
        """One radio button of the group that has the focus."""
        if self.focused().startswith(words):
            self.page.keyboard.press("Space")
        for _ in range(20):
            if self.focused().startswith(words):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"there is no choice {words!r}")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    build_index(tmp_path / "world.sqlite", PLACES, demonyms=DEMONYMS, outlines=())
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return path


def draw(story: Path) -> str:
    words = ["--gazetteer", str(story.parent / "world.sqlite"), "map", str(story), "-o", str(story.parent / "maps")]
    result = CliRunner().invoke(app, [*words, "--date", "2031-02-26", "--packs", "never"])
    assert result.exit_code == 0, result.output
    return (story.parent / "maps" / "story.html").read_text("utf-8")


def test_ten_decisions_made_by_keyboard_are_in_force_when_the_map_is_drawn_again(open_page: Open, story: Path) -> None:
    opened = open_page(draw(story))
    page, reviewer = opened.page, Keyboard(opened.page)
    reviewer.press("Review what was read")
    reviewer.decide("Oskara", "Wrong place", "measured", Latitude="11.65, 10.55", Called="Oskara mill")
    reviewer.decide("what residents", "Right", "checked with them")
    reviewer.decide("Dovrin", "Right", "I was there")
    reviewer.decide("what Harbour Watch", "Another attacker", "markings", Who="Belmora")
    reviewer.decide("what Harbour Watch", "Another date", "the report says so", Day="2031-02-20/2031-02-21")
    reviewer.press("Decide about Karsa")
    reviewer.choose("Wrong place")
    page.keyboard.press("Tab")
    reviewer.choose("Karsa, province")
    reviewer.go("Reason")
    page.keyboard.type('she meant the "province"\\')
    page.keyboard.press("Enter")
    reviewer.decide("Zelimar", "Not a strike", "an old picture")
    reviewer.decide("what the mayor", "Right", "no: see the place")
    reviewer.decide("Tal Meru", "Withhold", "people hide there")
    reviewer.decide("what a doctor", "Wrong place", "from the doctor", Latitude="11.3 10.2")
    assert page.locator(".decisions li").count() == 10
    reviewer.go("Remove the decision about what the mayor")
    page.keyboard.press("Enter")
    reviewer.decide("what a teacher", "Right", "heard her")
    assert page.locator(".decisions li").count() == 10
    reviewer.go("Save")
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    assert saved.value.suggested_filename == "story.corrections.toml"
    assert "all saved" in (page.locator(".review [role=status]").text_content() or "")
    opened.assert_silent()

    file = story.with_name("story.corrections.toml")
    saved.value.save_as(file)
    text = file.read_text("utf-8")
    made = parse_corrections(text, "x")
    assert add_to_text("", made) == text
    assert [c.action for c in made].count(Action.RELOCATE) == 3
    assert {c.author for c in made} == {"A. Lim"}

    again = open_page(draw(story)).page
    data = json.loads(again.locator("#data").text_content() or "")
    spots = {place["name"]: (place["lat"], place["lon"]) for place in data["places"]}
    assert spots["Oskara"] == (11.65, 10.55)
    assert spots["Ambroz"] == (11.3, 10.2)
    assert not {"Zelimar", "Tal Meru"} & spots.keys()
    assert "Tal Meru" not in again.locator("#list").inner_text()
    places = {item.locator("h3").text_content(): item for item in again.locator(".place").all()}
    for name, words in (
        ("Dovrin", "attacker, date, right: markings; the report says so; I was there (A. Lim,"),
        ("Oskara Oskara mill", "right, relocate: checked with them; measured (A. Lim,"),
        ("Ambroz", "relocate: from the doctor (A. Lim,"),
    ):
        shown = next(item for title, item in places.items() if title is not None and title.startswith(name))
        assert f"decided by a person: {words}" in (shown.locator(".chips").text_content() or "")
    assert "Belmora (as a person decided)" in again.content()
    assert "20 to 21 February 2031" in again.content()
    rest = again.locator(".rest").all_text_contents()
    assert any("reject: an old picture (A. Lim" in words for words in rest)
    assert any("decided by a person: withhold: people hide there" in words for words in rest)
    assert any("right: heard her (A. Lim" in words for words in again.locator("dl").all_text_contents())


def test_a_decision_survives_a_reload_and_can_be_taken_back(open_page: Open) -> None:
    opened = open_page(draw_page(make_reading(), Atlas()), hash_="#review")
    page, reviewer = opened.page, Keyboard(opened.page)
    reviewer.decide("Velmar", "Not a strike", "a storm")
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert "Velmar: not a strike (a storm; A. Lim)" in (page.locator(".decisions").text_content() or "")
    assert "1 not saved yet" in (page.locator(".review").text_content() or "")
    page.get_by_role("button", name="Remove the decision about Velmar").press("Enter")
    assert page.locator(".decisions li").count() == 0
    page.get_by_role("button", name="Leave the review").press("Enter")
    assert page.locator(".decide").count() == 0
    opened.assert_silent()


def test_a_slip_is_told_with_its_cure_and_keeps_nothing(open_page: Open) -> None:
    page = open_page(draw_page(make_reading(), Atlas()), hash_="#review").page
    reviewer = Keyboard(page)
    reviewer.press("Decide about Velmar")
    page.keyboard.press("Enter")
    assert "Say what it is" in (page.locator(".wrong").text_content() or "")
    reviewer.choose("Wrong place")
    reviewer.go("Latitude")
    for slip in ("north", "95, 10", "10", "10, 190", "1e999, 2"):
        page.keyboard.press("ControlOrMeta+A")
        page.keyboard.type(slip)
        page.keyboard.press("Enter")
        assert "35.81, 36.32" in (page.locator(".wrong").text_content() or "")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("48.1, 67.2")
    page.keyboard.press("Enter")
    assert "Write your initials" in (page.locator(".wrong").text_content() or "")
    page.keyboard.press("Escape")
    assert page.locator(".decision").count() == 0
    assert reviewer.focused() == "Decide about Velmar"


def test_a_place_is_taken_from_a_press_on_the_map(open_page: Open) -> None:
    page = open_page(draw_page(make_reading(), Atlas()), hash_="#review").page
    page.get_by_role("button", name="Decide about Velmar").click()
    page.get_by_label("Wrong place").check()
    page.evaluate("void map_geostrike.setView([48, 67], 9, {animate: false})")
    box = page.locator("#map_geostrike").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    spot = list(map(float, page.get_by_label("Latitude, longitude").input_value().split(",")))
    assert spot == pytest.approx([48, 67], abs=0.01)
    page.evaluate("void map_geostrike.setView([47.7, 68.3], 9, {animate: false})")
    page.locator(".marker use[href='#shape-area']").click(force=True)  # a marker in the way is a spot too
    assert page.get_by_label("Latitude, longitude").input_value().startswith("47.70000, 68.30000")
    assert page.locator("#card").is_hidden()


def test_decisions_are_added_to_the_file_in_place_where_the_browser_lets_them(open_page: Open) -> None:
    page = open_page(draw_page(make_reading(), Atlas()), hash_="#review").page
    before = f'schema = "{SCHEMA}"\n# mind the well'
    page.evaluate(
        """(before) => { window.onDisk = before; window.showOpenFilePicker = async () => [{
        getFile: async () => ({ text: async () => window.onDisk }),
        createWritable: async () => ({ write: async (text) => { window.onDisk = text; }, close: async () => {} }) }]; }""",
        before,
    )
    reviewer = Keyboard(page)
    for about, verdict in (("Velmar", "Not a strike"), ("Lower Mill", "Right")):
        reviewer.decide(about, verdict, "seen")
        reviewer.press("Add to an existing file")
        page.wait_for_function("document.querySelector('.review [role=status]').textContent.includes('all saved')")
    text: str = page.evaluate("window.onDisk")
    assert text.startswith(before + "\n")
    assert [c.action for c in parse_corrections(text, "x")] == [Action.REJECT, Action.RIGHT]


def test_nothing_is_written_into_a_file_that_is_none_of_corrections(open_page: Open) -> None:
    page = open_page(draw_page(make_reading(), Atlas()), hash_="#review").page
    page.evaluate(
        """() => { window.showOpenFilePicker = async () => [{ getFile: async () => ({ text: async () => '[tool]' }),
        createWritable: async () => { window.opened = true; } }]; }"""
    )
    reviewer = Keyboard(page)
    reviewer.decide("Velmar", "Not a strike", "seen")
    reviewer.press("Add to an existing file")
    page.wait_for_function(
        "document.querySelector('.review [role=status]').textContent.includes('no corrections file')"
    )
    assert page.evaluate("window.opened") is None


@pytest.mark.parametrize("phone", [False, True])
def test_the_review_is_accessible(open_page: Open, axe: str, *, phone: bool) -> None:
    options: dict[str, Any] = {"viewport": {"width": 390, "height": 800}} if phone else {}
    opened = open_page(draw_page(make_reading(), Atlas()), hash_="#review", bypass_csp=True, **options)
    opened.page.get_by_role("button", name="Decide about Velmar").click()
    opened.page.get_by_label("Wrong place").check()
    assert violations(opened, axe) == []


# Every verdict on every place and claim, with the attack in every field.
DECIDE_ALL = """(attack) => {
  const count = document.querySelectorAll('.decide > button').length;
  for (let i = 0; i < count; i += 1) {
    for (let verdict = 0; verdict < 6; verdict += 1) {
      document.querySelectorAll('.decide > button')[i].click();
      const choice = document.querySelectorAll('.decision [name=verdict]')[verdict];
      if (choice) {
        choice.click();
        document.querySelectorAll('.decision input[type=text]').forEach((field) => { field.value = attack; });
        const spot = document.querySelector('.decision [placeholder^="35"]');
        spot.value = '48.1, 67.2';
        spot.dispatchEvent(new Event('input'));
        [...document.querySelectorAll('.decision button')].find((button) => button.textContent.startsWith('Keep')).click();
      }
    }
  }
}"""


def test_no_attack_runs_or_breaks_the_file_that_a_reviewer_saves(open_page: Open) -> None:
    for number, attack in enumerate(ATTACKS[::53]):
        html = draw_page(poison(attack, number), Atlas(), options=PageOptions(corrections=attack))
        opened = open_page(html, hash_="#review")
        page = opened.page
        page.evaluate(DECIDE_ALL, attack)
        if page.locator(".decisions li").count() == 0:
            continue  # words of which no letter is left anchor nothing
        with page.expect_download() as saved:
            page.locator(".review > p button").first.click()
        made = parse_corrections(saved.value.path().read_text("utf-8"), "x")
        assert len(made) >= page.locator(".decisions li").count()
        assert page.evaluate("window.hurt") is None
        opened.assert_silent()


@pytest.fixture(scope="module")
def script(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.add_script_tag(content=write_constants())
    page.add_script_tag(content=(PAGE / "script" / "toml.js").read_text("utf-8"))
    yield page
    context.close()


words = st.text(max_size=30) | st.sampled_from(ATTACKS)
some = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30) | st.sampled_from(ATTACKS)
base = {"reason": some, "author": some, "date": st.dates()}
corrections = (
    st.builds(Correction, action=st.just(Action.ATTACKER), quote=some, attacker=words, **base)
    | st.builds(Correction, action=st.just(Action.REJECT), quote=some, **base)
    | st.builds(
        Correction,
        action=st.just(Action.RELOCATE),
        name=some,
        latitude=st.floats(-90, 90).map(lambda value: round(value, 5) + 0.0),
        longitude=st.floats(-180, 180).map(lambda value: round(value, 5) + 0.0),
        called=st.none() | some,
        level=st.sampled_from(Level),
        **base,
    )
    | st.builds(
        lambda days, **rest: Correction(action=Action.DATE, struck=(min(days), max(days)), **rest),
        st.tuples(st.dates(), st.dates()),
        quote=some,
        **base,
    )
)
FIELDS = (
    "action",
    "quote",
    "mention",
    "name",
    "place",
    "called",
    "attacker",
    "level",
    "latitude",
    "longitude",
    "reason",
    "author",
)


@settings(deadline=None, max_examples=300)
@given(made=st.lists(corrections, max_size=3))
def test_whatever_is_decided_is_written_as_geostrike_writes_it(script: Page, made: list[Correction]) -> None:
    told = [
        {name: getattr(correction, name) for name in FIELDS if getattr(correction, name) is not None}
        | {"date": correction.date.isoformat()}
        | ({"struck": "/".join(day.isoformat() for day in correction.struck)} if correction.struck else {})
        for correction in made
    ]
    text: str = script.evaluate("(text) => writeCorrections('', JSON.parse(text))", json.dumps(told))
    tomllib.loads(text)
    read = [replace(correction, where="") for correction in parse_corrections(text, "x")]
    assert read == [replace(c, attacker=_mend(c.attacker), quote=_mend(c.quote)) for c in made]


def _mend(text: str | None) -> str | None:
    """Half a surrogate pair becomes the sign for what cannot be written."""
    return None if text is None else "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def test_days_and_coordinates_are_read_as_people_write_them(script: Page) -> None:
    days = [
        "2031-03-01",
        "2031-03-01/2031-03-03",
        "2031-03-01 to 2031-03-03",
        "2031-02-30",
        "May",
        "",
        "2031-03-03/2031-03-01",
    ]
    assert script.evaluate("(days) => days.map(readDays)", days) == [
        "2031-03-01/2031-03-01", "2031-03-01/2031-03-03", "2031-03-01/2031-03-03", None, None, None, None,
    ]  # fmt: skip
    spots = ["35.81, 36.32", "-1 2", " 35.81;36.32 ", "35.81", "a, b", "91, 0", "0, 181", "1, 2, 3", "", "Infinity, 0"]
    assert script.evaluate("(spots) => spots.map(readCoordinates)", spots) == [
        [35.81, 36.32], [-1, 2], [35.81, 36.32], None, None, None, None, None, None, None,
    ]  # fmt: skip
