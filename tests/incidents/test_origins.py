"""Copies and rewrites of one text are one origin. (All sentences are made up.)"""

from __future__ import annotations

from dataclasses import replace

from geostrike.incidents.origins import find_origins
from geostrike.model import Report, Span
from tests.incidents.made_up import make_report

WIRE = (
    "Jets bombed the market of Dovrin on Thursday, killing at least nine people and wounding a score, residents of the town "
    "said. A rescue worker told reporters that three stalls had burned down before the fire brigade arrived from Karsa. "
    "The army had no comment on the strike, which came a day after talks in Arvan City broke off without any result."
)
REWRITTEN = (
    "Officials were silent on Friday. Jets bombed the market of Dovrin, killing at least nine people, as residents of the "
    "town put it. Three stalls had burned down before the fire brigade arrived, said one who was there. Prices of bread had "
    "doubled in a month, and many families left for the coast while others waited for news of relatives in the hills. "
    "Meanwhile the harvest of plums in the south is late, growers complain, and the railway to the border is still closed."
)
OTHER = (
    "In Dovrin nine were buried on Friday after an attack on stalls in the centre, the mayor told us by telephone. She had "
    "counted four craters along the river and asked for tents. Our reporter saw shattered windows as far as the mill."
)


def report(article: str, text: str) -> Report:
    start = text.index("Dovrin")
    return replace(make_report(article), span=Span(start=start, end=start + 6, text="Dovrin"))


def count(**texts: str) -> list[tuple[str, ...]]:
    return [origin.article_ids for origin in find_origins([report(a, t) for a, t in texts.items()], texts)]


def test_a_copy_is_the_same_origin() -> None:
    assert count(a=WIRE, b=f"KARSA — {WIRE} (Agency)") == [("a", "b")]


def test_a_rewrite_is_the_same_origin() -> None:
    assert count(a=WIRE, b=REWRITTEN) == [("a", "b")]


def test_a_report_of_its_own_is_another_origin() -> None:
    assert count(a=WIRE, b=OTHER) == [("a",), ("b",)]


def test_two_short_reports_share_the_names_of_what_happened_without_being_copied() -> None:
    one = "Jets bombed the market of Dovrin on Monday morning, killing at least nine people, the mayor said."
    other = "Twelve died when warplanes bombed the market of Dovrin on Monday, medics told this paper by telephone."
    assert count(a=one, b=other) == [("a",), ("b",)]


def test_origins_go_on_from_copy_to_copy() -> None:
    assert count(a=WIRE, b=OTHER, c=WIRE.replace("Jets", "Warplanes")) == [("a", "c"), ("b",)]


def test_every_origin_has_its_reason() -> None:
    texts = {"a": WIRE, "b": WIRE, "c": OTHER}
    told = find_origins([report(a, t) for a, t in texts.items()], texts)
    assert [origin.reason for origin in told] == ["100% of a passage stands in the other article", "its own words"]


def test_an_article_whose_text_is_not_at_hand_is_its_own_origin() -> None:
    assert [o.article_ids for o in find_origins([report("a", WIRE), report("b", WIRE)], {"a": WIRE})] == [
        ("a",),
        ("b",),
    ]


def test_hundreds_of_copies_are_one_origin() -> None:
    assert len(count(**{f"a{n}": f"{WIRE} Item {n}." for n in range(120)})) == 1
