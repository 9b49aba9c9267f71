"""Two readings of one article, by the lexicon's rules and by the annotator: which claims stand, and whose word counts for what."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.claims.candidates import (
    Candidate,
    describe,
    is_about_others,
    is_bare_weapon,
    is_barred,
    is_mere_effect,
    judge,
    load_weights,
)
from geostrike.claims.events.attackers import names_nobody
from geostrike.claims.events.draft import meet
from geostrike.claims.events.extract import LEAST, read_by_annotator
from geostrike.claims.extraction import Extraction, read_by_rules
from geostrike.claims.facts.realis import HAPPENED
from geostrike.claims.implied import imply_attackers
from geostrike.claims.links import find_links
from geostrike.claims.parties import name_states
from geostrike.claims.story import is_fiction
from geostrike.claims.text.passages import find_passages
from geostrike.claims.text.vocabulary import load_vocabulary
from geostrike.model import About, PassedOver, Realis, Stance
from geostrike.model.annotation import ArgumentRole, Voice

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.claims.text.passages import Passage
    from geostrike.model import Actor, Article, Claim, Place, Resolution, Span, Speaker, Toponym
    from geostrike.model.annotation import Annotation, Event

__all__ = ["extract_claims", "join_readings", "pair_readings"]

# Chosen on claims of articles that the network had not learned from (docs/annotator.md).
SURER = 0.75
"""So likely must be a statement about a strike whose words tell of what much else does, too ("caught fire"), without a toll."""
SURE = 0.6
"""So likely must be another place than the rules'."""
CERTAIN = 0.9
"""So likely must it be that nobody but the outlet speaks, where the rules name a speaker, and what kind of statement it is."""
OF_WHAT = 0.7
"""So likely must it be which part of a report is meant, where the rules take the strike itself for it, and whether the strike is
told as happened, past, planned, threatened or imagined."""
ANSWERS = 0.6
"""So likely must be a statement about a strike, and an answer to one, that only the annotator sees: denials are short of reasons
otherwise, and none may be lost lightly."""
LIKELY = 0.4
"""A statement that only the annotator sees and that is less likely than this to be one about a strike makes no claim."""


def extract_claims(
    article: Article,
    toponyms: tuple[Toponym, ...],
    resolutions: tuple[Resolution, ...],
    annotation: Annotation | None = None,
    weights: dict[str, float] | None = None,
    *,
    people: Callable[[str], Place | None] | None = None,
) -> Extraction:
    """The claims of ``article``, in its order. ``toponyms`` and ``resolutions`` are those of the rooms before,
    ``annotation`` is what the annotator sees in the text, if it was asked; ``people`` tells which country a word for its
    people belongs to (``Gazetteer.demonym``), to name parties plainly.

    ``weights`` stand in for the shipped weights of which place a strike word struck: for measuring what a fit is worth.
    """
    vocabulary = load_vocabulary(article.language)
    passages = find_passages(article, toponyms, resolutions, vocabulary)
    if is_fiction(passages):
        return Extraction(warnings=("The text is about a film, a book or a game: what is struck in it is not listed",))
    ruled = read_by_rules(article, toponyms, resolutions, passages, weights, people=people)
    told = ruled
    if annotation is not None:
        seen = read_by_annotator(
            article, toponyms, resolutions, passages, annotation, ruled=ruled.claims, people=people
        )
        told = join_readings(ruled, seen, annotation, passages)
    named = name_states(told.claims, resolutions)
    return told._replace(claims=imply_attackers(named, article, resolutions, passages, annotation))


def join_readings(ruled: Extraction, seen: Extraction, annotation: Annotation, passages: list[Passage]) -> Extraction:
    """The rules' statements, each with what the annotator tells better, and those of its own that are likely enough. The
    places of the others are passed over, with the reason.
    """
    candidates = pair_readings(ruled.claims, seen.claims, annotation, passages)
    merged = _leave_news([_merge(candidate) for candidate in candidates], candidates)
    kept: list[Claim] = []
    doubtful: dict[str, PassedOver] = {}
    told_in: dict[int, list[Claim]] = {}
    lost, caption = False, _is_caption(passages)
    for candidate, claim, reasons in zip(candidates, merged, describe(candidates), strict=True):
        chance = judge(reasons, load_weights())
        here = told_in.setdefault(candidate.passage.index, [])
        if candidate.ruled is None and any(_is_same(claim, other) for other in here):
            continue
        goes_on = lost and _goes_on(candidate)
        lost = not (_stands(candidate, chance) or (caption and candidate.ruled is not None)) or goes_on
        # What goes on about it goes with it.
        if not lost:
            kept.append(claim)
            here.append(claim)
            continue
        why = _DOUBT if candidate.ruled is None else _NOT_SEEN
        reason = f"{claim.rule}; {why.format(chance=chance)}: look at the sentence"
        doubtful |= {i: PassedOver(toponym_id=i, reason=reason, trigger=claim.trigger) for i in claim.toponym_ids}
    kept.sort(key=_position)
    told = tuple(replace(claim, id=f"c{number}") for number, claim in enumerate(kept, 1))
    struck = {i for claim in told for i in claim.toponym_ids}
    passed = {p.toponym_id: p for p in ruled.passed_over} | doubtful
    return Extraction(
        told,
        tuple(p for i, p in passed.items() if i not in struck),
        find_links(told),
        tuple(dict.fromkeys((*ruled.warnings, *seen.warnings))),
    )


