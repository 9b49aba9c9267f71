"""The named reasons for and against a guess. Each is a number, mostly 0 or 1; the weights are in ``weights.json``.

A reason is a fact of the wording or of the gazetteer that a reader could check; its name says it in words.
"""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

from geostrike.language.names import fold
from geostrike.model import Level
from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.company import LARGE, from_chain, from_clause, from_company
from geostrike.toponyms.damage import has_buildings, owns_what_suffers, suffers
from geostrike.toponyms.datelines import heads_report, in_capitals, is_one_of_two, opens_line
from geostrike.toponyms.guesses import Guess, Kind
from geostrike.toponyms.page import CAPITAL, LOWER, NUMBER, UPPER, Page
from geostrike.toponyms.parties import from_dealings
from geostrike.toponyms.unknown import goes_on_with_hyphen
from geostrike.toponyms.wordlists import common_words, first_names, surnames

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.toponyms.facts import Facts

__all__ = ["weigh"]


def weigh(page: Page, guesses: Sequence[Guess], number: int, facts: Facts) -> dict[str, float]:
    """All reasons that hold for ``guesses[number]``, by name."""
    guess = guesses[number]
    held: dict[str, float] = {"always": 1.0, f"kind:{guess.kind}": 1.0}
    _from_gazetteer(guess, held, facts)
    _from_word(page, guess, held, facts)
    _from_before(page, guess, held)
    _from_after(page, guess, held)
    from_company(page, guesses, number, held)
    from_chain(page, guesses, number, held)
    from_clause(page, guess, held)
    from_dealings(page, guess, held)
    if facts.acting.get(guess.key, 0) > ("acts or speaks" in held):
        held["acts or speaks elsewhere"] = 1.0
    return held


def _from_gazetteer(guess: Guess, held: dict[str, float], facts: Facts) -> None:
    if not guess.candidates:
        return
    population = own = -1
    kinds: set[Level] = set()
    at_home = False
    for candidate in guess.candidates:
        place = candidate.place
        kinds.add(place.level)
        size = place.population or 0
        population = max(population, size)
        if fold(place.name) == guess.key:
            own = max(own, size)
        if place.country_code in facts.lands and place.level is not Level.COUNTRY:
            held["in a country that is named"] = 1.0
            if place.admin1_code in facts.lands and place.level is not Level.PROVINCE:
                at_home = True
    held["population"] = log10(max(population, 0) + 10) / 7
    if own < 0:
        held["only another name"] = 1.0
        held["population of another name"] = log10(max(population, 0) + 10) / 7
    held["namesakes"] = log10(len(guess.candidates))
    if at_home:
        held["in a province that is named"] = 1.0
    for level in LARGE:
        if level in kinds:
            held[f"is a {level}"] = 1.0
            break
    else:
        if Level.DISTRICT in kinds:
            held["is a district"] = 1.0
        elif population < 1000:
            held["is a small place"] = 1.0


_LARGE = log10(300_000) / 7  # people; so many know the name first as that of the city


def _from_word(page: Page, guess: Guess, held: dict[str, float], facts: Facts) -> None:
    first, last = guess.first, guess.last
    count = last - first
    lower = page.lower[first]
    shouting = page.shouting[first]
    if count == 1:
        held["one word"] = 1.0
        grade = common_words().get(lower)
        if grade is not None and guess.kind is not Kind.ADJECTIVE:
            held[f"common word {grade}"] = 1.0
            if page.opens[first] or shouting:
                held["common word where any word has a capital"] = 1.0
            if (
                grade <= 20
                and held.get("population", 0.0) < 0.7
                and not any(f"is a {level}" in held for level in LARGE)
            ):
                held["common word, smaller place"] = 1.0
            if guess.run[1] - guess.run[0] > 1:
                held["common word inside a longer name"] = 1.0
        large = " of a large place" if held.get("population", 0.0) >= _LARGE else ""
        if lower in first_names():
            held["first name" + large] = first_names()[lower] / 4
        if lower in surnames():
            held["surname" + large] = surnames()[lower] / 4
        if lower in lx.CALENDAR:
            held["month, day or season"] = 1.0
        if lower in lx.TITLES or lower in lx.ORG_HEADS or lower in lx.DESCRIPTORS or lower in lx.COMPASS:
            held["common noun of names"] = 1.0
            if last < len(page.words) and page.lower[last] == "of" and page.gaps[last] == " ":
                held["head of a body's name"] = 1.0
        if lower in page.in_lower_case:
            held["also in lower case"] = min(3, page.in_lower_case[lower]) / 3
        if page.shapes[first] == UPPER and not shouting and "." not in page.words[first]:
            held["capitals only"] = 1.0
        if len(lower) <= 3:
            held["very short"] = 1.0
        persons = facts.persons.get(lower, 0)
        if persons:
            held["also a person here"] = 1.0
            if persons > 1:
                held["often a person here"] = 1.0
    else:
        held["two words" if count == 2 else "three words or more"] = 1.0
        words = page.lower[first:last]
        if all(word in common_words() or word in lx.FUNCTION_WORDS for word in words):
            held["all common words"] = 1.0
        if page.lower[first] in first_names() and facts.persons.get(words[-1]):
            held["also a person here"] = 1.0
    if page.opens[first]:
        held["opens the sentence"] = 1.0
    if shouting:
        held["in a headline"] = 1.0
    if any(start <= page.starts[first] < end for start, end in page.labels):
        held["in a line of labels"] = 1.0
    located = facts.located.get(guess.key, 0)
    if located:
        before = page.lower[first - 1] if first else ""
        if located > (before in lx.LOCATIVE or before in lx.LEADING_DESCRIPTORS):
            held["elsewhere after a locative word"] = 1.0
    if facts.counts[guess.key] > 1:
        held["repeated"] = min(5, facts.counts[guess.key]) / 5
    if guess.descriptor is not None:
        held[f"head:{_head_class(page, guess)}"] = 1.0


