"""Names of persons, armed groups and offices that hold a place's name: "the Omar Vost school", "Boko Haram", "the Vost health ministry"."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.company import LARGE
from geostrike.toponyms.guesses import ARTICLES, Guess, Kind, is_capital, lower_at
from geostrike.toponyms.page import LOWER, NUMBER
from geostrike.toponyms.wordlists import common_words, first_names

if TYPE_CHECKING:
    from geostrike.toponyms.page import Page

__all__ = ["in_armed_group", "in_honour_of", "is_armed_group", "names_body"]

# What is called after whom it honours, wherever it stands.
_HONOURING = frozenset(
    "school institute university college academy lyceum gymnasium kindergarten hospital clinic pharmacy mosque shrine church cathedral "
    "street avenue boulevard lane square park roundabout bridge stadium theatre theater museum library hotel mall tower hall club brigade "
    "brigades battalion battalions regiment barracks base airbase airport prison".split()
)
# Between the name and that word: "the Omar Vost technical secondary school", "the Omar Vost air base".
_SORTS = frozenset(
    "air military naval technical secondary primary elementary high girls girls' boys boys' industrial vocational agricultural medical "
    "general specialist specialised specialized national public private regional children's children’s maternity surgical teaching "
    "university international city state memorial islamic religious sports mechanised mechanized".split()
)
_MOST_SORTS = 3
_LONGEST = 5  # words of a person's name before the one that some place bears, too
_LONGEST_GROUP = 5  # words
_OF_NAMES = ARTICLES | frozenset("bin ibn ben abu umm abdul abdel van von de".split())
_SAYS_WHERE = lx.COMPASS | frozenset(
    "new old greater upper lower central inner outer great little big san santa saint st fort mount port lake cape south-east".split()
)


def in_honour_of(page: Page, guess: Guess) -> bool:
    """As in "the Omar al-Vost technical school", "General Vost street": called after a person, whose last name some place bears."""
    if guess.kind is not Kind.KNOWN or page.shouting[guess.first] or _is_large(guess):
        return False
    at = guess.last
    while at < guess.last + _MOST_SORTS and lower_at(page, at) in _SORTS and page.joined[at]:
        at += 1
    if lower_at(page, at) not in _HONOURING or not page.joined[at]:
        return False
    return _begins_like_a_person(page, guess)


def _begins_like_a_person(page: Page, guess: Guess) -> bool:
    """Whether a title or more of a name stands right before it, over articles and the like ("Omar bin al-")."""
    at = guess.first - 1
    while at >= max(0, guess.first - _LONGEST) and page.joined[at + 1] and lower_at(page, at) in _OF_NAMES:
        at -= 1
    if at < 0 or not page.joined[at + 1] or not is_capital(page, at) or page.sentence[at] != page.sentence[guess.first]:
        return False
    word = page.lower[at]
    if word in lx.TITLES:
        return True
    if word in _SAYS_WHERE or word in lx.DESCRIPTORS or word in lx.NAME_OPENERS or page.opens[at]:
        return False
    honours = at > 0 and page.joined[at] and page.lower[at - 1] in _OF_NAMES  # "al-Din"
    return honours or word in first_names() or word not in common_words()


def in_armed_group(page: Page, guess: Guess) -> bool:
    """As in "Boko Haram" where a town is called Haram: a part of the name."""
    group = _find_group(page, guess)
    return group is not None and group != (guess.first, guess.last)


def is_armed_group(page: Page, guess: Guess) -> bool:
    """As in "Islamic Jihad": the whole name."""
    return _find_group(page, guess) == (guess.first, guess.last)


def _find_group(page: Page, guess: Guess) -> tuple[int, int] | None:
    """The words of the armed group's name that it is or stands in."""
    if page.lower[guess.last - 1] not in _words_of_groups():
        return None
    size = guess.last - guess.first
    for length in range(max(1, size), _LONGEST_GROUP + 1):
        for first in range(max(0, guess.last - length), guess.first + 1):
            if " ".join(page.lower[first : first + length]) in _groups() and is_capital(page, first + length - 1):
                return first, first + length
    return None


_AUTHORITIES = frozenset(
    "government ministry ministries authority authorities administration agency parliament council junta regime police prosecutors "
    "prosecutor command committee directorate department group grouping choir orchestra ensemble club company court courts tribunal "
    "cartel cartels mafia clan clans gang gangs syndicate shura cabinet daily newspaper paper diocese headquarters".split()
)
# Written large as well: "the Vost Cartel".
_BANDS = frozenset("cartel mafia syndicate shura".split())
_THEIR_KINDS = frozenset(
    "health news regional city military civil state provincial local interior foreign defence defense municipal emergency rescue "
    "security transport energy education press district interim de facto media operations operational tactical strategic joint "
    "defensive coordination football sports boxing trading cossack folk philharmonic symphony chamber".split()
)
_HOUSES = lx.BUILDING_HEADS | lx.DESCRIPTORS.keys() | frozenset("office offices compound complex quarters".split())


def names_body(page: Page, guess: Guess) -> bool:
    """As in "the Vost health ministry said", "the Vost Human Rights Protection Group": who speaks or acts, not where."""
    before = lower_at(page, guess.first - 1)
    led = before in ("the", "a", "an") or page.shapes[max(0, guess.first - 1)] == NUMBER  # "the 3rd Vost Tank Army"
    if before in ("the", "a", "an"):
        before = lower_at(page, guess.first - 2)
    if before == "of" and lower_at(page, guess.first - 2) in _HOSTS and is_capital(page, guess.first - 2):
        return True
    if before in lx.LOCATIVE or before in lx.ATTACKED or page.shouting[guess.first]:
        return False
    first, end = guess.run
    behind = end - guess.last
    club = behind >= _CLUB - led and not _heads_place(page, end)
    if guess.first == first and club:
        return lower_at(page, end) not in _HOUSES
    at = guess.last
    while at < guess.last + _MOST_SORTS and lower_at(page, at) in _THEIR_KINDS and page.joined[at]:
        at += 1
    if lower_at(page, at) not in _AUTHORITIES or not page.joined[at]:
        return False
    if page.shapes[at] != LOWER and page.lower[at] not in _BANDS:
        return False
    return page.possessive[at] or lower_at(page, at + 1) not in _HOUSES  # "the prosecutor's office said"


def _heads_place(page: Page, end: int) -> bool:
    """Whether the last word before ``end`` is one for a kind of place: "the Vost Cement Plant", "the Vost General Hospital"."""
    word = page.lower[end - 1]
    return any(form in _HEADS for form in (word, word.removesuffix("s")))


_HEADS = (
    _HOUSES | lx.FACILITY_HEADS | lx.ADMIN_HEADS | lx.SETTLEMENT_HEADS | lx.SCHOOLS | frozenset(("center", "centre"))
)


# "The Army of Vost".
_HOSTS = frozenset(
    "army brigade brigades battalion battalions front movement militia guards lions sword swords falcons hawks".split()
)
_CLUB = 3  # words behind the place's name, at least, or one less behind "the": of a shorter name the model knows more


@cache
def _words_of_groups() -> frozenset[str]:
    return frozenset(word for name in _groups() for word in name.split())


@cache
def _groups() -> frozenset[str]:
    """Armed groups whose names are or hold those of places, from monitors' code books of all regions; a line each."""
    return frozenset(Path(__file__).parent.joinpath("words", "groups.txt").read_text(encoding="utf-8").split("\n")) - {
        ""
    }


def _is_large(guess: Guess) -> bool:
    return any(candidate.place.level in LARGE for candidate in guess.candidates[:3])
