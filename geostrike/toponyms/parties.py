"""Whether a name does what a party does, a government or a team: "X denied it".

The words are in ``words/parties.toml``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.guesses import lower_at
from geostrike.toponyms.page import CAPITAL, LOWER, NUMBER, UPPER, Page

if TYPE_CHECKING:
    from geostrike.toponyms.guesses import Guess

__all__ = ["acts", "does"]

_WITHIN = 3  # words between a name and its verb


@cache
def _words() -> dict[str, frozenset[str]]:
    """Each list of the file; of verbs the forms that they have in a clause; and "acting", participles that need a form of "be"."""
    table = lx.read_table("parties.toml")
    irregular = dict(entry.split(":") for entry in table["irregular"].split())
    words = {name: frozenset(listed.split()) for name, listed in table.items()}
    doubled = words["doubled"]
    for name in ("acts", "attacks", "shutting"):
        words[name] |= {form for base in table[name].split() for form in _finite(base, irregular, doubled)}
    words["acting"] = frozenset(_ing(base, doubled) for name in ("acts", "attacks") for base in table[name].split())
    return words


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


def acts(page: Page, guess: Guess) -> bool:
    """As in "X said", "X has also denied", "X quickly retaliated", "X to send troops", "X, which denies it"."""
    at, size = guess.last, len(page.words)
    before = lower_at(page, guess.first - 1)
    if before == "the":
        before = lower_at(page, guess.first - 2)
    if page.possessive[at - 1] or before in lx.LOCATIVE or before in lx.COMPASS or before in ("of", "on"):
        return False
    if at + 1 < size and page.gaps[at].startswith(",") and page.lower[at] in ("which", "who"):
        at += 1
    elif at < size and page.gaps[at] != " ":
        return False
    return does(page, at)


def does(page: Page, start: int) -> bool:
    """Whether the verb of one who acts begins here, perhaps behind auxiliaries and adverbs."""
    words = _words()
    be = False
    for at in range(start, min(start + _WITHIN + 1, len(page.words))):
        if page.shapes[at] != LOWER or (at > start and page.gaps[at] != " "):
            return False
        word, after = page.lower[at], lower_at(page, at + 1)
        if word in words["acts"]:
            return not be
        if (be and word in words["moods"]) or (word in words["offered"] and after == "no"):
            return True
        if word in words["acting"]:
            return be
        if word in words["attacks"]:
            return not be and after != "" and _is_object(page, at + 1)
        if word in words["shutting"]:
            return not be and not words["gates"].isdisjoint(page.lower[at + 1 : at + 1 + _WITHIN])
        if word in words["be"]:
            be = True
        elif not (word in words["between"] or word.endswith("ly") or (word == "to" and at == start)):
            return False
    return False


def _is_object(page: Page, at: int) -> bool:
    return page.gaps[at] == " " and (
        page.shapes[at] in (CAPITAL, UPPER, NUMBER) or page.lower[at] in _words()["before_objects"]
    )
