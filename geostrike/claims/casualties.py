"""Tolls as worded: how many, whom, with what outcome. Ranges stay ranges; nothing is added up."""

from __future__ import annotations

from geostrike.claims.passages import Cue, Passage
from geostrike.language.numbers import Number, find_numbers
from geostrike.model import Count, Harm, Outcome, Span

__all__ = ["find_casualties"]

_OUTCOMES = {"casualty.killed": Outcome.KILLED, "casualty.injured": Outcome.INJURED, "casualty.missing": Outcome.MISSING}
_WHOM = frozenset({"casualty.civilian", "casualty.combatant", "casualty.person"})
_NOT_PERSONS = frozenset("targets positions vehicles tanks buildings houses homes sorties missiles rockets drones shells km kilometers kilometres miles days hours weeks months years year percent bombs strikes airstrikes raids attacks planes jets aircraft square minutes times tonnes hectares countries villages towns am pm bodies-of".split())


def find_casualties(passage: Passage, first: int = 0, last: int | None = None) -> tuple[Count, ...]:
    """The tolls told by the words ``first`` to ``last`` (exclusive) of the passage, in order."""
    stop = len(passage.words) if last is None else last
    if first >= stop:
        return ()
    outcomes = [c for c in passage.cues if first <= c.first < stop and c.kinds & _OUTCOMES.keys()]
    none = [c for c in passage.cues if first <= c.first < stop and "casualty.none" in c.kinds]
    if not outcomes and not none:
        return ()
    text = passage.text
    start, end = passage.words[first].start, passage.words[stop - 1].end
    numbers = [(n, *_positions(passage, n.span)) for n in find_numbers(text, start, end)]
    found: list[Count] = []
    used: set[int] = set()
    for index, (number, low, high) in enumerate(numbers):
        if _is_date_or_age(passage, number, low, high):
            continue
        following = numbers[index + 1][1] if index + 1 < len(numbers) else stop
        preceding = numbers[index - 1][2] if index else first
        whom = _find_whom(passage, high, min(following, high + 6, stop))
        outcome = _find_outcome(passage, outcomes, number, low, high, whom, preceding, following, used)
        if outcome is None or (whom is None and not _countable(passage, high, outcome)):
            continue
        if _is_part(passage, low):
            continue
        found.append(_count(passage, number.min, number.max, low, high, whom, outcome))
        used.update(range(low, high))
    found.extend(_find_single(passage, outcomes, first, stop, used))
    found.extend(_find_unnumbered(passage, outcomes, found, first, stop))
    for cue in none:
        span = passage.slice(cue.first, cue.last)
        if not any(c.span.start <= span.start < c.span.end for c in found):
            words = passage.lowers[cue.first : cue.last]
            outcome_kind = Outcome.INJURED if "injuries" in words else Outcome.KILLED
            status = Harm.CIVILIAN if "civilian" in words or "civilians" in words else Harm.UNKNOWN
            found.append(Count(min=0, max=0, outcome=outcome_kind, status=status, span=span, who=None))
    return tuple(sorted(found, key=lambda count: (count.span.start, count.span.end)))


def _positions(passage: Passage, span: Span) -> tuple[int, int]:
    low = next(i for i, w in enumerate(passage.words) if w.end > span.start)
    high = next((i for i, w in enumerate(passage.words) if w.start >= span.end), len(passage.words))
    return low, high


def _is_date_or_age(passage: Passage, number: Number, low: int, high: int) -> bool:
    after = passage.lowers[high : high + 2]
    if number.min is not None and number.min == number.max and 1900 <= number.min <= 2100 and "," not in number.span.text:
        return not after or after[0] not in ("people", "civilians", "fighters", "soldiers", "militants")
    if after and (after[0] in _NOT_PERSONS or after[0] in _MONTHS or (after[0] == "year" and after[1:] == ["old"])):
        return True
    return low > 0 and passage.lowers[low - 1] in _MONTHS


