"""The path of a sentence to its claims, in the order of work."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from geostrike.claims.attachment import THRESHOLD, Attachment, attach, candidates
from geostrike.claims.attackers import find_attacker, imply
from geostrike.claims.attribution import Attribution, find_attributions, who_says
from geostrike.claims.casualties import find_casualties
from geostrike.claims.dating import Calendar, date_strike, date_words, inherit, remember_day, said_when
from geostrike.claims.links import find_links
from geostrike.claims.objects import find_damage, find_targets, find_weapons
from geostrike.claims.passages import Cue, Mention, Passage, find_passages
from geostrike.claims.realis import HAPPENED, judge_modality, judge_realis
from geostrike.claims.speakers import Memory
from geostrike.claims.stance import judge_stance, what_about
from geostrike.claims.triggers import Kind, Topic, Trigger, find_triggers, is_demonym
from geostrike.claims.vocabulary import load_vocabulary
from geostrike.model import (
    About,
    Actor,
    Article,
    Claim,
    DateRange,
    Evidence,
    Level,
    Link,
    Modality,
    PassedOver,
    Realis,
    Resolution,
    Speaker,
    SpeakerKind,
    Speech,
    Stance,
    Toponym,
)

__all__ = ["Extraction", "extract_claims"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the claims room found in one article."""

    claims: tuple[Claim, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    links: tuple[Link, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class Story:
    """What later sentences may lean on: the topic, the speakers, the last place struck, the parties, the dates."""

    article: Article
    calendar: Calendar
    topic: Topic = field(default_factory=Topic)
    memory: Memory = field(default_factory=Memory)
    claims: list[Claim] = field(default_factory=list)
    passed: dict[str, PassedOver] = field(default_factory=dict)
    struck: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    """Sentence and toponyms of each place claim so far."""
    actors: list[tuple[int, Actor]] = field(default_factory=list)
    countries: dict[str, str] = field(default_factory=dict)
    """First letters of a country's name → its name, for the countries the article names."""
    targets: frozenset[str] = frozenset()
    """The things hit in the last sentence about a strike ("mosque")."""
    quoting: Attribution | None = None
    paragraph_quoting: int = -9


@dataclass(slots=True)
class Report:
    """One strike as one sentence reports it: its leading trigger, the triggers it absorbed, its places."""

    trigger: Trigger
    places: list[Attachment]
    attribution: Attribution | None
    others: list[Trigger] = field(default_factory=list)


def extract_claims(article: Article, toponyms: tuple[Toponym, ...], resolutions: tuple[Resolution, ...]) -> Extraction:
    """The claims of ``article``, in its order. ``toponyms`` and ``resolutions`` are those of the rooms before."""
    vocabulary = load_vocabulary(article.language)
    story = Story(article, Calendar(article.published))
    passages = find_passages(article, toponyms, resolutions, vocabulary)
    story.countries = _name_countries(resolutions)
    story.topic.coming = any("trigger.strong_noun" in c.kinds for p in passages for c in p.cues)
    story.topic.caption = len(passages) <= 2 and sum(len(p.words) for p in passages) <= _CAPTION_WORDS
    for passage in passages:
        attributions = find_attributions(passage, story.memory)
        triggers = find_triggers(passage, story.topic)
        if triggers and _silent(passage):
            continue
        if triggers:
            for report in _group(passage, triggers, attributions, story):
                _claim(report, attributions, story)
            story.targets = _things(passage)
        else:
            _follow_up(passage, attributions, story)
        _remember_quote(passage, attributions, story)
        remember_day(passage, story.calendar)
    claims = _imply_attackers(_inherit_dates(story.claims, story), story)
    struck = {i for claim in claims for i in claim.toponym_ids}
    passed = tuple(story.passed[i] for i in sorted(story.passed, key=lambda i: _order(i, toponyms)) if i not in struck)
    warnings = ()
    if article.published is None and story.calendar.unresolved:
        warnings = ("No publication date: weekdays and other relative dates stay unresolved; give it with --date",)
    return Extraction(tuple(claims), passed, find_links(tuple(claims)), warnings)


# A text of no more words than this is a caption: nothing in it stands for a story about strikes.
_CAPTION_WORDS = 25
# A caption names its place and little else.
_CAPTION_THRESHOLD = 0.12


# As many first letters as a country shares with its people ("Arvan|ia", "Arvan|ian").
_STEM = 4


def _name_countries(resolutions: tuple[Resolution, ...]) -> dict[str, str]:
    places = [r.place for r in resolutions if r.place is not None and r.place.level is Level.COUNTRY]
    return {place.name.casefold()[:_STEM]: place.name for place in places}


def _silent(passage: Passage) -> bool:
    """ "The ministry did not comment on the attacks": nobody says anything."""
    return any("reporting.silent" in c.kinds for c in passage.cues) and not any(
        "casualty.killed" in c.kinds or "trigger.strong_verb" in c.kinds for c in passage.cues
    )


def _order(toponym_id: str, toponyms: tuple[Toponym, ...]) -> tuple[int, str]:
    return next(((t.span.start, t.id) for t in toponyms if t.id == toponym_id), (0, toponym_id))


# ------------------------------------------------------------------------------- triggers and their places


def _group(passage: Passage, triggers: list[Trigger], attributions: list[Attribution], story: Story) -> list[Report]:
    """Give each place to the trigger that most likely struck it; triggers without a place join their neighbours."""
    best: dict[str, tuple[float, int, Attachment]] = {}
    for index, trigger in enumerate(triggers):
        for attachment in attach(passage, trigger.first, trigger.last, kind=trigger.kind.value):
            known = best.get(attachment.mention.toponym.id)
            if known is None or attachment.probability > known[0]:
                best[attachment.mention.toponym.id] = (attachment.probability, index, attachment)
    accepted: dict[int, list[Attachment]] = {}
    threshold = _CAPTION_THRESHOLD if story.topic.caption else THRESHOLD
    for _, index, attachment in sorted(best.values(), key=lambda b: b[2].mention.first):
        if attachment.probability >= threshold:
            accepted.setdefault(index, []).append(attachment)
        else:
            _pass_over(story, attachment, triggers[index])
    if story.topic.caption and not accepted and best:
        _, index, attachment = max(best.values(), key=lambda b: (b[0], -b[2].mention.first))
        accepted[index] = [attachment]
        story.passed.pop(attachment.mention.toponym.id, None)
    _drop_containers(accepted, triggers, story)
    reports = [Report(t, accepted.get(i, []), _speaks(attributions, t, story)) for i, t in enumerate(triggers)]
    return _absorb(reports)


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
        return replace(last, first=0, last=len(trigger.passage.words), cue=(0, 0), speech=Speech.DIRECT, outer=False)
    return found


def _drop_containers(accepted: dict[int, list[Attachment]], triggers: list[Trigger], story: Story) -> None:
    kept, dropped = drop_containers([a for places in accepted.values() for a in places])
    alive = {id(a) for a in kept}
    for index, places in accepted.items():
        for attachment, finer in dropped:
            if attachment in places:
                name = finer.mention.toponym.name
                held = attachment.mention.toponym.id in finer.mention.toponym.container_ids or _placed(attachment.mention)
                words = f"only holds {name}, which is named beside it" if held else f"no known place; shown at {name}, which holds it"
                _pass_over(story, attachment, triggers[index], words)
        accepted[index] = [a for a in places if id(a) in alive]


def drop_containers(accepted: list[Attachment]) -> tuple[list[Attachment], list[tuple[Attachment, Attachment]]]:
    """Of a place and what holds it only the finer one was struck, unless the sentence lists them as two.

    Returns the places kept, and those dropped with the finer place of each.
    """
    kept: list[Attachment] = []
    dropped: list[tuple[Attachment, Attachment]] = []
    for attachment in accepted:
        others = [a for a in accepted if a is not attachment]
        finer = [a for a in others if attachment.mention.toponym.id in a.mention.toponym.container_ids]
        finer += [a for a in others if _holds(attachment.mention, a.mention) and not _same_trigger_list(attachment, a)]
        holder = next((a for a in others if a.mention.toponym.id in attachment.mention.toponym.container_ids and _drawable(a.mention)), None)
        if finer and (not _drawable(attachment.mention) or any(_placed(a.mention) for a in finer)):
            dropped.append((attachment, finer[0]))
        elif holder is not None and not _placed(attachment.mention):
            dropped.append((attachment, holder))  # nobody knows where it is: the strike is shown at what holds it
        else:
            kept.append(attachment)
    return kept, dropped


def _placed(mention: Mention) -> bool:
    """Has the gazetteer a place for it?"""
    return mention.resolution is not None and (mention.resolution.location or mention.resolution.place) is not None


def _drawable(mention: Mention) -> bool:
    """Has it a place finer than a country?"""
    place = mention.resolution.place if mention.resolution else None
    return place is not None and place.level is not Level.COUNTRY


def _same_trigger_list(first: Attachment, second: Attachment) -> bool:
    return any(e.name == "listed" for e in (*first.evidence, *second.evidence))


def _holds(outer: Mention, inner: Mention) -> bool:
    """Does the outer place hold the inner one, by the gazetteer?"""
    a, b = (m.resolution.place if m.resolution else None for m in (outer, inner))
    if a is None or b is None or a.id == b.id:
        return False
    if a.level is Level.COUNTRY:
        return a.country_code is not None and a.country_code == b.country_code and b.level is not Level.COUNTRY
    if a.level is Level.PROVINCE:
        return (
            b.level not in (Level.COUNTRY, Level.PROVINCE, Level.REGION)
            and a.admin1_code is not None
            and a.admin1_code == b.admin1_code
        )
    if a.level is Level.DISTRICT:
        return (
            b.level in (Level.TOWN, Level.NEIGHBOURHOOD, Level.POINT)
            and a.admin2_code is not None
            and a.admin2_code == b.admin2_code
        )
    return False


def _absorb(reports: list[Report]) -> list[Report]:
    """Triggers of one sentence that tell one strike become one report; other parties or other verdicts stay apart."""
    leading = [r for r in reports if r.places] or [
        next((r for r in reports if r.trigger.kind is not Kind.EFFECT), reports[0])
    ]
    for report in reports:
        if report in leading:
            continue
        host = min(leading, key=lambda r: (abs(r.trigger.first - report.trigger.first), r.trigger.first))
        ours, theirs = find_attacker(report.trigger), find_attacker(host.trigger)
        if (
            ours is not None
            and theirs is not None
            and ours.name != theirs.name
            and abs(report.trigger.first - host.trigger.first) > 6
        ):
            leading.append(report)
        elif (
            report.attribution is not None
            and host.attribution is not None
            and report.attribution.speaker != host.attribution.speaker
            and not host.places
        ):
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
    return sorted(leading, key=lambda r: r.trigger.first)


def _pass_over(story: Story, attachment: Attachment, trigger: Trigger, words: str | None = None) -> None:
    toponym = attachment.mention.toponym
    against = [e.words for e in attachment.evidence if e.score < 0 and e.name != "bias"][:2]
    reason = words or (
        "not taken as struck: " + "; ".join(against) if against else "not taken as struck: too little points to it"
    )
    story.passed.setdefault(toponym.id, PassedOver(toponym_id=toponym.id, reason=reason, trigger=trigger.span))


# ---------------------------------------------------------------------------------------------- claims


def _claim(report: Report, attributions: list[Attribution], story: Story) -> None:
    trigger, passage, attribution = report.trigger, report.trigger.passage, report.attribution
    dates = date_words(passage, story.calendar)
    dated = date_strike(passage, trigger.first, trigger.last, dates, attributions, story.calendar)
    realis, why = _judge_realis(report, dated, story)
    if trigger.kind is Kind.EFFECT and realis not in HAPPENED:
        return
    places, place_words = _places(report, story, realis)
    denial = attribution is not None and attribution.stance in (Stance.DENIES, Stance.CONTESTS, Stance.CONCEDES)
    negated = realis is Realis.NEGATED
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
    attacker = find_attacker(trigger) or next(
        filter(None, (find_attacker(t) for t in report.others if t.kind is not Kind.EFFECT)), None
    )
    attacker = _own_forces(attacker, trigger, attribution, story)
    if attacker is not None and is_demonym(attacker.name) and " " not in attacker.name:
        attacker = replace(attacker, name=story.countries.get(attacker.name.casefold()[:_STEM], attacker.name))
    if attacker is not None and realis in HAPPENED and attacker.stated:
        story.actors.append((passage.index, attacker))
    modality = judge_modality(
        trigger, 0 if attribution is None else first, len(passage.words) if attribution is None else last
    )
    if _nested(attribution, passage):
        _claim_reports(report, places, place_words, dated, story)
    low, high = _scope_of_report(report, story, passage)
    claim = Claim(
        id=f"c{len(story.claims) + 1}",
        speaker=attribution.speaker if attribution else None,
        outlet=story.article.outlet.name if story.article.outlet else None,
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
        weapons=find_weapons(trigger),
        damage=find_damage(passage, low, high),
        date=dated,
        said_on=said_when(passage, attribution, dates, trigger.first) if attribution else None,
        casualties=find_casualties(passage, low, high)
        if stance is not Stance.DENIES or about is About.CASUALTIES
        else (),
        evidence_for_place=place_words,
    )
    _keep(claim, passage, story)
    _side_claims(report, claim, attributions, story)


def _scope_of_report(report: Report, story: Story, passage: Passage) -> tuple[int, int]:
    """The words whose tolls belong to this report: the whole sentence, unless another report shares it."""
    return 0, len(passage.words)


def _judge_realis(report: Report, dated: DateRange | None, story: Story) -> tuple[Realis, str]:
    verdicts = [judge_realis(t, dated, story.article.published) for t in (report.trigger, *report.others)]
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


def _places(report: Report, story: Story, realis: Realis) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """The places of a report: its own, or the one an anaphor or an immediate continuation means."""
    if report.places:
        ranked = sorted(report.places, key=lambda a: (_coarse(a.mention), -a.probability, a.mention.first))
        return tuple(a.mention.toponym.id for a in ranked), ranked[0].evidence
    return _by_anaphor(report.trigger.passage, report.trigger, story)


def _coarse(mention: Mention) -> int:
    place = mention.resolution.place if mention.resolution else None
    order = (Level.POINT, Level.NEIGHBOURHOOD, Level.TOWN, Level.DISTRICT, Level.PROVINCE, Level.REGION, Level.COUNTRY)
    return order.index(place.level) if place else 2


def _by_anaphor(
    passage: Passage, trigger: Trigger | None, story: Story
) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """ "there", "the town", "the strike": the place struck last, if it was told within three sentences."""
    if not story.struck:
        return (), ()
    index, places = story.struck[-1]
    rivals = {p for i, p in story.struck if i == index}
    if passage.index - index > 3 or candidates(passage) or len(rivals) > 1:
        return (), ()
    for cue in passage.cues:
        dated = (
            cue.first > 0
            and passage.lowers[cue.first - 1].split("'")[0] in _DAYS
            and bool(cue.kinds & {"trigger.weak_noun", "trigger.strong_noun"})
        )
        if "place.anaphor" in cue.kinds and _far(passage, cue, trigger):
            continue
        if "place.anaphor" in cue.kinds or "place.event_anaphor" in cue.kinds or dated:
            words = " ".join(passage.lowers[cue.first - dated : cue.last])
            return places, (
                Evidence(name="anaphor", score=1.0, words=f"“{words}” means the place struck in the sentence before"),
            )
    opening = passage.lowers[0] in ("it", "he", "she", "they")
    effect = trigger is not None and trigger.kind is Kind.EFFECT
    if passage.index - index == 1 and ((opening and (trigger is None or not trigger.strong)) or effect):
        return places, (
            Evidence(name="continuation", score=0.5, words="goes on about the strike in the sentence before"),
        )
    return (), ()


def _far(passage: Passage, cue: Cue, trigger: Trigger | None) -> bool:
    """Too far from the strike word to say where it was; "there were" says no place at all."""
    if (
        passage.lowers[cue.first] == "there"
        and passage.lowers[cue.last : cue.last + 1]
        and passage.lowers[cue.last]
        in ("was", "were", "is", "are", "has", "have", "had", "will", "would", "may", "could")
    ):
        return True
    return trigger is not None and (
        abs(cue.first - trigger.first) > 12 or abs(passage.clauses[cue.first] - passage.clauses[trigger.first]) > 1
    )


_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())


def _own_forces(
    attacker: Actor | None, trigger: Trigger, attribution: Attribution | None, story: Story
) -> Actor | None:
    """ "its aircraft", "we struck": the speaker's own side."""
    if attacker is not None or attribution is None:
        return attacker
    lowers = trigger.passage.lowers
    if attribution.speaker.kind not in (SpeakerKind.MILITARY, SpeakerKind.ARMED_GROUP, SpeakerKind.GOVERNMENT):
        return None
    if any(w in ("was", "were", "been", "being") for w in lowers[max(0, trigger.first - 3) : trigger.first]):
        return None
    forces = {c.first for c in trigger.passage.cues if "attacker.force" in c.kinds or "weapon.aircraft" in c.kinds}
    for position in range(trigger.first - 1, max(attribution.first - 1, trigger.first - 7), -1):
        word = lowers[position]
        owned = word in ("its", "our", "their") and bool(forces & set(range(position + 1, position + 4)))
        if owned or word in ("it", "we", "they"):
            return Actor(name=_side(attribution.speaker), words=word, stated=True)
    return None


def _side(speaker: Speaker) -> str:
    """Whom a spokesman speaks for: his description names it ("army spokesman")."""
    if speaker.description and not speaker.anonymous:
        kept = [
            w
            for w in speaker.description.split()
            if w.lower().strip(",")
            not in (
                "a",
                "an",
                "the",
                "spokesman",
                "spokeswoman",
                "spokesperson",
                "for",
                "of",
                "lt",
                "col",
                "gen",
                "maj",
            )
        ]
        return " ".join(kept) or speaker.name
    return speaker.name


_NESTED = frozenset(
    "reports report claims claim allegations allegation accusations accusation suggestions rumours rumors".split()
)


def _nested(attribution: Attribution | None, passage: Passage) -> bool:
    """ "denied reports that …": what is denied is itself a claim."""
    return (
        attribution is not None
        and attribution.stance in (Stance.DENIES, Stance.CONTESTS)
        and bool(_NESTED & set(passage.lowers[attribution.cue[1] : attribution.cue[1] + 3]))
    )


def _claim_reports(
    report: Report, places: tuple[str, ...], words: tuple[Evidence, ...], dated: DateRange | None, story: Story
) -> None:
    passage, attribution = report.trigger.passage, report.attribution
    assert attribution is not None
    start = next(p for p in range(attribution.cue[1], len(passage.words)) if passage.lowers[p] in _NESTED)
    about = what_about(passage, start, len(passage.words), report.trigger)
    claim = Claim(
        id=f"c{len(story.claims) + 1}",
        speaker=Speaker(
            name=passage.words[start].text, kind=SpeakerKind.OTHER, words=passage.words[start].text, anonymous=True
        ),
        outlet=story.article.outlet.name if story.article.outlet else None,
        stance=Stance.ASSERTS,
        about=about,
        modality=Modality.REPORTED,
        speech=Speech.INDIRECT,
        realis=Realis.CURRENT,
        evidence=(passage.slice(start, len(passage.words)),),
        rule="what a denial denies is itself a claim, by reports the text does not name",
        trigger=report.trigger.span,
        toponym_ids=places,
        casualties=find_casualties(passage, start),
        date=dated,
        evidence_for_place=words,
    )
    _keep(claim, passage, story)


def _keep(claim: Claim, passage: Passage, story: Story) -> None:
    story.claims.append(claim)
    if claim.toponym_ids and claim.realis in HAPPENED and claim.stance is Stance.ASSERTS:
        story.struck.append((passage.index, claim.toponym_ids))
    if claim.date is not None and claim.date.start is not None and claim.realis in HAPPENED:
        story.calendar.last = claim.date
        story.calendar.told_at = passage.index
        if story.calendar.story is None and claim.realis is Realis.CURRENT:
            story.calendar.story = claim.date


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
            _answer(passage, attribution, story, claim.toponym_ids, claim.evidence_for_place)


def _answer(
    passage: Passage, attribution: Attribution, story: Story, places: tuple[str, ...], words: tuple[Evidence, ...]
) -> None:
    about = what_about(passage, attribution.first, attribution.last, None)
    first = min(attribution.phrase.first, attribution.first)
    claim = Claim(
        id=f"c{len(story.claims) + 1}",
        speaker=attribution.speaker,
        outlet=story.article.outlet.name if story.article.outlet else None,
        stance=attribution.stance,
        about=about,
        modality=Modality.CERTAIN,
        speech=attribution.speech,
        realis=Realis.CURRENT,
        evidence=(passage.slice(first, max(attribution.last, attribution.cue[1])),),
        rule=f"the verb “{' '.join(passage.lowers[attribution.cue[0] : attribution.cue[1]])}” answers what was reported",
        toponym_ids=places,
        casualties=find_casualties(passage, attribution.first, attribution.last) if about is About.CASUALTIES else (),
        evidence_for_place=words,
    )
    _keep(claim, passage, story)


# ------------------------------------------------------------------------------------------ follow-ups


def _follow_up(passage: Passage, attributions: list[Attribution], story: Story) -> None:
    """A sentence without a strike word that goes on about one: tolls, damage, denials and admissions."""
    near = story.topic.live(passage, 3)
    kinds = {k for c in passage.cues for k in c.kinds}
    if not near or kinds & {"blocker.ground", "blocker.labour", "blocker.clash"}:
        return
    places, words = _by_anaphor(passage, None, story)
    answering = next((a for a in attributions if a.stance is not Stance.ASSERTS and not a.outer), None)
    damage = find_damage(passage)
    if answering is not None and kinds & {
        "casualty.killed",
        "casualty.civilian",
        "object.damage",
        "reporting.concedes",
        "reporting.denies",
        "weapon.munition",
        "weapon.aircraft",
    }:
        _answer(passage, answering, story, places, words)
    for attribution in [a for a in attributions if a is not answering] or ([None] if answering is None else []):
        first, last = (attribution.first, attribution.last) if attribution else (0, len(passage.words))
        counts = find_casualties(passage, first, last)
        broken = find_damage(passage, first, last) if damage else ()
        if not counts and not broken:
            continue
        if (
            not places
            and story.struck
            and passage.index - story.struck[-1][0] <= 1
            and not candidates(passage)
            and (counts or _same_thing(passage, story))
        ):
            places, words = (
                story.struck[-1][1],
                (Evidence(name="continuation", score=0.5, words="goes on about the strike in the sentence before"),),
            )
        low = min(first, attribution.phrase.first) if attribution else first
        claim = Claim(
            id=f"c{len(story.claims) + 1}",
            speaker=attribution.speaker if attribution else None,
            outlet=story.article.outlet.name if story.article.outlet else None,
            stance=Stance.ASSERTS,
            about=About.CASUALTIES if counts else About.DAMAGE,
            modality=Modality.CERTAIN,
            speech=attribution.speech if attribution else Speech.UNATTRIBUTED,
            realis=Realis.CURRENT,
            evidence=(passage.slice(low, max(last, attribution.cue[1] if attribution else last)),),
            rule="tells the toll or the damage of the strike reported before",
            toponym_ids=places,
            damage=broken,
            casualties=counts,
            evidence_for_place=words,
        )
        _keep(claim, passage, story)


def _things(passage: Passage) -> frozenset[str]:
    return frozenset(passage.lowers[c.last - 1] for c in passage.cues if "object.target" in c.kinds)


def _same_thing(passage: Passage, story: Story) -> bool:
    """Is what is damaged here what was hit in the sentence before ("the mosque")?"""
    return bool(_things(passage) & story.targets)


def _remember_quote(passage: Passage, attributions: list[Attribution], story: Story) -> None:
    if attributions:
        story.quoting = next((a for a in reversed(attributions) if not a.outer), attributions[-1])
        story.paragraph_quoting = passage.paragraph
    elif not any(passage.quoted):
        story.quoting = None


# -------------------------------------------------------------------------------------------- context


def _inherit_dates(claims: list[Claim], story: Story) -> list[Claim]:
    """Claims of current strikes without a date take the story's, marked as taken over."""
    dated = story.calendar.story
    if dated is None:
        return claims
    return [replace(c, date=inherit(dated)) if c.date is None and c.realis is Realis.CURRENT else c for c in claims]


def _party(actor: Actor, story: Story) -> str:
    """One name for "the coalition" and "the U.S.-led coalition", for "Saudis" and "Saudi forces"."""
    name = actor.name.casefold()
    fuller = [a.name.casefold() for _, a in story.actors if a.name.casefold().endswith(f" {name}")]
    return min(fuller) if fuller else name


# A party named for at least this share of the strikes whose party is named is the one the story is about.
_LEADING_SHARE = 0.6


def _imply_attackers(claims: list[Claim], story: Story) -> list[Claim]:
    """A claim that names no attacker takes, marked as implied: the party of a claim at the same place, of the claim just
    before, or the one the whole story is about. Where several parties strike and none of these holds: nobody."""
    if not story.actors:
        return claims
    counted: dict[str, int] = {}
    for _, actor in story.actors:
        counted[_party(actor, story)] = counted.get(_party(actor, story), 0) + 1
    leader = max(sorted(counted), key=lambda name: counted[name])
    leading = next(
        actor for _, actor in story.actors if _party(actor, story) == leader and len(actor.name) >= len(leader)
    )
    dominant = counted[leader] >= _LEADING_SHARE * sum(counted.values())
    stated = [
        (i, c) for i, c in enumerate(claims) if c.attacker is not None and c.attacker.stated and c.realis in HAPPENED
    ]
    found = []
    for index, claim in enumerate(claims):
        if claim.attacker is not None or claim.realis not in HAPPENED:
            found.append(claim)
            continue
        places = set(claim.toponym_ids)
        same = next((c.attacker for _, c in stated if places and places & set(c.toponym_ids)), None)
        before = next((c.attacker for i, c in reversed(stated) if i in (index - 1, index - 2)), None)
        after = (
            next((c.attacker for i, c in stated if i - index <= 3 and c.about is About.ATTACKER), None)
            if not any(i < index for i, _ in stated)
            else None
        )
        actor = same or (leading if dominant else before or after)
        found.append(replace(claim, attacker=imply(actor)) if actor is not None else claim)
    return found
