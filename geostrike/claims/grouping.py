"""Triggers and places of one sentence → reports: one for each strike that the sentence tells."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from geostrike.claims.attackers.clause import find_attacker
from geostrike.claims.places.attachment import SURE_THRESHOLD, THRESHOLD, Attachment, attach
from geostrike.claims.text.holding import holds, is_drawable, is_placed
from geostrike.claims.text.words import find_words
from geostrike.claims.triggers.trigger import Kind, Trigger
from geostrike.claims.voices.attribution import who_says
from geostrike.model import PassedOver, Speech

if TYPE_CHECKING:
    from geostrike.claims.story import Story
    from geostrike.claims.text.passages import Mention, Passage
    from geostrike.claims.voices.scopes import Attribution
    from geostrike.model import Actor

__all__ = ["Report", "drop_containers", "group_triggers", "names_speaker", "pass_over"]


@dataclass(slots=True)
class Report:
    """One strike as one sentence reports it: its leading trigger, the triggers it absorbed, its places."""

    trigger: Trigger
    places: list[Attachment]
    attribution: Attribution | None
    others: list[Trigger] = field(default_factory=list)
    words: tuple[int, int] = (0, 0)
    """The words of the sentence whose tolls are this strike's."""
    arms: tuple[int, int] = (0, 0)
    """Those whose weapons are: another party's are its own."""

    def find_attacker(self) -> Actor | None:
        """The party that its trigger names, or else the nearest of those it absorbed."""
        others = (find_attacker(t) for t in self.others if t.kind is not Kind.EFFECT)
        return find_attacker(self.trigger) or next((actor for actor in others if actor is not None), None)


# A caption names its place and little else.
_ELSEWHERE = find_words("grouping", "elsewhere")
_CAPTION_THRESHOLD = 0.12


# ------------------------------------------------------------------------------- triggers and their places


def group_triggers(
    passage: Passage, triggers: list[Trigger], attributions: list[Attribution], story: Story
) -> list[Report]:
    """Give each place to the trigger that most likely struck it; triggers without a place join their neighbours."""
    best: dict[str, tuple[float, int, Attachment]] = {}
    for index, trigger in enumerate(triggers):
        for attachment in attach(passage, trigger.first, trigger.last, kind=trigger.kind.value, weights=story.weights):
            if any(names_speaker(attachment.mention, a) for a in attributions):
                continue
            known = best.get(attachment.mention.toponym.id)
            if known is None or attachment.probability > known[0]:
                best[attachment.mention.toponym.id] = (attachment.probability, index, attachment)
    accepted: dict[int, list[Attachment]] = {}
    single = sum(not _has(b[2], "container") for b in best.values()) == 1
    for _, index, attachment in sorted(best.values(), key=lambda b: b[2].mention.first):
        lone = single and not (triggers[index].kind is Kind.LAUNCH and _has(attachment, "prep_from"))
        threshold = SURE_THRESHOLD if triggers[index].strong else THRESHOLD
        if story.topic.caption and (lone or not _is_elsewhere(attachment)):
            threshold = _CAPTION_THRESHOLD
        if attachment.probability >= threshold:
            accepted.setdefault(index, []).append(attachment)
        else:
            pass_over(story, attachment, triggers[index])
    likely = [b for b in best.values() if not _is_elsewhere(b[2])]
    if not likely and len(best) == 1 and _is_left(passage, attachment := next(iter(best.values()))[2]):
        likely = list(best.values())
    if story.topic.caption and not accepted and likely:
        _, index, attachment = max(likely, key=lambda b: (b[0], -b[2].mention.first))
        accepted[index] = [attachment]
        story.passed.pop(attachment.mention.toponym.id, None)
    _set_containers_aside(accepted, triggers, story)
    reports = [Report(t, accepted.get(i, []), _speaks(attributions, t, story)) for i, t in enumerate(triggers)]
    return _absorb(reports)


