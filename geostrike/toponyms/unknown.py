"""Names the gazetteer lacks, where the wording calls them places: "the village of Xyz", "Mill Street", "near Xyz".

A name called a place once is a guess wherever it stands by itself; lists are another module's (``lists.py``).
"""

from __future__ import annotations

from geostrike.language.names import fold
from geostrike.model import Level
from geostrike.toponyms.guesses import ARTICLES, Guess, Kind, is_capital, lower_at
from geostrike.toponyms.lexicon import (
    ADMIN_HEADS,
    ATTACKED,
    ATTACKS_ON,
    BUILDING_HEADS,
    CALENDAR,
    COMPASS,
    CONNECTORS,
    DESCRIPTORS,
    FACILITY_HEADS,
    FUNCTION_WORDS,
    LEADING_DESCRIPTORS,
    LOCATIVE,
    MEDIA_HEADS,
    NAME_OPENERS,
    NOT_PLACES,
    ORG_HEADS,
    PLURAL_HEADS,
    POST_DESCRIPTORS,
    SURE_OPENERS,
    TITLES,
)
from geostrike.toponyms.page import LOWER, UPPER, Page
from geostrike.toponyms.wordlists import common_words, first_names

__all__ = [
    "find_compound",
    "find_described",
    "find_lead",
    "find_located",
    "find_road",
    "goes_on_with_hyphen",
    "is_plausible",
    "repeat",
]

_HEADS = ADMIN_HEADS | FACILITY_HEADS | PLURAL_HEADS | {"canton"}
_LONGEST_SHORT = 4  # letters of an abbreviation
# Words that are no part of an unknown place's name.
_NO_NAMES = CALENDAR | TITLES | (FUNCTION_WORDS - CONNECTORS)
# Words that no name runs on into: "the town of Oskara Police Department" is about the police.
_BREAKS = ORG_HEADS | TITLES | COMPASS
# What no unknown name of a place ends in: it is a newspaper, a company, a person.
_BODIES = ORG_HEADS | MEDIA_HEADS | frozenset("jr sr snr jnr".split())
# "The Supreme Court", "the Fisheries Department": a body, not a court of houses or a French division.
_BENCHES = frozenset(
    "supreme high trial circuit crown magistrates county counties commissioners federal appeals appellate regional juvenile "
    "family probate municipal superior criminal civil constitutional international world tax district divisional military".split()
)


def find_described(page: Page, runs: list[tuple[int, int]], at: int, known: Guess | None) -> Guess | None:
    """A name with its kind: "Mill Street", "Karsa district", "the village of Xyz"."""
    first, end = runs[at]
    if (
        known is not None
        and known.kind is Kind.ADJECTIVE
        and known.last < end
        and page.lower[end - 1] in FACILITY_HEADS
    ):
        return _headed(page, at, end, known)  # "Belmoran Street"
    if known is not None and (known.last >= end or known.kind is not Kind.KNOWN) and not find_lead(page, at):
        return None
    headed = (_headed(page, at, end, known) or _mast(page, at, end, known)) if end - at >= 2 else None
    if headed is not None:
        return headed
    led, after = find_lead(page, at), lower_at(page, end)
    if at != first or (known is not None and (known.last >= end or not (led or _names_a_site(page, known, after)))):
        return None
    if known is not None and page.lower[known.last] in _BREAKS:
        return None
    follows = (
        end < len(page.words)
        and page.joined[end]
        and page.shapes[end] == LOWER
        and after in POST_DESCRIPTORS
        and not goes_on_with_hyphen(page, end)
    )
    called = led is not None and lower_at(page, at - 1) == "of"
    if not (led or follows) or not is_plausible(page, at, end, called=called):
        return None
    word = led or after
    surface = page.text[page.starts[at] : page.ends[end - 1]]
    return Guess(
        at, end, Kind.DESCRIBED, surface, descriptor=word, levels=(Level(DESCRIPTORS[word]),), key=fold(surface)
    )


