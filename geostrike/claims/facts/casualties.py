"""Tolls as worded: how many, whom, with what outcome. Ranges stay ranges; nothing is added up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.facts.harm import BARRIERS, OUTCOMES, PASSIVE, WHOM, Item, outcome_of, status_of
from geostrike.claims.facts.uncounted import find_none, find_single, find_unnumbered
from geostrike.claims.text.words import find_words
from geostrike.language.numbers import Number, find_numbers
from geostrike.model import Count

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Passage

__all__ = ["find_casualties"]
_NOT_PERSONS = find_words("facts.casualties", "not_persons")
_MONTHS = find_words("facts.casualties", "months")
# Without one of these no toll is told.
_TOLD = frozenset({*OUTCOMES, "casualty.none"})
_INCLUDING = find_words("facts.casualties", "including")
# What may follow a number that counts people without saying so: "12 killed", "wounding 12 in the town".
_AFTER_BARE = find_words("facts.casualties", "after_bare")


def find_casualties(passage: Passage, first: int = 0, last: int | None = None) -> tuple[Count, ...]:
    """The tolls told by the words ``first`` to ``last`` (exclusive) of the passage, in order."""
    stop = len(passage.words) if last is None else last
    if first >= stop or passage.kinds.isdisjoint(_TOLD):
        return ()
    outcomes = [
        c
        for c in passage.cues
        if first <= c.first < stop and not c.kinds.isdisjoint(OUTCOMES) and not _is_besieged(passage, c)
    ]
    none = [c for c in passage.cues if first <= c.first < stop and "casualty.none" in c.kinds]
    if not outcomes and not none:
        return ()
    items = _find_items(passage, first, stop)
    mains = [item for item in items if not item.part]
    for index, item in enumerate(mains):
        before = mains[index - 1].high if index else first
        after = mains[index + 1].low if index + 1 < len(mains) else stop
        item.outcome = _find_outcome(passage, outcomes, item, before, after)
    _share_outcomes(passage, mains, items)
    found: list[Count] = []
    for item in items:
        if item.outcome is None or (item.whom is None and not _countable(passage, item)):
            continue
        if any(c.first <= item.low < c.last + 1 for c in none) and item.number.min != 0:
            continue
        found.append(_count(passage, item, item.outcome))
        twin = _twin(passage, outcomes, item.outcome)
        if twin is not None and not any(other.outcome is twin for other in items):
            found.append(_count(passage, item, twin))
    found.extend(find_single(passage, outcomes, first, stop, items))
    found.extend(find_none(passage, none, outcomes, found))
    if not found:
        found.extend(find_unnumbered(passage, outcomes, first, stop))
    return tuple(sorted(found, key=lambda count: (count.span.start, count.span.end, count.outcome)))


def _is_besieged(passage: Passage, cue: Cue) -> bool:
    """“thousands are still trapped in Karsa”, “inside the city”: they cannot leave it, and lie under no rubble."""
    if passage.lowers[cue.last - 1] != "trapped" or passage.lowers[cue.last : cue.last + 1] not in (["in"], ["inside"]):
        return False
    after = range(cue.last + 1, min(cue.last + 3, len(passage.words)))
    return any(passage.mention_at(at) is not None or passage.lowers[at] in _SETTLEMENTS for at in after)


_SETTLEMENTS = find_words("facts.casualties", "settlements")


def _find_items(passage: Passage, first: int, stop: int) -> list[Item]:
    start, end = passage.words[first].start, passage.words[stop - 1].end
    numbers = []
    for number in find_numbers(passage.text, start, end):
        low, high = passage.locate(number.span)
        if not _is_other(passage, number, low, high):
            numbers.append((number, low, high))
    items: list[Item] = []
    for index, (number, low, high) in enumerate(numbers):
        following = numbers[index + 1][1] if index + 1 < len(numbers) else stop
        whom = _find_whom(passage, high, min(following, high + 7, stop))
        items.append(Item(number, low, high, whom, part=_is_part(passage, low, items)))
    return items


_OWN = (["its"], ["their"], ["our"])  # “killed one of its fighters”


def _is_other(passage: Passage, number: Number, low: int, high: int) -> bool:
    """Years, ages, distances, weapons, "one of the", names such as "No. 4": no tolls."""
    lowers = passage.lowers
    after = lowers[high : high + 2]
    if (
        number.min is not None
        and number.min == number.max
        and 1900 <= number.min <= 2100
        and "," not in number.span.text
    ):
        return not after or after[0] not in ("people", "civilians", "fighters", "soldiers", "militants")
    if number.min == 1 and after and after[0] == "of" and after[1:] not in _OWN:
        return True
    if after and (after[0] in _NOT_PERSONS or after[0] in _MONTHS or after == ["year", "old"]):
        return True
    before = lowers[low - 1] if low else ""
    return (
        before in _MONTHS
        or (
            before in ("aged", "age", "no", "of", "number", "the")
            and (
                before in ("aged", "age")
                or (before == "no")
                or (before == "of" and lowers[max(0, low - 2)] in ("girl", "boy", "child", "man", "woman", "aged"))
            )
        )
        or (before in ("of", "the") and lowers[max(0, low - 3) : low][-2:] == ["of", "the"])
    )


def _find_whom(passage: Passage, start: int, stop: int) -> tuple[int, int, frozenset[str]] | None:
    """The words that say whom the number counts: up to the noun, and what it tells of their status."""
    end: int | None = None
    kinds: frozenset[str] = frozenset()
    for cue in passage.cues:
        if start <= cue.first < stop and cue.kinds & WHOM:
            if end is None:
                if any(p in BARRIERS for p in passage.lowers[start : cue.first]):
                    break
                if any(m in passage.gap(p) for p in range(start or 1, cue.first + 1) for m in ",;("):
                    break
            elif passage.lowers[end : cue.first] not in (["and"], ["or"], []) or cue.first > end + 2:
                break
            if "casualty.person" in cue.kinds and kinds:
                end = cue.last
                continue
            end, kinds = cue.last, kinds | (cue.kinds & WHOM)
    return None if end is None else (start, end, kinds)


def _is_part(passage: Passage, low: int, earlier: list[Item]) -> bool:
    """“including five children and two women”, “three of them children”: already inside the number before."""
    lowers = passage.lowers
    if not earlier and not set(lowers[max(0, low - 4) : low]) & _INCLUDING:
        return False
    if lowers[low + 1 : low + 3] in (["of", "them"], ["of", "whom"]):
        return True
    for position in range(low - 1, max(-1, low - 12), -1):
        if lowers[position] in _INCLUDING or lowers[position : position + 2] == ["of", "whom"]:
            return not any(lowers[p] in _PARTING or ";" in passage.gap(p) for p in range(position + 1, low))
        if lowers[position] in _PARTING or (lowers[position] == "and" and "," in passage.gap(position)):
            return False
    return False


_PARTING = find_words("facts.casualties", "parting")


def _find_outcome(passage: Passage, outcomes: list[Cue], item: Item, before: int, after: int) -> Cue | None:
    """The verb or noun of harm that the number goes with: right before it, else after it, else before."""
    lowers = passage.lowers
    ahead = [c for c in outcomes if before <= c.first and c.last <= item.low]
    if ahead and lowers[ahead[-1].last : item.low] and _is_toll(passage, ahead[-1], item.low):
        return ahead[-1]
    near = [c for c in ahead if item.low - c.last <= 6]
    adjacent = [
        c
        for c in near
        if (item.low == c.last and "," not in passage.gap(item.low))
        or (
            item.low - c.last == 1
            and lowers[c.last]
            in ("of", "were", "was", "all", "another", "the", "his", "her", "my", "their", "its", "are", "included")
        )
    ]
    behind = [
        c
        for c in outcomes
        if item.high <= c.first <= after
        and not any(m in passage.gap(p) for p in range(item.high, c.first + 1) if p < len(passage.words) for m in ";—")
        and (c.first - item.end <= 7 or _resumes(passage, item.end, c))
    ]
    touching = behind and behind[0].first == item.end and "," not in passage.gap(item.end)
    if adjacent and not (touching and item.whom is None and adjacent[-1].last < item.low):
        return adjacent[-1]
    if behind:
        return behind[0]
    return (
        near[-1]
        if near
        and not any(
            lowers[p] in ("after", "when", "as", "while", "though", "but") for p in range(near[-1].last, item.low)
        )
        else None
    )


def _is_toll(passage: Passage, cue: Cue, low: int) -> bool:
    """“death toll … rose to 31”, “the number of dead … from 9 to 14”."""
    words = passage.lowers[cue.last : low]
    opening = passage.lowers[max(0, cue.first - 3) : cue.last]
    toll = "toll" in opening or "number" in opening
    return (
        toll
        and bool(words)
        and words[-1] in ("to", "at", "of", "from", "was", "is", "stands", "reached", "passed", "put", "topped")
    )


def _resumes(passage: Passage, end: int, cue: Cue) -> bool:
    """“Nineteen civilians, the youngest aged four, were killed”: after an aside the verb comes."""
    if end >= len(passage.words) or "," not in passage.gap(end) or cue.first - end > 18:
        return False
    verb = cue.first - 1 if cue.first and passage.lowers[cue.first - 1] in PASSIVE else cue.first
    return "," in passage.gap(verb)


def _share_outcomes(passage: Passage, mains: list[Item], items: list[Item]) -> None:
    """Members of a list share their verb, and parts have that of their whole."""
    for index in range(len(mains) - 2, -1, -1):
        item, following = mains[index], mains[index + 1]
        between = passage.lowers[item.end : following.low]
        if (
            item.outcome is None
            and following.outcome is not None
            and following.outcome.first >= following.end
            and between in (["and"], ["and", "their"], ["and", "his"], ["and", "her"], [])
        ):
            item.outcome = following.outcome
    for index in range(1, len(mains)):
        item, previous = mains[index], mains[index - 1]
        between = passage.lowers[previous.end : item.low]
        if (
            item.outcome is None
            and previous.outcome is not None
            and previous.outcome.last <= previous.low
            and (between in (["and"], ["and", "another"], []) or "and" in between[-2:])
            and len(between) <= 5
            and item.whom
        ):
            item.outcome = previous.outcome
    for index, item in enumerate(items):
        if item.part:
            whole = next((i for i in reversed(items[:index]) if not i.part and i.outcome is not None), None)
            own = [
                c
                for c in passage.cues
                if c.kinds & OUTCOMES.keys() and 0 < item.low - c.last + 1 <= 4 and c.last <= item.low
            ]
            item.outcome = whole.outcome if whole else (own[-1] if own else None)


def _countable(passage: Passage, item: Item) -> bool:
    """Whether the number may stand without a noun: "12 killed", "a death toll of 30", "killing 12"."""
    assert item.outcome is not None
    high = item.high
    if high >= len(passage.words) or item.outcome.first - high in (0, 1, 2):
        return True
    return (
        passage.lowers[high] in _AFTER_BARE
        or any(m in passage.gap(high) for m in ",.;)")
        or item.number.word is not None
    )


def _count(passage: Passage, item: Item, outcome: Cue) -> Count:
    low = item.low
    first, last = min(low, outcome.first), max(item.end, outcome.last)
    if outcome.last <= low and low - outcome.last > 3:
        first = low
    if outcome.first >= item.end and outcome.first - item.end > 4:
        last = item.end
    number = item.number
    low_value, high_value = number.min, number.max
    if (
        low > 1
        and passage.lowers[low - 1] == "from"
        and item.number.min != item.number.max
        and passage.lowers[low - 2] in ("climbed", "rose", "risen", "increased", "up", "jumped")
        and low_value != high_value
        and high_value is not None
    ):
        low_value = high_value  # "rose from 9 to 14"
    return Count(
        min=low_value, max=high_value, outcome=outcome_of(outcome), status=status_of(item.whom[2] if item.whom else frozenset()),
        span=passage.slice(first, last), who=passage.slice(item.high, item.end).text if item.end > item.high else None,
        part_of_total=item.part,
    )  # fmt: skip


def _twin(passage: Passage, outcomes: list[Cue], outcome: Cue) -> Cue | None:
    """“dozens were killed or wounded”: one number for both."""
    following = passage.lowers[outcome.last : outcome.last + 1]
    if following not in (["or"], ["and"]):
        return None
    second = next((c for c in outcomes if c.first == outcome.last + 1), None)
    if second is None or outcome_of(second) is outcome_of(outcome):
        return None
    rest = passage.lowers[second.last : second.last + 1]
    return (
        second
        if not rest
        or rest[0] in ("in", "when", "after", "by", "as", "on", "during", "at", "near", "according", "late", "the")
        or "," in passage.gap(second.last)
        else None
    )
