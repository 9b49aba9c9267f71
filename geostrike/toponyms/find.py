"""The order in which an article's place names are found.

Lay the words out; gather guesses; learn what the whole article says; weigh each guess; give those that hold a role, a kind and
a container; say of the others why they were refused.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geostrike.fitted import probability
from geostrike.language.coordinates import find_coordinates
from geostrike.language.names import fold
from geostrike.model import Evidence, Level, Refusal, Role, Span, Toponym
from geostrike.model.places import make_evidence
from geostrike.toponyms.bars import bar
from geostrike.toponyms.containers import find_container, share_containers
from geostrike.toponyms.coordinates import add_coordinates, is_beside
from geostrike.toponyms.evidence import refuse, weigh
from geostrike.toponyms.facts import gather_facts
from geostrike.toponyms.guesses import Guess, Kind, make_id
from geostrike.toponyms.levels import find_levels, imply_levels
from geostrike.toponyms.lexicon import ADMIN_HEADS, SETTLEMENT_HEADS
from geostrike.toponyms.offsets import find_offset
from geostrike.toponyms.page import Page, cut, lay_out, restore_possessives
from geostrike.toponyms.roles import assign_role
from geostrike.toponyms.spans import find_runs, gather
from geostrike.toponyms.votes import add_votes, find_struck, weigh_votes
from geostrike.toponyms.weights import Weights, learned

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model.document import Document

__all__ = ["find_toponyms"]

_SHOWN = 6
# A chance without a model behind it: a name between known ones, or one beside coordinates, is no accident.
_SURE = 0.9
_ARABIC = 0.6  # precision measured on Arabic posts for names with a cue
_FAR = 12  # names looked ahead
# "Struck A, Tyre and B": between two known places even a common word is one.
_FLANKED = frozenset({"a known name before it", "a known name after it"})
_LISTED = frozenset({"attacked or struck", "its list is located"})
_PERSON = "also a person here"


class _Kept(NamedTuple):
    guess: Guess
    held: dict[str, float]
    chance: float


def find_toponyms(
    document: Document,
    gazetteer: Gazetteer,
    weights: Weights | None = None,
    recognisers: Sequence[Callable[[str], tuple[Span, ...]]] = (),
) -> tuple[tuple[Toponym, ...], tuple[Refusal, ...]]:
    """The place names of a document in order, and what looked like one and is not.

    ``recognisers`` are others whose spans join the evidence (``pipeline_spans.open_pipeline``); the names in the words
    that its annotation all but surely takes for what was hit are looked at too, whatever stands around them; known ones are names.
    """
    weights = learned() if weights is None else weights
    text, page = document.article.text, lay_out(document)
    restore_possessives(page, gazetteer)
    runs = find_runs(page)
    votes = tuple(span for recognise in recognisers for span in recognise(text))
    struck = find_struck(page, document.annotation)
    guesses = add_votes(page, gather(page, gazetteer, runs), (*votes, *struck), gazetteer)
    facts = gather_facts(page, guesses, runs)
    figures = find_coordinates(text)
    kept: list[_Kept] = []
    refusals: list[Refusal] = []
    for number, guess in enumerate(guesses):
        reason = bar(page, guess)
        if reason is None:
            held = weigh(page, guesses, number, facts)
            if recognisers:
                held |= weigh_votes(page, guess, votes)
            chance = probability(weights.name, held)
            if guess.kind is Kind.SCRIPT and guess.listed:
                chance = max(chance, _ARABIC)  # the model learned from English, whose cues Arabic lacks
            flanked = held.keys() >= _FLANKED and not _LISTED.isdisjoint(held)
            listed = guess.listed and guess.kind in (Kind.LOCATED, Kind.KNOWN)
            pointed = _span(page, guess) in struck and (guess.kind is Kind.KNOWN or _PERSON not in held)
            if flanked or listed or pointed or is_beside(text, _span(page, guess), figures):
                chance = max(chance, _SURE)
            if chance >= weights.least(guess.kind):
                kept.append(_Kept(guess, held, chance))
                continue
            reason = refuse(guess, held, weights.name)
        if reason is not None:
            refusals.append(Refusal(span=_span(page, guess), reason=reason))
    return add_coordinates(document, figures, _name(page, gazetteer, kept, weights), refusals, gazetteer)


def _name(page: Page, gazetteer: Gazetteer, kept: Sequence[_Kept], weights: Weights) -> tuple[Toponym, ...]:
    guesses = [guess for guess, _, _ in kept]
    containers = [find_container(page, guesses, number) for number in range(len(guesses))]
    share_containers(page, guesses, containers)
    toponyms: list[Toponym] = []
    for number, (guess, held, chance) in enumerate(kept):
        container = containers[number]
        descriptor, levels = find_levels(page, guesses, number, containers)
        guess.descriptor, guess.levels = descriptor, levels
        # The model learned from English, whose cues Arabic lacks.
        literal = 1.0 if guess.kind is Kind.SCRIPT else probability(weights.literal, held)
        beside = _has_another(guesses, number, containers)
        role, reason = assign_role(page, guess, held, literal, weights.thresholds["literal"], beside=beside)
        offset = find_offset(page, guesses, number) if role in _OFFSETS else None
        name, known = _look_up_as(guess, gazetteer)
        toponyms.append(
            Toponym(
                id=make_id(number),
                span=_span(page, guess),
                name=name,
                role=role,
                reason=reason,
                evidence=_evidence(held, weights.name, chance),
                levels=levels or imply_levels(page, guess, offset),
                descriptor=descriptor,
                container_ids=() if container is None else (make_id(container),),
                offset=offset,
                known=known,
            )
        )
    outside = {toponym.id for toponym in toponyms if toponym.role is Role.OUTSIDE}
    return tuple(replace(t, container_ids=()) if outside.intersection(t.container_ids) else t for t in toponyms)


# Also where it is in doubt whether the place is meant: the annotator may point there.
_OFFSETS = (Role.PLACE, Role.PART_OF_NAME, Role.OUTSIDE)


def _has_another(guesses: Sequence[Guess], number: int, containers: Sequence[int | None]) -> bool:
    """Whether the article names a place besides this one, what holds it and what it holds; a country is none."""
    guess, outer = guesses[number], containers[number]
    return any(
        other.key != guess.key and other.kind is not Kind.ADJECTIVE and at != outer and containers[at] != number
        for at, other in enumerate(guesses[: number + _FAR])
        if not (other.candidates and other.candidates[0].place.level is Level.COUNTRY)
    )


def _look_up_as(guess: Guess, gazetteer: Gazetteer) -> tuple[str, bool]:
    """The name to look up, and whether the gazetteer has it; "Kherson Oblast" is looked up as "Kherson" if need be."""
    if guess.kind is Kind.SCRIPT:
        return guess.name, bool(guess.candidates)
    if guess.kind in (Kind.ADJECTIVE, Kind.KNOWN, Kind.ABBREVIATION):
        return guess.name, True
    if guess.stands_in is not None:
        return guess.stands_in, True
    stem, _, head = guess.name.rpartition(" ")
    if stem and head.lower() in ADMIN_HEADS | SETTLEMENT_HEADS and Level.POINT not in guess.levels:
        return stem, gazetteer.knows(fold(stem))
    return guess.name, False


def _span(page: Page, guess: Guess) -> Span:
    return cut(page, page.starts[guess.first] if guess.start < 0 else guess.start, page.ends[guess.last - 1])


def _evidence(held: Mapping[str, float], weights: Mapping[str, float], chance: float) -> tuple[Evidence, ...]:
    scores = {name: weights.get(name, 0.0) * value for name, value in held.items()}
    rows = sorted((-abs(score), name) for name, score in scores.items() if abs(score) >= 0.1)
    total = Evidence(name="chance", score=round(chance, 3), words=f"a place name with a probability of {chance:.0%}")
    return (total, *[make_evidence(name, round(scores[name], 3), name) for _, name in rows[:_SHOWN]])
