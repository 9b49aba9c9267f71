"""The reasons that lie in the word before a guess and in the word after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.datelines import heads_report, is_filed_from
from geostrike.toponyms.guesses import lower_at
from geostrike.toponyms.page import CAPITAL, LOWER, NUMBER, UPPER
from geostrike.toponyms.unknown import goes_on_with_hyphen, is_attacked

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from geostrike.toponyms.guesses import Guess
    from geostrike.toponyms.page import Page

__all__ = ["from_after", "from_before"]

_OPENINGS = frozenset(("(", "[", "“", '"', "‘", "'", "*", "…", "\u200f"))
_SUFFERED = lx.ATTACKED | frozenset(
    "under attacked destroyed damaged besieged captured evacuated levelled hammered set".split()
)


def from_before(page: Page, guess: Guess, held: dict[str, float]) -> None:
    """Adds to ``held`` what the word or the mark before the guess says."""
    first = guess.first
    if first == 0:
        return
    gap, before = page.gaps[first], page.lower[first - 1]
    compass = before in lx.COMPASS or before in lx.COMPASS_INITIALS
    inside = guess.run[0] < first < guess.run[1]
    if inside and not (compass and guess.run == (first - 1, guess.last)):  # "Northwest Arvania"
        held["goes on from a capital"] = 1.0
        if (reason := _first_of(_CAPITALS_BEFORE, before)) is not None:
            held[reason] = 1.0
        elif before in lx.first_names() and not lx.is_common(before):
            held["after a first name"] = 1.0
        return
    if gap == "-" or not (gap == " " or page.joined[first] or gap.strip() in _OPENINGS):
        if gap.startswith(","):
            held["after a comma"] = 1.0
        return
    if before == "the":
        held["after the"] = 1.0
        if lower_at(page, first - 2) in lx.LOCATIVE:
            held["locative before the"] = 1.0
    elif before in lx.NAMED_BEFORE and not page.possessive[first - 1]:
        held[f"after {before}"] = 1.0
    elif (reason := _first_of(_BEFORE, before)) is not None:
        held[reason] = 1.0
        if compass and lower_at(page, first - 2) in lx.LOCATIVE:  # "in NE Vost"
            held["after another locative word"] = 1.0
    elif page.shapes[first - 1] == NUMBER:
        held["after a number"] = 1.0
    lead = first - 1 - (before == "the" or compass)
    if is_attacked(page, lead + 1):
        held["attacked or struck"] = 1.0
    _from_head_of(page, lead, held)


def _first_of(classes: Iterable[tuple[Container[str], str]], word: str) -> str | None:
    """The reason of the first class that holds ``word``."""
    return next((reason for words, reason in classes if word in words), None)


_BEFORE = (
    (lx.LOCATIVE, "after another locative word"),
    (lx.COMPASS | lx.COMPASS_INITIALS, "after a compass word"),
    (lx.MOTION_VERBS, "after a verb of motion or attack"),
    (lx.TITLES, "after a title"),
    (lx.LEADING_DESCRIPTORS, "after its descriptor"),
)
_CAPITALS_BEFORE = (
    (lx.TITLES, "after a title"),
    (lx.COMPASS, "after a compass word"),
)
"""Of the word before a guess the first class that fits says it."""


def _from_head_of(page: Page, of: int, held: dict[str, float]) -> None:
    """As in "the outskirts of" and "the mayor of the": ``of`` is where "of" would stand."""
    head = lower_at(page, of - 1)
    if lower_at(page, of) == "by" and head in lx.SETTLEMENT_HEADS:  # "a hamlet by Vost"
        held["descriptor of"] = 1.0
    if of <= 0 or page.lower[of] != "of":
        return
    if head in lx.LEADING_DESCRIPTORS or head in lx.COMPASS or head in lx.MEASURES:
        held["descriptor of"] = 1.0
    elif head in lx.TITLES or head.removesuffix("s") in lx.TITLES or head in lx.GOVERNING:
        held["rulers of"] = 1.0
    elif page.shapes[of - 1] in (CAPITAL, UPPER) and page.gaps[of] == " " and head not in lx.ATTACKS_ON:
        only_opens = page.opens[of - 1] and head in lx.common_words()  # "Much of"
        if not only_opens:
            held["capital of"] = 1.0


def from_after(page: Page, guess: Guess, held: dict[str, float]) -> None:
    """Adds to ``held`` what the word or the mark after the guess says."""
    last = guess.last
    if page.possessive[last - 1]:
        held["possessive"] = 1.0
    if is_filed_from(page, guess):
        held["dateline"] = 1.0
    if last >= len(page.words):
        return
    if heads_report(page, guess):
        held["dateline"] = 1.0
    gap, after = page.gaps[last], page.lower[last]
    if gap == "-":
        held["based, led, backed" if after in lx.BASED else "before a hyphen"] = 1.0
    elif gap not in (" ", "  ", "' ", "’ ") and not page.joined[last]:
        if gap.startswith(","):
            held["before a comma"] = 1.0
        marked = after in lx.AGENCIES or "—" in gap or " – " in gap
        if marked and page.opens[guess.first]:  # "in the U.S. — which" is none
            held["dateline"] = 1.0
    elif last < guess.run[1]:
        held["goes on with a capital"] = 1.0
        _from_capital_after(page, guess, held)
    else:
        _from_word_after(page, guess, held)


def _from_word_after(page: Page, guess: Guess, held: dict[str, float]) -> None:
    last = guess.last
    after = page.lower[last]
    described = after in lx.POST_DESCRIPTORS or (
        after in lx.KINDS_OF_SITES and lower_at(page, last + 1) in lx.POST_DESCRIPTORS and "is a country" not in held
    )
    if page.shapes[last] == NUMBER:
        before = lower_at(page, guess.first - 1)
        # "told France 24": channels are called so; "in Syria 24 people" is another matter.
        held["before a medium's word" if after == "24" and before not in lx.LOCATIVE else "before a number"] = 1.0
    elif described and not goes_on_with_hyphen(page, last):
        held["before its descriptor"] = 1.0
    elif _suffers(page, last):
        held["attacked or struck"] = 1.0
    elif (reason := _first_of(_AFTER, after)) is not None:
        held[reason] = 1.0
    elif after.endswith("ed") and page.shapes[last] == LOWER and len(after) > 4:
        held["before a verb in the past"] = 1.0
    elif after not in lx.FUNCTION_WORDS:
        held["before another word"] = 1.0


_AFTER = (
    (lx.PERSON_VERBS, "before a verb of persons"),
    (lx.SPEECH_VERBS, "before a verb of saying"),
    (lx.GOVERNING, "before a body or force"),
    (lx.PEOPLE | lx.TITLES, "before people"),
    (("and", "or"), "before and"),
)
"""Of the word after a guess the first class that fits says it."""


def _suffers(page: Page, at: int) -> bool:
    """As in "X was hit", "X came under fire", "X has been shelled", "X struck by missiles": the place itself suffers it."""
    if page.lower[at] in _SUFFERED and lower_at(page, at + 1) == "by":
        return True
    return page.lower[at] in lx.BECOMING and not _SUFFERED.isdisjoint(page.lower[at + 1 : at + 4])


def _from_capital_after(page: Page, guess: Guess, held: dict[str, float]) -> None:
    last = guess.last
    words = page.lower[last : guess.run[1]]
    after = words[0]
    if not lx.MEDIA_HEADS.isdisjoint(words):
        held["before a medium's word"] = 1.0
    if after in lx.TEAM_WORDS:
        held["before a team's word"] = 1.0
    if not lx.ORG_HEADS.isdisjoint(words):
        held["before a body's word"] = 1.0