def _is_left(passage: Passage, attachment: Attachment) -> bool:
    """“civilians evacuating from Karsa, damage to houses”: a caption's only place, which people leave for what befell it."""
    position = attachment.mention.first - 1
    if passage.lowers[position] == "from":
        position -= 1
    return position >= 0 and passage.lowers[position].startswith(("flee", "evacuat", "escap", "leaving"))


def _is_elsewhere(attachment: Attachment) -> bool:
    """Whether the words make the place another one than that struck: an origin, what is held, where one speaks."""
    return any(e.name in _ELSEWHERE for e in attachment.evidence)


def _has(attachment: Attachment, reason: str) -> bool:
    return any(e.name == reason for e in attachment.evidence)


def names_speaker(mention: Mention, attribution: Attribution) -> bool:
    """Whether the place stands inside the words for a speaker (“an official at the Karsa Hospital”)."""
    phrase = attribution.phrase
    beside = phrase.beside or (0, 0)
    return phrase.first <= mention.first < phrase.last or beside[0] <= mention.first < beside[1]


def _speaks(attributions: list[Attribution], trigger: Trigger, story: Story) -> Attribution | None:
    found = who_says(attributions, trigger.first)
    if (
        found is None
        and not attributions
        and trigger.passage.quoted[trigger.first]
        and story.quoting is not None
        and trigger.passage.paragraph - story.paragraph_quoting <= 1
    ):
        # A quotation that goes on without a new "said" is still the last speaker's.
        last = story.quoting
        return last._replace(first=0, last=len(trigger.passage.words), cue=(0, 0), speech=Speech.DIRECT, outer=False)
    return found


def _set_containers_aside(accepted: dict[int, list[Attachment]], triggers: list[Trigger], story: Story) -> None:
    kept, dropped = drop_containers([a for places in accepted.values() for a in places])
    alive = {id(a) for a in kept}
    for index, places in accepted.items():
        for attachment, finer in dropped:
            # What holds a place that no gazetteer knows is where its strike is shown: not passed over.
            if attachment in places and (is_placed(finer.mention) or not is_drawable(attachment.mention)):
                name = finer.mention.toponym.name
                pass_over(story, attachment, triggers[index], f"only holds {name}, which is named beside it")
        accepted[index] = [a for a in places if id(a) in alive]


def drop_containers(accepted: list[Attachment]) -> tuple[list[Attachment], list[tuple[Attachment, Attachment]]]:
    """Of a place and what holds it only the finer one was struck, unless the sentence lists them as two.

    A place whose toll is broken down by towns ("in Arvan province, including nine in Karsa") stands beside them.

    Returns the places kept, and those dropped with the finer place of each.
    """
    kept: list[Attachment] = []
    dropped: list[tuple[Attachment, Attachment]] = []
    for attachment in accepted:
        others = [a for a in accepted if a is not attachment and not _has(a, "share")]
        finer = [a for a in others if attachment.mention.toponym.id in a.mention.toponym.container_ids]
        finer += [a for a in others if holds(attachment.mention, a.mention) and not _same_trigger_list(attachment, a)]
        if finer:
            dropped.append((attachment, finer[0]))
        else:
            kept.append(attachment)
    return kept, dropped


def _same_trigger_list(first: Attachment, second: Attachment) -> bool:
    return any(e.name == "listed" for e in (*first.evidence, *second.evidence))


def _absorb(reports: list[Report]) -> list[Report]:
    """Triggers of one sentence that tell one strike become one report; other parties or other verdicts stay apart."""
    leading = [r for r in reports if r.places] or [
        next((r for r in reports if r.trigger.kind is not Kind.EFFECT), reports[0])
    ]
    for report in reports:
        if report in leading:
            continue
        host = min(leading, key=lambda r: (_apart(r.trigger, report.trigger), r.trigger.first))
        ours, theirs = find_attacker(report.trigger), find_attacker(host.trigger)
        if (
            ours is not None
            and theirs is not None
            and ours.name != theirs.name
            and abs(report.trigger.first - host.trigger.first) > 3
        ):
            leading.append(report)
        elif _is_others_word(report, host):
            report.places = host.places  # the same strike, as another speaker tells it
            leading.append(report)
        elif (
            host.trigger.kind is Kind.EFFECT
            and report.trigger.kind is not Kind.EFFECT
            and abs(report.trigger.first - host.trigger.first) <= 14
        ):
            host.others.append(host.trigger)
            host.trigger = report.trigger
        else:
            host.others.append(report.trigger)
    ordered = sorted(leading, key=lambda r: r.trigger.first)
    for report in ordered:
        report.others.sort(key=lambda t: abs(t.first - report.trigger.first))
    _share_out(ordered)
    return ordered


