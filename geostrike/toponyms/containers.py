"""Which larger place the text puts a name in: "X, Y", "X in Y", "X, a town in northern Y", "Y's X district"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.language.patterns import Pattern
from geostrike.model import Level
from geostrike.toponyms.arabic import find_arabic_container
from geostrike.toponyms.company import holds
from geostrike.toponyms.guesses import Guess, Kind, is_sea, lower_at
from geostrike.toponyms.lexicon import ADMIN_HEADS, POST_DESCRIPTORS, QUARTERS
from geostrike.toponyms.sites import is_site_of, puts_village_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.toponyms.page import Page

__all__ = ["find_city_meant", "find_container", "share_containers"]

_BETWEEN = Pattern(
    r"""(?:\)?\s?,\s(?:(?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)ern|central|
        (?:[\w’-]+[\s-])?(?:held|occupied|controlled))\s)?|\s\(|\)?,?\s(?:which\sis\s)?(?:located\s|(?:far|deep|high)\s(?:(?:out|up|down)\s)?)?(?:in|of)\s(?:the\s)?
        (?:(?:far|central|north|south|east|west|(?:north|south)[-\s]?(?:east|west)|
        (?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)ern|
        neighbou?ring|nearby|rural|\w+s|(?:[\w’-]+[\s-])?(?:held|occupied|controlled)|
        (?:(?!(?:on|by|from|at|with|against|and|or|after|as|for|to|near|outside|in)\b)[\w'’-]+\s){0,6}(?:city|town|capital|province|district|governorate|region|oblast)\sof|(?:far\s)?(?:north|south|east|west|(?:north|south)[-\s]?(?:east|west)|centre|center)\sof|(?:[\w’-]+\s)?parts?\sof(?:\sthe)?|countryside\sof|suburbs\sof|province\sof|state\sof|district\sof|governorate\sof|county\sof|region\sof)\s(?:the\s(?=(?:north|south|east|west|central|rural)))?)*
        |,\s(?:the\s)?(?:capital|seat|cent(?:re|er))\sof\s(?:the\s)?
        |,\s(?:a|an|the)\s(?:(?!\w*(?:north|south|east|west)\sof\b|(?:ministr\w+|government|officials?|office|embassy|spokes\w+|
        commander|ambassador|army|police|authorit\w+|agency|reporter|correspondent|monitor|activists?|doctors?|
        residents?|witness\w*|source|sources)\b)[\w-]+\s){1,5}(?:in|of)\s(?:the\s)?(?:[\w-]+\s){0,2}(?:(?<=(?:north|south|.east|.west)\sof\s)the\s)?)$""",
    re.VERBOSE,
)  # fmt: skip


def find_container(page: Page, guesses: Sequence[Guess], number: int) -> int | None:
    """The number of the guess that the text puts this one in: "X, Y", "X in Y", "X, a town in northern Y"."""
    guess = guesses[number]
    if guess.kind is Kind.ADJECTIVE:
        return None
    for at in range(number + 1, min(number + 3, len(guesses))):
        outer = guesses[at]
        if outer.kind is Kind.ADJECTIVE:
            continue
        if page.sentence[outer.first] != page.sentence[guess.first] and page.gaps[outer.first].strip() != ",":
            break
        between = page.text[page.ends[guess.last - 1] : page.starts[outer.first]]
        if len(between) > _LONGEST_BETWEEN:
            break
        if is_site_of(page, guess, outer):
            return at
        if guess.kind is Kind.SCRIPT and find_arabic_container(page, guess, outer):
            return at if _is_small(guess) and (_is_division(outer) or _is_larger(outer, guess)) else None
        if _BETWEEN.search(between) and _BETWEEN.fullmatch(_after_descriptor(between)):
            if _is_the_sea(page, outer):
                return None
            finest = _finer(page, guesses, at)
            outer = guesses[finest]
            if holds(outer, guess) if guess.candidates else _can_hold(outer, between):
                return None if between == ", " and _lists_on(page, guesses, number, at) else finest
            if (_is_small(guess) or _TOWN_IN.match(between)) and (
                (
                    (" in " in between or _VILLAGE_OF.match(between) is not None)
                    and (
                        _is_division(outer)
                        or lower_at(page, outer.last) in ADMIN_HEADS
                        or (_AROUND.search(between) is not None and _is_country_town(outer))
                    )
                )
                or (_OF.fullmatch(between) and _is_larger(outer, guess))
                or (between == ", " and puts_village_in(page, guesses, number, finest))
            ):
                return finest  # the text says so, even if the gazetteer has the name elsewhere only
        return _owner(page, guesses, number)
    return _owner(page, guesses, number)


def _is_the_sea(page: Page, outer: Guess) -> bool:
    """As in "X in the Vost Sea", "X in the Vost Sea region", though some province is called after that sea."""
    if not is_sea(outer) or lower_at(page, outer.first - 1) != "the":
        return False
    after = lower_at(page, outer.last)
    return after == "region" or after not in ADMIN_HEADS


_OWNED = Pattern(
    r"""^\s(?:(?:(?!and\b|or\b|in\b|of\b|for\b|with\b|to\b|the\b|an?\b)[a-z][\w-]*\s){0,3})
        (?P<kind>(?P<settlement>villages?|towns?|hamlets?|cit(?:y|ies))|neighbou?rhoods?|districts?|suburbs?|quarters?)\sof\s$""",
    re.VERBOSE,
)


_AROUND = Pattern(
    r"\b(?:countryside|suburbs|outskirts|in\sthe\s(?:(?:north|south)[-\s]?)?(?:east|west|north|south))\sof\s(?:the\s(?:city|town)\sof\s)?$"
)
_LARGE = 100_000  # people: the countryside of a larger town is its whole province


def _is_country_town(outer: Guess) -> bool:
    return max((c.place.population or 0 for c in outer.candidates), default=0) < _LARGE


_VILLAGE_OF = Pattern(
    r"\)?,\s(?:a|an|the)\s(?:[\w-]+\s){0,3}(?:villages?|hamlets?|towns?|settlements?|suburbs?|communit(?:y|ies)|city)\sof\s"
)
# Whatever else bears the name: "X, a border town in southern Y".
_TOWN_IN = Pattern(r"\)?,\s(?:a|an|the)\s(?:[\w-]+\s){0,3}(?:villages?|hamlets?|towns?|settlements?|city)\s(?:in|of)\s")
# "The X district of Y".
_OF = Pattern(r"\s(?:neighbou?rhood|district|quarter|area)\sof\s(?:the\s(?:[\w-]+\s){0,3}(?:city|town)\sof\s)?")
_OWNER = Pattern(
    r"(?:\s(?:city|town|province|governorate|region|district))?['’]s?\s"
    r"(?:(?!and\b|or\b|in\b|of\b|for\b|with\b|to\b|on\b|at\b)[a-z][\w-]*\s){0,3}"
)
_OWNED_WITHIN = 5  # words between the two
_LONGEST_BETWEEN = 80  # characters


def _owner(page: Page, guesses: Sequence[Guess], number: int) -> int | None:
    """The number of the guess right before this one that holds it: "Y's X district", "the Y village of X"."""
    guess = guesses[number]
    if number == 0 or guesses[number - 1].kind is Kind.ADJECTIVE or not guesses[number - 1].candidates:
        return None
    outer = guesses[number - 1]
    if guess.first - outer.last > _OWNED_WITHIN or page.sentence[outer.first] != page.sentence[guess.first]:
        return None
    between = page.text[page.ends[outer.last - 1] : page.starts[guess.first]]
    match = _OWNED.fullmatch(between)
    if match:
        if not (_is_larger(outer, guess) or (match["settlement"] and _is_region(outer))):
            return None  # "the X district of Y"
        return number - 1 if match["settlement"] is None or _is_land(outer) else None
    if _OWNER.fullmatch(between) and _is_quarter(page, guess):
        return number - 1
    return None


_OF_THE_CITY = Pattern(
    r"\s(?:neighbou?rhoods?|districts?|quarters?|suburbs?|areas?|microdistricts?|boroughs?)\s(?:of|in)\s(?:the|this|that)\s"
    r"(?:[a-z-]+\s)?(?:city|town|capital)\b(?!['’]|\s(?:of\s)?[A-Z])"
)
_THE_CITYS = Pattern(r"\b(?:the|this|that)\s(?:city|town|capital)['’]s\s(?:[a-z-]+\s){0,3}$")
_BEFORE = 30  # names looked back through for "the city"; it keeps the reading of hostile text linear


def find_city_meant(page: Page, guesses: Sequence[Guess], number: int) -> int | None:
    """Of "the X district of the city": the number of the last city named before it."""
    guess = guesses[number]
    start = page.starts[guess.first]
    if not (
        _OF_THE_CITY.match(page.text, page.ends[guess.last - 1])
        or (_is_quarter(page, guess) and _THE_CITYS.search(page.text, max(0, start - _LONGEST_BETWEEN), start))
    ):
        return None
    for at in range(number - 1, max(-1, number - 1 - _BEFORE), -1):
        outer = guesses[at]
        if outer.kind is Kind.KNOWN and any(
            c.place.level is Level.TOWN and (c.place.population or 0) >= _CITY for c in outer.candidates[:3]
        ):
            return at
    return None


def _is_larger(outer: Guess, inner: Guess) -> bool:
    """As far as the gazetteer knows: a division beside a town, or a town of several times as many people."""
    if not outer.candidates or not inner.candidates:
        return bool(outer.candidates)
    if _is_division(outer) != _is_division(inner):
        return _is_division(outer)
    many, few = (max(c.place.population or 0 for c in guess.candidates) for guess in (outer, inner))
    return many > _TIMES * few


_TIMES = 3


def _is_land(outer: Guess) -> bool:
    """A country or division, which then is what the name means here: "the Karsa village of X" lies in Karsa province.

    A sea is none: "the Vost Sea city of X" lies on it, and not in a province of its name.
    """
    if is_sea(outer):
        return False
    levels = {candidate.place.level for candidate in outer.candidates[:3]}
    if Level.COUNTRY not in levels and not outer.levels and levels & {Level.PROVINCE, Level.DISTRICT}:
        outer.levels = (Level.PROVINCE, Level.DISTRICT)
    return bool(levels & {Level.COUNTRY, Level.PROVINCE, Level.DISTRICT, Level.REGION})


def _is_region(guess: Guess) -> bool:
    """A valley, a plain: “the Karsa Valley city of X” lies in it."""
    return any(c.place.level is Level.REGION for c in guess.candidates[:2])


def _is_quarter(page: Page, guess: Guess) -> bool:
    """Called a neighbourhood, district or suburb by the word after it, or known as one only."""
    after = page.lower[guess.last] if guess.last < len(page.words) and page.gaps[guess.last] == " " else ""
    if after in QUARTERS or (guess.descriptor or "").lower() in QUARTERS:
        return True
    return bool(guess.candidates) and guess.candidates[0].place.level in (Level.NEIGHBOURHOOD, Level.POINT)


def share_containers(page: Page, guesses: Sequence[Guess], containers: list[int | None]) -> None:
    """As in "A, B and C in Y": what holds the last of a list holds all of it."""
    for number in range(len(guesses) - 1, 0, -1):
        outer = containers[number]
        if outer is None:
            continue
        script = guesses[number].kind is Kind.SCRIPT
        if (
            not script
            and " in " not in page.text[page.ends[guesses[number].last - 1] : page.starts[guesses[outer].first]]
        ):
            continue
        at = number - 1
        while at >= 0 and containers[at] is None and _is_small(guesses[at]):
            between = page.text[page.ends[guesses[at].last - 1] : page.starts[guesses[at + 1].first]]
            if not (_is_joined(page, guesses[at + 1], between) if script else between in (", ", " and ", ", and ")):
                break
            containers[at] = outer
            at -= 1


def _is_joined(page: Page, guess: Guess, between: str) -> bool:
    """In Arabic "and" is written onto the name that it joins."""
    return between.strip() in ("", "،") and ("،" in between or page.words[guess.first].startswith("و"))


def _is_small(guess: Guess) -> bool:
    """A town or less, as far as the gazetteer knows."""
    if guess.kind is Kind.ADJECTIVE:
        return False
    return all(c.place.level not in (Level.COUNTRY, Level.PROVINCE, Level.REGION) for c in guess.candidates)


def _is_division(guess: Guess) -> bool:
    return any(c.place.level in (Level.COUNTRY, Level.PROVINCE, Level.DISTRICT) for c in guess.candidates[:3])


def _can_hold(outer: Guess, between: str) -> bool:
    if not outer.candidates:  # spelt as no gazetteer has it, perhaps
        return outer.kind in (Kind.LOCATED, Kind.DESCRIBED) and " in " in between
    return " in " in between or " of " in between or not between.strip(", ")


def _lists_on(page: Page, guesses: Sequence[Guess], number: int, at: int) -> bool:
    """As in "A, X, B and C", "the villages of X, B, and C": B stands beside X in a list and does not hold it."""
    goes_on = _part(page, guesses[at], guesses[at + 1]) if at + 1 < len(guesses) else ""
    listed = (guesses[number].descriptor or "").endswith("s")
    if listed and page.text.startswith((" and ", ", and "), page.ends[guesses[at].last - 1]):
        return True
    ends = goes_on in (" and ", ", and ", " as well as ")
    among = goes_on == ", " and number > 0 and _part(page, guesses[number - 1], guesses[number]) == ", "
    among = among and not _is_division(guesses[at + 1])
    if _is_division(guesses[at]) and not ((ends or among) and _is_city(guesses[at])):
        return False
    if number > 0 and _part(page, guesses[number - 1], guesses[number]) == ", ":
        return True
    return goes_on in (" and ", ", and ", " as well as ") or (goes_on == ", " and not _is_division(guesses[at + 1]))


_CITY = 5_000  # people


def _is_city(guess: Guess) -> bool:
    """A town in the division of its name ("Karsa, Karsa province"): "A, Karsa and C" lists three towns."""
    found = [candidate.place for candidate in guess.candidates[:4]]
    homes = {place.admin1_code for place in found if place.level in (Level.PROVINCE, Level.DISTRICT)}
    return any(p.level is Level.TOWN and (p.population or 0) >= _CITY and p.admin1_code in homes for p in found)


def _part(page: Page, left: Guess, right: Guess) -> str:
    return page.text[page.ends[left.last - 1] : page.starts[right.first]]


def _finer(page: Page, guesses: Sequence[Guess], at: int) -> int:
    """As in "in Syria's Idlib province": the container is the province."""
    if at + 1 < len(guesses) and page.possessive[guesses[at].last - 1]:
        outer, inner = guesses[at], guesses[at + 1]
        if inner.first - outer.last <= 1 and inner.kind is not Kind.ADJECTIVE and holds(outer, inner):
            return at + 1
    return at


def _after_descriptor(between: str) -> str:
    """As in "Xyz district in Y": the descriptor goes with the name."""
    match = re.match(r"\s([a-z-]+)(?=[\s,])", between)
    if match and match.group(1) in POST_DESCRIPTORS:
        return between[match.end() :]
    return between
