"""What the story adds to what each sentence says: each pass does what its examples show, and leaves what its near misses show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from geostrike.claims.annotated.passes import PASSES
from geostrike.model import Post, Realis
from tests.claims.annotated import read_marked
from tests.claims.examples import DOCS, read_examples, read_reaches, renew, tell_changes
from tests.claims.marked import mark

if TYPE_CHECKING:
    from geostrike.claims.annotated.draft import Drafts, Scene
    from geostrike.claims.annotated.passes import Rule
    from tests.claims.examples import Example

RULES = {rule.run.__name__: rule for rule in PASSES}


def leave(drafts: Drafts, _scene: Scene) -> Drafts:
    return drafts


@pytest.mark.parametrize("example", read_examples(), ids=lambda example: f"{example.of}: {example.shows}")
def test_a_pass_changes_what_its_example_says_and_nothing_else(example: Example) -> None:
    assert tell_changes(example, RULES[example.of].run) == example.changes


@pytest.mark.parametrize("rule", PASSES, ids=RULES)
def test_each_pass_has_an_example_and_a_near_miss(rule: Rule) -> None:
    name = rule.run.__name__
    assert {bool(example.changes) for example in read_examples() if example.of == name} == {True, False}
    assert name in read_reaches()


def test_no_example_would_hold_without_its_pass() -> None:
    changing = [example for example in read_examples() if example.changes]
    assert changing
    assert not any(tell_changes(example, leave) for example in changing)


def test_what_passes_and_examples_say_is_said_once() -> None:
    assert len({rule.says for rule in PASSES}) == len(PASSES)
    assert len({(example.of, example.shows) for example in read_examples()}) == len(read_examples())


def test_the_docs_print_the_passes_as_they_are() -> None:
    page = DOCS.read_text(encoding="utf-8")
    assert page == renew(page), "renew it: python -m tests.claims.examples"


# ---------------------------------------------------------------------------------------------- what no example can show


BOMBED: dict[str, Any] = {"trigger": "bombed", "place": "Dovrin"}


def test_without_a_day_of_publication_nothing_is_left_in_the_past() -> None:
    marked = mark("Jets bombed [Dovrin:town] on 20 February 2031.", None)
    (claim,) = read_marked(marked, {**BOMBED, "date": "on 20 February 2031"}).claims
    assert claim.realis is Realis.CURRENT


def test_in_a_live_page_a_day_is_that_of_its_own_post() -> None:
    parts = (
        "Jets bombed [Dovrin:town] on Monday.",
        "Shells hit [Oskara:town].",
        "A drone struck [Selin:town] on Sunday. It burned.",
    )
    article, toponyms, resolutions = mark("\n".join(parts))
    starts = [0, article.text.index("Shells"), article.text.index("A drone"), len(article.text)]
    posts = tuple(Post(start=a, end=b, published=date(2031, 3, 12)) for a, b in pairwise(starts))
    found = read_marked(
        (replace(article, posts=posts), toponyms, resolutions),
        {**BOMBED, "date": "on Monday"},
        {"trigger": "hit", "place": "Oskara"},
        {"trigger": "struck", "place": "Selin", "date": "on Sunday"},
        {"trigger": "burned"},
    )
    days = [
        (None, False) if claim.date is None else (str(claim.date.start), claim.date.inherited) for claim in found.claims
    ]
    assert days == [("2031-03-10", False), (None, False), ("2031-03-09", False), ("2031-03-09", True)]