def _names_a_site(page: Page, known: Guess, after: str) -> bool:
    """Whether a village happens to be called as a longer name of a building or road begins: "the Bell Tower roundabout"."""
    return (
        after in DESCRIPTORS
        and Level(DESCRIPTORS[after]) is Level.POINT
        and known.last - known.first == 1
        and page.lower[known.first] in common_words()
    )


def find_lead(page: Page, at: int) -> str | None:
    """The descriptor right before a name: "the village (of) X"."""
    before = page.lower[at - 1] if at else ""
    if before != "of" and before not in LEADING_DESCRIPTORS:
        return None
    leads = lower_at(page, at - 2) if before == "of" else before
    small = page.shapes[at - 1] == LOWER or (page.shouting[at - 1] and before == "of")
    if at and leads in LEADING_DESCRIPTORS and small and page.gaps[at] == " ":
        return leads
    return None


def _headed(page: Page, at: int, end: int, known: Guess | None) -> Guess | None:
    """A name that ends in a word for a kind of place, in capitals: "Vinmoor County", "Karsa Oncology Hospital"."""
    last = next((i for i in range(end - 1, at, -1) if page.lower[i] in _HEADS), None)
    if last is None or (known is not None and known.last > last):
        return None
    head = page.lower[last]
    if (head == "court" and page.lower[last - 1] in _BENCHES) or (head == "department" and _is_office(page, last)):
        return None
    if _skip(page, at, last) != at or (head in ADMIN_HEADS and (_common(page, at, last) or _is_body(page, last, end))):
        return None
    surface = page.text[page.starts[at] : page.ends[last]]
    guess = Guess(
        at, last + 1, Kind.DESCRIBED, surface, descriptor=page.words[last], levels=(_level(head),), key=fold(surface)
    )
    named_after = known is not None and known.kind is Kind.KNOWN and known.first == at and head in BUILDING_HEADS
    if known is not None and named_after and not (_placed(page, at, last, known) or _says_its_kind(page, known)):
        # A building named after its town stands in that town.
        guess.stands_in, guess.candidates = known.name, known.candidates
    return guess


def _says_its_kind(page: Page, known: Guess) -> bool:
    """As in "the Drama Theater", though some town is called Drama."""
    word = page.lower[known.first]
    lone = known.last - known.first == 1 and common_words().get(word, 99) <= _KIND_GRADE
    return lone and lower_at(page, known.first - 1) == "the"


_KIND_GRADE = 35  # of the word list: 35 and less are words that most readers know


def _placed(page: Page, at: int, last: int, known: Guess) -> bool:
    """Whether the building is named after a person ("Omar bin Vost Mosque"), or the text says where it stands."""
    if any(page.shapes[i] == LOWER and page.lower[i] in CONNECTORS for i in range(known.last, last)):
        return True
    if (
        page.lower[at] in first_names()
        and known.last - at == 1
        and known.last < last
        and page.lower[last] not in _PUBLIC
    ):
        return True
    behind = last + 1
    if lower_at(page, behind) in _HAPPENED and lower_at(page, behind + 2) == "in" and page.shapes[behind + 1] == LOWER:
        behind += 2  # "Karsa Bridge was bombed in Dovrin"
    if lower_at(page, behind) != "in" or page.gaps[behind] != " ":
        return False
    for i in range(behind + 1, min(behind + 5, len(page.words))):
        if is_capital(page, i):
            return page.lower[i] != page.lower[at]
        if page.shapes[i] != LOWER or not page.joined[i]:
            return False
    return False


_HAPPENED = frozenset("was were is are".split())
# Works that bear the name of their town, though it be a first name as well: "Lindon Bus Station".
_PUBLIC = frozenset("station port harbor harbour airfield refinery depot dam checkpoint plant".split())


def _mast(page: Page, at: int, end: int, known: Guess | None) -> Guess | None:
    """As in "the Karsa TV tower", "Karsa Television Centre": no broadcaster speaks, its mast stands in the town."""
    if known is None or known.kind is not Kind.KNOWN or lower_at(page, known.last) not in _BROADCAST:
        return None
    head = next((i for i in range(known.last + 1, min(known.last + 4, len(page.words))) if page.joined[i]), None)
    while head is not None and page.lower[head] not in _MASTS:
        head = head + 1 if head <= known.last + 2 and head + 1 < len(page.words) and page.joined[head + 1] else None
    if head is None or head < end - 1:
        return None
    surface = page.text[page.starts[at] : page.ends[head]]
    guess = Guess(
        at, head + 1, Kind.DESCRIBED, surface, descriptor=page.words[head], levels=(Level.POINT,), key=fold(surface)
    )
    guess.stands_in, guess.candidates = known.name, known.candidates
    return guess