def _leave_news(claims: list[Claim], candidates: list[Candidate]) -> list[Claim]:
    """What is past is so beside the news: where nothing else is left of them, what the rules take for news is news."""
    if any(claim.realis is Realis.CURRENT for claim in claims):
        return claims
    return [
        replace(claim, realis=Realis.CURRENT)
        if claim.realis is Realis.BACKGROUND
        and candidate.ruled is not None
        and candidate.ruled.realis is Realis.CURRENT
        else claim
        for claim, candidate in zip(claims, candidates, strict=True)
    ]


def _is_caption(passages: list[Passage]) -> bool:
    """One line without a full stop: "Rocket in the ground at Vost". The annotator learned from articles; that it sees nothing
    in a caption says little (captions of verified incidents placed within 25 km: .863 with its word against them, .873 without).
    """
    return len(passages) == 1 and not passages[0].span.text.rstrip("\"'”’) ").endswith((".", "!", "?"))


def _is_same(claim: Claim, other: Claim) -> bool:
    """A second word for a strike that is told of in the same sentence, and that names no other place; or for its denial."""
    if claim.stance is not other.stance or claim.realis is not other.realis:
        return False
    if claim.stance is not Stance.ASSERTS and not claim.toponym_ids:
        return True
    return bool(claim.toponym_ids) and set(claim.toponym_ids) <= set(other.toponym_ids)


_DOUBT = "no rule sees it, and taken together it is hardly a report of a strike ({chance:.0%})"
_NOT_SEEN = "the annotator sees no strike in these words, and they may tell of something else"


def _stands(candidate: Candidate, chance: float) -> bool:
    """What a rule finds is not lost, for what is wrongly told can be seen and corrected, and what is missing cannot; but for
    words in which the annotator sees nothing at all, in a sentence about what is no strike. No answer to a report is lost.
    """
    ruled = candidate.ruled
    if ruled is None:
        return (chance >= LIKELY or _answers(candidate.event)) and not is_barred(candidate)
    if ruled.stance is not Stance.ASSERTS:
        return True
    if candidate.event is not None:
        return candidate.event.probability >= SURER or not is_mere_effect(candidate)
    return not (is_about_others(candidate) or is_bare_weapon(candidate) or is_mere_effect(candidate))


def _goes_on(candidate: Candidate) -> bool:
    """“Nobody on board was hurt”: what tells no strike of its own stands and falls with the statement before it."""
    ruled, seen = candidate.ruled, candidate.seen
    if ruled is not None:
        return ruled.trigger is None
    return seen is not None and seen.about is About.CASUALTIES and not seen.toponym_ids


def _answers(event: Event | None) -> bool:
    return event is not None and event.probability >= ANSWERS and 1 - event.stance[Stance.ASSERTS] >= ANSWERS


def _position(claim: Claim) -> tuple[int, int]:
    return (claim.trigger or claim.evidence[0]).start, claim.evidence[0].start


def pair_readings(
    ruled: tuple[Claim, ...], seen: tuple[Claim, ...], annotation: Annotation, passages: list[Passage]
) -> list[Candidate]:
    """Each statement once: the rules' claims with the annotator's about the same words, then those that only it sees."""
    sentences = _Sentences(passages)
    left: dict[int, list[Claim]] = {}
    for claim in seen:
        left.setdefault(sentences.number(_words(claim)), []).append(claim)
    events: dict[int, list[Event]] = {}
    for event in annotation.events:
        events.setdefault(sentences.number(event.trigger), []).append(event)
    found: list[Candidate] = []
    for claim in ruled:
        number = sentences.number(_words(claim))
        near = left.get(number, [])
        twin = _twin(claim, near)
        if twin is not None:
            near.remove(twin)
        trigger = claim.trigger if twin is None else twin.trigger
        found.append(Candidate(claim, twin, _event(trigger, events.get(number, [])), passages[number]))
    return found + [
        Candidate(None, claim, _event(claim.trigger, events.get(number, [])), passages[number])
        for number, claims in sorted(left.items())
        for claim in claims
    ]


