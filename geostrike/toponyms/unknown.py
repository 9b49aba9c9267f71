"""Names the gazetteer lacks, where the wording calls them places: "the village of Xyz", "Mill Street", "near Xyz".

Lists of them are another module's (``lists.py``).
"""

from __future__ import annotations

from geostrike.model import Level
from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.guesses import Guess, Kind, is_capital, lower_at, make_guess, runs_on
from geostrike.toponyms.page import LOWER, UPPER, Page

__all__ = [
    "find_compound", "find_described", "find_lead", "find_located", "goes_on_with_hyphen", "is_attacked", "is_plausible",
]  # fmt: skip

_HEADS = dict.fromkeys(lx.FACILITY_HEADS, Level.POINT) | dict.fromkeys(lx.PLURAL_HEADS, Level.TOWN)
_HEADS |= dict.fromkeys(lx.ADMIN_HEADS, Level.DISTRICT)
_LONGEST_LOCATED = 3  # words
_LONGEST_SHORT = 4  # letters of an abbreviation
# Words that are no part of an unknown place's name.
_NO_NAMES = lx.CALENDAR | lx.TITLES | (lx.FUNCTION_WORDS - lx.CONNECTORS)
# Words that no name runs on into: "the town of Oskara Police Department" is about the police.
_BREAKS = lx.ORG_HEADS | lx.TITLES | lx.COMPASS
# What no unknown name of a place ends in: it is a newspaper, a company, a person.
_BODIES = lx.ORG_HEADS | lx.MEDIA_HEADS | frozenset("jr sr snr jnr".split())
_BEARINGS = lx.COMPASS | {"outskirts", "suburbs", "vicinity", "countryside"}


def find_described(page: Page, runs: list[tuple[int, int]], at: int, known: Guess | None) -> Guess | None:
    """A name with its kind: "Mill Street", "Karsa district", "the village of Xyz"."""
    first, end = runs[at]
    led = find_lead(page, at)
    if known is not None and (known.last >= end or known.kind is not Kind.KNOWN) and not led:
        street = known.kind is Kind.ADJECTIVE and known.last < end and page.lower[end - 1] in lx.FACILITY_HEADS
        return _headed(page, at, end, known) if street else None  # "Belmoran Street"
    headed = _headed(page, at, end, known) if end - at >= 2 else None
    if headed is not None or at != first:
        return headed
    if known is not None and (known.last >= end or not led or page.lower[known.last] in _BREAKS):
        return None
    after = lower_at(page, end)
    followed = after in lx.POST_DESCRIPTORS and page.joined[end] and page.shapes[end] == LOWER
    followed = followed and not (after in lx.TOWNS_OF and lower_at(page, end + 1) == "of")
    word = led or (after if followed and not goes_on_with_hyphen(page, end) else "")
    called = led is not None and lower_at(page, at - 1) == "of"
    if not word or not is_plausible(page, at, end, called=called):
        return None
    guess = make_guess(page, at, end, Kind.DESCRIBED)
    guess.descriptor, guess.levels = word, (lx.DESCRIPTORS[word],)
    return guess


def find_lead(page: Page, at: int) -> str | None:
    """The descriptor right before a name: "the village (of) X", "the villages of: X, Y"."""
    of = lower_at(page, at - 1) == "of"
    word = lower_at(page, at - 1 - of)
    if word not in lx.LEADING_DESCRIPTORS or page.gaps[at] not in ((" ", ": ", ", ", "; ") if of else (" ",)):
        return None
    return word if page.shapes[at - 1] == LOWER or (page.shouting[at - 1] and of) else None


def _headed(page: Page, at: int, end: int, known: Guess | None) -> Guess | None:
    """A name that ends in a word for a kind of place, in capitals: "Vinmoor County", "Karsa Oncology Hospital"."""
    last = next((i for i in range(end - 1, at, -1) if page.lower[i] in _HEADS), None)
    if last is None or (known is not None and known.last > last):
        return None
    head, opens = page.lower[last], page.opens[at] and page.lower[at] in lx.FUNCTION_WORDS
    if opens or page.lower[at] in lx.TITLES or _is_body(page, at, last):
        return None
    guess = make_guess(page, at, last + 1, Kind.DESCRIBED)
    guess.descriptor, guess.levels = page.words[last], (lx.DESCRIPTORS.get(head, _HEADS[head]),)
    if known is not None and known.kind is Kind.KNOWN and known.first == at and head in lx.BUILDING_HEADS:
        of_person = page.lower[at] in lx.first_names() and known.last - at == 1 and known.last < last
        if not of_person and all(page.shapes[i] != LOWER for i in range(known.last, last)):  # "Omar bin Vost Mosque"
            # A building named after its town stands in that town.
            guess.stands_in, guess.candidates = known.name, known.candidates
    return guess


