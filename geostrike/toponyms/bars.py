"""Names that are no places whatever speaks for them: parts of bodies, media, things (``things``), persons, credits, abbreviations.

Each rule is a fact of the wording that a reader could point at. ``bar`` gives the first that holds, in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.language.names import fold
from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.bodies import in_armed_group, in_honour_of
from geostrike.toponyms.company import LARGE
from geostrike.toponyms.datelines import is_one_of_two
from geostrike.toponyms.guesses import Guess, Kind, is_capital, lower_at
from geostrike.toponyms.page import LOWER, Page
from geostrike.toponyms.things import (
    is_firm,
    is_house,
    is_operation,
    is_peoples,
    is_small,
    is_unit,
    is_vessel,
    is_weapon,
)
from geostrike.toponyms.wordlists import common_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.toponyms.facts import Facts

__all__ = ["bar"]

_BODIES = lx.ORG_HEADS | frozenset("centre monitor organisations organizations groups".split())
_MEDIA = frozenset("agency newspaper daily broadcaster channel magazine website outlet".split())
_CAPITAL_MEDIA = frozenset("daily radio tv channel".split())
_STATIONS = frozenset("television tv radio".split())
_FATHERS = frozenset("abu abou umm bin ibn bint".split())
_HIS = frozenset(
    "house home car vehicle convoy son sons daughter wife brother body funeral arrest killing death".split()
)
_GIVEN = frozenset("order orders instruction instructions statement letter message comment comments".split())
_CREDITED = frozenset("contributed contributes edited photographed".split())
_CREDITS = frozenset("photo image picture credit photograph photos images".split())
_STRICTLY_IN = frozenset("in near outside around at of between inside across".split())
_LONGEST_SHORT = 5  # letters of an abbreviation in capitals; longer words in capitals are names written large
_HEAD = 3_000  # words in which an abbreviation is spelt out; it keeps the reading of hostile text linear
_AGES = range(1, 110)


def bar(page: Page, guess: Guess, facts: Facts) -> str | None:
    """Why these words name no place, or ``None``."""
    if guess.kind in (Kind.ADJECTIVE, Kind.ABBREVIATION, Kind.SCRIPT):
        return None
    if _last_name(page, guess, facts):
        return "the last name of a person in this article"
    for rule, reason in _RULES:
        if rule(page, guess):
            return reason
    return None


def _last_name(page: Page, guess: Guess, facts: Facts) -> bool:
    """A lone word that ended a person's name before, is called a place nowhere, and is a small one at best."""
    if guess.last - guess.first != 1 or guess.run != (guess.first, guess.last) or guess.kind is not Kind.KNOWN:
        return False
    if not facts.persons[page.lower[guess.first]] or facts.located[guess.key] or not is_small(guess):
        return False
    before = lower_at(page, guess.first - 1)
    return before not in lx.LOCATIVE and before not in lx.LEADING_DESCRIPTORS and not _is_large(guess)


def _in_body(page: Page, guess: Guess) -> bool:
    """As in "Observatory for Human Rights": common words, said of a body or beside each other."""
    first, last = guess.first, guess.last
    if guess.kind is not Kind.KNOWN or last - first != 1:
        return False
    if page.lower[first] in lx.DESCRIPTORS and lower_at(page, last) in _BODIES and page.joined[last]:
        return is_capital(page, last)  # "Coast Guard"
    if not _common(page, first, last, 20) or _is_large(guess):
        return False
    before = lower_at(page, first - 1)
    if before in ("for", "of", "and") and first > 1 and page.joined[first]:
        head = first - 2
        if is_capital(page, head) and (page.lower[head] in _BODIES or page.shapes[head - 1] != LOWER):
            return True
    beside = last < guess.run[1] and page.lower[last] not in lx.DESCRIPTORS and _common(page, last, last + 1, 20)
    if beside and page.shouting[first]:
        return page.lower[last] in _BODIES
    return beside and before not in lx.LOCATIVE


def _of_fighters(page: Page, guess: Guess) -> bool:
    """As in "rebels of Storm Karsa": inside a longer name of those who fight."""
    first, end = guess.run
    if (first, end) == (guess.first, guess.last) or not first <= guess.first < guess.last <= end:
        return False
    head = first - 2 - (lower_at(page, first - 1) == "the")
    if lower_at(page, head + 1) != "of" or lower_at(page, head) not in _FIGHTERS:
        return False
    return page.lower[end - 1] not in lx.DESCRIPTORS and not page.shouting[first]


_FIGHTERS = frozenset("rebels fighters militants jihadists insurgents gunmen militiamen members commanders".split())


