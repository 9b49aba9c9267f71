"""Stretches of words that might be a place name: known to the gazetteer, or called a place by the wording.

Order of work: runs of capitals, then the longest known names in them, peoples and adjectives, and last the unknown names that
a descriptor or a preposition points at. Nothing is judged here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.language.names import Folded, fold
from geostrike.model import Level
from geostrike.toponyms.arabic import find_arabic
from geostrike.toponyms.company import LARGE
from geostrike.toponyms.guesses import ARTICLES, Guess, Kind, is_capital
from geostrike.toponyms.lexicon import (
    ABBREVIATIONS,
    ATTACKED,
    COMPASS,
    COMPASS_INITIALS,
    CONNECTORS,
    DESCRIPTORS,
    FUNCTION_WORDS,
    LOCATIVE,
    MOTION_VERBS,
    NAME_OPENERS,
    NOT_PLACES,
)
from geostrike.toponyms.lists import extend_lists
from geostrike.toponyms.outgrown import is_outgrown
from geostrike.toponyms.page import CAPITAL, LOWER, NUMBER, UPPER, Page
from geostrike.toponyms.unknown import find_compound, find_described, find_located, find_road, repeat

if TYPE_CHECKING:
    from geostrike.gazetteer.index import Gazetteer

__all__ = ["find_runs", "gather"]

_LONGEST_RUN = 12  # a longer run of capitals is no name; it also keeps the reading of hostile text linear
_LONGEST = 8  # words in a name; longer ones exist only in lists of official names


_NO_HAMLET = 5_000  # people; below, a person's name with an article is likelier ("al-Omar")
_SON_OF = frozenset("bin ibn ben bint".split())
_BEFORE_ARTICLES = _SON_OF | frozenset("abu umm de van von der".split())
_ARTICLES_OF_NAMES = frozenset("al el ash ar az ad as an la los las der den".split())
_NO_CONNECTORS = frozenset("of and in under the on us".split())
_PARTING = frozenset(
    "on in under and us".split()
)  # "Karsa And Dovrin On Friday"; what the gazetteer knows it finds whole
# Those that are no English word when a blank follows them.
_LONE_ARTICLES = frozenset("al el ash ar az ad adh ath ed ez".split())
_SMALL_IN_TEXT = LOCATIVE | ATTACKED | MOTION_VERBS | frozenset(("of", "the", "and")) | frozenset(DESCRIPTORS)


_CAPITALS = frozenset({CAPITAL, UPPER})


def find_runs(page: Page) -> list[tuple[int, int]]:
    """For each word the run of capitals that it stands in, as (first, end); (i, i) for words outside."""
    size, shapes = len(page.words), page.shapes
    runs = [(i, i) for i in range(size)]
    i = 0
    while i < size:
        if shapes[i] not in _CAPITALS or _parts_names(page, i):
            i += 1
            continue
        end = i + 1
        while end < size and page.joined[end] and end - i < _LONGEST_RUN:
            if _parts_names(page, end):
                break
            if is_capital(page, end):
                end += 1
            else:
                step = _connected(page, end)
                if not step:
                    break
                end += step
        first = i
        while (
            first < end - 1
            and page.opens[first]
            and (page.lower[first] in FUNCTION_WORDS or page.lower[first] in LOCATIVE)
        ):
            first += 1
            if first < end and not page.opens[first]:
                break
        if first < end - 1 and page.lower[first] in COMPASS_INITIALS and page.gaps[first + 1] in (" ", ". "):
            first += 1  # "W. Karsa" is the west of Karsa
        if first and page.shapes[first - 1] == LOWER and _is_article(page, first - 1):
            first -= 1  # "al-Bab" is one name, and so is "al Bab"
        for at in range(first, end):
            runs[at] = (first, end)
        i = end
    return runs


def _is_hyphened_in(page: Page, at: int) -> bool:
    """Whether a small word stands between hyphens in a name: "Port-au-Vost", "Karsa-sur-Mer"."""
    return (
        at + 1 < len(page.words)
        and page.shapes[at] == LOWER
        and page.gaps[at] in _HYPHENS
        and page.gaps[at + 1] in _HYPHENS
        and is_capital(page, at + 1)
    )


_HYPHENS = frozenset({"-", "‑"})
_JOINING = frozenset("to and or vs versus held led based backed run".split())  # "Karsa-to-Dovrin", two names


def _connected(page: Page, at: int) -> int:
    """How many words on a run goes from here over small words: "al Vard", "bin al Vard"; 0 when it ends."""
    if _is_hyphened_in(page, at) and page.lower[at] not in _JOINING:
        return 2
    if page.lower[at] not in CONNECTORS or page.lower[at] in _NO_CONNECTORS:
        return 0
    for step in (1, 2):
        if at + step >= len(page.words) or not page.joined[at + step]:
            return 0
        if is_capital(page, at + step):
            return step + 1
        if page.lower[at] not in _BEFORE_ARTICLES or page.lower[at + 1] not in _ARTICLES_OF_NAMES:
            return 0
    return 0


def _is_article(page: Page, at: int) -> bool:
    """Whether word ``at`` is the Arabic article of the next one."""
    if page.gaps[at + 1] in ("-", "‑"):
        return page.lower[at] in ARTICLES
    return page.gaps[at + 1] == " " and page.words[at] in _LONE_ARTICLES


def _parts_names(page: Page, i: int) -> bool:
    """In a line of capitals: a word that would be written small elsewhere, and so ends a name."""
    if not page.shouting[i]:
        return False
    word = page.lower[i]
    return (word in FUNCTION_WORDS and word not in CONNECTORS) or word in _SMALL_IN_TEXT or word in _PARTING


def gather(page: Page, gazetteer: Gazetteer, runs: list[tuple[int, int]]) -> list[Guess]:
    """Every guess, in order of the text, none overlapping another. ``runs`` are those of ``find_runs``."""
    guesses: list[Guess] = []
    size, shapes, lower = len(page.words), page.shapes, page.lower
    gazetteer.prepare(_openers(page))
    at = 0
    while at < size:
        shape = shapes[at]
        if shape not in (CAPITAL, UPPER) and not (shape == LOWER and lower[at] in ARTICLES):
            at += 1
            continue
        guess = _guess_at(page, gazetteer, runs, at)
        if guess is None or guess.last <= at:  # a bare article before a capital of another kind makes no name
            at += 1
            continue
        guess.run = runs[guess.last - 1]
        guesses.append(guess)
        at = guess.last
    guesses.extend(find_arabic(page, gazetteer))
    guesses.sort(key=lambda guess: guess.first)
    return repeat(page, extend_lists(page, guesses, runs), runs)


def _openers(page: Page) -> list[Folded]:
    """The words that a name may begin with, folded, each once."""
    words = {word for word, shape in zip(page.words, page.shapes, strict=True) if shape in (CAPITAL, UPPER)} | ARTICLES
    return [Folded(word) for word in sorted({fold(word).partition(" ")[0] for word in words}) if word]


def _guess_at(page: Page, gazetteer: Gazetteer, runs: list[tuple[int, int]], at: int) -> Guess | None:
    shape = page.shapes[at]
    if shape == LOWER:
        if not (
            page.lower[at] in ARTICLES and at + 1 < len(page.words) and page.joined[at + 1] and is_capital(page, at + 1)
        ):
            return None
    elif shape not in (CAPITAL, UPPER):
        return None
    if page.lower[at] in COMPASS and not (
        at + 1 < len(page.words) and page.joined[at + 1] and is_capital(page, at + 1)
    ):
        return None
    known = _known(page, gazetteer, at)
    if known is None and page.lower[at] in COMPASS:
        inner = _known(page, gazetteer, at + 1)
        if inner is not None and inner.last == runs[at][1]:
            return None  # "Northwest Arvania"
    named = find_described(page, runs, at, known)
    if named is not None and not _falls_apart(page, gazetteer, known, named):
        return named
    if known is not None:
        known.outgrown = is_outgrown(page, gazetteer, runs, known)
        return (find_located(page, runs, at) if known.outgrown else None) or known
    return (
        _abbreviation(page, gazetteer, at)
        or find_road(page, at)
        or find_compound(page, runs, at)
        or find_located(page, runs, at)
        or _without_article(page, gazetteer, runs, at)
    )


def _falls_apart(page: Page, gazetteer: Gazetteer, known: Guess | None, named: Guess) -> bool:
    """Whether a described name is two known ones side by side: "Karsa North Arvan"."""
    if known is None or known.kind is not Kind.KNOWN or known.last >= named.last - 1:
        return False
    return gazetteer.knows(fold(page.text[page.starts[known.last] : page.ends[named.last - 1]]))


def _known(page: Page, gazetteer: Gazetteer, at: int) -> Guess | None:
    """The longest name the gazetteer knows, or a people, that starts with this word."""
    key = fold(page.words[at])
    if not key or (page.lower[at] in NOT_PLACES and not _is_their_land(page, at)):
        return None
    adjective = _people(page, gazetteer, at, key)
    first = key.split(" ", 1)[0]
    longest = min(gazetteer.max_words(Folded(first)), _LONGEST)
    if longest == 0:
        return adjective
    keys, ends = [key], [at + 1]
    last = at
    while len(ends) < max(longest, 2) and last + 1 < len(page.words) and page.joined[last + 1]:
        last += 1
        if not (
            is_capital(page, last)
            or page.lower[last] in CONNECTORS
            or page.shapes[last] == NUMBER
            or _is_hyphened_in(page, last)
        ):
            break
        keys.append(fold(page.words[last]))
        ends.append(last + 1)
    for count in range(len(ends), 0, -1):
        end = ends[count - 1]
        if page.shapes[end - 1] == LOWER:
            continue
        if adjective is not None and end <= adjective.last:
            # A people's name wins over a village of the same name ("Russian", "Palestinian").
            return adjective
        name = Folded(" ".join(keys[:count]))
        if count == 1 and len(ends) > 1 and keys[0] in ARTICLES and is_capital(page, at + 1):
            break  # "Al-Lataminah": an article is no name, though some village is called so
        if count == 1 and (page.lower[at] in COMPASS or (page.lower[at] in NAME_OPENERS and _opens_name(page, end))):
            break  # "Northwest Arvania", "Tal Sahan": though some village is called Tal
        if count > 1 and keys[0] == "the" and gazetteer.knows(Folded(" ".join(keys[1:count]))):
            return None  # "The U.S." is "U.S."; "The Hague" stays
        if _goes_on(page, end):
            continue  # "Oskara al-Vashti" is not the Oskara of another country
        if gazetteer.knows(name):
            end = _over_its_kind(page, gazetteer, name, end)
            surface = page.text[page.starts[at] : page.ends[end - 1]]
            return Guess(at, end, Kind.KNOWN, surface, gazetteer.exact(surface), key=fold(surface))
    return adjective


def _over_its_kind(page: Page, gazetteer: Gazetteer, name: Folded, end: int) -> int:
    """As in "Vost division", where a division is called so: over a word for its kind that the lexicon lacks."""
    if end >= len(page.words) or page.gaps[end] != " " or page.shapes[end] != LOWER or page.lower[end] in DESCRIPTORS:
        return end
    longer = f"{name} {page.lower[end]}"
    if not gazetteer.knows(Folded(longer)):
        return end
    return end + all(candidate.place.level in _DIVISIONS for candidate in gazetteer.exact(longer))


_DIVISIONS = (*LARGE, Level.DISTRICT)


def _is_their_land(page: Page, at: int) -> bool:
    """As in "the Vardan region", though Vardans are a people: a division is named after them."""
    after = at + 1
    return after < len(page.words) and page.joined[after] and page.lower[after] in _LANDS


_LANDS = frozenset("region province state oblast governorate".split())


def _without_article(page: Page, gazetteer: Gazetteer, runs: list[tuple[int, int]], at: int) -> Guess | None:
    """As in "Al-Vard" for a Vard that is no hamlet: texts put an article where gazetteers have none."""
    end = runs[at][1]
    if page.lower[at] not in ARTICLES or end - at < 2 or page.gaps[at + 1] != "-":
        return None
    surface = page.text[page.starts[at + 1] : page.ends[end - 1]]
    key = fold(surface)
    if end - at > _LONGEST or not gazetteer.knows(key):
        return None
    found = gazetteer.exact(surface)
    if any((c.place.population or 0) >= _NO_HAMLET or c.place.level in LARGE for c in found):
        return Guess(at, end, Kind.KNOWN, surface, found, key=key)
    return None


def _goes_on(page: Page, end: int) -> bool:
    """Whether an Arabic article, a Romance "of the" or "son of", and so the rest of a name, follows."""
    if end + 1 >= len(page.words) or not page.joined[end]:
        return False
    if page.lower[end] in _SON_OF:
        return True
    if page.gaps[end + 1] == "-":
        return page.lower[end] in ARTICLES and is_capital(page, end + 1)
    if page.words[end] in _OF and page.gaps[end + 1] == " " and not page.shouting[end]:
        after = end + 1 + (page.words[end + 1] in _THE)
        return after < len(page.words) and page.joined[after] and is_capital(page, after)
    return page.words[end] in _LONE_ARTICLES and page.gaps[end + 1] == " " and is_capital(page, end + 1)


_OF = frozenset("de del da do dos das du des di".split())
_THE = frozenset("la las los le les".split())


def _opens_name(page: Page, end: int) -> bool:
    """Whether a capital follows the first part of a name that is not just a word for its kind ("Tal village")."""
    if end >= len(page.words) or not page.joined[end] or not is_capital(page, end):
        return False
    return page.lower[end] not in DESCRIPTORS


def _people(page: Page, gazetteer: Gazetteer, at: int, key: Folded) -> Guess | None:
    """The people or adjective that starts with this word, whose folded form is ``key``."""
    for count in (2, 1) if key.partition(" ")[0] in gazetteer.demonym_openers else (1,):
        end = at + count
        if end > len(page.words) or (count == 2 and not page.joined[end - 1]):
            continue
        surface = page.text[page.starts[at] : page.ends[end - 1]]
        place = gazetteer.demonym(surface)
        if place is not None:
            return Guess(at, end, Kind.ADJECTIVE, surface, people=place, key=fold(surface))
    return None


def _abbreviation(page: Page, gazetteer: Gazetteer, at: int) -> Guess | None:
    """As in "Ky.", "N.Y." or "TX" after a comma: the state they are short for."""
    word = page.words[at]
    full = ABBREVIATIONS.get(word) or ABBREVIATIONS.get(page.lower[at])
    if full is None or at == 0:
        return None
    follows = page.text[page.ends[at] : page.ends[at] + 1]
    dotted = follows == "." or "." in word
    after_comma = page.gaps[at] in (", ", ",", " (")
    if not ((after_comma and (dotted or page.shapes[at] == UPPER)) or ("." in word and page.shapes[at] == UPPER)):
        return None
    candidates = tuple(c for c in gazetteer.exact(full) if c.place.level is Level.PROVINCE)
    if not candidates:
        return None
    return Guess(at, at + 1, Kind.ABBREVIATION, full, candidates, key=fold(full), levels=(Level.PROVINCE,))
