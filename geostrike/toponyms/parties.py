"""Reasons for and against a name's standing for a party, a government or a team, in what its clause says it does.

The words are in ``words/parties.toml``.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.damage import SUFFERED
from geostrike.toponyms.page import CAPITAL, LOWER, NUMBER, UPPER, Page

if TYPE_CHECKING:
    from geostrike.toponyms.guesses import Guess

__all__ = [
    "acts",
    "befalls",
    "between_parties",
    "does",
    "from_dealings",
    "is_accord",
    "is_subject",
]

_BE = frozenset("is are was were be been being am isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t".split())
_BEFORE_OBJECTS = frozenset("the a an its their his several more two three four five six dozens hundreds what".split())
_BLOW_WITHIN = 7  # words from a verb of suffering to what is suffered
_WITHIN = 3  # words between a name and its verb, or between a possessor and what it has


class _Words(NamedTuple):
    acts: frozenset[str]
    """Finite and base forms."""
    acting: frozenset[str]
    """Participles that need a form of "be"."""
    attacks: frozenset[str]
    deals: frozenset[str]
    relations: frozenset[str]
    dealings: frozenset[str]
    sites: frozenset[str]
    between: frozenset[str]
    auxiliaries: frozenset[str]
    moods: frozenset[str]
    accords: frozenset[str]
    shutting: frozenset[str]
    """Of a party if what it shuts or opens is one of the ``gates``."""
    gates: frozenset[str]
    undergoing: frozenset[str]
    """Past forms of what a town does or lives through."""
    befalling: frozenset[str]
    blows: frozenset[str]


@cache
def _words() -> _Words:
    table = tomllib.loads(Path(__file__).parent.joinpath("words", "parties.toml").read_text(encoding="utf-8"))
    irregular = dict(entry.split(":") for entry in table["irregular"].split())
    doubled = frozenset(table["doubled"].split())

    def finite(bases: str) -> frozenset[str]:
        return frozenset(form for base in bases.split() for form in (base, *_finite(base, irregular, doubled)))

    participles = frozenset(_ing(base, doubled) for base in (table["acts"] + table["attacks"]).split())
    auxiliaries = frozenset(table["auxiliaries"].split())
    return _Words(
        finite(table["acts"]),
        participles,
        finite(table["attacks"]),
        finite(table["deals"]) | {_ing(base, doubled) for base in table["deals"].split()},
        frozenset(table["relations"].split()),
        frozenset(table["dealings"].split()),
        frozenset(table["sites"].split()),
        auxiliaries | frozenset(table["adverbs"].split()),
        auxiliaries,
        frozenset(table["moods"].split()),
        frozenset(table["accords"].split()),
        finite(table["shutting"]),
        frozenset(table["gates"].split()),
        frozenset(table["undergoing"].split()),
        frozenset(table["befalling"].split()),
        frozenset(table["blows"].split()),
    )


def _finite(base: str, irregular: dict[str, str], doubled: frozenset[str]) -> tuple[str, ...]:
    if base.endswith("y") and base[-2] not in "aeou":
        present, past = base[:-1] + "ies", base[:-1] + "ied"
    else:
        present = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
        past = base + ("d" if base.endswith("e") else base[-1] + "ed" if base in doubled else "ed")
    return (present, *(irregular[base].split(",") if base in irregular else (past,)))


def _ing(base: str, doubled: frozenset[str]) -> str:
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    return base + (base[-1] if base in doubled else "") + "ing"


def from_dealings(page: Page, guess: Guess, held: dict[str, float]) -> None:
    """What the clause says it does, what is done with it, and what it has."""
    words = _words()
    last, at = guess.last, _find_before(page, guess)
    before = "" if at is None else page.lower[at]
    previous = page.lower[at - 1] if at and page.gaps[at].isspace() else ""
    if before == "to" and previous == "according":
        held["according to it"] = 1.0
    elif at is not None and before == "between" and between_parties(page, at):
        held["between parties"] = 1.0
    elif at is not None and before in words.deals and page.shapes[at] == LOWER:
        held["dealt with as a party"] = 1.0
    elif before == "from" and (previous in lx.TITLES or previous in lx.GOVERNING or previous in lx.PEOPLE):
        held["people from"] = 1.0
    if page.possessive[last - 1]:
        _from_possession(page, last, words, held)
    elif acts(page, guess) or _acts_with_another(page, guess):
        held["acts or speaks"] = 1.0
    elif _undergoes(page, guess):
        held["attacked or struck"] = 1.0
    elif (before == "for" or "dealt with as a party" in held) and _is_to_do(page, last):
        held["is to do something"] = 1.0


def befalls(page: Page, at: int) -> bool:
    """Whether a town does or lives through what stands at ``at``, and no government: "weathered", "and Karsa were shelled"."""
    words = _words()
    if page.lower[at : at + 1] == ["and"] and page.shapes[at + 1 : at + 2] == [CAPITAL]:
        at += 2
    for i in range(at, min(at + _WITHIN + 1, len(page.words))):
        if page.gaps[i] != " " or page.shapes[i] != LOWER:
            return False
        word = page.lower[i]
        if word in words.undergoing or word in SUFFERED:
            return word in words.undergoing or word == "under" or i > at
        if word not in words.between:
            return word == "opened" and page.lower[i + 1 : i + 2] == ["under"]
    return False


def is_subject(page: Page, at: int) -> bool:
    """Whether "is", "has", "would" or the like stands at ``at``."""
    return at < len(page.words) and page.gaps[at] == " " and page.lower[at] in _words().auxiliaries


def is_accord(page: Page, guess: Guess) -> bool:
    """As in "the X agreement", "the X process": called after where it was signed."""
    last = guess.last
    return last < len(page.words) and page.gaps[last] == " " and page.lower[last] in _words().accords


def _find_before(page: Page, guess: Guess) -> int | None:
    """Where the word before it stands, or before its article, if nothing but a blank parts them."""
    first = guess.first
    article = first > 1 and page.lower[first - 1] == "the" and page.gaps[first] == " "
    at = first - 2 if article else first - 1
    near = at >= 0 and page.sentence[at] == page.sentence[first] and page.gaps[at + 1].isspace()
    return at if near else None


def between_parties(page: Page, at: int) -> bool:
    """Whether "between" at ``at`` follows what is between parties: "talks between", not "the road between"."""
    return not _words().relations.isdisjoint(page.lower[max(0, at - 3) : at])


def acts(page: Page, guess: Guess) -> bool:
    """As in "X said", "X has also denied", "X quickly retaliated", "X to send troops", "X, which denies it"."""
    first, last = guess.first, guess.last
    before = page.lower[first - 1] if first else ""
    if before == "the" and first > 1:
        before = page.lower[first - 2]
    if page.possessive[last - 1] or before in lx.LOCATIVE or before in lx.COMPASS or before in ("of", "on"):
        return False
    size = len(page.words)
    at = last
    if at + 1 < size and page.gaps[at].startswith(",") and page.lower[at] in ("which", "who"):
        at += 1
    elif at < size and page.gaps[at] != " ":
        return False
    return does(page, at) is not None


def does(page: Page, start: int, doings: frozenset[str] = frozenset()) -> int | None:
    """Where the verb of one who acts stands, which begins here, perhaps behind auxiliaries and adverbs; ``doings`` are verbs besides."""
    words = _words()
    size, at, be = len(page.words), start, False
    for _ in range(_WITHIN + 1):
        if at >= size or page.shapes[at] != LOWER or (at > start and page.gaps[at] != " "):
            return None
        word = page.lower[at]
        if word in words.acts or word in doings:
            return None if be else at
        if be and word in words.moods:
            return at
        if word in _OFFERED and at + 1 < size and page.lower[at + 1] == "no":
            return at
        if word in words.acting:
            return at if be else None
        if word in words.attacks:
            return at if not be and at + 1 < size and _is_object(page, at + 1) else None
        if word in words.shutting:
            return at if not be and not words.gates.isdisjoint(page.lower[at + 1 : at + 1 + _WITHIN]) else None
        if word in _BE:
            be = True
        elif not (word in words.between or word.endswith("ly") or (word == "to" and at == start)):
            return None
        at += 1
    return None


_OFFERED = frozenset("gave gives had made makes offered showed".split())  # "gave no details"


def _acts_with_another(page: Page, guess: Guess) -> bool:
    """As in "X and Y blamed each other", "X, Y and Z called for calm": all are parties."""
    end = guess.last
    for _ in range(_PARTIES):
        if end + 1 >= len(page.words) or page.possessive[end - 1]:
            return False
        listed = page.gaps[end].strip() == "," and page.shapes[end] in (CAPITAL, UPPER)
        if not listed and page.lower[end] not in ("and", "or"):
            return False
        joined = not listed
        start = end + joined
        end = start
        while end < len(page.words) and page.shapes[end] in (CAPITAL, UPPER) and end < start + 3:
            if end > start and page.gaps[end] != " ":
                break
            end += 1
        if end == start:
            return False
        if joined:
            return end < len(page.words) and acts(page, replace(guess, last=end))
    return False


_PARTIES = 5  # in one list


def _undergoes(page: Page, guess: Guess) -> bool:
    """As in "X sustained heavy shelling", "X was the target of a rocket attack": the place, not its government."""
    words = _words()
    end = min(guess.last + _WITHIN + 1, len(page.words))
    verb = next((at for at in range(guess.last, end) if page.lower[at] in words.befalling), None)
    if verb is None or any(page.gaps[at] != " " for at in range(guess.last, verb + 1)):
        return False
    behind = page.lower[verb + 1 : verb + 1 + _BLOW_WITHIN]
    return not words.blows.isdisjoint(behind)


def _is_object(page: Page, at: int) -> bool:
    return page.gaps[at] == " " and (page.shapes[at] in (CAPITAL, UPPER, NUMBER) or page.lower[at] in _BEFORE_OBJECTS)


def _is_to_do(page: Page, last: int) -> bool:
    """As in "a need for X to compete", "prompting X to consider"."""
    if last + 1 >= len(page.words) or page.gaps[last] != " " or page.lower[last] != "to":
        return False
    return page.shapes[last + 1] == LOWER and page.lower[last + 1] not in lx.FUNCTION_WORDS - {
        "be",
        "do",
        "have",
        "make",
    }


def _from_possession(page: Page, last: int, words: _Words, held: dict[str, float]) -> None:
    """Of "X's trade practices" and "X's southern border": the first word that says which it is."""
    for at in range(last, min(last + _WITHIN, len(page.words))):
        if not page.gaps[at].isspace() and not (at > last and page.gaps[at] == "-"):
            return
        word = page.lower[at]
        if word in words.sites or word in lx.COMPASS:
            held["possessor of a place"] = 1.0
            return
        if word in words.dealings or word in lx.GOVERNING or (page.shapes[at] != LOWER and word in lx.ORG_HEADS):
            held["possessor of a dealing"] = 1.0
            return
        if word in lx.FUNCTION_WORDS:
            return
