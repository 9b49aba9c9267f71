"""Two readings of one article, by the lexicon's rules and by the annotator: which claims stand."""

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
    may_deny,
)
from geostrike.claims.choosing import merge
from geostrike.claims.events.draft import meet
from geostrike.claims.events.extract import read_by_annotator
from geostrike.claims.extraction import Extraction, read_by_rules
from geostrike.claims.implied import imply_attackers
from geostrike.claims.links import find_links
from geostrike.claims.organisations import name_organisations
from geostrike.claims.parties import name_states
from geostrike.claims.story import is_fiction
from geostrike.claims.sureness import find_sure_parts
from geostrike.claims.text.passages import find_passages
from geostrike.claims.text.vocabulary import load_vocabulary
from geostrike.claims.unidentified import name_unidentified
from geostrike.model import About, PassedOver, Realis, Stance

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.claims.text.passages import Passage
    from geostrike.model import Article, Claim, Place, Resolution, Span, Toponym
    from geostrike.model.annotation import Annotation, Event

__all__ = ["extract_claims", "join_readings", "pair_readings"]

# Chosen on claims of articles that the network had not learned from (docs/annotator.md).
SURER = 0.75
"""So likely must be a statement about a strike whose words tell of what much else does, too ("caught fire"), without a toll."""
ANSWERS = 0.6
"""So likely must be a statement about a strike, and an answer to one, that only the annotator sees: denials are short of reasons
otherwise, and none may be lost lightly."""
LIKELY, FOUND = 0.5, 0.4
"""A statement that only the annotator sees, or that a rule finds, and that is less likely than this to be one about a strike makes no
claim, unless it is an answer to one.
"""


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
    implied = imply_attackers(named, article, resolutions, passages, annotation)
    return told._replace(claims=name_organisations(name_unidentified(implied), article.text))


def join_readings(ruled: Extraction, seen: Extraction, annotation: Annotation, passages: list[Passage]) -> Extraction:
    """The rules' statements, each with what the annotator tells better, and those of its own that are likely enough. The
    places of the others are passed over, with the reason.
    """
    candidates = pair_readings(ruled.claims, seen.claims, annotation, passages)
    merged = _leave_news([merge(candidate) for candidate in candidates], candidates)
    kept: list[Claim] = []
    doubtful: dict[str, PassedOver] = {}
    told_in: dict[int, list[Claim]] = {}
    lost, caption = False, _is_caption(passages)
    for candidate, claim, reasons in zip(candidates, merged, describe(candidates), strict=True):
        chance = judge(reasons, load_weights())
        here = told_in.setdefault(candidate.passage.index, [])
        if any(
            _is_answer_again(claim, other) or (candidate.ruled is None and _is_same(claim, other)) for other in here
        ):
            continue
        goes_on = lost and _goes_on(candidate)
        lost = not (_stands(candidate, chance) or (caption and candidate.ruled is not None)) or goes_on
        # What goes on about it goes with it.
        if not lost:
            kept.append(replace(claim, sure=find_sure_parts(candidate, claim, caption=caption)))
            here.append(claim)
            continue
        why = _DOUBT if candidate.ruled is None else _NOT_SEEN if candidate.event is None else _UNLIKELY
        if _lacks_words_of_denial(candidate):
            why = _NO_WORD
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


def _replaced(candidate: Candidate, claim: Claim) -> dict[str, PassedOver]:
    """The places of the rules that the annotator's word outweighs."""
    places = () if candidate.ruled is None else candidate.ruled.toponym_ids
    gone = [i for i in places if i not in claim.toponym_ids]
    return {i: PassedOver(toponym_id=i, reason=_ELSEWHERE, trigger=claim.trigger) for i in gone}


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


def _is_answer_again(claim: Claim, other: Claim) -> bool:
    """The same answer by the same speaker, in one sentence, once as the rules cut it and once as the annotator does."""
    if claim.stance is Stance.ASSERTS or (claim.stance, claim.about) != (other.stance, other.about):
        return False
    return (claim.speaker and claim.speaker.name) == (other.speaker and other.speaker.name)


_DOUBT = "no rule sees it, and taken together it is hardly a report of a strike ({chance:.0%})"
_NO_WORD = "it takes this for an answer to a report, but no word of the sentence denies, contests or admits anything"
_ELSEWHERE = "a rule takes it for what was struck, the annotator does not: look at the sentence"
_UNLIKELY = "taken together it is hardly a report of a strike ({chance:.0%})"
_NOT_SEEN = "the annotator sees no strike in these words, and they may tell of something else"


def _stands(candidate: Candidate, chance: float) -> bool:
    """What is likely enough, all reasons taken together, whoever finds it; but not words in which the annotator sees nothing at
    all, in a sentence about what is no strike. No answer to a report is lost, and none is told where no word of the sentence
    gives one.
    """
    ruled = candidate.ruled
    if ruled is None:
        likely = chance >= LIKELY or _answers(candidate.event) or _is_pinpointed(candidate)
        return likely and not is_barred(candidate) and not _lacks_words_of_denial(candidate)
    if ruled.stance is not Stance.ASSERTS:
        return True
    if chance < FOUND:
        return False
    if candidate.event is not None:
        return candidate.event.probability >= SURER or not is_mere_effect(candidate)
    return not (is_about_others(candidate) or is_bare_weapon(candidate) or is_mere_effect(candidate))


def _lacks_words_of_denial(candidate: Candidate) -> bool:
    """“The two sides gave opposing accounts of what was hit”: that the annotator alone takes for a denial, and nobody denies."""
    seen = candidate.seen if candidate.ruled is None else None
    return seen is not None and seen.stance is not Stance.ASSERTS and not may_deny(candidate.passage)


def _goes_on(candidate: Candidate) -> bool:
    """“Nobody on board was hurt”: what tells no strike of its own stands and falls with the statement before it."""
    ruled, seen = candidate.ruled, candidate.seen
    if ruled is not None:
        return ruled.trigger is None
    return seen is not None and seen.about is About.CASUALTIES and not seen.toponym_ids


def _is_pinpointed(candidate: Candidate) -> bool:
    """“A third fell at 49.83, 36.68”: who writes down coordinates tells of a strike, where the annotator sees one at all."""
    claim, event = candidate.seen, candidate.event
    if claim is None or event is None or event.probability < LIKELY:
        return False
    return any(
        m.toponym.coordinates is not None for m in candidate.passage.mentions if m.toponym.id in claim.toponym_ids
    )


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