_MONTHS = frozenset("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split())


def _find_whom(passage: Passage, start: int, stop: int) -> tuple[int, int, frozenset[str]] | None:
    """The words that say whom the number counts: up to the noun, and what it tells of their status."""
    end, kinds = None, frozenset[str]()
    for cue in passage.cues:
        if start <= cue.first < stop and cue.kinds & _WHOM:
            if end is not None and cue.first > end + 2:
                break
            if end is not None and passage.lowers[end : cue.first] not in (["and"], []):
                break
            if end is None and any(p in _BARRIERS for p in passage.lowers[start : cue.first]):
                break
            if end is None and any(m in passage.gap(p) for p in range(start + 1, cue.first + 1) for m in ",;("):
                break
            end, kinds = cue.last, kinds | (cue.kinds & _WHOM)
    return None if end is None else (start, end, kinds)


_BARRIERS = frozenset("in at on and by when after while were was from who that".split())


def _find_outcome(
    passage: Passage, outcomes: list[Cue], number: Number, low: int, high: int, whom: tuple[int, int, frozenset[str]] | None, preceding: int, following: int, used: set[int],
) -> Cue | None:
    """The verb or noun of harm that the number goes with: right before it, else after it, else before."""
    before = [c for c in outcomes if preceding <= c.first and c.last <= low and low - c.last <= 6]
    adjacent = [c for c in before if low - c.last <= 1 or passage.lowers[c.last : low] in (["of"], ["to"], ["at"], ["of", "at"], ["the", "deaths", "of"], ["rose", "to"], ["rises", "to"])]
    end = whom[1] if whom else high
    after = [c for c in outcomes if high <= c.first < following + 1 and c.first - end <= 7]
    if adjacent and not (after and after[0].first - end <= 0):
        return adjacent[-1]
    if after:
        return after[0]
    if before:
        return before[-1]
    # "killed three soldiers and two civilians": the verb carries over the list.
    earlier = [c for c in outcomes if c.last <= low and low - c.last <= 14]
    joined = passage.lowers[max(0, low - 1) : low] in (["and"],) or "," in passage.gap(low)
    return earlier[-1] if earlier and joined and passage.clauses[earlier[-1].first] == passage.clauses[low] else None


def _countable(passage: Passage, high: int, outcome: Cue) -> bool:
    """May the number stand without a noun: "12 killed", "death toll of 30", "killing 12"?"""
    after = passage.lowers[high] if high < len(passage.lowers) else ""
    return outcome.first - high in (0, 1, 2) or after in ("", "and", "in", "on", "others", "more", "after", "when", "as", "of", "at", "were", "have", "including", "late", "near", "by", "overnight", "so", "according") or high >= len(passage.words) or any(m in passage.gap(high) for m in ",.;)")


def _is_part(passage: Passage, low: int) -> bool:
    """ "including five children": already inside the number before it."""
    words = passage.lowers[max(0, low - 4) : low]
    if "including" in words or "among" in words or words[-2:] in (["of", "them"], ["of", "whom"]):
        return True
    position = low - 1
    steps = 0
    while position > 0 and steps < 10:  # "including five children and two women"
        if passage.lowers[position] == "including":
            return not any(any(m in passage.gap(p) for m in ";") or passage.lowers[p] in ("wounded", "injured", "killed", "wounding", "injuring", "killing") for p in range(position, low))
        position -= 1
        steps += 1
    return False


def _count(passage: Passage, low_value: int | None, high_value: int | None, low: int, high: int, whom: tuple[int, int, frozenset[str]] | None, outcome: Cue) -> Count:
    end = whom[1] if whom else high
    first, last = min(low, outcome.first), max(end, outcome.last)
    if outcome.last <= low and low - outcome.last > 6:
        first = low
    return Count(
        min=low_value, max=high_value, outcome=_outcome(outcome), status=_status(whom[2] if whom else frozenset()), span=passage.slice(first, last),
        who=passage.slice(high, end).text if whom and end > high else None,
    )


def _outcome(cue: Cue) -> Outcome:
    return next(outcome for kind, outcome in _OUTCOMES.items() if kind in cue.kinds)


def _status(kinds: frozenset[str]) -> Harm:
    civilian, combatant = "casualty.civilian" in kinds, "casualty.combatant" in kinds
    if civilian == combatant:
        return Harm.UNKNOWN
    return Harm.CIVILIAN if civilian else Harm.COMBATANT


def _find_single(passage: Passage, outcomes: list[Cue], first: int, stop: int, used: set[int]) -> list[Count]:
    """ "a woman was killed", "killed a 68-year-old man and his son"."""
    found: list[Count] = []
    lowers = passage.lowers
    for cue in passage.cues:
        if not (first <= cue.first < stop and cue.kinds & _WHOM) or cue.first in used:
            continue
        start = cue.first
        while start > first and cue.first - start < 5 and lowers[start - 1] not in ("a", "an") and not any(m in passage.gap(start) for m in ",;") and (lowers[start - 1] in ("year", "old", "young", "local", "pregnant", "elderly") or lowers[start - 1].isdigit() or passage.words[start - 1].text[0].isupper()):
            start -= 1
        if start == first or lowers[start - 1] not in ("a", "an"):
            continue
        if lowers[cue.last - 1].endswith("s") and not lowers[cue.last - 1].endswith("ss"):
            continue
        whom = (start, cue.last, cue.kinds & _WHOM)
        after = [c for c in outcomes if cue.last <= c.first <= cue.last + 8 and any(w in ("was", "were", "been", "being") for w in lowers[cue.last : c.first])]
        before = [c for c in outcomes if c.last <= start - 1 and start - 1 - c.last <= 1 or (c.last <= start - 1 <= c.last + 8 and lowers[start - 2] == "and" and passage.clauses[c.first] == passage.clauses[start])]
        outcome = after[0] if after else before[-1] if before else None
        if outcome is None or (not after and lowers[outcome.first] in ("dead", "death", "deaths", "body", "bodies", "injury", "injuries")):
            continue
        found.append(Count(min=1, max=1, outcome=_outcome(outcome), status=_status(whom[2]), span=passage.slice(min(start - 1, outcome.first), max(cue.last, outcome.last)), who=passage.slice(start, cue.last).text))
    return found


def _find_unnumbered(passage: Passage, outcomes: list[Cue], found: list[Count], first: int, stop: int) -> list[Count]:
    """ "civilians were killed": harm without a number."""
    if found:
        return []
    lowers = passage.lowers
    for cue in passage.cues:
        if first <= cue.first < stop and cue.kinds & _WHOM and lowers[cue.last - 1].endswith(("s", "people", "children", "men", "women")):
            for outcome in outcomes:
                if cue.last < outcome.first <= cue.last + 4 and any(w in ("was", "were", "been") for w in lowers[cue.last : outcome.first]):
                    return [Count(min=None, max=None, outcome=_outcome(outcome), status=_status(cue.kinds & _WHOM), span=passage.slice(cue.first, outcome.last), who=passage.slice(cue.first, cue.last).text)]
    return []
