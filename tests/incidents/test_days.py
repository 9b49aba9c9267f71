"""The day of a report whose claims give none. (All sentences are made up.)"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from geostrike.incidents.days import date_report, list_days
from geostrike.model import (
    About,
    Article,
    Claim,
    DatePrecision,
    DateRange,
    Modality,
    Post,
    Realis,
    Span,
    Speech,
    Stance,
)

THURSDAY = date(2031, 3, 13)
HIT = "Shells hit the market of Dovrin."


def write(text: str, published: date | None = THURSDAY) -> Article:
    return Article(id="a", text=text, sha256="0" * 64, published=published)


def find(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def claim(article: Article, words: str = HIT, on: date | None = None, *, inherited: bool = False) -> Claim:
    evidence = find(article, words)
    dated = None
    if on is not None:
        dated = DateRange(start=on, end=on, precision=DatePrecision.DAY, span=evidence, inherited=inherited)
    return Claim(
        id="c1", speaker=None, outlet=None, stance=Stance.ASSERTS, about=About.STRIKE, modality=Modality.CERTAIN,
        speech=Speech.UNATTRIBUTED, realis=Realis.CURRENT, evidence=(evidence,), rule="made up", date=dated,
    )  # fmt: skip


def days(article: Article, *claims: Claim, background: bool = False) -> tuple[str, str, bool] | None:
    found = date_report(article, claims, list_days(article), background=background)
    return None if found is None else (str(found.start), str(found.end), found.inherited)


def test_news_without_a_day_are_of_the_day_named_last_before_their_end() -> None:
    article = write(f"The council met on Tuesday. On Wednesday the power went out. {HIT} The market opens on Thursday.")
    assert days(article, claim(article)) == ("2031-03-12", "2031-03-12", True)


def test_a_day_in_the_sentence_that_no_claim_took_counts_too() -> None:
    article = write("Shells hit the market of Dovrin, a mayor said on Wednesday.")
    assert days(article, claim(article, article.text)) == ("2031-03-12", "2031-03-12", True)


def test_no_day_is_supposed_that_news_cannot_be_of() -> None:
    article = write(f"The council last met on 3 March. Prices rose in January. {HIT}")
    assert days(article, claim(article)) is None
    assert days(write(HIT, None), claim(write(HIT, None))) is None


def test_a_day_that_a_claim_gives_itself_comes_before_one_that_is_supposed_and_that_before_one_taken_over() -> None:
    article = write(f"The power went out on Wednesday. {HIT}")
    assert days(article, claim(article, on=date(2031, 3, 11))) == ("2031-03-11", "2031-03-11", False)
    assert days(article, claim(article, on=date(2031, 3, 11), inherited=True)) == ("2031-03-12", "2031-03-12", True)


def test_an_old_day_of_one_claim_is_not_that_of_another_which_news_of_a_day_tell() -> None:
    article = write(f"The power went out on Wednesday. {HIT} Jets had bombed it too.")
    old = claim(article, "Jets had bombed it too.", date(2031, 1, 31))
    assert days(article, claim(article), old) == ("2031-03-12", "2031-03-12", True)
    assert days(article, old) == ("2031-01-31", "2031-01-31", False)


def test_what_is_recalled_has_the_days_of_its_own_clause_and_none_of_the_news() -> None:
    article = write("The power went out on Wednesday. In January shells hit the market of Dovrin.")
    told = claim(article, "In January shells hit the market of Dovrin.")
    assert days(article, told, background=True) == ("2031-01-01", "2031-01-31", False)
    other = write(f"The council met in January. The power went out on Wednesday. {HIT}")
    assert days(other, claim(other), background=True) is None


def test_a_post_of_a_live_page_lends_no_day_to_another() -> None:
    first, second = "The power went out today. ", f"{HIT} It rains today."
    article = replace(
        write(first + second),
        posts=(
            Post(start=0, end=len(first), published=date(2031, 3, 12)),
            Post(start=len(first), end=len(first + second), published=THURSDAY),
        ),
    )
    assert days(article, claim(article)) is None
    assert days(article, claim(article, "It rains today.")) == ("2031-03-13", "2031-03-13", True)


def test_links_to_other_stories_name_no_day() -> None:
    link = "More news of Wednesday."
    article = write(f"{link} {HIT}")
    assert days(replace(article, furniture=(find(article, link),)), claim(article)) is None


@given(st.lists(st.sampled_from(["It rained on Tuesday.", "Yesterday it snowed.", "A poet died in May."]), max_size=4))
def test_what_is_said_after_a_strike_changes_no_day_of_it(after: list[str]) -> None:
    told = f"The power went out on Wednesday. {HIT}"
    article = write(" ".join((told, *after)))
    assert days(article, claim(article)) == ("2031-03-12", "2031-03-12", True)