class _Sentences:
    """Which passage some words stand in. Statements are paired sentence by sentence, so that work grows with the text."""

    def __init__(self, passages: list[Passage]) -> None:
        self._starts = [passage.span.start for passage in passages]

    def number(self, words: Span) -> int:
        return max(0, bisect_right(self._starts, words.start) - 1)


def _words(claim: Claim) -> Span:
    return claim.trigger or claim.evidence[0]


def _event(trigger: Span | None, events: list[Event]) -> Event | None:
    met = [e for e in events if trigger is not None and meet(e.trigger, trigger)]
    return max(met, key=lambda e: e.probability, default=None)


def _twin(claim: Claim, seen: list[Claim]) -> Claim | None:
    """The annotator's claim about the same words, or the only one in the same."""
    if claim.trigger is not None:
        met = [c for c in seen if c.trigger is not None and meet(c.trigger, claim.trigger)]
        if met:
            return met[0]
    inside = [c for c in seen if meet(c.evidence[0], claim.evidence[0])]
    return inside[0] if len(inside) == 1 else None


def _merge(candidate: Candidate) -> Claim:
    """The rules' claim, with what the annotator tells better: at what it was aimed, and, where it is likely enough, where
    it struck, whose it was, who says so, and what he says about it.
    """
    claim, twin, event, _ = candidate
    if claim is None or twin is None or event is None:
        only = claim or twin
        assert only is not None
        return only
    told = replace(
        claim,
        rule=f"{claim.rule}; {twin.rule}",
        targets=twin.targets,
        casualties=twin.casualties or claim.casualties,
        realis=_choose_realis(claim, twin, event),
        attacker=_choose_attacker(claim, twin, candidate.passage),
        speaker=_choose_speaker(claim, twin, event),
        stance=twin.stance if claim.stance is Stance.ASSERTS and event.stance[twin.stance] >= CERTAIN else claim.stance,
        about=twin.about if claim.about is About.STRIKE and event.about[twin.about] >= OF_WHAT else claim.about,
    )
    if _knows_where(claim, twin, event, candidate.passage):
        return replace(told, toponym_ids=twin.toponym_ids, evidence_for_place=twin.evidence_for_place)
    return told


def _knows_where(claim: Claim, twin: Claim, event: Event, passage: Passage) -> bool:
    """Whether the annotator points at a place, surely enough where the rules have one; but no name stands for coordinates."""
    named = {m.toponym.id: m.toponym for m in passage.mentions}
    fixed = any(i in named and named[i].coordinates is not None for i in claim.toponym_ids)
    sure = max((a.probability for a in event.arguments if a.role is ArgumentRole.PLACE), default=0.0)
    return bool(twin.toponym_ids) and not fixed and (not claim.toponym_ids or sure >= SURE)


def _choose_attacker(claim: Claim, twin: Claim, passage: Passage) -> Actor | None:
    """The party that the annotator finds named, unless it is nobody's name or the place that was struck ("Belgard struck
    overnight"); else the one that the rules read.
    """
    seen, ruled = twin.attacker, claim.attacker
    struck = {m.toponym.span.text for m in passage.mentions if m.toponym.id in claim.toponym_ids}
    if seen is None or seen.words in struck:
        return ruled
    return ruled if ruled is not None and names_nobody(seen.words) else seen


def _choose_realis(claim: Claim, twin: Claim, event: Event) -> Realis:
    """The annotator's, where it is likely enough: more so, where it takes for happened what the rules do not, and less, where it
    takes for planned, threatened or imagined what they take for happened. An answer to a report leaves the strike as it is.
    """
    if claim.stance is not Stance.ASSERTS:
        return claim.realis
    least = LEAST if twin.realis in _IRREALIS else OF_WHAT if claim.realis in HAPPENED else CERTAIN
    return twin.realis if event.realis[twin.realis] >= least else claim.realis


_IRREALIS = frozenset({Realis.HYPOTHETICAL, Realis.PLANNED, Realis.THREATENED})


def _choose_speaker(claim: Claim, twin: Claim, event: Event) -> Speaker | None:
    if claim.speaker is None or (twin.speaker is not None and _is_part(twin.speaker.words, claim.speaker.words)):
        return twin.speaker
    return None if twin.speaker is None and event.voice[Voice.OUTLET] >= CERTAIN else claim.speaker


def _is_part(words: str, whole: str) -> bool:
    """“killed 12 people state media”, in a text without commas, holds “state media”; “the army's spokesman” holds no “army”."""
    return len(words) < len(whole) and whole.endswith(f" {words}")