def _medium(page: Page, guess: Guess) -> bool:
    """As in "the news agency X", "the television station X"."""
    first = guess.first
    if first < 1 or page.gaps[first] != " ":
        return False
    before = page.lower[first - 1]
    capital = page.shapes[first - 1] != LOWER
    if before == "daily" and capital and not page.opens[first - 1] and not page.words[first].isupper():
        return True
    if before in _CAPITAL_MEDIA and capital and not page.shouting[first] and not _is_large(guess):
        return True
    if _is_large(guess):
        return False
    if before == "station" and lower_at(page, first - 2) in _STATIONS:
        return True
    return before in _MEDIA and page.shapes[first - 1] == LOWER


def _abbreviation(page: Page, guess: Guess) -> bool:
    """Capitals that are short for a phrase of the text, or for nothing the gazetteer writes so."""
    if guess.last - guess.first != 1 or guess.kind is Kind.DESCRIBED:
        return False
    word = page.words[guess.first]
    if word[1:].islower() or not word.isalpha():
        return False  # one capital at most
    capitals = sum(letter.isupper() for letter in word)
    if capitals < 2:
        return False
    if any(candidate.matched_name.replace(".", "") == word for candidate in guess.candidates):
        return False
    if capitals < len(word):
        return len(word) <= _LONGEST_SHORT and _spelt_out(page, word)
    if len(word) > _LONGEST_SHORT or page.shouting[guess.first]:
        return False
    before = lower_at(page, guess.first - 1)
    dateline = (page.opens[guess.first] and page.gaps[guess.last : guess.last + 1] != [" "]) or (
        "/" in page.gaps[guess.first] and is_one_of_two(page, guess)
    )
    return not dateline and before not in _STRICTLY_IN


def _spelt_out(page: Page, word: str) -> bool:
    """Whether words that follow each other in the text have these letters for initials."""
    letters, size = word.lower(), len(word)
    initials = [lower[0] for lower in page.lower[:_HEAD]]
    for at in range(len(initials) - size + 1):
        if initials[at] == letters[0] and is_capital(page, at) and "".join(initials[at : at + size]) == letters:
            return True
    return False


def _person(page: Page, guess: Guess) -> bool:
    """As in "Abu X", "named X Y", "the house of X Y", "X Y, 32,", "X Y (32 years old)", "the governor, X Y, said", "X Y contributed to this report"."""
    first, end = guess.run
    if not first <= guess.first < end or guess.last > end or page.shouting[first]:
        return False
    if page.lower[first - 1 : first] == ["old"] and page.gaps[first] == " " and page.gaps[first - 1] == "-":
        # "Seven-year-old X lost her brother"; "a 48-year-old X man" comes from there.
        alone = guess.run == (guess.first, guess.last) and page.gaps[end : end + 1] == [" "]
        return alone and page.shapes[end] == LOWER and page.lower[end] not in lx.PEOPLE
    if first < guess.first and page.lower[guess.first - 1] in _FATHERS:
        return True
    if lower_at(page, first - 1) == "from" and lower_at(page, first - 2) in _GIVEN and not _is_large(guess):
        return True
    if end - first < 2 or end - first > 4:
        return False
    if lower_at(page, first - 1) == "of" and lower_at(page, first - 2) in _HIS and guess.last < end:
        return True
    after, gap = lower_at(page, end), page.gaps[end] if end < len(page.words) else ""
    titled = page.gaps[first] == ", " and lower_at(page, first - 1) in lx.TITLES and page.shapes[first - 1] == LOWER
    if titled and gap == ", " and (guess.first, guess.last) != (first, end):
        return True  # "the governor, X Y, said"
    if after in _CREDITED and gap == " ":
        return True
    if lower_at(page, first - 1) in ("named", "nicknamed") and lower_at(page, first - 2) not in lx.DESCRIPTORS:
        return True
    if not after.isdecimal() or int(after[:4]) not in _AGES:
        return False
    behind = page.text[page.ends[end] : page.ends[end] + 8]
    if gap.strip() == ",":
        return behind[:1] in (",", ".", ";", ")") and lower_at(page, first - 1) not in lx.LOCATIVE
    return gap == " (" and behind.startswith((" years", "-year"))


def _channel(page: Page, guess: Guess) -> bool:
    """As in "Vost Now reported": a channel that calls itself after its town."""
    end = guess.run[1]
    if end != guess.last + 1 or page.shouting[guess.first] or lower_at(page, guess.last) not in _CHANNELS:
        return False
    return lower_at(page, end) in _REPORTS or page.possessive[end - 1]


