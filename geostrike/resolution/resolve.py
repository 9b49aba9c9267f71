"""From toponyms to places: generate, rank, look round, rank again, and abstain when unsure."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from geostrike.geodesy import apart_km
from geostrike.model import Candidate, Level, Resolution, Tier
from geostrike.model.places import make_evidence
from geostrike.resolution.aliases import join_aliases
from geostrike.resolution.bars import bar_options
from geostrike.resolution.company import note_company
from geostrike.resolution.confidence import estimate_confidence, find_rival, reasons_for_confidence
from geostrike.resolution.containment import Known, find_area, find_holder, find_province
from geostrike.resolution.coordinates import pin_names, place_coordinates, with_spot
from geostrike.resolution.divisions import around, asks_for_division
from geostrike.resolution.doubt import find_doubt
from geostrike.resolution.evidence import weigh_alone, weigh_in_scene
from geostrike.resolution.fuzzy import widen
from geostrike.resolution.houses import note_houses
from geostrike.resolution.lands import note_lands
from geostrike.resolution.nearness import put_near
from geostrike.resolution.relative import locate
from geostrike.resolution.scene import set_scene
from geostrike.resolution.senses import Option, Sense, find_senses
from geostrike.resolution.towns import find_towns
from geostrike.resolution.weights import Weights, learned
from geostrike.resolution.wording import UNSEARCHED, say, say_why

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Place, Toponym
    from geostrike.model.document import Document

__all__ = ["decide", "lay_open", "rank_senses", "resolve_toponyms", "settle"]

_PASSES = 2  # after the first look; a third changes one mention in a thousand
_SHOWN = 5
_SURE = 0.7  # a neighbour less sure than this says little of where the next one lies
_LIKELY = 0.5  # an answer less likely than this gives way to what the text holds the name by


def resolve_toponyms(
    document: Document, toponyms: tuple[Toponym, ...], gazetteer: Gazetteer, weights: Weights | None = None
) -> tuple[Resolution, ...]:
    """One resolution for each toponym, in the same order."""
    weights = learned() if weights is None else weights
    senses, by_id = lay_open(document, toponyms, gazetteer, weights)
    settle(senses, weights)
    decided = {id(sense): decide(sense, weights, gazetteer) for sense in senses}
    places = {t.id: decided[id(by_id[t.id])].place for t in toponyms}
    taken = {key: decision.place for key, decision in decided.items() if decision.place is not None}
    sure = {key for key, decision in decided.items() if decision.place is not None and decision.confidence >= _SURE}
    offsets = {t.id: t.offset for t in toponyms if t.offset is not None}
    province, towns = find_province(senses, taken, gazetteer), find_towns(toponyms, places)
    known = Known(places, taken, offsets, sure, province, towns)
    found = [_resolution(t, by_id[t.id], decided[id(by_id[t.id])], known, gazetteer) for t in toponyms]
    spots = place_coordinates(document, toponyms, places, gazetteer)
    return tuple([with_spot(t, r, spots[t.id]) if t.id in spots else r for t, r in zip(toponyms, found, strict=True)])


def lay_open(
    document: Document, toponyms: Sequence[Toponym], gazetteer: Gazetteer, weights: Weights
) -> tuple[list[Sense], dict[str, Sense]]:
    """The senses of an article with all their options, ranked, and those taken out that nothing can lift."""
    text = document.article.text
    senses, by_id = find_senses(toponyms, gazetteer)
    pin_names(toponyms, by_id)
    join_aliases(text, toponyms, by_id, senses)
    note_company(document, toponyms, by_id)
    note_houses(text, toponyms, by_id)
    note_lands(document, toponyms, senses, gazetteer)
    put_near(text, toponyms, by_id)
    rank_senses(senses, weights, gazetteer.packs)
    if widen(senses, gazetteer):
        rank_senses(senses, weights, gazetteer.packs)
    return senses, by_id


def rank_senses(senses: Sequence[Sense], weights: Weights, packs: Collection[str] = ()) -> None:
    """Ranks every sense's options: first alone, then in the light of the others."""
    for sense in senses:
        weigh_alone(sense, packs)
        _add_up_own(sense, weights.alone)
        _score(sense, weights.alone)
        _add_up_own(sense, weights.scene)
    for left in reversed(range(_PASSES)):
        # Where there is nothing to choose from, what the others say is only worth knowing in the end.
        open_ones = [sense for sense in senses if len(sense.options) > 1 or not left]
        # First what the text puts in something, for the better known name tells the other; both at once would swap their errors.
        inner = [sense for sense in open_ones if sense.containers]
        for wave in (inner, [sense for sense in open_ones if not sense.containers]) if inner else (open_ones,):
            scene = set_scene(senses)
            fresh = [[weigh_in_scene(sense, option, scene) for option in sense.options] for sense in wave]
            for sense, rows in zip(wave, fresh, strict=True):
                for option, held in zip(sense.options, rows, strict=True):
                    option.scene = held
                _score(sense, weights.scene)


