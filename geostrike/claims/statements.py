"""One report and who tells it → its claims, answers and nested reports among them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.claims.anaphora import find_antecedent
from geostrike.claims.attackers.naming import only_tells
from geostrike.claims.attackers.own_forces import own_forces
from geostrike.claims.capitals import find_capital
from geostrike.claims.facts.casualties import find_casualties
from geostrike.claims.facts.dating import date_strike, date_words, said_when
from geostrike.claims.facts.objects import find_damage, find_targets, find_weapons
from geostrike.claims.facts.realis import judge_modality, judge_realis
from geostrike.claims.grouping import names_speaker
from geostrike.claims.parties import name_plainly
from geostrike.claims.places.shares import find_shares
from geostrike.claims.stance import judge_stance, what_about
from geostrike.claims.story import Story, keep
from geostrike.claims.text.candidates import candidates
from geostrike.claims.text.holding import is_drawable
from geostrike.claims.text.words import find_words
from geostrike.claims.triggers.trigger import Kind, Trigger
from geostrike.model import (
    About,
    Claim,
    Count,
    Evidence,
    Level,
    Modality,
    Realis,
    SpeakerKind,
    Speech,
    Stance,
)
from geostrike.model.facts import HAPPENED

if TYPE_CHECKING:
    from geostrike.claims.grouping import Report
    from geostrike.claims.text.passages import Mention, Passage
    from geostrike.claims.voices.scopes import Attribution

__all__ = ["claim_answer", "claim_report", "realis_of"]

# ---------------------------------------------------------------------------------------------- claims


def claim_report(report: Report, attributions: list[Attribution], story: Story) -> None:
    """Add the claim that a report makes, and those of others in its sentence who answer it."""
    trigger, passage = report.trigger, report.trigger.passage
    attribution = report.attribution
    dates = date_words(passage, story.calendar)
    dated = date_strike(passage, trigger.first, trigger.last, dates, attributions=attributions, calendar=story.calendar)
    verdicts = [judge_realis(t, dated, story.calendar.published) for t in (trigger, *report.others)]
    realis, why = _judge_realis(report, verdicts)
    if trigger.kind is Kind.EFFECT and realis not in HAPPENED:
        return
    places, place_words = _places(report, story)
    denial = attribution is not None and attribution.stance in (Stance.DENIES, Stance.CONTESTS, Stance.CONCEDES)
    negated = realis is Realis.NEGATED or _missed_target(report, verdicts)
    if denial and realis in (Realis.HYPOTHETICAL, Realis.NEGATED):
        realis, why = Realis.CURRENT, "reported by others; this statement answers them"
    stance, about, how = judge_stance(passage, attribution, trigger, negated=negated and not denial)
    if stance is Stance.DENIES and about in (About.TARGET, About.CASUALTIES, About.INTENT, About.DAMAGE) and negated:
        realis = Realis.CURRENT  # the strike stands; only a fact of it is denied
        if about is About.TARGET:
            places, place_words = (), ()
    first, last = (
        (0, len(passage.words))
        if attribution is None
        else (min(attribution.first, trigger.first), max(attribution.last, trigger.last))
    )
    attacker = report.find_attacker() or own_forces(trigger, attribution)
    if attacker is not None and only_tells(attacker.words):
        attacker = None
    attacker = name_plainly(attacker, story) if attacker is not None else None
    modality = judge_modality(
        trigger, 0 if attribution is None else first, len(passage.words) if attribution is None else last
    )
    low, high = _own_words(report, attribution, attributions)
    claim = Claim(
        id=story.next_id,
        speaker=attribution.speaker if attribution else None,
        outlet=story.outlet,
        stance=stance,
        about=about,
        modality=modality,
        speech=attribution.speech
        if attribution
        else (Speech.DIRECT if passage.quoted[trigger.first] else Speech.UNATTRIBUTED),
        realis=realis,
        evidence=(passage.span,),
        rule=f"“{trigger.span.text}” {trigger.reason}; {why}; {how}",
        trigger=trigger.span,
        toponym_ids=places,
        attacker=attacker,
        targets=find_targets(trigger),
        weapons=find_weapons(trigger, *report.arms),
        damage=find_damage(passage, low, high),
        date=dated,
        said_on=said_when(passage, attribution, dates, trigger.first) if attribution else None,
        casualties=find_casualties(passage, low, high)
        if stance is not Stance.DENIES or about is About.CASUALTIES
        else (),
        evidence_for_place=place_words,
    )
    _keep_by_shares(claim, report, story)
    _side_claims(report, claim, attributions, story)


def _keep_by_shares(claim: Claim, report: Report, story: Story) -> None:
    """Keep the claim; one whose toll the sentence breaks down by places becomes one of the whole and one of each place."""
    passage = report.trigger.passage
    shares = find_shares(passage) if claim.stance is Stance.ASSERTS else {}
    own = [a for a in report.places if a.mention.toponym.id in shares]
    if not own:
        keep(claim, passage, story)
        return
    held = {
        id(count): next((i for i, words in shares.items() if _stands_in(count, passage, words)), None)
        for count in claim.casualties
    }
    told = {i: passage.slice(*words).text for i, words in shares.items()}
    general = tuple(thing for thing in claim.targets if not any(thing in words for words in told.values()))
    rest = tuple(i for i in claim.toponym_ids if i not in shares)
    whole = tuple(count for count in claim.casualties if held[id(count)] is None)
    if rest or (whole and report.trigger.kind is not Kind.EFFECT):
        keep(replace(claim, toponym_ids=rest, casualties=whole, targets=general), passage, story)
    for attachment in own:
        toponym_id = attachment.mention.toponym.id
        share = replace(
            claim,
            id=story.next_id,
            toponym_ids=(toponym_id,),
            casualties=tuple(count for count in claim.casualties if held[id(count)] == toponym_id),
            targets=tuple(thing for thing in claim.targets if thing in told[toponym_id]),
            evidence_for_place=attachment.evidence,
        )
        keep(share, passage, story)


def _stands_in(count: Count, passage: Passage, words: tuple[int, int]) -> bool:
    return words[0] < passage.locate(count.span)[1] <= words[1]


def _own_words(report: Report, attribution: Attribution | None, attributions: list[Attribution]) -> tuple[int, int]:
    """The words around the trigger that tell of no other strike and are no other speaker's: there stand its tolls."""
    trigger, (low, high) = report.trigger, report.words
    for other in attributions:
        if other.outer or (attribution is not None and other.speaker == attribution.speaker):
            continue
        if other.last <= trigger.first:
            low = max(low, other.last)
        elif other.first > trigger.first:
            high = min(high, other.first, other.phrase.first)
    start, end = _beside_ground_attack(trigger)
    return max(low, start), max(min(high, end, _long_before(trigger)), trigger.last)