def _head_class(page: Page, guess: Guess) -> str:
    head = page.lower[guess.last - 1]
    if page.shapes[guess.last - 1] == NUMBER:
        return "road by number"
    if head in lx.ADMIN_HEADS:
        return "division"
    if head in ("street", "st", "road", "rd", "avenue", "ave", "boulevard", "blvd", "drive", "lane", "highway", "freeway",
                "parkway", "route", "court", "circle", "way", "place", "trail"):  # fmt: skip
        return "street"
    if head in ("hospital", "school", "hotel", "building", "house", "hall", "tower", "mall", "embassy", "headquarters"):
        return "building"
    if head in ("field", "plant", "gate", "station", "park", "stadium", "arena", "base", "camp"):
        return "site"
    if head in lx.FACILITY_HEADS:
        return "nature"
    return "descriptor"


_CONJUNCTIONS = frozenset(
    "that as if because when while although whether than but though until unless which what how".split()
)


_OPENINGS = frozenset(("(", "[", "“", '"', "‘", "'", "*", "…", "\u200f"))


def _from_before(page: Page, guess: Guess, held: dict[str, float]) -> None:
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
    if page.possessive[first - 1]:
        held["after a possessive"] = 1.0
    elif before == "the":
        held["after the"] = 1.0
        before = page.lower[first - 2] if first > 1 else ""
        if before in lx.LOCATIVE:
            held["locative before the"] = 1.0
    elif before in ("in", "at", "from", "to", "near", "of", "for", "by", "with", "and", "or", "on", "a", "an"):
        held[f"after {before}"] = 1.0
    elif before in lx.LOCATIVE:
        held["after another locative word"] = 1.0
    elif compass:
        held["after a compass word"] = 1.0
    elif before in lx.MOTION_VERBS:
        held["after a verb of motion or attack"] = 1.0
    elif before in lx.TITLES:
        held["after a title"] = 1.0
    elif before in lx.LEADING_DESCRIPTORS:
        held["after its descriptor"] = 1.0
    elif before in lx.KIN:
        held["after kin"] = 1.0
    elif before in _CONJUNCTIONS:
        held["after a conjunction"] = 1.0
    elif page.shapes[first - 1] == NUMBER:
        held["after a number"] = 1.0
    if (
        before in lx.ATTACKED
        or (before == "on" and first > 1 and page.lower[first - 2] in lx.ATTACKS_ON)
        or (before in ("to", "of") and first > 1 and page.lower[first - 2] in lx.DAMAGE and has_buildings(page, guess))
    ):
        held["attacked or struck"] = 1.0
    of = first - 2 if page.lower[first - 1] == "the" else first - 1
    if before == "of" and of > 0:
        head = page.lower[of - 1]
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


def _from_after(page: Page, guess: Guess, held: dict[str, float]) -> None:
    last = guess.last
    if page.possessive[last - 1]:
        held["possessive"] = 1.0
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
        if gap.startswith(","):
            held["before a comma"] = 1.0
            if page.shapes[last] == NUMBER and len(after) <= 2:
                held["an age follows"] = 1.0
        marked = after in ("ap", "afp", "reuters", "cnn", "bbc", "upi", "xinhua") or "—" in gap or " – " in gap
        # "BELGARD (AP)" also within a line; but "in the U.S. — which" is none.
        if marked and (page.opens[guess.first] or in_capitals(page, guess.first)):
            held["dateline"] = 1.0
        return
    if last < guess.run[1]:
        if opens_line(page, guess):
            held["dateline"] = 1.0
        held["goes on with a capital"] = 1.0
        _from_capital_after(page, guess, held)
        return
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
    elif after in lx.PERSON_VERBS:
        held["before a verb of persons"] = 1.0
    elif after in lx.SPEECH_VERBS:
        held["before a verb of saying"] = 1.0
    elif after in lx.GOVERNING:
        held["before a body or force"] = 1.0
    elif after in lx.PEOPLE or after in lx.TITLES:
        held["before people"] = 1.0
    elif after in ("and", "or"):
        held["before and"] = 1.0
    elif after.endswith("ed") and page.shapes[last] == LOWER and len(after) > 4:
        held["before a verb in the past"] = 1.0
    elif after not in lx.FUNCTION_WORDS:
        held["before another word"] = 1.0


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
        held["before a facility's word"] = 1.0
    elif page.shapes[last] == CAPITAL and after in surnames():
        held["before a surname"] = 1.0
    elif after in common_words():
        held["before a common word with a capital"] = 1.0
    else:
        held["before another capital"] = 1.0
