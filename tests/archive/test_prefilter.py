"""Which articles are passed over by their words alone. (All sentences are made up.)"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from geostrike.archive.prefilter import Look, look_at
from geostrike.articles.details import Details, compose_article
from geostrike.gazetteer.index import Gazetteer
from geostrike.pipeline import read
from tests.archive.made_up import make_articles

QUIET = (
    "The council of Dovrin will repair the bridge over the river in the spring, and the mayor said that it was due. "
    * 9
)

TOLD = [
    "Warplanes bombed Dovrin on Monday, residents said.",
    "The town of Dovrin came under heavy artillery fire.",
    "Airstrikes on Dovrin killed nine people, medics said.",
    "Rockets fell on the market of Dovrin.",
    "The army denied that it had shelled Dovrin.",
    "A drone was shot down over Dovrin and its debris set a house on fire.",
    "Two blasts were heard in Dovrin at night; the governor spoke of a missile.",
]


@pytest.mark.parametrize("sentence", TOLD)
def test_a_long_article_with_one_sentence_of_a_strike_is_read(sentence: str) -> None:
    assert look_at(QUIET + sentence) is Look.READ


@pytest.mark.parametrize(
    "caption",
    ["Destroyed school in Dovrin", "Bridge blown up near Dovrin", "Damage to the mill of Oskara", "Fire at Dovrin"],
)
def test_captions_are_read(caption: str) -> None:
    assert look_at(caption) is Look.READ


def test_english_without_a_word_of_strikes_is_passed_over() -> None:
    assert look_at(QUIET) is Look.PASS


@pytest.mark.parametrize("before", range(380, 410))
def test_no_word_is_cut_where_the_opening_ends(before: int) -> None:
    assert look_at(f"{(QUIET * 2)[:before]} bombastic{QUIET}") is Look.PASS


def test_arabic_is_read_by_its_own_words() -> None:
    assert look_at("وقصفت الطائرات بلدة دوفرين صباح اليوم") is Look.READ
    assert look_at("افتتح المجلس مكتبة جديدة في البلدة صباح اليوم") is Look.PASS


@pytest.mark.parametrize(
    "text", ["Військові обстріляли місто Довринськ уранці, повідомив голова області.", "12 34", ""]
)
def test_what_may_be_in_a_language_that_is_not_read_is_left_open(text: str) -> None:
    assert look_at(text) is Look.UNSURE


def test_nothing_that_the_readers_find_is_lost(world: Path) -> None:
    gazetteer = Gazetteer.open(world)
    told = 0
    for made_up in make_articles(60, every=3, seed=5):
        article = compose_article(made_up["text"], fallback_id="a", details=Details())
        if read(article, gazetteer).claims:
            told += 1
            assert look_at(article.text) is Look.READ, article.text
    assert told >= 15
    gazetteer.close()


def test_it_takes_under_a_millisecond() -> None:
    text = (QUIET * 4)[:2_500]
    look_at(text)
    began = time.process_time()
    for _ in range(50):
        look_at(text)
    assert (time.process_time() - began) / 50 < 0.001
