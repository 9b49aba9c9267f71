"""Words that say what a capitalised word beside them is, from ``words/lexicon.toml``, which tells of each list what it holds.

The three big lists, of common words, first names and surnames, are read once and only when asked for.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).with_name("words")


def read_table(name: str) -> dict[str, Any]:
    """The lists of a file of ``words/``."""
    return tomllib.loads(_FOLDER.joinpath(name).read_text(encoding="utf-8"))


_TABLE = read_table("lexicon.toml")


def _words(name: str) -> frozenset[str]:
    return frozenset(_TABLE[name].split())


def _invert(name: str) -> dict[str, str]:
    """Each word to what it stands under."""
    return {word: key for key, words in _TABLE[name].items() for word in words.split()}


LOCATIVE = _words("locative")
FUNCTION_WORDS = _words("function_words")
TITLES = _words("titles")
COMPASS = _words("compass")
COMPASS_INITIALS = _words("compass_initials")
CONNECTORS = _words("connectors")
NAME_OPENERS = _words("name_openers")
SURE_OPENERS = _words("sure_openers")
ADJECTIVE_OPENERS = _words("adjective_openers")
SPEECH_VERBS = _words("speech_verbs")
PERSON_VERBS = _words("person_verbs")
MOTION_VERBS = _words("motion_verbs")
ATTACKED = _words("attacked")
ATTACKS_ON = _words("attacks_on")
ORG_HEADS = _words("org_heads")
GROUP_HEADS = _words("group_heads")
MEDIA_HEADS = _words("media_heads")
TEAM_WORDS = _words("team_words")
DAMAGE = _words("damage")
FACILITY_HEADS = _words("facility_heads")
STREETS = _words("streets")
HOUSES = _words("houses")
BUILDING_HEADS = _words("building_heads")
SCHOOLS = _words("schools")
ADMIN_HEADS = _words("admin_heads")
SETTLEMENT_HEADS = _words("settlement_heads")
PLURAL_HEADS = _words("plural_heads")
GOVERNING = _words("governing")
PEOPLE = _words("people")
BASED = _words("based")
ACTED_ON = _words("acted_on")
GOING = _words("going")
OFFICES = _words("offices")
SORTS_OF_OFFICES = _words("sorts_of_offices")
CALENDAR = _words("calendar")
ARAB_FIRST_NAMES = _words("arab_first_names")
NOT_PLACES = _words("not_places")

DESCRIPTORS = _invert("descriptors")
# "the X province" and "X province": those that may follow a name; "the province of X" and "the town X": may lead it.
POST_DESCRIPTORS = frozenset(DESCRIPTORS) - {"capital", "country", "nation", "community", "stronghold", "suburbs"}
LEADING_DESCRIPTORS = frozenset(DESCRIPTORS) - {"department", "departments"}  # "the Department of Transport" is a body
ABBREVIATIONS = _invert("abbreviations")
REFUSALS: dict[str, str] = _TABLE["refusals"]


@cache
def common_words() -> dict[str, int]:
    """Lower-case English words to their class: 10 (the most common), 20 or 35."""
    return _read("common.txt")


@cache
def first_names() -> dict[str, int]:
    """Lower-case first names to their grade, 1 (rare) to 4; names of the wider world count as 3."""
    return _read("first_names.txt") | dict.fromkeys(ARAB_FIRST_NAMES, 3)


@cache
def surnames() -> dict[str, int]:
    """Lower-case surnames of the United States to their grade, 1 (rare) to 4."""
    return _read("surnames.txt")


def _read(name: str) -> dict[str, int]:
    """Each line: a number, then the words it holds for."""
    table: dict[str, int] = {}
    for line in _FOLDER.joinpath(name).read_text(encoding="utf-8").splitlines():
        number, _, words = line.partition(" ")
        grade = int(number)
        for word in words.split():
            table[word] = grade
    return table
