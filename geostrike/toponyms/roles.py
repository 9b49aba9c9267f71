"""The role of a place name in its sentence, and the words for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geostrike.model import Level, Role
from geostrike.toponyms.bodies import is_armed_group, names_body
from geostrike.toponyms.capitals import is_capital_city, is_made_a_place
from geostrike.toponyms.guesses import Guess, Kind, is_capital, lower_at
from geostrike.toponyms.journeys import is_end_of_journey, is_meeting_place
from geostrike.toponyms.lexicon import FUNCTION_WORDS, PERSON_VERBS, SCHOOLS, SPEECH_VERBS, TITLES
from geostrike.toponyms.offices import is_seat_of_speaker
from geostrike.toponyms.page import LOWER
from geostrike.toponyms.parties import is_accord

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from geostrike.model import Place
    from geostrike.toponyms.page import Page

__all__ = ["assign_role"]

_ORIGIN = frozenset("born native hails hailed hailing originally".split())
_NAMESAKES = ("before a medium's word", "before a team's word", "before a weapon's or line's word")
_INSIDE = (
    "before a body's word",
    "before a medium's word",
    "before a team's word",
    "before a weapon's or line's word",
    "before another capital",
    "before a common word with a capital",
    "after a body's word",
    "after another capital",
    "after capitals",
)


class _Case(NamedTuple):
    page: Page
    guess: Guess
    held: Mapping[str, float]
    beside: bool

    @property
    def struck(self) -> bool:
        return "attacked or struck" in self.held


_SURE = 0.65
"""The least probability at which something is drawn there. Of made-up sentences with their batch left out, what lies below is as
often a government, a body or a person as the place."""


def assign_role(
    page: Page,
    guess: Guess,
    held: Mapping[str, float],
    literal: float,
    threshold: float,
    *,
    beside: bool,
    sure: float = _SURE,
) -> tuple[Role, str]:
    """The role, and why. ``literal`` is the probability that the place itself is meant, ``beside``: whether the article has another."""
    if guess.kind is Kind.ADJECTIVE:
        return Role.ADJECTIVE, "an adjective or a people, not the place"
    if "based, led, backed" in held:
        word = page.lower[guess.last]
        return Role.AFFILIATION, f"part of “{page.words[guess.last - 1]}-{word}”: says whose, not where"
    if held.get("dateline"):
        return Role.DATELINE, "the article was filed there"
    if (whole := _whole_name(page, guess, held)) is not None:
        return Role.PART_OF_NAME, whole
    case = _Case(page, guess, held, beside)
    for rule, role, reason in _RULES:
        if rule(case):
            return role, reason
    certain = guess.stands_in is not None or _made_a_place(guess, held) or _is_ruined(case)
    if certain or literal >= max(threshold, sure):
        return Role.PLACE, _cue(page, guess, held)
    if literal >= threshold:
        return Role.OUTSIDE, f"in doubt: the place itself is meant with a probability of {literal:.0%} only"
    for name in _INSIDE:
        if name in held:
            return Role.PART_OF_NAME, "part of a longer name"
    if "capital of" in held:
        return Role.PART_OF_NAME, "part of the name of a body or office"
    return Role.GOVERNMENT, _actor(page, guess, held)


def _whole_name(page: Page, guess: Guess, held: Mapping[str, float]) -> str | None:
    """What it is surely a part of, in words."""
    if "in a line of labels" in held and "repeated" in held:
        return "in the title line, which repeats what the text says"
    if any(name in held for name in _NAMESAKES):
        return "part of the name of a medium, team or line"
    if is_accord(page, guess):
        return "the name of an agreement or of talks"
    if "attacked or struck" not in held and _is_school_of(page, guess):
        return "part of the name of a school"
    return None


# Wording that leaves no doubt, whatever a model trained on politics and sport thinks of the name.
_CERTAIN = ("descriptor of", "after its descriptor", "attacked or struck", "after near")
# "The dispute between X and Y", "over X's demands".
_OF_PARTIES = ("between parties", "possessor of a dealing")


def _made_a_place(guess: Guess, held: Mapping[str, float]) -> bool:
    if "goes on with a capital" in held or "goes on from a capital" in held:
        return False
    if guess.listed or any(name in held for name in _CERTAIN):
        return True
    return "after another locative word" in held and not any(name in held for name in _OF_PARTIES)


def _is_ruined(case: _Case) -> bool:
    """As in "damage to Karsa Technical College": the houses of the body, which stand in the town."""
    first, end = case.guess.run
    return case.struck and first == case.guess.first and case.page.lower[end - 1] in SCHOOLS


def _origin(page: Page, guess: Guess) -> bool:
    """As in "born in X", "a native of X"."""
    first = guess.first
    if first < 2 or page.sentence[first - 2] != page.sentence[first]:
        return False
    return page.lower[first - 1] in ("in", "of", "from") and page.lower[first - 2] in _ORIGIN


_WITHIN = 5  # words
_SPEAKING = frozenset("speaking spoke speaks talking".split())


def _is_on_the_line(page: Page, guess: Guess) -> bool:
    """As in "speaking from X", "speaking by phone from X"."""
    first = guess.first
    return lower_at(page, first - 1) == "from" and not _SPEAKING.isdisjoint(page.lower[max(0, first - _WITHIN) : first])


def _speaks_as_somebody(page: Page, guess: Guess) -> bool:
    """As in "a Karsa melon farmer said": somebody of that town speaks, wherever what is told happened."""
    first, at = guess.first, guess.last
    if guess.kind is not Kind.KNOWN or first == 0 or page.lower[first - 1] not in ("a", "an"):
        return False
    while at < min(len(page.words), guess.last + _WITHIN) and page.shapes[at] == LOWER and page.gaps[at] == " ":
        if page.lower[at] in FUNCTION_WORDS:
            return False
        if at > guess.last and (page.lower[at] in SPEECH_VERBS or page.lower[at] in PERSON_VERBS):
            return True
        at += 1
    return False


_FIGHTERS = frozenset("fighters militants commandos gunmen rebels marines paratroopers gunners".split())


def _says_whose(case: _Case) -> bool:
    """As in "the Karsa fighters", wherever they are; if the article has another place "the Karsa governor", "Karsa mayor Ann Vost"."""
    page, guess = case.page, case.guess
    at = guess.last
    if guess.kind is not Kind.KNOWN or at >= len(page.words) or page.gaps[at] != " " or page.shapes[at] != LOWER:
        return False
    led = lower_at(page, guess.first - 1) == "the"
    if page.lower[at] in _FIGHTERS:
        return led
    named = at + 1 < len(page.words) and page.gaps[at + 1] == " " and is_capital(page, at + 1)
    return case.beside and not case.struck and page.lower[at] in TITLES and (named or led)


_SCHOLARS = frozenset(
    "lecturer professor student graduate researcher fellow analyst expert academic historian scientist scholar economist".split()
)


def _is_school_of(page: Page, guess: Guess) -> bool:
    """As in "the Karsa School of Economics said"."""
    end = guess.run[1]
    head = page.lower[guess.last - 1] if guess.last == end else lower_at(page, guess.last)
    of = guess.last if guess.last == end else guess.last + 1
    return (
        head in SCHOOLS and lower_at(page, of) == "of" and is_capital(page, of + 1)
        if of + 1 < len(page.words)
        else False
    )


def _works_at_school(page: Page, guess: Guess) -> bool:
    """As in "a lecturer at the University of Karsa": he may be anywhere."""
    at = guess.first - 1
    at -= at > 0 and page.lower[at] == "the"
    if at < 2 or page.lower[at] not in ("at", "of") or page.lower[at - 1] not in _SCHOLARS:
        return False
    return not SCHOOLS.isdisjoint(page.lower[guess.first : guess.run[1]])


_EMBASSIES = frozenset("embassy embassies consulate consulates".split())


def _keeps_an_embassy(page: Page, guess: Guess) -> bool:
    """As in "the embassy of Arvania", "Arvania's embassy in Belgard": not where it stands."""
    if not any(candidate.place.level is Level.COUNTRY for candidate in guess.candidates[:3]):
        return False
    first, last = guess.first, guess.last
    of = first - 1 - (first > 1 and page.lower[first - 1] == "the")
    if of > 0 and page.lower[of] == "of":
        head = of - 1 - (of > 1 and page.lower[of - 1] == "general")
        return page.sentence[head] == page.sentence[first] and page.lower[head] in _EMBASSIES
    return last < len(page.words) and page.gaps[last] == " " and page.lower[last] in _EMBASSIES


def _governs(place: Place) -> bool:
    return place.level is Level.COUNTRY or place.feature == "PPLC"


def _is_governed_from(guess: Guess) -> bool:
    return any(_governs(candidate.place) for candidate in guess.candidates[:3])


_RULES: tuple[tuple[Callable[[_Case], bool], Role, str], ...] = (
    (lambda c: _origin(c.page, c.guess) or _is_on_the_line(c.page, c.guess), Role.OUTSIDE, "where somebody comes from or speaks from"),
    (lambda c: is_capital_city(c.guess) and is_seat_of_speaker(c.page, c.guess, beside=c.beside), Role.OUTSIDE, "where an office or its speaker sits, not where it happened"),
    (lambda c: c.beside and is_end_of_journey(c.page, c.guess), Role.OUTSIDE, "where somebody or something comes from or goes to, not where it happened"),
    (lambda c: c.beside and not c.struck and is_meeting_place(c.page, c.guess), Role.OUTSIDE, "where people meet, not where it happened"),
    (_says_whose, Role.AFFILIATION, "says whose fighters or office it is, not where it happened"),
    (lambda c: _works_at_school(c.page, c.guess), Role.AFFILIATION, "says where somebody works or studies, not where it happened"),
    (lambda c: _speaks_as_somebody(c.page, c.guess), Role.AFFILIATION, "says where somebody is from who speaks, not where it happened"),
    (lambda c: _keeps_an_embassy(c.page, c.guess), Role.GOVERNMENT, "whose embassy it is: the government, not the place"),
    (lambda c: "acts or speaks" in c.held and _is_governed_from(c.guess), Role.GOVERNMENT, "acts or speaks: the government, not the place"),
    (lambda c: is_armed_group(c.page, c.guess), Role.GOVERNMENT, "an armed group, not a place"),
    (lambda c: not c.struck and names_body(c.page, c.guess), Role.GOVERNMENT, "part of the name of an office or body, which acts or speaks"),
    (lambda c: is_capital_city(c.guess) and not is_made_a_place(c.page, c.guess, c.held), Role.OUTSIDE, "a capital, and nothing in the sentence says that it happened there"),
)  # fmt: skip
"""The first that holds decides."""


def _cue(page: Page, guess: Guess, held: Mapping[str, float]) -> str:
    if guess.descriptor is not None:
        return f"the text calls it a place (“{guess.descriptor}”)"
    if "descriptor of" in held or "after its descriptor" in held:
        return "a word before it says what kind of place it is"
    if "before its descriptor" in held:
        return f"the word “{page.words[guess.last]}” after it says what kind of place it is"
    for name in held:
        if name.startswith("after ") and name in (
            "after in",
            "after at",
            "after near",
            "after from",
            "after to",
            "after another locative word",
        ):
            return f"stands after “{page.words[guess.first - 1]}”"
    if "its container follows" in held:
        return "the place that holds it follows"
    return "a known place name, and nothing in the sentence makes it a government or part of another name"


def _actor(page: Page, guess: Guess, held: Mapping[str, float]) -> str:
    if "before a verb of saying" in held:
        return f"acts or speaks (“{page.words[guess.last]}”): the government, not the place"
    if "before a body or force" in held or "before people" in held or "before a title" in held:
        return f"says whose “{page.words[guess.last]}”, not where"
    return "stands for a government or its people, as far as the sentence shows"