def _add_up(held: Mapping[str, float], weights: Mapping[str, float]) -> float:
    get = weights.get
    return sum([get(name, 0.0) * value for name, value in held.items()])


def _add_up_own(sense: Sense, weights: Mapping[str, float]) -> None:
    for option in sense.options:
        option.own = _add_up(option.held, weights)


def _score(sense: Sense, weights: Mapping[str, float]) -> None:
    options = sense.options
    for option in options:
        option.score = option.own + _add_up(option.scene, weights)
    if len(options) <= 1:
        for option in options:
            option.share = 1.0
        return
    sense.rank()
    top = options[0].score
    total = 0.0
    for option in options:
        option.share = exp(max(option.score - top, -50.0))
        total += option.share
    for option in options:
        option.share /= total


class Decision:
    __slots__ = ("candidates", "confidence", "doubt", "place", "reason")

    def __init__(
        self,
        place: Place | None,
        confidence: float,
        reason: str,
        candidates: tuple[Candidate, ...],
        doubt: str | None = None,
    ) -> None:
        self.place, self.confidence, self.reason, self.candidates = place, confidence, reason, candidates
        self.doubt = doubt


def settle(senses: Sequence[Sense], weights: Weights) -> None:
    """Takes out the options that are barred, and shares what likelihood there is among the others."""
    bar_options(senses)
    for sense in senses:
        if sense.barred:
            _score(sense, weights.scene)


def decide(sense: Sense, weights: Weights, gazetteer: Gazetteer) -> Decision:
    """The place of a settled sense, or none, and why."""
    best = sense.best
    barred = tuple(_candidate(option, weights, reason) for option, reason in sense.barred)
    if best is None and barred:
        return Decision(None, 0.0, sense.barred[0][1], barred[:_SHOWN])
    if best is None:
        known = any(mention.known for mention in sense.mentions)
        why = "the gazetteer has no such name" if not known else "the gazetteer has no place for this name"
        if sense.river:
            why = "the text calls it a river, and the gazetteer knows none of that name"
        if sense.unsearched:
            why = UNSEARCHED
        return Decision(None, 0.0, why, ())
    table = weights.confidence if best.tier is Tier.EXACT else weights.confidence_alike
    held = reasons_for_confidence(sense)
    confidence = round(estimate_confidence(held, table), 4)
    candidates = (*(_candidate(option, weights) for option in sense.options), *barred)[:_SHOWN]
    least = weights.threshold_in_pack if best.place.country_code in gazetteer.packs else weights.threshold
    if confidence < least:
        reason = f"unsure: {confidence:.0%} for {say(best.place)}, less than the {least:.0%} asked for"
        return Decision(None, confidence, reason, candidates)
    reason = say_why(sense, weights.scene)
    rival = find_rival(sense)
    if rival is not None:
        place, share = rival
        distance = apart_km(best.place, place)
        confidence = round(min(confidence, share), 4)
        if confidence < _LIKELY and "the one town among villages" not in held:
            reason = f"one of several of that name: {say(best.place)}, {say(place)}, {distance:.0f} km away, and nothing tells which"
            return Decision(None, confidence, reason, candidates)
        reason = f"ambiguous: {say(place)} of the same name, {distance:.0f} km away, is nearly as likely"
    doubt = None if "the one town among villages" in held else find_doubt(sense, confidence, weights)
    return Decision(best.place, confidence, reason, candidates, doubt)


def _candidate(option: Option, weights: Weights, barred: str | None = None) -> Candidate:
    get = weights.scene.get
    held = (*option.held.items(), *option.scene.items())
    shown = [
        (-abs(score), name, score) for name, value in held if abs(score := round(get(name, 0.0) * value, 3)) >= 0.05
    ]
    shown.sort()
    return Candidate(
        place=option.place,
        matched_name=option.matched,
        tier=option.tier,
        similarity=option.similarity,
        score=round(option.score, 4),
        evidence=(
            *(() if barred is None else (make_evidence("barred", -99.0, barred),)),
            *[make_evidence(name, score, name) for _, name, score in shown],
        ),
    )


def _resolution(
    toponym: Toponym,
    sense: Sense,
    decision: Decision,
    known: Known,
    gazetteer: Gazetteer,
) -> Resolution:
    area = location = None
    confidence = decision.confidence
    if decision.place is None or decision.doubt is not None:
        area = find_holder(toponym, sense, known, gazetteer)
        if area is not None:
            confidence = 0.0 if confidence < _LIKELY else confidence
        else:
            area = find_area(sense, gazetteer)
    if decision.place is not None and toponym.offset is not None:
        other = known.places.get(toponym.offset.other_id) if toponym.offset.other_id else None
        location = locate(toponym.offset, decision.place, other, gazetteer)
    elif decision.place is not None and asks_for_division(toponym.levels) and decision.place.level is Level.TOWN:
        location = around(decision.place, toponym.span.text)
    return Resolution(
        toponym_id=toponym.id,
        place=decision.place,
        confidence=confidence,
        reason=decision.reason,
        candidates=decision.candidates,
        location=location,
        area=area,
        doubt=decision.doubt,
    )