_CHANNELS = frozenset("now live today online voice 24 direct".split())
_REPORTS = frozenset(
    "reported reports said says posted wrote published showed shared broadcast cited quoted aired added claimed channel".split()
)


def _namesake(page: Page, guess: Guess) -> bool:
    """As in "the university named after X": whom or what it honours is no place of the story."""
    first = guess.first
    honoured = lower_at(page, first - 1) == "after" and lower_at(page, first - 2) in ("named", "renamed", "called")
    return honoured and not _is_large(guess)


def _credit(page: Page, guess: Guess) -> bool:
    """As in "(Photo: ...)", "AFP via Getty Images", and a line of names parted by strokes under the text."""
    start = page.starts[guess.first]
    opening = page.text.rfind("(", max(0, start - 60), start)
    if opening >= 0:
        bracketed = page.text[opening + 1 : start]
        if ")" not in bracketed and ":" in bracketed:
            head = bracketed.split(maxsplit=1)[0]
            if head.rstrip(":").lower() in _CREDITS:
                return start - opening < 50
    if guess.kind is not Kind.KNOWN and page.lower[guess.last - 1] in ("images", "photo"):
        return True
    if start <= len(page.text) // 2:
        return False
    earliest, latest = max(0, start - _LONGEST_CREDIT), start + _LONGEST_CREDIT
    begin, end = page.text.rfind("\n", earliest, start) + 1 or earliest, page.text.find("\n", start, latest)
    line = page.text[begin : end if end >= 0 else latest]
    if "/" not in line:
        return False
    words = line.replace("/", " ").split()
    named = len(words) <= 6 and all(word[0].isupper() or word[:3] == "al-" for word in words)
    return named and is_small(guess)


_LONGEST_CREDIT = 400  # characters of a line of six names, on either side of one


def _outgrown(_page: Page, guess: Guess) -> bool:
    """As in "Tal Vosh Karn" where some hamlet is called Tal Vosh, and no wording calls the whole a place."""
    return guess.outgrown and guess.kind is Kind.KNOWN


def _hyphened(page: Page, guess: Guess) -> bool:
    """As in "Vost-Karn", which no gazetteer has: not the small place Vost; "the Vost-Karsa road" leads from it."""
    last = guess.last
    if guess.kind is not Kind.KNOWN or last >= len(page.words) or page.gaps[last] != "-" or not is_capital(page, last):
        return False
    if _common(page, last, last + 1, 35) or lower_at(page, last + 1) in _WAYS:
        return False  # the "Vost-Bread" shop
    if fold(guess.candidates[0].place.name)[:1] != guess.key[:1]:
        return True  # a by-name of something else, no other spelling
    return is_small(guess) and not _is_large(guess)


_WAYS = frozenset(
    "road roads highway motorway route line axis front border railway corridor direction directions sector area pipeline".split()
)


def _cut(page: Page, guess: Guess) -> bool:
    """As in "found in Tal…": the headline breaks off in the middle of a name."""
    if guess.last - guess.first != 1 or page.lower[guess.first] not in lx.NAME_OPENERS:
        return False
    return page.text.startswith(("…", "..."), page.ends[guess.last - 1])


def _common(page: Page, first: int, last: int, grade: int) -> bool:
    return all(common_words().get(word, 99) <= grade for word in page.lower[first:last])


def _is_large(guess: Guess) -> bool:
    return any(candidate.place.level in LARGE for candidate in guess.candidates[:3])


_RULES: tuple[tuple[Callable[[Page, Guess], bool], str], ...] = (
    (_in_body, "part of the name of an organisation"),
    (_of_fighters, "part of the name of an armed group"),
    (_medium, "the name of a newspaper, agency or channel"),
    (_abbreviation, "an abbreviation"),
    (_person, "part of a person's name"),
    (is_unit, "the name of a military unit"),
    (is_peoples, "part of the name of an organisation"),
    (_channel, "the name of a newspaper, agency or channel"),
    (is_vessel, "the name of a ship"),
    (is_house, "the name of a house"),
    (is_firm, "the name of a firm"),
    (_hyphened, "the first part of a name with a hyphen"),
    (in_honour_of, "a person whom a house, a street or a unit is called after"),
    (in_armed_group, "the name of an armed group"),
    (_namesake, "what something is named after"),
    (_credit, "in a credit"),
    (is_operation, "part of the name of a military operation"),
    (is_weapon, "the name of a weapon"),
    (_outgrown, "part of a longer name that no gazetteer has"),
    (_cut, "the beginning of a name that is cut off"),
)
