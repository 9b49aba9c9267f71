"""What is read of an article, what is left out, and what its reader is told about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from geostrike.model import Span
from tests.claims.annotated import annotate_all, extract, read_annotated, read_marked
from tests.claims.marked import mark

BOMBED: dict[str, Any] = {"trigger": "bombed", "place": "Dovrin"}


def span(text: str, words: str) -> Span:
    start = text.rindex(words)
    return Span(start=start, end=start + len(words), text=words)


def test_claims_stand_in_the_order_of_the_text_and_are_numbered() -> None:
    found = read_annotated(
        "Shells hit [Oskara:town]. Jets bombed [Dovrin:town].", BOMBED, {"trigger": "hit", "place": "Oskara"}
    )
    assert [(claim.id, claim.toponym_ids) for claim in found.claims] == [("c1", ("t1",)), ("c2", ("t2",))]


def test_a_repeated_paragraph_counts_once_and_the_page_around_the_article_not_at_all() -> None:
    article, toponyms, resolutions = mark("Jets bombed [Dovrin:town].\nRelated news: jets bombed [Dovrin:town].")
    rest = span(article.text, article.text[20:])
    first = annotate_all(article.text[:20], BOMBED).events
    annotation = replace(
        annotate_all(article.text, BOMBED), events=(*first, *annotate_all(article.text, BOMBED).events)
    )
    for kept in (replace(article, repeated=(rest,)), replace(article, furniture=(rest,))):
        found = extract(kept, toponyms, resolutions, annotation)
        assert [claim.evidence[0].text for claim in found.claims] == ["Jets bombed Dovrin."]
    assert len(extract(article, toponyms, resolutions, annotation).claims) == 2


def test_what_the_annotator_hardly_sees_is_not_looked_at() -> None:
    found = read_annotated("Jets bombed [Dovrin:town].", {**BOMBED, "chance": 0.29})
    assert (found.claims, found.passed_over) == ((), ())


@pytest.mark.parametrize("mark", [".", ","])
def test_a_mark_between_words_tells_of_no_strike(mark: str) -> None:
    assert read_annotated("Jets flew, over [Dovrin:town].", {"trigger": mark, "place": "Dovrin"}).claims == ()


def test_a_place_beside_a_strike_is_passed_over_with_the_reason_and_one_that_was_struck_is_not() -> None:
    text = "Jets from [Karsa:town] bombed [Dovrin:town], the mayor of [Dovrin:town] said."
    found = read_annotated(text, {**BOMBED, "place": "bombed Dovrin"})
    assert found.claims[0].toponym_ids == ("t2",)
    assert [passed.toponym_id for passed in found.passed_over] == ["t1", "t3"]
    assert all("“bombed”" in passed.reason for passed in found.passed_over)


def test_a_film_is_no_news_and_a_film_crew_is() -> None:
    film = (
        "The new disaster film by Ada Pell opens on Friday. Jets bombed [Dovrin:town] in the first scene of the film. "
        "The movie is two hours long."
    )
    found = read_annotated(film, BOMBED)
    assert found.claims == ()
    assert "film" in found.warnings[0]
    crew = "Jets bombed a film crew in [Dovrin:town] on Friday. Two people died, medics said. The road is shut."
    assert read_annotated(crew, BOMBED).claims


def test_without_a_day_of_publication_weekdays_stay_open_with_a_warning() -> None:
    event = {**BOMBED, "date": "on Monday"}
    found = read_marked(mark("Jets bombed [Dovrin:town] on Monday.", None), event)
    assert found.claims[0].date is None or found.claims[0].date.start is None
    assert any("--date" in warning for warning in found.warnings)
    assert not read_marked(mark("Jets bombed [Dovrin:town] on Monday.", date(2031, 3, 13)), event).warnings


def test_a_day_that_can_be_read_in_two_ways_stays_open_with_a_warning() -> None:
    found = read_annotated("Jets bombed [Dovrin:town] on 03/04/2030.", {**BOMBED, "date": "on 03/04/2030"})
    assert any("“03/04/2030” can be read as two days" in warning for warning in found.warnings)


def test_where_reading_ended_is_told() -> None:
    article, toponyms, resolutions = mark("Jets bombed [Dovrin:town]. More followed.")
    annotation = replace(annotate_all(article.text, BOMBED), ended=20)
    (warning,) = extract(article, toponyms, resolutions, annotation).warnings
    assert warning.startswith("Strikes were read only in the first 20 of 34 characters")


def test_what_is_left_out_without_a_place_is_told_by_its_words() -> None:
    found = read_annotated(
        "Jets bombed [Dovrin:town]. The long talks broke down at noon.",
        BOMBED,
        {"trigger": "broke down", "chance": 0.35},
    )
    (warning,) = found.warnings
    assert "“long talks broke down at noon" in warning


def test_an_article_in_which_the_annotator_sees_nothing_has_no_claims() -> None:
    assert read_annotated("Jets bombed [Dovrin:town].").claims == ()
