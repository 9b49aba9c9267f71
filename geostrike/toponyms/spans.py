"""Stretches of words that might be a place name: known to the gazetteer, or called a place by the wording.

Order of work: runs of capitals, then the longest known names in them, peoples and adjectives, and last the unknown names that
a descriptor or a preposition points at. Nothing is judged here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.language.names import Folded, fold
from geostrike.model import Level
from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.arabic import find_arabic
from geostrike.toponyms.guesses import LARGE, Guess, Kind, is_capital, lower_at, make_guess, runs_on
from geostrike.toponyms.lists import extend_lists
from geostrike.toponyms.page import LOWER, NUMBER, UPPER, Page
from geostrike.toponyms.unknown import find_compound, find_described, find_located, is_plausible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Candidate

__all__ = ["find_runs", "gather"]

_LONGEST_RUN = 12  # a longer run of capitals is no name; it also keeps the reading of hostile text linear
_LONGEST = 8  # words in a name; longer ones exist only in lists of official names
_OUTGROWN = 20_000  # people: a larger place is known well enough to stand before another name
_NO_HAMLET = 5_000  # people; below, a person's name with an article is likelier ("al-Omar")
_INNER = lx.CONNECTORS - lx.PARTING
# In a line of capitals: "Karsa And Dovrin On Friday"; what the gazetteer knows it finds whole.
_SMALL_IN_TEXT = (
    (lx.FUNCTION_WORDS - lx.CONNECTORS)
    | lx.PARTING
    | lx.LOCATIVE
    | lx.ATTACKED
    | lx.MOTION_VERBS
    | lx.DESCRIPTORS.keys()
)
_HYPHENS = frozenset({"-", "‑"})


def find_runs(page: Page) -> list[tuple[int, int]]:
    """For each word the run of capitals that it stands in, as (first, end); (i, i) for words outside."""
    size = len(page.words)
    runs = [(i, i) for i in range(size)]
    i = 0
    while i < size:
        if not is_capital(page, i) or _parts_names(page, i):
            i += 1
            continue
        end = i + 1
        while end < size and page.joined[end] and end - i < _LONGEST_RUN and not _parts_names(page, end):
            step = 1 if is_capital(page, end) else _connected(page, end)
            if not step:
                break
            end += step
        first = i
        while first < end - 1 and page.opens[first] and page.lower[first] in lx.FUNCTION_WORDS | lx.LOCATIVE:
            first += 1
        if first < end - 1 and page.lower[first] in lx.COMPASS_INITIALS and page.gaps[first + 1] in (" ", ". "):
            first += 1  # "W. Karsa" is the west of Karsa
        if first and page.shapes[first - 1] == LOWER and _is_article(page, first - 1):
            first -= 1  # "al-Bab" is one name, and so is "al Bab"
        runs[first:end] = [(first, end)] * (end - first)
        i = end
    return runs


def _is_hyphened_in(page: Page, at: int) -> bool:
    """Whether a small word stands between hyphens in a name: "Port-au-Vost", "Karsa-sur-Mer"."""
    if page.shapes[at] != LOWER or page.gaps[at] not in _HYPHENS or page.lower[at] in lx.JOINING:
        return False
    return at + 1 < len(page.words) and page.gaps[at + 1] in _HYPHENS and is_capital(page, at + 1)


def _connected(page: Page, at: int) -> int:
    """How many words on a run goes from here over small words: "al Vard", "bin al Vard"; 0 when it ends."""
    if _is_hyphened_in(page, at):
        return 2
    if page.lower[at] not in _INNER:
        return 0
    if runs_on(page, at + 1):
        return 2
    son = page.lower[at] in lx.BEFORE_ARTICLES and lower_at(page, at + 1) in lx.ARTICLES_OF_NAMES
    return 3 if son and page.joined[at + 1] and runs_on(page, at + 2) else 0


def _is_article(page: Page, at: int) -> bool:
    """Whether word ``at`` is the Arabic article of the next one."""
    if page.gaps[at + 1] in _HYPHENS:
        return page.lower[at] in lx.ARTICLES
    return page.gaps[at + 1] == " " and page.words[at] in lx.LONE_ARTICLES


def _parts_names(page: Page, i: int) -> bool:
    """In a line of capitals: a word that would be written small elsewhere, and so ends a name."""
    return page.shouting[i] and page.lower[i] in _SMALL_IN_TEXT


def gather(page: Page, gazetteer: Gazetteer, runs: list[tuple[int, int]]) -> list[Guess]:
    """Every guess, in order of the text, none overlapping another. ``runs`` are those of ``find_runs``."""
    guesses: list[Guess] = []
    gazetteer.prepare(_openers(page))
    at = 0
    while at < len(page.words):
        guess = _guess_at(page, gazetteer, runs, at) if _may_begin(page, at) else None
        if guess is None or guess.last <= at:  # a bare article before a capital of another kind makes no name
            at += 1
            continue
        guess.run = runs[guess.last - 1]
        guesses.append(guess)
        at = guess.last
    guesses.extend(find_arabic(page, gazetteer))
    guesses.sort(key=lambda guess: guess.first)
    return extend_lists(page, guesses, runs)


def _openers(page: Page) -> list[Folded]:
    """The words that a name may begin with, folded, each once."""
    words = {word for i, word in enumerate(page.words) if is_capital(page, i)} | lx.ARTICLES
    return [Folded(word) for word in sorted({fold(word).partition(" ")[0] for word in words}) if word]


def _may_begin(page: Page, at: int) -> bool:
    """A capital; of a small article and of a compass point only where a capital follows."""
    goes_on = runs_on(page, at + 1)
    if is_capital(page, at):
        return goes_on or page.lower[at] not in lx.COMPASS
    return goes_on and page.shapes[at] == LOWER and page.lower[at] in lx.ARTICLES


def _guess_at(page: Page, gazetteer: Gazetteer, runs: list[tuple[int, int]], at: int) -> Guess | None:
    known = _known(page, gazetteer, at)
    if known is None and page.lower[at] in lx.COMPASS:
        inner = _known(page, gazetteer, at + 1)
        if inner is not None and inner.last == runs[at][1]:
            return None  # "Northwest Arvania"
    named = find_described(page, runs, at, known)
    if named is not None and not _falls_apart(page, gazetteer, known, named):
        return named
    if known is not None:
        known.outgrown = _is_outgrown(page, gazetteer, runs, known)
        return (find_located(page, runs, at) if known.outgrown else None) or known
    return (
        _abbreviation(page, gazetteer, at)
        or find_compound(page, runs, at)
        or find_located(page, runs, at)
        or _without_article(page, gazetteer, runs, at)
    )


def _without_article(page: Page, gazetteer: Gazetteer, runs: list[tuple[int, int]], at: int) -> Guess | None:
    """As in "al-Vard" for a Vard that is no hamlet: texts put an article where gazetteers have none."""
    end = runs[at][1]
    if page.lower[at] not in lx.ARTICLES or not 2 <= end - at <= _LONGEST or page.gaps[at + 1] != "-":
        return None
    name = page.text[page.starts[at + 1] : page.ends[end - 1]]
    found = gazetteer.exact(name)
    if any((c.place.population or 0) >= _NO_HAMLET or c.place.level in LARGE for c in found):
        return Guess(at, end, Kind.KNOWN, name, found, key=fold(name))
    return None


def _falls_apart(page: Page, gazetteer: Gazetteer, known: Guess | None, named: Guess) -> bool:
    """Whether a described name is two known ones side by side: "Karsa North Arvan"."""
    if known is None or known.kind is not Kind.KNOWN or known.last >= named.last - 1:
        return False
    return gazetteer.knows(fold(page.text[page.starts[known.last] : page.ends[named.last - 1]]))


def _is_outgrown(page: Page, gazetteer: Gazetteer, runs: list[tuple[int, int]], known: Guess) -> bool:
    """As in "Tal Vosh Karn" or "Nga Vosh" where some hamlet is called Tal Vosh, or Nga: the whole is the name."""
    first, end = runs[known.first]
    if known.kind is not Kind.KNOWN or page.shouting[first]:
        return False
    if known.first > first:
        apart = gazetteer.knows(fold(page.text[page.starts[first] : page.ends[known.first - 1]]))
        return not apart and _is_tail(page, known) and not _is_town_or_more(known.candidates)
    if known.last >= end:
        return False
    rest = page.lower[known.last]
    if page.gaps[known.last] not in (" ", "-") or rest in lx.DESCRIPTORS or rest in lx.ORG_HEADS:
        return False
    if page.lower[first] in lx.ADJECTIVE_OPENERS and known.last - first == 1:
        return is_plausible(page, first, end)
    if any(word in lx.common_words() for word in page.lower[known.last : end]):
        return False
    after = gazetteer.exact(page.text[page.starts[known.last] : page.ends[end - 1]])
    if page.gaps[known.last] == "-" and not after and page.shapes[known.last] != UPPER:  # "Karsa-Vosh"; not "Karsa-UN"
        return not any(c.place.level in LARGE for c in known.candidates) and lower_at(page, end) not in lx.WAYS
    if _is_town_or_more(known.candidates):
        return False
    if page.gaps[known.last] == "-":
        return lower_at(page, end) not in lx.WAYS  # "the Vost-Karsa road" leads from one to the other
    return not _is_town_or_more(after)


def _is_tail(page: Page, known: Guess) -> bool:
    """As in "Bani Vosh al-Karn" where some hamlet is called al-Karn: an article goes on with what stands before it."""
    word = page.lower[known.first - 1]
    goes_on = known.last - known.first > 1 and page.lower[known.first] in lx.ARTICLES and page.gaps[known.first] == " "
    return (
        goes_on and word not in _BEFORE_TAILS and word not in lx.common_words() and not page.possessive[known.first - 1]
    )


_BEFORE_TAILS = frozenset(lx.DESCRIPTORS) | lx.COMPASS | lx.TITLES | lx.LOCATIVE | lx.CALENDAR


def _is_town_or_more(candidates: Sequence[Candidate]) -> bool:
    """Whether a division is called so, or a town by its own name."""
    return any(
        c.place.level in LARGE
        or ((c.place.population or 0) >= _OUTGROWN and fold(c.place.name) == fold(c.matched_name))
        for c in candidates
    )


def _known(page: Page, gazetteer: Gazetteer, at: int) -> Guess | None:
    """The longest name the gazetteer knows, or a people, that starts with this word."""
    key = fold(page.words[at])
    lands = page.joined[at + 1 : at + 2] == [True] and lower_at(page, at + 1) in lx.LANDS
    if not key or (page.lower[at] in lx.NOT_PLACES and not lands):  # "the Vardan region" is named after a people
        return None
    adjective = _people(page, gazetteer, at, key)
    longest = min(gazetteer.max_words(Folded(key.split(" ", 1)[0])), _LONGEST)
    if longest == 0:
        return adjective
    keys = [key]
    for last in range(at + 1, min(at + max(longest, 2), len(page.words))):
        named = is_capital(page, last) or page.lower[last] in lx.CONNECTORS or page.shapes[last] == NUMBER
        if not page.joined[last] or not (named or _is_hyphened_in(page, last)):
            break
        keys.append(fold(page.words[last]))
    for count in range(len(keys), 0, -1):
        end = at + count
        if page.shapes[end - 1] == LOWER:
            continue
        if adjective is not None and end <= adjective.last:
            # A people's name wins over a village of the same name ("Russian", "Palestinian").
            return adjective
        if count == 1 and len(keys) > 1 and keys[0] in lx.ARTICLES and is_capital(page, at + 1):
            break  # "Al-Lataminah": an article is no name, though some village is called so
        opens = page.lower[at] in lx.NAME_OPENERS and runs_on(page, end) and page.lower[end] not in lx.DESCRIPTORS
        if count == 1 and (page.lower[at] in lx.COMPASS or opens):
            break  # "Northwest Arvania", "Tal Sahan": though some village is called Tal
        if count > 1 and keys[0] == "the" and gazetteer.knows(Folded(" ".join(keys[1:count]))):
            return None  # "The U.S." is "U.S."; "The Hague" stays
        # "Oskara al-Vashti" is not the Oskara of another country.
        if not _goes_on(page, end) and gazetteer.knows(Folded(" ".join(keys[:count]))):
            guess = make_guess(page, at, end, Kind.KNOWN)
            guess.candidates = gazetteer.exact(guess.name)
            return guess
    return adjective


def _goes_on(page: Page, end: int) -> bool:
    """Whether an Arabic article, a Romance "of the" or "son of", and so the rest of a name, follows."""
    if end + 1 >= len(page.words) or not page.joined[end] or "." in page.words[end - 1]:  # "the U.S. Al-Vosh base"
        return False
    if page.lower[end] in lx.SON_OF:
        return True
    if page.gaps[end + 1] == "-":
        return page.lower[end] in lx.ARTICLES and is_capital(page, end + 1)
    if page.words[end] in lx.ROMANCE_OF and page.gaps[end + 1] == " " and not page.shouting[end]:
        after = end + 1 + (page.words[end + 1] in lx.ROMANCE_THE)
        return after < len(page.words) and page.joined[after] and is_capital(page, after)
    return page.words[end] in lx.LONE_ARTICLES and page.gaps[end + 1] == " " and is_capital(page, end + 1)


def _people(page: Page, gazetteer: Gazetteer, at: int, key: Folded) -> Guess | None:
    """The people or adjective that starts with this word, whose folded form is ``key``."""
    for count in (2, 1) if key.partition(" ")[0] in gazetteer.demonym_openers else (1,):
        end = at + count
        if end > len(page.words) or (count == 2 and not page.joined[end - 1]):
            continue
        guess = make_guess(page, at, end, Kind.ADJECTIVE)
        guess.people = gazetteer.demonym(guess.name)
        if guess.people is not None:
            return guess
    return None


def _abbreviation(page: Page, gazetteer: Gazetteer, at: int) -> Guess | None:
    """As in "Ky.", "N.Y." or "TX" after a comma: the state they are short for."""
    word = page.words[at]
    full = lx.ABBREVIATIONS.get(word) or lx.ABBREVIATIONS.get(page.lower[at])
    if full is None or at == 0:
        return None
    upper, dots = page.shapes[at] == UPPER, "." in word
    after_comma = page.gaps[at] in (", ", ",", " (")
    if not ((after_comma and (upper or dots or page.text.startswith(".", page.ends[at]))) or (dots and upper)):
        return None
    candidates = tuple(c for c in gazetteer.exact(full) if c.place.level is Level.PROVINCE)
    if not candidates:
        return None
    return Guess(at, at + 1, Kind.ABBREVIATION, full, candidates, key=fold(full), levels=(Level.PROVINCE,))
