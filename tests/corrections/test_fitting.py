"""A decision holds for the event it was made about: laid against articles that were edited since. All of it is made up."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from geostrike.articles.details import Details, compose_article
from geostrike.claims.text.vocabulary import load_vocabulary
from geostrike.corrections.fitting import FOLLOWED, NO_LONGER_FITS, Fitting, fit_corrections
from geostrike.corrections.records import Action, Correction
from geostrike.corrections.sameness import is_same_event

QUOTE = "Belmoran jets bombed the market of Dovrin on Thursday, killing 12 people, the Harbour Watch said."
OTHER = "Arvanian helicopters bombed the market of Oskara on Friday, killing 30 people, the Harbour Watch said."
OWN, FOLDER = "a/story.corrections.toml, correction 1", "a/corrections.toml, correction 1"


def fit(text: str, quote: str = QUOTE, *, where: str = OWN, action: Action = Action.REJECT, **more: Any) -> Fitting:
    made = Correction(
        action=action, reason="withdrawn", author="A. Lim", date=date(2031, 3, 1), where=where, quote=quote, **more
    )
    article = compose_article(text, fallback_id="story", details=Details(published=date(2031, 2, 26)))
    return fit_corrections([made], article, load_vocabulary(article.language).single)


@pytest.mark.parametrize(
    "text",
    [
        QUOTE,
        f"“{QUOTE.upper()}”",
        f"A headline\n\n{QUOTE}",
        QUOTE.replace(" of ", "  of\n"),
        f"BREAKING: {QUOTE}",
        f"Nobody knew of it until late. {QUOTE} The army denied it.",
    ],
)
@pytest.mark.parametrize("where", [OWN, FOLDER])
def test_the_very_words_are_followed_and_nothing_is_said(text: str, where: str) -> None:
    fitting = fit(text, where=where)
    assert len(fitting.fitted) == 1
    assert fitting.warnings == ()


OTHER_EVENTS = [
    OTHER,
    QUOTE.replace("Dovrin", "Oskara"),
    QUOTE.replace("Belmoran", "Arvanian"),
    QUOTE.replace("Belmoran", ""),
    QUOTE.replace("Thursday", "Wednesday"),
    QUOTE.replace(" on Thursday", ""),
    QUOTE.replace("12", "21"),
    QUOTE.replace("12", "twelve"),
    QUOTE.replace("12", "12,000"),
    QUOTE.replace("killing 12 people, ", ""),
    QUOTE.replace("killing", "wounding"),
    QUOTE.replace("bombed", "shelled"),
    QUOTE.replace("bombed", "never bombed"),
    QUOTE.replace("bombed", "did not bomb"),
    QUOTE.replace("bombed", "may have bombed"),
    QUOTE.replace("bombed", "were bombed at"),
    QUOTE.replace("jets", "drones"),
    QUOTE.replace("market", "school"),
    QUOTE.replace("market of", "market near"),
    QUOTE.replace("the Harbour Watch said", "the army said"),
    f"It is untrue that {QUOTE}",
    f"No {QUOTE}",
    f"No {QUOTE[0].lower()}{QUOTE[1:]}",
    QUOTE.replace("said.", "said, but later withdrew the report."),
    QUOTE.replace("said.", "said, which the army denied."),
    QUOTE.replace("Belmoran jets bombed the market of Dovrin", "Dovrin jets bombed the market of Belmora"),
]


@pytest.mark.parametrize("text", OTHER_EVENTS)
@pytest.mark.parametrize("where", [OWN, FOLDER])
@pytest.mark.parametrize("action", [Action.REJECT, Action.ATTACKER, Action.DATE, Action.RELOCATE])
def test_a_decision_never_moves_to_another_event_and_says_that_it_no_longer_fits(
    text: str, where: str, action: Action
) -> None:
    mention = "Dovrin" if action is Action.RELOCATE else None
    fitting = fit(text, where=where, action=action, mention=mention, attacker="Belmora", place="geonames:5")
    assert fitting.fitted == ()
    assert len(fitting.warnings) == 1
    assert fitting.warnings[0].startswith(NO_LONGER_FITS)


EDITS = [
    QUOTE.replace("the market", "the busy market"),
    QUOTE.replace("the market", "a market"),
    QUOTE.replace("the market", "the large, crowded market"),
]


@pytest.mark.parametrize("text", EDITS)
def test_a_word_that_makes_no_event_may_come_or_go_and_is_told_old_beside_new(text: str) -> None:
    for old, new in ((QUOTE, text), (text, QUOTE)):
        fitting = fit(new, old)
        assert len(fitting.fitted) == 1
        (warning,) = fitting.warnings
        assert warning.startswith(FOLLOWED)
        assert old.rstrip(".") in warning
        assert new.rstrip(".") in warning


@pytest.mark.parametrize("text", EDITS)
def test_in_a_folder_s_file_only_the_very_words_count(text: str) -> None:
    fitting = fit(text, where=FOLDER)
    assert fitting.fitted == ()
    assert "only the very words count in a folder's file, put it into the article's own" in fitting.warnings[0]


def test_a_number_cut_in_two_is_no_quoted_number() -> None:
    assert fit("Shells fell on Dovrin, killing 12,500 people.", "killing 12").fitted == ()
    assert fit("Shells fell on Dovrin, killing 1,012 people.", "012 people").fitted == ()


def test_words_that_stand_there_twice_are_told() -> None:
    fitting = fit(f"{QUOTE}\n{QUOTE}")
    assert len(fitting.fitted) == 1
    assert "the first of the 2 places" in fitting.warnings[0]


def test_a_hidden_place_stays_hidden_by_its_name_and_no_warning_names_it() -> None:
    for text in (QUOTE.replace("12", "13"), EDITS[0]):
        fitting = fit(text, action=Action.WITHHOLD, mention="Dovrin")
        assert len(fitting.fitted) == 1
        assert len(fitting.warnings) == 1
        assert "Dovrin" not in fitting.warnings[0]


def test_where_names_have_no_capital_letters_every_word_counts() -> None:
    old = "قصفت طائرات سوق دوفرين يوم الخميس"
    assert is_same_event(old, old, ())
    assert not is_same_event(old, old.replace("دوفرين", "أوسكارا"), ())
    assert not is_same_event(old, f"لم {old}", ())


def test_a_changed_spelling_is_the_same_word_and_another_word_is_not() -> None:
    assert is_same_event("hit a residential neighbourhood", "hit a residential neighborhood", ())
    assert not is_same_event("hit a blue house", "hit a green house", ())
