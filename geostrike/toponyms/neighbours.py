"""The reasons that lie in the word before a guess and in the word after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.damage import has_buildings, owns_what_suffers, suffers
from geostrike.toponyms.datelines import heads_report, in_capitals, is_filed_from, is_one_of_two, opens_line
from geostrike.toponyms.page import CAPITAL, LOWER, NUMBER, UPPER
from geostrike.toponyms.unknown import goes_on_with_hyphen
from geostrike.toponyms.wordlists import common_words, first_names, surnames

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from geostrike.toponyms.guesses import Guess
    from geostrike.toponyms.page import Page

__all__ = ["from_after", "from_before"]

_CONJUNCTIONS = frozenset(
    "that as if because when while although whether than but though until unless which what how".split()
)


_OPENINGS = frozenset(("(", "[", "“", '"', "‘", "'", "*", "…", "\u200f"))


def from_before(page: Page, guess: Guess, held: dict[str, float]) -> None:
    """Adds to ``held`` what the word or the mark before the guess says."""
    first = guess.first
    if first == 0:
        return
    gap = page.gaps[first]
    before = page.lower[first - 1]
    compass = before in lx.COMPASS or before in lx.COMPASS_INITIALS
    inside = guess.run[0] < first < guess.run[1]
    if inside and not (compass and guess.run == (first - 1, guess.last)):  # "Northwest Arvania"
        held["goes on from a capital"] = 1.0
        _from_capital_before(page, guess, held)
        return
    if not (gap == " " or page.joined[first] or gap.strip() in _OPENINGS):
        if gap.startswith(","):
            held["after a comma"] = 1.0
        if "(" in gap:
            held["in brackets"] = 1.0
        return
    if gap == "-":
        held["after a hyphen"] = 1.0
        return
    if "(" in gap:
        held["in brackets"] = 1.0
    _from_word_before(page, guess, held, compass=compass)
    if _is_attacked(page, guess):
        held["attacked or struck"] = 1.0
    _from_head_of(page, first - 2 if before == "the" else first - 1, held)


def _from_word_before(page: Page, guess: Guess, held: dict[str, float], *, compass: bool) -> None:
    first = guess.first
    before = page.lower[first - 1]
    if page.possessive[first - 1]:
        held["after a possessive"] = 1.0
    elif before == "the":
        held["after the"] = 1.0
        if first > 1 and page.lower[first - 2] in lx.LOCATIVE:
            held["locative before the"] = 1.0
    elif before in ("in", "at", "from", "to", "near", "of", "for", "by", "with", "and", "or", "on", "a", "an"):
        held[f"after {before}"] = 1.0
    elif before in lx.LOCATIVE:
        held["after another locative word"] = 1.0
    elif compass:
        held["after a compass word"] = 1.0
    elif (reason := _first_of(_BEFORE, before)) is not None:
        held[reason] = 1.0
    elif page.shapes[first - 1] == NUMBER:
        held["after a number"] = 1.0


def _first_of(classes: Iterable[tuple[Container[str], str]], word: str) -> str | None:
    """The reason of the first class that holds ``word``."""
    return next((reason for words, reason in classes if word in words), None)


_BEFORE = (
    (lx.MOTION_VERBS, "after a verb of motion or attack"),
    (lx.TITLES, "after a title"),
    (lx.LEADING_DESCRIPTORS, "after its descriptor"),
    (lx.KIN, "after kin"),
    (_CONJUNCTIONS, "after a conjunction"),
)
"""Of the word before a guess the first class that fits says it."""


def _is_attacked(page: Page, guess: Guess) -> bool:
    """Whether the word before, or past its "the", says that what follows was attacked or struck."""
    first = guess.first
    before = page.lower[first - 1]
    past = page.lower[first - 2] if first > 1 else ""
    if before == "the":
        before = past
    return (
        before in lx.ATTACKED
        or (before == "on" and past in lx.ATTACKS_ON)
        or (before in ("to", "of") and past in lx.DAMAGE and has_buildings(page, guess))
    )


def _from_head_of(page: Page, of: int, held: dict[str, float]) -> None:
    """As in "the outskirts of" and "the people of the": ``of`` is where "of" would stand."""
    if of <= 0 or page.lower[of] not in ("of", "by"):
        return
    head = page.lower[of - 1]
    if page.lower[of] == "by":  # "a hamlet by Vost"
        if head in lx.SETTLEMENT_HEADS:
            held["descriptor of"] = 1.0
        return
    if (
        head in lx.LEADING_DESCRIPTORS
        or head in lx.COMPASS
        or head in ("outskirts", "outside", "km", "miles", "kilometers", "kilometres")
    ):
        held["descriptor of"] = 1.0
    elif head in lx.PEOPLE:
        held["people of"] = 1.0
    elif head in lx.TITLES or head.removesuffix("s") in lx.TITLES or head in lx.GOVERNING:
        held["rulers of"] = 1.0
    elif page.shapes[of - 1] in (CAPITAL, UPPER) and page.gaps[of] == " " and not _opens_only(page, of - 1):
        if head in lx.ATTACKS_ON:
            return  # behind the dash of a dateline: "Shelling of X"
        held["capital of"] = 1.0


def _opens_only(page: Page, at: int) -> bool:
    """Whether a word has its capital from the sentence it opens: "Much of"."""
    return page.opens[at] and common_words().get(page.lower[at], 99) <= 35


def _from_capital_before(page: Page, guess: Guess, held: dict[str, float]) -> None:
    before = page.lower[guess.first - 1]
    if page.gaps[guess.first] in ("-", "–"):
        held["after a hyphen"] = 1.0
    if before in lx.TITLES:
        held["after a title"] = 1.0
    elif before in lx.COMPASS:
        held["after a compass word"] = 1.0
    elif before in lx.ORG_HEADS:
        held["after a body's word"] = 1.0
    elif before in first_names() and common_words().get(before, 99) > 20:
        held["after a first name"] = 1.0
    elif len(before) == 1:
        held["after an initial"] = 1.0
    elif page.shapes[guess.first - 1] == UPPER:
        held["after capitals"] = 1.0
    else:
        held["after another capital"] = 1.0


def _is_a_whose(page: Page, guess: Guess) -> bool:
    """As in "an Arvania made drone": the hyphen is left out between an article and a noun."""
    first, last = guess.first, guess.last
    if page.lower[first - 1 : first] not in (["a"], ["an"]) or last + 1 >= len(page.words) or not page.joined[last + 1]:
        return False
    return page.lower[last + 1] not in lx.FUNCTION_WORDS


def from_after(page: Page, guess: Guess, held: dict[str, float]) -> None:
    """Adds to ``held`` what the word or the mark after the guess says."""
    last = guess.last
    if page.possessive[last - 1]:
        held["possessive"] = 1.0
    if is_filed_from(page, guess):
        held["dateline"] = 1.0
    if last >= len(page.words):
        return
    if heads_report(page, guess) or ("/" in page.gaps[last] + page.gaps[guess.first] and is_one_of_two(page, guess)):
        held["dateline"] = 1.0
    gap, after = page.gaps[last], page.lower[last]
    if gap == "-":
        if after in lx.BASED:
            held["based, led, backed"] = 1.0
        else:
            held["before a hyphen"] = 1.0
        return
    if after in lx.BASED and gap == " " and _is_a_whose(page, guess):
        held["based, led, backed"] = 1.0
        return
    if gap not in (" ", "  ", "' ", "’ ") and not page.joined[last]:
        _from_mark_after(page, guess, held)
        return
    if last < guess.run[1]:
        if opens_line(page, guess):
            held["dateline"] = 1.0
        held["goes on with a capital"] = 1.0
        _from_capital_after(page, guess, held)
        return
    _from_word_after(page, guess, held)


def _from_mark_after(page: Page, guess: Guess, held: dict[str, float]) -> None:
    last = guess.last
    gap, after = page.gaps[last], page.lower[last]
    if gap.startswith(","):
        held["before a comma"] = 1.0
        if page.shapes[last] == NUMBER and len(after) <= 2:
            held["an age follows"] = 1.0
    marked = after in ("ap", "afp", "reuters", "cnn", "bbc", "upi", "xinhua") or "—" in gap or " – " in gap
    # "BELGARD (AP)" also within a line; but "in the U.S. — which" is none.
    if marked and (page.opens[guess.first] or in_capitals(page, guess.first)):
        held["dateline"] = 1.0


def _from_word_after(page: Page, guess: Guess, held: dict[str, float]) -> None:
    last = guess.last
    after = page.lower[last]
    if page.shapes[last] == NUMBER and not owns_what_suffers(page, last):
        before = page.lower[guess.first - 1] if guess.first else ""
        # "told France 24": channels are called so; "in Syria 24 people" is another matter.
        held["before a medium's word" if after == "24" and before not in lx.LOCATIVE else "before a number"] = 1.0
    elif not goes_on_with_hyphen(page, last) and (
        after in lx.POST_DESCRIPTORS
        or (after in _KINDS_OF_SITES and _next(page, last) in lx.POST_DESCRIPTORS and "is a country" not in held)
    ):
        held["before its descriptor"] = 1.0
    elif suffers(page, last):
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
    (lx.PEOPLE, "before people"),
    (lx.TITLES, "before people"),
    (("and", "or"), "before and"),
)
"""Of the word after a guess the first class that fits says it."""


# As in "X military checkpoint", "X refugee camp", "X international airport".
_KINDS_OF_SITES = frozenset(
    "military army security border air international refugee displacement idp oil gas power water civilian residential".split()
)


def _next(page: Page, at: int) -> str:
    return page.lower[at + 1] if at + 1 < len(page.words) and page.joined[at + 1] else ""


def _from_capital_after(page: Page, guess: Guess, held: dict[str, float]) -> None:
    last, end = guess.last, guess.run[1]
    words = page.lower[last:end]
    after = words[0]
    if any(word in lx.MEDIA_HEADS for word in words):
        held["before a medium's word"] = 1.0
    if any(word in lx.TEAM_WORDS for word in words) and after in lx.TEAM_WORDS:
        held["before a team's word"] = 1.0
    if after in lx.WEAPON_WORDS or after in lx.TRANSPORT_WORDS:
        held["before a weapon's or line's word"] = 1.0
    if any(word in lx.ORG_HEADS for word in words):
        held["before a body's word"] = 1.0
    elif after in lx.TITLES:
        held["before a title"] = 1.0
    elif after in first_names() and common_words().get(after, 99) > 20:
        held["before a first name"] = 1.0
    elif after in lx.FACILITY_HEADS or after in lx.ADMIN_HEADS:
        pass  # "Karsa Airport", "Karsa Province": that says nothing for or against Karsa
    elif page.shapes[last] == CAPITAL and after in surnames():
        held["before a surname"] = 1.0
    elif after in common_words():
        held["before a common word with a capital"] = 1.0
    else:
        held["before another capital"] = 1.0