_BROADCAST = frozenset("tv television radio".split())
_MASTS = frozenset("tower towers mast center centre station building antenna transmitter".split())


def find_compound(page: Page, runs: list[tuple[int, int]], at: int) -> Guess | None:
    """An unknown name whose first part makes a place of it: "Tal Vost", "Jabal al-Vost", "Deir Abu Vost"."""
    first, end = runs[at]
    if at != first or end - at < 2 or page.lower[at] not in SURE_OPENERS or lower_at(page, at - 1) in TITLES:
        return None
    last = at + 1
    while last < end - 1 and (page.lower[last] in ARTICLES or page.lower[last] in NAME_OPENERS):
        last += 1
    word = page.lower[last]
    if not is_capital(page, last) or word in DESCRIPTORS or word in _BREAKS or word in FUNCTION_WORDS:
        return None
    surface = page.text[page.starts[at] : page.ends[last]]
    return Guess(at, last + 1, Kind.DESCRIBED, surface, key=fold(surface))


def find_road(page: Page, at: int) -> Guess | None:
    """A road by its number: "Highway 19", "Route 4"; not "M4", which may be a rifle."""
    last = at + 1
    if page.lower[at] not in _NUMBERED or last >= len(page.words) or page.gaps[last] not in (" ", "-"):
        return None
    if not page.words[last].isdigit() or len(page.words[last]) > 4:
        return None
    surface = page.text[page.starts[at] : page.ends[last]]
    return Guess(at, last + 1, Kind.DESCRIBED, surface, descriptor="road", levels=(Level.POINT,), key=fold(surface))


_NUMBERED = frozenset("highway interstate route motorway autoroute".split())


def _is_office(page: Page, last: int) -> bool:
    """Whether a department is one of a government: "Vinmoor Police Department", "Karsa Department of Corrections"."""
    before = page.lower[last - 1]
    return lower_at(page, last + 1) == "of" or before in ORG_HEADS or common_words().get(before, 99) <= 50


def goes_on_with_hyphen(page: Page, at: int) -> bool:
    """Whether a word is the beginning of another: "quarter" of "quarter-final", "state" of "state-run"."""
    return at + 1 < len(page.words) and page.gaps[at + 1] == "-" and page.shapes[at + 1] == LOWER


def find_located(page: Page, runs: list[tuple[int, int]], at: int) -> Guess | None:
    """An unknown name right after "in", "near", "outside"."""
    first, end = runs[at]
    if at != first or end - at > 3:
        return None
    if page.gaps[at] == ", " and _is_before_division(page, runs, end):
        return _located(page, at, end) if is_plausible(page, at, end) else None
    if not page.gaps[at].isspace():
        return None
    before = lower_at(page, at - 1)
    attacked = before in ATTACKED or (before == "on" and lower_at(page, at - 2) in ATTACKS_ON)
    bearing = before == "of" and lower_at(page, at - 2) in _BEARINGS
    if not (before in LOCATIVE or attacked or bearing) or not (page.shapes[at - 1] == LOWER or page.opens[at - 1]):
        return None
    # "inside Sheikh Vost" is a place named after him, unless he acts or owns something there.
    named_after = end - at > 1 and page.lower[at] in _SAINTS and before in _INSIDE and not page.possessive[end - 1]
    if not is_plausible(page, at + named_after, end) or (end - at > 1 and page.lower[end - 1] in _BODIES):
        return None
    if page.shouting[at] or page.shapes[at] == UPPER:
        return None
    return _located(page, at, end)


def _located(page: Page, at: int, end: int) -> Guess:
    surface = page.text[page.starts[at] : page.ends[end - 1]]
    return Guess(at, end, Kind.LOCATED, surface, key=fold(surface))