def _apart(one: Trigger, other: Trigger) -> int:
    """Words between the two, and as many again for a contrast: “the army bombed X, while rebels fired rockets, hitting Y”."""
    low, high = sorted((one.first, other.first))
    return (high - low) * (1 if _CONTRASTS.isdisjoint(one.passage.lowers[low:high]) else 2)


_CONTRASTS = find_words("grouping", "contrasts")


def _share_out(reports: list[Report]) -> None:
    """“bombed X, killing nine, and shelled Y, wounding two”: to each its own; a toll that is told once is that of both."""
    passage = reports[0].trigger.passage
    count = len(passage.words)
    for report in reports:
        report.words = report.arms = (0, count)
    if len(reports) == 1:
        return
    starts = [
        0,
        *(_opens(passage, before.trigger.last, _begins(report, before)) for before, report in pairwise(reports)),
    ]
    parts = list(pairwise((*starts, count)))
    if len({actor.name for r in reports if (actor := r.find_attacker()) is not None}) > 1:
        for report, part in zip(reports, parts, strict=True):
            report.arms = part
    tolls = [c.first for c in passage.cues if not c.kinds.isdisjoint(_TOLLS)]
    if len(tolls) > 1 and all(any(low <= toll < high for toll in tolls) for low, high in parts):
        for report, part in zip(reports, parts, strict=True):
            report.words = part
        return
    # A toll told after the first strike word is not that of a later strike: “rockets wounded two in X, and jets bombed Y”.
    first = reports[0].trigger.first
    for report, (low, high) in zip(reports[1:], parts[1:], strict=True):
        if any(first <= toll < low for toll in tolls) and not any(low <= toll for toll in tolls):
            report.words = low, high


def _begins(report: Report, before: Report) -> int:
    """The first word, after the strike word before, that tells of this strike."""
    return min(t.first for t in (report.trigger, *report.others) if t.first > before.trigger.first)


def _opens(passage: Passage, low: int, high: int) -> int:
    """Where, between two strike words, the part of the second one begins: at the last comma or conjunction."""
    parted = (p for p in range(high, low, -1) if passage.lowers[p] in _JOINS or not _MARKS.isdisjoint(passage.gap(p)))
    return next(parted, high)


_JOINS = find_words("grouping", "joins")
_MARKS = frozenset(",;:–—")
_TOLLS = frozenset({"casualty.killed", "casualty.injured"})


def _is_others_word(report: Report, host: Report) -> bool:
    """“The army said it struck X; the mayor said six were killed”: each of the two has a say of their own."""
    mine, theirs = report.attribution, host.attribution
    if mine is None or theirs is None or mine.outer or theirs.outer or mine.speaker == theirs.speaker:
        return False
    return not host.places or mine.first >= theirs.last or theirs.first >= mine.last


def pass_over(story: Story, attachment: Attachment, trigger: Trigger, words: str | None = None) -> None:
    """Note a place that was not taken as struck, and why; the first reason stands."""
    toponym = attachment.mention.toponym
    against = [e.words for e in attachment.evidence if e.score < 0 and e.name != "bias"][:2]
    reason = words or (
        "not taken as struck: " + "; ".join(against) if against else "not taken as struck: too little points to it"
    )
    story.passed.setdefault(toponym.id, PassedOver(toponym_id=toponym.id, reason=reason, trigger=trigger.span))