def _is_body(page: Page, at: int, last: int) -> bool:
    """As in "Vinmoor Police Department", "the Supreme Court", "Islamic State", "Vinmoor Regional State Administration"."""
    head, before, after = page.lower[last], page.lower[last - 1], lower_at(page, last + 1)
    if head in ("court", "department") and (after == "of" or before in lx.ORG_HEADS or before in lx.common_words()):
        return True
    if head not in lx.ADMIN_HEADS:
        return False
    goes_on = runs_on(page, last + 1) and after in lx.ORG_HEADS
    return goes_on or all(page.lower[i] in lx.ORG_HEADS or lx.is_common(page.lower[i]) for i in range(at, last))


def find_compound(page: Page, runs: list[tuple[int, int]], at: int) -> Guess | None:
    """An unknown name whose first part makes a place of it: "Tal Vost", "Jabal al-Vost", "Deir Abu Vost"."""
    (first, end), last = runs[at], at + 1
    if at != first or end - at < 2 or page.lower[at] not in lx.SURE_OPENERS or lower_at(page, at - 1) in lx.TITLES:
        return None
    while last < end - 1 and (page.lower[last] in lx.ARTICLES or page.lower[last] in lx.NAME_OPENERS):
        last += 1
    word = page.lower[last]
    if not is_capital(page, last) or word in lx.DESCRIPTORS or word in _BREAKS or word in lx.FUNCTION_WORDS:
        return None
    return make_guess(page, at, last + 1, Kind.DESCRIBED)


def goes_on_with_hyphen(page: Page, at: int) -> bool:
    """Whether a word is the beginning of another: "quarter" of "quarter-final", "state" of "state-run"."""
    return at + 1 < len(page.words) and page.gaps[at + 1] == "-" and page.shapes[at + 1] == LOWER


def is_attacked(page: Page, at: int) -> bool:
    """As in "bombed A", "strikes on A", "the shelling of A", where A begins at ``at``."""
    before, head = lower_at(page, at - 1), lower_at(page, at - 2)
    return before in lx.ATTACKED or head in {"on": lx.ATTACKS_ON, "of": lx.ATTACKS_OF}.get(before, ())


def find_located(page: Page, runs: list[tuple[int, int]], at: int) -> Guess | None:
    """An unknown name right after "in", "near", "outside", "bombed"."""
    first, end = runs[at]
    if at != first or end - at > _LONGEST_LOCATED or not page.gaps[at].isspace():
        return None
    before = lower_at(page, at - 1)
    bearing = before == "of" and lower_at(page, at - 2) in _BEARINGS
    if not (before in lx.LOCATIVE or is_attacked(page, at) or bearing):
        return None
    if not (page.shapes[at - 1] == LOWER or page.opens[at - 1]) or page.shouting[at] or page.shapes[at] == UPPER:
        return None
    if not is_plausible(page, at, end) or (end - at > 1 and page.lower[end - 1] in _BODIES):
        return None
    return make_guess(page, at, end, Kind.LOCATED)


def is_plausible(page: Page, at: int, end: int, *, called: bool = False) -> bool:
    """Whether an unknown name has no word that speaks against its being a place.

    ``called``: "the village of" stands before it, so that it may begin as a person's name does.
    """
    words = page.lower[at:end]
    if not words or any(
        word not in lx.ARTICLES and (word in _NO_NAMES or page.in_lower_case[word] > 1) for word in words
    ):
        return False
    if len(words) == 1:
        short = page.shapes[at] == UPPER and len(words[0]) <= _LONGEST_SHORT and not page.shouting[at]  # "an IDP camp"
        return words[0] not in lx.NOT_PLACES and not (short and words[0].isalpha()) and not lx.is_common(words[0])
    named = words[0] in lx.first_names() and words[0] not in lx.ARTICLES and words[0] not in lx.NAME_OPENERS
    return (called or not named) and any(word not in lx.NOT_PLACES and word not in lx.ORG_HEADS for word in words)