def _is_before_division(page: Page, runs: list[tuple[int, int]], end: int) -> bool:
    """As in "damage to a store, Xyz, Karsa Oblast": what holds it follows, and says that it is one."""
    if end >= len(page.words) or page.gaps[end] != ", " or runs[end][0] != end:
        return False
    last = runs[end][1]
    return last - end > 1 and page.lower[last - 1] in ADMIN_HEADS


_SAINTS = frozenset("sheikh sheik shaykh".split())
_INSIDE = frozenset("in inside outside near around at".split())


_BEARINGS = COMPASS | {"outskirts", "suburbs", "vicinity", "countryside"}


def is_plausible(page: Page, at: int, end: int, *, called: bool = False) -> bool:
    """Whether an unknown name has no word that speaks against its being a place.

    ``called``: "the village of" stands before it, so that it may begin as a person's name does.
    """
    for i in range(at, end):
        word = page.lower[i]
        if word in ARTICLES:
            continue
        if word in _NO_NAMES or page.in_lower_case[word] > 1:
            return False
    if end - at == 1 and (page.lower[at] in NOT_PLACES or _is_short(page, at)):
        return False
    if end - at > 1 and all(word in NOT_PLACES or word in ORG_HEADS for word in page.lower[at:end]):
        return False
    if end - at == 1 and common_words().get(page.lower[at], 99) <= 20:
        return False
    named = page.lower[at] in first_names() and page.lower[at] not in ARTICLES and page.lower[at] not in NAME_OPENERS
    return called or not (end - at > 1 and named)


def _is_short(page: Page, at: int) -> bool:
    """As in "an IDP camp" or "UN camps"; a "T4 base" is one."""
    word = page.words[at].removesuffix("s")
    return word.isupper() and word.isalpha() and len(word) <= _LONGEST_SHORT and not page.shouting[at]


def _common(page: Page, at: int, last: int) -> bool:
    """Whether only common words lead to the head: "Islamic State", "Supreme District", not "Vinmoor County"."""
    common = common_words()
    return all(page.lower[i] in ORG_HEADS or common.get(page.lower[i], 99) <= 20 for i in range(at, last))


def _is_body(page: Page, last: int, end: int) -> bool:
    """As in "Vinmoor Department of Health", "Vinmoor Regional State Administration": a body, no division."""
    if last + 1 < end:
        return page.lower[last + 1] in ORG_HEADS
    return page.lower[last] == "department" and lower_at(page, end) == "of"


def _skip(page: Page, at: int, last: int) -> int | None:
    """Where a name with the head ``last`` begins: after titles and words that only open the sentence."""
    while at < last and (page.lower[at] in TITLES or (page.opens[at] and page.lower[at] in FUNCTION_WORDS)):
        at += 1
    return at if at < last else None


def _level(head: str) -> Level:
    if head in DESCRIPTORS:
        return Level(DESCRIPTORS[head])
    if head in ADMIN_HEADS:
        return Level.DISTRICT
    if head in PLURAL_HEADS:
        return Level.TOWN
    return Level.POINT


def repeat(page: Page, guesses: list[Guess], runs: list[tuple[int, int]]) -> list[Guess]:
    """An unknown name that some wording called a place is a guess wherever it stands by itself."""
    called = {
        tuple(page.lower[guess.first : guess.last]): guess
        for guess in guesses
        if guess.kind in (Kind.DESCRIBED, Kind.LOCATED) and not guess.candidates
    }
    if not called:
        return guesses
    taken = {i for guess in guesses for i in range(guess.first, guess.last)}
    starts = {words[0] for words in called}
    added = []
    for i, word in enumerate(page.lower):
        first, end = runs[i]
        if word in starts and i == first and i not in taken:
            model = called.get(tuple(page.lower[first:end]))
            if model is not None and taken.isdisjoint(range(first, end)):
                surface = page.text[page.starts[first] : page.ends[end - 1]]
                added.append(Guess(first, end, Kind.REPEATED, surface, key=model.key, run=(first, end)))
    return sorted([*guesses, *added], key=lambda guess: guess.first) if added else guesses
