"""Words, pieces and lines: the pure functions behind the page."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.maps import wording
from geostrike.maps.borders import draw_borders, encode_line
from geostrike.maps.entries import safe_link
from geostrike.maps.highlights import cut_article, cut_quote
from geostrike.maps.orientation import Box
from geostrike.maps.sites import gather_sites
from geostrike.maps.wording import describe_count, describe_dates, describe_precision, describe_stance
from geostrike.model import (
    About,
    Count,
    DatePrecision,
    DateRange,
    Harm,
    Level,
    Modality,
    Outcome,
    Realis,
    Span,
    SpeakerKind,
    Stance,
    Status,
)
from tests.maps.fictional import DOCTOR, KESTRIN, TEXT, VELMAR, VILLAGERS, claim, make_reading

WORDS = Span(start=0, end=1, text="x")


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (wording.STANCES, Stance),
        (wording.ABOUT, About),
        (wording.MODALITIES, Modality),
        (wording.KINDS, SpeakerKind),
        (wording.STATUSES, Status),
        (wording.REALIS, Realis),
        (wording.LEVELS, Level),
        (wording.OUTCOMES, Outcome),
        (wording.HARMS, Harm),
    ],
)
def test_every_code_value_has_words(table: dict[object, object], values: type) -> None:
    assert set(table) == set(values)  # type: ignore[call-overload]


def test_nothing_is_ever_called_confirmed_or_terrorist() -> None:
    tables = (wording.STATUSES, wording.STANCES, wording.KINDS, wording.REALIS)
    said = " ".join(str(word) for table in tables for word in table.values()).lower()
    assert "confirm" not in said
    assert "terror" not in said


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2031, 4, 1), date(2031, 4, 1), "Tuesday 1 April 2031"),
        (date(2031, 4, 1), date(2031, 4, 3), "1 to 3 April 2031"),
        (date(2031, 3, 30), date(2031, 4, 3), "30 March to 3 April 2031"),
        (date(2030, 12, 30), date(2031, 1, 2), "30 December 2030 to 2 January 2031"),
        (date(2031, 3, 1), date(2031, 3, 31), "March 2031"),
        (date(2031, 1, 1), date(2031, 12, 31), "2031"),
        (None, date(2031, 4, 1), "until 1 April 2031"),
        (date(2031, 4, 1), None, "from 1 April 2031"),
        (None, None, None),
    ],
)
def test_dates_are_told_as_exactly_as_they_are_known(start: date | None, end: date | None, words: str | None) -> None:
    assert describe_dates(DateRange(start=start, end=end, precision=DatePrecision.DAY, span=WORDS)) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(3, 3, "3"), (3, 5, "3 to 5"), (3, None, "at least 3"), (None, 9, "up to 9"), (None, None, "an unstated number")],
)
def test_tolls_are_ranges(low: int | None, high: int | None, words: str) -> None:
    count = Count(min=low, max=high, outcome=Outcome.KILLED, status=Harm.CIVILIAN, span=WORDS)
    assert describe_count(count) == f"{words} killed (civilians)"


def test_a_denial_names_its_object() -> None:
    base = claim("c", "Aircraft bombed", None, stance=Stance.DENIES, about=About.CASUALTIES)
    assert describe_stance(base) == "denies casualties"
    assert describe_stance(claim("c", "Aircraft bombed", None, modality=Modality.HEDGED)) == "reports a strike, hedged"


@pytest.mark.parametrize(
    ("realis", "stance", "words"),
    [
        (Realis.CURRENT, Stance.ASSERTS, "reports a strike"),
        (Realis.BACKGROUND, Stance.CONCEDES, "admits the strike"),
        (Realis.PLANNED, Stance.ASSERTS, "speaks of a planned strike"),
        (Realis.PLANNED, Stance.DENIES, "denies a planned strike"),
        (Realis.THREATENED, Stance.ASSERTS, "speaks of a threatened strike"),
        (Realis.HYPOTHETICAL, Stance.ASSERTS, "speaks of strikes, not of one that happened"),
        (Realis.NEGATED, Stance.ASSERTS, "says that there was no strike"),
        (Realis.NEGATED, Stance.DENIES, "denies a strike"),
        (Realis.INTERCEPTED, Stance.ASSERTS, "reports an interception"),
    ],
)
def test_only_what_is_told_as_having_happened_is_reported(realis: Realis, stance: Stance, words: str) -> None:
    assert describe_stance(claim("c", "Aircraft bombed", None, realis=realis, stance=stance)) == words


def test_what_is_not_told_as_having_happened_has_no_facts_to_report() -> None:
    spoken = claim("c", "Aircraft bombed", None, realis=Realis.HYPOTHETICAL, about=About.CASUALTIES)
    assert describe_stance(spoken) == "speaks of casualties, hypothetical"


def test_the_verb_agrees_with_who_speaks() -> None:
    assert describe_stance(claim("c", "Aircraft bombed", VILLAGERS)) == "report a strike"
    assert describe_stance(claim("c", "Aircraft bombed", DOCTOR, stance=Stance.DENIES)) == "denies the strike"


def test_precision_says_what_is_drawn() -> None:
    town = describe_precision(VELMAR, area=False, outlined=False, approximate=False)
    assert town == "Accurate to about 4 km: the town is named, not a spot in it."
    assert "approximate outline" in describe_precision(KESTRIN, area=True, outlined=True, approximate=True)
    assert "no outline" in describe_precision(KESTRIN, area=True, outlined=False, approximate=True)


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=6))
def test_a_quote_in_pieces_is_still_the_quote(text: str, places: list[tuple[int, int]]) -> None:
    span = Span(start=5, end=5 + len(text), text=text)
    inside = [Span(start=a, end=b, text="") for a, b in places if a < b]
    pieces = cut_quote(span, inside)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)


def test_the_article_in_pieces_is_still_the_article() -> None:
    reading = make_reading()
    paragraphs = cut_article(reading, 0, gather_sites([reading]))
    joined = ["".join(piece.text for piece in pieces) for pieces in paragraphs]
    assert joined == [line for line in TEXT.split("\n") if line]
    marked = {piece.claim for pieces in paragraphs for piece in pieces if piece.claim}
    assert marked == {f"claim-c{i}" for i in range(1, 9)}


@given(st.lists(st.tuples(st.integers(-180000, 180000), st.integers(-85000, 85000)), min_size=1))
def test_a_line_of_steps_is_the_line(points: list[tuple[int, int]]) -> None:
    flat = encode_line([(x / 1000, y / 1000) for x, y in points])
    x = y = 0
    back = []
    for dx, dy in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        back.append((x, y))
    assert back == points


def test_rings_of_land_close_and_borders_are_drawn_once() -> None:
    ground = draw_borders(Box(35.0, 33.0, 43.0, 38.0))
    lines = []
    for flat in ground["lines"]:
        x = y = 0
        line = []
        for dx, dy in zip(flat[::2], flat[1::2], strict=True):
            x, y = x + dx, y + dy
            line.append((x, y))
        lines.append(line)
    keys = [(*sorted((line[0], line[-1])), len(line)) for line in lines]
    assert len(keys) == len(set(keys))
    assert ground["land"]
    for ring in (ring for polygon in ground["land"] for ring in polygon):
        walked = [lines[n] if n >= 0 else lines[~n][::-1] for n in ring]
        assert all(a[-1] == b[0] for a, b in pairwise(walked))
        assert walked[0][0] == walked[-1][-1]


@given(st.floats(-170, 160), st.floats(-70, 70), st.floats(0, 15), st.floats(0, 10), st.floats(1, 5))
def test_a_grown_box_holds_the_box_and_stays_in_the_world(
    west: float, south: float, width: float, height: float, factor: float
) -> None:
    box = Box(west, south, west + width, south + height)
    grown = box.grow(factor, least=1)
    assert -180 <= grown.west <= box.west + 1e-9
    assert box.east - 1e-9 <= grown.east <= 180
    assert -85 <= grown.south <= box.south + 1e-9
    assert box.north - 1e-9 <= grown.north <= 85


@pytest.mark.parametrize("url", ["https://a.example/b?c=d&e=f#g", "http://a.example", "HTTPS://A.EXAMPLE/"])
def test_addresses_of_the_web_are_links_with_their_host(url: str) -> None:
    assert safe_link(url) == (url, "a.example")


@given(st.text())
def test_whatever_is_a_link_is_an_address_of_the_web(text: str) -> None:
    for url in (text, "https://" + text, "javascript:" + text, text + "https://a.example"):
        link, host = safe_link(url)
        assert (link is None) == (host is None)
        if link is not None:
            assert link.lower().startswith(("http://", "https://"))
            assert not set(link) & set("\"'<>\\` \n\t")