def _beside_ground_attack(trigger: Trigger) -> tuple[int, int]:
    """The words around the trigger up to a clause that opens with another attack: “gunmen killed two in X while jets …”."""
    passage, low, high = trigger.passage, 0, len(trigger.passage.words)
    if "blocker.ground" not in passage.kinds:
        return low, high
    clauses = passage.clauses
    for cue in passage.having("blocker.ground"):
        clause = clauses[cue.first]
        opening = clauses.index(clause)
        if (
            clause == clauses[trigger.first]
            or cue.first - opening > _OPENS_WITHIN
            or passage.lowers[opening] == "where"
        ):
            continue
        if cue.first < trigger.first:
            low = max(low, next(p for p in range(cue.first, trigger.first + 1) if clauses[p] != clause))
        else:
            high = min(high, opening)
    return low, high


_OPENS_WITHIN = 2  # words: “after a”, “while masked”


def _long_before(trigger: Trigger) -> int:
    """Where “…, two weeks after gunmen killed 26” begins: the toll of another day."""
    lowers = trigger.passage.lowers
    spans = (p for p in range(trigger.last, len(lowers) - 1) if lowers[p] in _SPANS and lowers[p + 1] == "after")
    return next(spans, len(lowers))


_SPANS = find_words("statements", "spans")


def _missed_target(report: Report, verdicts: list[tuple[Realis, str]]) -> bool:
    """“the strikes did not hit the brigade”: the strike is told, its effect denied."""
    return any(
        verdict is Realis.NEGATED and t.kind is not Kind.NOUN and t.span.text.lower() != "damage"  # “caused no damage”
        for t, (verdict, _) in zip(report.others, verdicts[1:], strict=True)
    )


def _judge_realis(report: Report, verdicts: list[tuple[Realis, str]]) -> tuple[Realis, str]:
    """The verdict on a report, from those on its trigger and on its other words."""
    lead = verdicts[0]
    if lead[0] in HAPPENED:
        stopped = next((v for v in verdicts[1:] if v[0] is Realis.INTERCEPTED), None)
        return stopped or lead
    if not report.places:
        happened = next(
            (v for t, v in zip(report.others, verdicts[1:], strict=True) if v[0] in HAPPENED and t.strong), None
        )
        return happened or lead
    return lead


