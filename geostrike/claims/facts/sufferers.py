"""Phrases that count people: “at least five civilians”, “a woman”, “nobody”; and, where the annotator points, names."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING

from geostrike.claims.facts.fates import COUNTED, FREE, OUTCOMES
from geostrike.claims.text.words import find_words
from geostrike.language.numbers import Number, find_numbers
from geostrike.model import Harm

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geostrike.claims.text.passages import Cue, Passage

__all__ = ["Sufferers", "point_out"]

WHOM = frozenset({"casualty.civilian", "casualty.combatant", "casualty.person"})
_FIRST = attrgetter("first")
_BARRIERS, _PARTING = find_words("facts.sufferers", "barriers"), find_words("facts.sufferers", "parting")
_MONTHS, _AGED = find_words("facts.sufferers", "months"), find_words("facts.sufferers", "aged")
_NOT_PERSONS = find_words("facts.sufferers", "not_persons") | _MONTHS
_SOMEBODY, _PEOPLE = find_words("facts.sufferers", "somebody"), find_words("facts.sufferers", "people")
_ONE, _MANY = find_words("facts.sufferers", "one"), find_words("facts.sufferers", "many")
_FEW, _UNKNOWN = find_words("facts.sufferers", "few"), find_words("facts.sufferers", "unknown")
_PAIRS, _COLLECTIVE = find_words("facts.sufferers", "pairs"), find_words("facts.sufferers", "collective")
_EXCEPT, _WITHIN = find_words("facts.sufferers", "except"), find_words("facts.sufferers", "within")
_FAMILY = find_words("facts.sufferers", "family")
_INCLUDING = find_words("shared", "including")


@dataclass(frozen=True, slots=True)
class Sufferers:
    """The words ``first`` to ``last`` (exclusive) count people, from ``noun`` on they say whom."""

    first: int
    noun: int
    last: int
    min: int | None
    max: int | None
    kinds: frozenset[str] = frozenset()
    part: bool = False
    """Already inside the number before: “including five children”."""
    counted: bool = True
    """By a number or an article; “civilians” alone are not."""

    @property
    def status(self) -> Harm:
        """Civilian or combatant, where the words say one of them and not both."""
        civilian, combatant = "casualty.civilian" in self.kinds, "casualty.combatant" in self.kinds
        if civilian == combatant:
            return Harm.UNKNOWN
        return Harm.CIVILIAN if civilian else Harm.COMBATANT


def _find_sufferers(passage: Passage) -> list[Sufferers]:
    """All such phrases of the sentence, in order."""
    found = _find_numbered(passage)
    taken = {at for group in found for at in range(group.first, group.last)}
    for cue in passage.cues:
        if taken.intersection(range(cue.first, cue.last)):
            continue
        group = _find_none(passage, cue) if "casualty.none" in cue.kinds else None
        if group is None and cue.kinds & WHOM:
            group = _find_unnumbered(passage, cue)
        if group is not None:
            found.append(group)
            taken.update(range(group.first, group.last))
    return sorted(found, key=lambda group: group.first)


def point_out(passage: Passage, spans: Iterable[tuple[int, int, bool]]) -> list[Sufferers]:
    """Those in the stretches of words at which the annotator points, and whether it is sure: else only what counts people
    is one. A stretch without a count may be one of names.
    """
    groups = _find_sufferers(passage)
    found: dict[int, Sufferers] = {}
    for first, last, sure in spans:
        if first >= last or _is_unknown(passage.lowers, first) or _is_unknown(passage.lowers, first + 1):
            continue  # a mark alone; “how many people”
        inside = _leave_repeats(passage, [g for g in groups if g.first < last and first < g.last])
        for group in inside or _name(passage, first, last):
            if group.counted or sure:
                found.setdefault(group.first, group)
    return sorted(found.values(), key=lambda group: group.first)


def _leave_repeats(passage: Passage, groups: list[Sufferers]) -> list[Sufferers]:
    """“two members of the militia”, but “two killed and others hurt”: after a number, others count only with a fate of their own."""
    kept: list[Sufferers] = []
    for group in groups:
        between = range(kept[-1].last, group.first) if kept else range(0)
        own = any(not OUTCOMES.keys().isdisjoint(passage.kinds_at[at]) for at in between)
        if group.counted or own or not any(g.counted for g in groups):
            kept.append(group)
    return kept


# ---------------------------------------------------------------------------------------------- by a number


def _find_numbered(passage: Passage) -> list[Sufferers]:
    start, end, stop = passage.words[0].start, passage.words[-1].end, len(passage.words)
    numbers = [(number, *passage.locate(number.span)) for number in find_numbers(passage.text, start, end)]
    none = {at for c in passage.cues if "casualty.none" in c.kinds for at in range(c.first, c.last)}
    numbers = [n for n in numbers if (n[1] not in none or n[0].max == 0) and not _is_other(passage, *n)]
    found: list[Sufferers] = []
    for index, (number, low, high) in enumerate(numbers):
        following = numbers[index + 1][1] if index + 1 < len(numbers) else stop
        reach = 3 if number.max == 0 else 7
        told = high + (
            passage.lowers[max(0, low - 2) : low] == ["of", "whom"] and passage.lowers[high : high + 1] == ["were"]
        )
        _, last, kinds = _find_whom(passage, told, min(following, high + reach, stop))
        if number.max == 0 and last == high:
            continue
        smallest = number.max if _has_risen(passage, number, low) else number.min
        part = _is_part(passage, low, bool(found))
        found.append(Sufferers(low, high, last, smallest, number.max, kinds, part))
    return found


def _has_risen(passage: Passage, number: Number, low: int) -> bool:
    """“rose from 9 to 14”: fourteen."""
    before = passage.lowers[max(0, low - 2) : low]
    return number.min != number.max and number.max is not None and before[-1:] == ["from"] and before[0] in _RISEN


_RISEN, _TAKEN = find_words("facts.sufferers", "risen"), find_words("facts.sufferers", "taken")
_ALL = _ONE | find_words("shared", "definite")


def _is_other(passage: Passage, number: Number, low: int, high: int) -> bool:
    """Years, ages, distances, weapons, "one of the", names such as "No. 4": no tolls."""
    lowers, after = passage.lowers, passage.lowers[high : high + 2]
    if (
        number.min is not None
        and number.min == number.max
        and 1900 <= number.min <= 2100
        and "," not in number.span.text
    ):
        return not after or after[0] not in _PEOPLE
    every = not _EXCEPT.isdisjoint(lowers[max(0, low - 4) : low - 3])  # “every one of the 27 people”
    if number.min == 1 and after[:1] == ["of"]:  # “one of its leaders”, “one of the worst raids”
        whom = _find_whom(passage, high + 1, min(high + 6, len(lowers)))[1]
        return whom == high + 1 or not _EXCEPT.isdisjoint(lowers[max(0, low - 1) : low])
    if not _NOT_PERSONS.isdisjoint(_counted(lowers, high)) or _is_taken(lowers, high + 1):
        return True  # “four cows”, “199 others hostage”
    before = lowers[max(0, low - 3) : low]
    if not before:
        return False
    of_family = before[-1] in _WITHIN or (before[-1] == "of" and not _FAMILY.isdisjoint(lowers[high : high + 1]))
    if before[-1] in _EXCEPT or (number.max == 1 and of_family):
        return True  # “every night but three”, “how many people”, “five people from one family”
    if before[-1] in _MONTHS or before[-1] in _AGED or (before[-2:-1] == ["of"] and before[-1] in _ALL and not every):
        return True  # “three of their five children”
    if before[-1] == "of" and before[0 if len(before) < 3 else 1] in _SOMEBODY:
        return True
    return _is_age_of(passage, low, high) or _is_age(passage, low, high)


def _counted(lowers: list[str], high: int) -> list[str]:
    """The word that a number before ``high`` counts: “cows” of “eleven cows”, “eleven of his cows”."""
    owned = lowers[high : high + 1] == ["of"] and not _ONE.isdisjoint(lowers[high + 1 : high + 2])
    at = high + 2 if owned else high
    return lowers[at : at + 1]


def _is_age_of(passage: Passage, low: int, high: int) -> bool:
    """“A shepherd of seventeen”, but “a crowd of forty”, “a family of 12 people”; and the second of “aged six and eight”, “of six and eight”."""
    lowers = passage.lowers
    if lowers[low - 1] == "and":
        return low > 2 and (lowers[low - 3] in _AGED or _is_age_of(passage, low - 2, low - 1))
    if lowers[low - 1] != "of" or low < 3 or lowers[low - 2] in _COLLECTIVE:
        return False
    return (
        not (_ONE | _FEW).isdisjoint(lowers[max(0, low - 4) : low - 2])
        and _find_whom(passage, high, min(high + 4, len(lowers)))[1] == high
    )


def _is_age(passage: Passage, low: int, high: int) -> bool:
    """“Anna Holm, 67, and”, “Anna Holm (67)”, “two men, 34 and 51, were”: a figure between marks, after a name or a noun."""
    if not low or not passage.words[low].text.isdigit():
        return False
    behind = passage.gap(high) if high < len(passage.words) else ""
    if passage.gap(low).strip() == "(" and behind.startswith(")"):
        return passage.words[low - 1].text[0].isupper() and passage.mention_at(low - 1) is None
    if passage.lowers[low - 1] == "and" and passage.words[low - 2].text.isdigit():
        return low > 2 and (passage.lowers[low - 3] in _AGED or _is_age(passage, low - 2, low - 1))
    if passage.gap(low).strip() != "," or passage.mention_at(low - 1) is not None:
        return False
    closed = high >= len(passage.words) or passage.gap(high).strip() != "" or passage.lowers[high] == "and"
    return closed and (passage.words[low - 1].text[0].isupper() or not passage.kinds_at[low - 1].isdisjoint(WHOM))


def _find_whom(passage: Passage, start: int, stop: int) -> tuple[int, int, frozenset[str]]:
    """The words that say whom the number counts: where the first noun ends, and the last; what they tell of their status."""
    head = end = start
    kinds: frozenset[str] = frozenset()
    cues = passage.cues
    for cue in islice(cues, bisect_left(cues, start, key=_FIRST), bisect_left(cues, stop, key=_FIRST)):
        person, noun = cue.kinds & WHOM, passage.lowers[cue.last - 1] in COUNTED
        if cue.last <= end or not (person or (noun and cue.first <= start + 2)):
            continue
        between = passage.lowers[end : cue.first]
        if end > start and "," in passage.gap(cue.first) and _speaks(passage, cue.last):
            break
        if end == start:
            if not _BARRIERS.isdisjoint(between):
                break
            if any(mark in passage.gap(at) for at in range(start, cue.first + 1) for mark in ",;(:"):
                break
        elif (between not in (["and"], ["or"], []) and (len(between) > 1 or passage.lowers[end - 1] != "them")) or (
            not cue.kinds.isdisjoint(OUTCOMES) and not _qualifies(passage, cue, end)
        ):
            break
        if end == start or not between:
            head = cue.last
        end = cue.last
        if not ("casualty.person" in person and kinds):
            kinds |= person
    return head, end, kinds


def _speaks(passage: Passage, at: int) -> bool:
    """“killing 12 people, medics said”, “…, doctors in Karsa told reporters”: before the next mark a verb of saying."""
    for p in range(at, min(at + _SPEAKS_WITHIN, len(passage.words))):
        if _MARK.search(passage.gap(p)):
            return False
        if any(kind.startswith("reporting.") for kind in passage.kinds_at[p]):
            return True
    return False


_MARK = re.compile(r"[,;:.—()]")
_SPEAKS_WITHIN = 7  # words: “and doctors at a clinic there told”


def _qualifies(passage: Passage, cue: Cue, end: int) -> bool:
    """Whether a word of harm is one of the words for people: “80 other wounded persons”, “no deaths or injuries”; but “people
    dead”, “a civilian and injury”.
    """
    lowers = passage.lowers
    if lowers[cue.last - 1] in COUNTED and (not end or lowers[end - 1] in COUNTED or not lowers[end : cue.first]):
        return True
    return cue.last < len(lowers) and not passage.kinds_at[cue.last].isdisjoint(WHOM)


def _is_part(passage: Passage, low: int, follows: bool) -> bool:
    """“including five children and two women”, “three of them children”: already inside the number before."""
    lowers = passage.lowers
    if "(" in passage.gap(low):
        return follows
    if not follows and _INCLUDING.isdisjoint(lowers[max(0, low - 4) : low]):
        return False
    if lowers[low + 1 : low + 3] in (["of", "them"], ["of", "whom"]):
        return True
    for at in range(low - 1, max(-1, low - 12), -1):
        if lowers[at] in _INCLUDING or lowers[at : at + 2] == ["of", "whom"]:
            return not any(lowers[p] in _PARTING or ";" in passage.gap(p) for p in range(at + 1, low))
        if lowers[at] in _PARTING or (lowers[at] == "and" and "," in passage.gap(at)):
            return False
    return False


# ---------------------------------------------------------------------------------------------- without one


def _find_none(passage: Passage, cue: Cue) -> Sufferers:
    """“nobody”, “none of the workers”."""
    _, last, kinds = _find_whom(passage, cue.last, min(cue.last + 4, len(passage.words)))
    return Sufferers(cue.first, cue.last, last, 0, 0, kinds | _kinds(passage, cue.first, cue.last))


def _find_unnumbered(passage: Passage, cue: Cue) -> Sufferers | None:
    """“a 68-year-old man” and “his father” are one, “an elderly couple” and “a father and son” two, “civilians” some."""
    lowers, low = passage.lowers, cue.first
    if not cue.kinds.isdisjoint(OUTCOMES) and "casualty.both" not in cue.kinds:
        return None  # “wounded civilians”
    if _is_unknown(lowers, low) or _is_taken(lowers, cue.last):
        return None
    head, last, kinds = _find_whom(passage, low, len(passage.words))
    while (
        low > 0
        and cue.first - low < 6
        and lowers[low - 1] not in _ONE | _BARRIERS | FREE
        and not any(mark in passage.gap(low) for mark in ",;(:")
    ):
        low -= 1
    counted = low > 0 and lowers[low - 1] in _ONE and not _is_many(lowers[head - 1])
    part = _is_part(passage, low - counted, follows=True)
    if not counted:
        number = None if _is_many(lowers[last - 1]) else 1 + (last > head)  # “the driver and a conscript”
        return Sufferers(cue.first, cue.first, last, number, number, kinds, part, counted=False)
    both = last > head and not _is_many(lowers[last - 1])
    number = 2 if lowers[head - 1] in _PAIRS or both else 1
    part = part or "among" in lowers[head : head + 3]
    return Sufferers(
        low - 1, low, last if both else head, number, number, kinds if both else _kinds(passage, low, head), part
    )


def _kinds(passage: Passage, first: int, last: int) -> frozenset[str]:
    return frozenset[str]().union(*(c.kinds & WHOM for c in passage.cues if first <= c.first < last))


def _is_many(word: str) -> bool:
    return word in _MANY or (word.endswith("s") and not word.endswith("ss"))


def _name(passage: Passage, first: int, last: int) -> tuple[Sufferers, ...]:
    """“Anna Holm, Jon Berg and Ida Lund” are three, “a gardener, Jon Berg” one, “the wounded” some; other words are nobody."""
    text = passage.slice(first, last).text
    pieces = _BETWEEN.split(text) if _AND.search(text) else [text]
    called = {  # “the dead of Dovrin”, “They were killed” name nobody
        passage.words[at].text
        for at in range(first, last)
        if passage.words[at].text[0].isupper() and at and passage.mention_at(at) is None
    }
    told = (_WORD.findall(piece) for piece in pieces)
    thing = passage.lowers[last - 1] in _NOT_PERSONS and passage.words[last - 1].text.islower()
    if thing or _is_unknown(passage.lowers, last - 1):
        return ()
    named = sum(not called.isdisjoint(words) or _is_one(words) for words in told)
    number = named or int(last - first > 1 and _is_one(passage.lowers[first:last])) or None
    if number is None and OUTCOMES.keys().isdisjoint(passage.kinds_in(first, last)):
        return ()
    part = _is_part(passage, first, follows=True)
    return (Sufferers(first, first, last, number, number, part=part, counted=number is not None),)


def _is_unknown(lowers: list[str], at: int) -> bool:
    """“how many civilians”, “no word of casualties”, from ``at`` on."""
    return " ".join(lowers[max(0, at - 2) : at]) in _UNKNOWN


def _is_taken(lowers: list[str], at: int) -> bool:
    """“others hostage”, “12 people captive”; but “three hostages”, “an Arvanian hostage” may be the dead."""
    return 0 < at < len(lowers) and lowers[at] in _TAKEN and _is_many(lowers[at - 1])


def _is_one(words: Sequence[str]) -> bool:
    """“a gardener”, “his son”; “a number of guests” are some."""
    return not _ONE.isdisjoint(words[:1]) and _COLLECTIVE.isdisjoint(words[1:2])


_AND = re.compile(r"&|\band\b")
_BETWEEN = re.compile(r",|&|\band\b")
_WORD = re.compile(r"[^\W\d_]+")
