"""The plain facts of a sentence that speak for or against a place having been struck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.places.clauses import is_accused, is_label, mark_elsewhere
from geostrike.claims.places.landmarks import bears, find_landmarks
from geostrike.claims.places.lists import find_lists
from geostrike.claims.places.platforms import is_told_at, is_where_said, stands_with_speaker
from geostrike.claims.places.prepositions import add_preposition, is_seen_from
from geostrike.claims.places.shares import find_shares
from geostrike.claims.text.candidates import candidates
from geostrike.claims.text.words import find_words
from geostrike.model import Level

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Mention, Passage

__all__ = ["find_reasons"]


def find_reasons(passage: Passage, first: int, last: int, *, kind: str) -> list[tuple[Mention, set[str]]]:
    """For each place of the passage the names of the reasons that hold."""
    mentions = candidates(passage)
    distances = [_distance(m, first, last) for m in mentions]
    heads = find_lists(passage)
    holders = {i for m in mentions for i in m.toponym.container_ids}
    landmarks = find_landmarks(passage)
    shares = find_shares(passage)
    found: list[tuple[Mention, set[str]]] = []
    for index, mention in enumerate(mentions):
        reasons = {"bias"}
        distance, after = distances[index], mention.first >= last
        if after:
            reasons.add(
                "after_0_3"
                if distance <= 3
                else "after_4_8"
                if distance <= 8
                else "after_9_15"
                if distance <= 15
                else "after_far"
            )
        else:
            reasons.add("before_0_3" if distance <= 3 else "before_4_8" if distance <= 8 else "before_far")
        apart = abs(passage.clauses[mention.first] - passage.clauses[first])
        if apart:
            reasons.add("clause_1" if apart == 1 else "clause_2" if apart == 2 else "clause_3")
        head = heads.get(index)
        if head is not None:
            reasons.add("listed")
        add_preposition(reasons, passage, mention if head is None else mentions[head], first, last, after=after)
        if mention.toponym.id in holders:
            reasons.add("container")
        if mention.toponym.id in landmarks:
            reasons.add("landmark")
        if after and kind != "effect" and mention.toponym.id in shares:
            reasons.add("share")
        _add_levels(reasons, mention)
        _add_surroundings(reasons, passage, mention, first, last, after=after)
        if head is not None:
            reasons |= found[head][1] & _SHARED
        if kind == "noun":
            if mention.last == first and "country" not in reasons and passage.gap(first).strip() == "":
                reasons.add("names_it")
                reasons.discard("subject_active")
        elif kind == "effect":
            reasons.add("effect_trigger")
        elif kind == "impersonal" and not after and apart == 0:
            reasons.add("under_attack")
            reasons.discard("subject_active")
        if passage.quoted[mention.first] != passage.quoted[first]:
            reasons.add("quoted")
        if not after and is_label(passage, mention, first):
            reasons.add("label")
            reasons -= {"moved", "prep_from", "prep_toward", "origin", "purpose", "held", "acts", "subject_active"}
        elif not after and is_accused(passage, mention, first):
            reasons.add("acts")
        found.append((mention, reasons))
    mark_elsewhere(passage, first, found)
    # What holds another place, or is told as an origin and the like, is no rival to the others: it comes after them.
    order = sorted(
        range(len(mentions)),
        key=lambda i: (
            bool(found[i][1] & _NO_RIVAL),
            distances[i] + (2 if mentions[i].last <= first else 0),
            i,
        ),
    )
    for position, index in enumerate(order):
        found[index][1].add("nearest" if position == 0 else "second" if position == 1 else "further")
    return found


# What is told of the first of a list is told of all: “near the posts they hold in X and Y”.
_SHARED = find_words("places.reasons", "shared")


_NO_RIVAL = frozenset(
    {"container", "landmark", "country", "origin", "held", "moved", "speech", "acts", "purpose", "prep_from", "prep_by"}
)


def _distance(mention: Mention, first: int, last: int) -> int:
    return mention.first - last if mention.first >= last else max(0, first - mention.last)


def _add_levels(reasons: set[str], mention: Mention) -> None:
    place = mention.resolution.place if mention.resolution else None
    level = place.level if place else (mention.toponym.levels[0] if mention.toponym.levels else None)
    if level is Level.COUNTRY:
        reasons.add("country")
    elif level in (Level.PROVINCE, Level.REGION):
        reasons.add("wide")
    if mention.toponym.descriptor:
        reasons.add("described")
    if mention.toponym.offset is not None:
        reasons.add("relative_place")


def _add_surroundings(
    reasons: set[str], passage: Passage, mention: Mention, first: int, last: int, *, after: bool
) -> None:
    low, high = (last, mention.first) if after else (mention.last, first)
    for cue in passage.cues:
        if low <= cue.first and cue.last <= high and cue.kinds & _EVENTS:
            reasons.add("event_between")
            break
    for cue in passage.having(*_GOVERNING):
        # The cue governs the place: it stands just before it, in the same clause, and not before the trigger's own place.
        if (
            mention.first - (_GOVERNS_WITHIN if "place.origin" not in cue.kinds else 2 * _GOVERNS_WITHIN)
            <= cue.first
            < mention.first
            and not (after and cue.first < first)
            and not (first <= cue.first < last and cue.last <= last)  # “fired from” opens with the strike word itself
        ):
            if passage.clauses[cue.first] != passage.clauses[mention.first] and "place.origin" not in cue.kinds:
                continue
            if "place.held" in cue.kinds and "-" not in passage.gap(cue.first):  # not “rebel-held”
                reasons.add("held")
            if (
                "place.moved" in cue.kinds
                and not _AIMED & set(passage.lowers[max(0, cue.first - 2) : cue.first])
                and not _live_there(passage, cue, mention)
            ):
                reasons.add("moved")  # not “a raid on a funeral in X”
            if (
                "place.origin" in cue.kinds
                and _is_origin(passage, cue, mention)
                and not is_seen_from(passage, cue.first)
                and _RUINS.isdisjoint(passage.lowers[cue.last : mention.first])
            ):
                reasons.add("origin")
        if "clause.relative" in cue.kinds and low <= cue.first < high and after and passage.lowers[cue.first] != "that":
            reasons.add("relative")
    if (
        stands_with_speaker(passage, mention, first)
        or is_where_said(passage, mention)
        or is_told_at(passage, mention, first)
    ):
        reasons.add("speech")
    if after and _at_another_time(passage.lowers, last, mention.first):
        reasons.add("purpose")
    if mention.first > 1 and passage.lowers[mention.first - 1] == "of" and passage.lowers[mention.first - 2] in _RUINS:
        reasons.add("object")  # “the ruins of Karsa”
    if after and any(w in ("was", "were", "been", "being") for w in passage.lowers[max(0, first - 3) : first]):
        reasons.add("passive_after")


_GOVERNING = ("place.held", "place.moved", "place.origin", "clause.relative")


_WHERE_PEOPLE_ARE = find_words("places.reasons", "where_people_are")
_EXILES = ("displaced", "refugee", "refugees")
_SHELTER = find_words("places.reasons", "shelter")


def _live_there(passage: Passage, cue: Cue, mention: Mention) -> bool:
    """“a camp for displaced people in Karsa”: where those who fled now are."""
    lowers = passage.lowers
    return (
        lowers[cue.last - 1] in _EXILES
        and mention.first > 0
        and lowers[mention.first - 1] in _WHERE_PEOPLE_ARE
        and not _SHELTER.isdisjoint(lowers[max(0, cue.first - 3) : cue.first] + lowers[cue.last : cue.last + 2])
    )


_RUINS = find_words("places.reasons", "ruins")
_AIMED = find_words("places.reasons", "aimed")


def _is_origin(passage: Passage, cue: Cue, mention: Mention) -> bool:
    """“From X”, “from the sea, west of X”; not “from the morning, X …”: the comma ended the phrase before it named a place."""
    end = mention.first
    if not _HOURS.isdisjoint(passage.lowers[cue.last : end]):
        return False
    comma = next((p for p in range(end, cue.last, -1) if "," in passage.gap(p)), end + 1)
    if comma <= end and bears(passage, comma, end):
        end, comma = comma, end + 1
    return end - cue.last <= _ORIGIN_WITHIN and (
        comma > end or any(passage.mention_at(p) is not None for p in range(cue.last, comma))
    )


_ORIGIN_WITHIN = 5  # words
_HOURS = find_words("places.reasons", "hours")
_GOVERNS_WITHIN = 7


_EVENTS = frozenset(
    {
        "trigger.effect_verb",
        "trigger.weak_verb",
        "trigger.strong_verb",
        "trigger.strong_noun",
        "reporting.asserts",
        "place.held",
        "place.moved",
    }
)


def _at_another_time(lowers: list[str], start: int, end: int) -> bool:
    """“The attack comes days after forces took Karsa”: what happened before or meanwhile, and where, is another matter."""
    came = next((p for p in range(start, min(start + 3, end)) if lowers[p] in _CAME), None)
    if came is not None and not _WHILE.isdisjoint(lowers[came + 1 : end]):
        return True
    # “…, two weeks after gunmen killed 26 people near Karsa”
    return any(
        lowers[p] in ("after", "before")
        and lowers[p - 1] in _SPANS
        and any(word in _DID for word in lowers[p + 1 : end])
        for p in range(start + 1, end - 1)
    )


_SPANS = find_words("places.reasons", "spans")
_DID = find_words("places.reasons", "did")
_CAME = find_words("places.reasons", "came")
_WHILE = find_words("places.reasons", "while")