def _places(report: Report, story: Story) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """The places of a report: its own, the capital it means, the home of those who tell it, or one told before."""
    passage = report.trigger.passage
    if "capital" in passage.lowers and not any(is_drawable(m) for m in candidates(passage)):
        found, reasons = find_capital(passage, report.trigger, story.capitals)
        if found:
            return found, reasons
    if report.places:
        ranked = sorted(report.places, key=lambda a: (_coarse(a.mention), -a.probability, a.mention.first))
        return tuple(a.mention.toponym.id for a in ranked), ranked[0].evidence
    home = _home_of_witness(report)
    if home is not None:
        return (home.toponym.id,), (Evidence(name="home", score=0.0, words="told by people of the place"),)
    return find_antecedent(passage, report.trigger, story)


def _home_of_witness(report: Report) -> Mention | None:
    """“Residents of X said that shells fell”, “footage from X shows the ruins”: no other place is named, and this one is theirs."""
    attribution, passage = report.attribution, report.trigger.passage
    if attribution is None or attribution.speaker.kind not in _OF_THE_PLACE:
        return None
    named = candidates(passage)
    holders = {i for m in named for i in m.toponym.container_ids}
    homes = [m for m in named if names_speaker(m, attribution) and m.toponym.id not in holders]
    return homes[0] if len(homes) == 1 and all(m is homes[0] or m.toponym.id in holders for m in named) else None


_OF_THE_PLACE = frozenset({SpeakerKind.WITNESS, SpeakerKind.ACTIVIST, SpeakerKind.VIDEO})


def _coarse(mention: Mention) -> int:
    place = mention.resolution.place if mention.resolution else None
    order = (Level.POINT, Level.NEIGHBOURHOOD, Level.TOWN, Level.DISTRICT, Level.PROVINCE, Level.REGION, Level.COUNTRY)
    return order.index(place.level) if place else 2


def _side_claims(report: Report, claim: Claim, attributions: list[Attribution], story: Story) -> None:
    """Another speaker of the same sentence who answers the claim: "…, but the army denied it"."""
    passage = report.trigger.passage
    for attribution in attributions:
        if (
            attribution is report.attribution
            or attribution.outer
            or (claim.speaker is not None and attribution.speaker.name == claim.speaker.name)
        ):
            continue
        if (
            attribution.stance in (Stance.DENIES, Stance.CONTESTS, Stance.CONCEDES)
            and attribution.cue[0] > report.trigger.first
            and not any(
                t.first >= attribution.first and t.first < attribution.last for t in (report.trigger, *report.others)
            )
        ):
            claim_answer(passage, attribution, story, claim.toponym_ids, claim.evidence_for_place)


def claim_answer(
    passage: Passage, attribution: Attribution, story: Story, places: tuple[str, ...], words: tuple[Evidence, ...]
) -> None:
    """Add the claim of one who answers what was reported: a denial, a doubt, an admission."""
    about = what_about(passage, attribution.first, attribution.last, None)
    first, last = min(attribution.phrase.first, attribution.first), max(attribution.last, attribution.cue[1])
    claim = Claim(
        id=story.next_id,
        speaker=attribution.speaker,
        outlet=story.outlet,
        stance=attribution.stance,
        about=about,
        modality=Modality.CERTAIN,
        speech=attribution.speech,
        realis=realis_of(places, story),
        evidence=(passage.span if last - first < _TOO_SHORT else passage.slice(first, last),),
        rule=f"the verb “{' '.join(passage.lowers[attribution.cue[0] : attribution.cue[1]])}” answers what was reported",
        toponym_ids=places,
        casualties=find_casualties(passage, attribution.first, attribution.last) if about is About.CASUALTIES else (),
        evidence_for_place=words,
    )
    keep(claim, passage, story)


def realis_of(places: tuple[str, ...], story: Story) -> Realis:
    """That of the strike which is answered: the last one told of these places."""
    told = (
        c.realis for c in reversed(story.claims) if c.realis in HAPPENED and not set(places).isdisjoint(c.toponym_ids)
    )
    return next(told, Realis.CURRENT)


# Words: “a claim the mayor denied” alone does not tell the reader what he denied.
_TOO_SHORT = 6
