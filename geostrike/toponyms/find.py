"""The order in which an article's place names are found.

Lay the words out; gather guesses; learn what the whole article says; weigh each guess; give those that hold a role, a kind and
a container; say of the others why they were refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.language.coordinates import find_coordinates
from geostrike.language.names import fold
from geostrike.model import Evidence, Level, Offset, OffsetKind, Refusal, Role, Span, Toponym
from geostrike.model.places import make_evidence
from geostrike.toponyms.bars import bar
from geostrike.toponyms.containers import find_city_meant, find_container, share_containers
from geostrike.toponyms.coordinates import add_coordinates, is_beside
from geostrike.toponyms.evidence import weigh
from geostrike.toponyms.facts import gather_facts
from geostrike.toponyms.frames import frame_containers, head_containers
from geostrike.toponyms.guesses import Guess, Kind
from geostrike.toponyms.levels import find_levels, levels_of_holder, levels_of_offset, levels_of_spot, levels_of_spread
from geostrike.toponyms.lexicon import ADMIN_HEADS, SETTLEMENT_HEADS
from geostrike.toponyms.offsets import FoundOffset, find_offset
from geostrike.toponyms.page import Page, lay_out
from geostrike.toponyms.possessives import restore_possessives
from geostrike.toponyms.roles import assign_role
from geostrike.toponyms.rundowns import heads_line, is_listed_behind_colon
from geostrike.toponyms.sites import find_site_of
from geostrike.toponyms.spans import find_runs, gather
from geostrike.toponyms.struck import find_struck
from geostrike.toponyms.votes import add_votes, weigh_votes
from geostrike.toponyms.weights import Weights, learned, probability
from geostrike.toponyms.wording import refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Article
    from geostrike.model.annotation import Annotation

__all__ = ["find_toponyms"]

_SHOWN = 6
# A chance without a model behind it: two names in a row for one place, a name between known ones, or one beside
# coordinates, are no accident.
_SURE = 0.9
_ARABIC = 0.6  # precision measured on Arabic posts for names with a cue


def find_toponyms(
    article: Article,
    gazetteer: Gazetteer,
    weights: Weights | None = None,
    recognisers: Sequence[Callable[[str], tuple[Span, ...]]] = (),
    annotation: Annotation | None = None,
) -> tuple[tuple[Toponym, ...], tuple[Refusal, ...]]:
    """The place names of an article in order, and what looked like one and is not.

    ``recognisers`` are others whose spans join the evidence (``pipeline_spans.open_pipeline``); the names in the words
    that ``annotation`` all but surely takes for what was hit are looked at too, whatever stands around them.
    """
    weights = learned() if weights is None else weights
    page = lay_out(article.text)
    restore_possessives(page, gazetteer)
    runs = find_runs(page)
    guesses = gather(page, gazetteer, runs)
    votes = tuple(span for recognise in recognisers for span in recognise(article.text))
    guesses = add_votes(page, guesses, (*votes, *find_struck(page, annotation)))
    facts = gather_facts(page, guesses, runs)
    figures = find_coordinates(article.text)
    kept: list[tuple[Guess, dict[str, float], float]] = []
    refusals: list[Refusal] = []
    for number, guess in enumerate(guesses):
        barred = bar(page, guess, facts)
        if barred is not None:
            refusals.append(Refusal(span=_span(page, guess), reason=barred))
            continue
        held = weigh(page, guesses, number, facts)
        if recognisers:
            held |= weigh_votes(page, guess, votes)
        chance = probability(weights.name, held)
        if guess.kind is Kind.SCRIPT and guess.listed:
            chance = max(chance, _ARABIC)  # the model learned from English, whose cues Arabic lacks
        if (
            (number and _named_again(page, guesses[number - 1], guess))
            or (guess.listed and guess.kind is Kind.LOCATED)
            or (held.keys() >= _FLANKED and not _LISTED.isdisjoint(held))
        ):
            chance = max(chance, _SURE)
        if guess.kind is Kind.KNOWN and (heads_line(page, guess) or is_listed_behind_colon(page, guess)):
            chance = max(chance, _SURE)
        if figures and is_beside(page.text, page.starts[guess.first], page.ends[guess.last - 1], figures):
            chance = max(chance, _SURE)
        if chance >= weights.least(guess.kind):
            kept.append((guess, held, chance))
            continue
        reason = refuse(guess, held, weights.name)
        if reason is not None:
            refusals.append(Refusal(span=_span(page, guess), reason=reason))
    return add_coordinates(article.text, figures, _name(page, gazetteer, kept, weights), refusals, gazetteer)


# "Struck A, Tyre and B": between two known places even a common word is one.
_FLANKED = frozenset({"a known name before it", "a known name after it"})
_LISTED = frozenset({"attacked or struck", "its list is located"})


def _named_again(page: Page, before: Guess, guess: Guess) -> bool:
    """As in "Vost (Sorva)" or "Vost town (Sorva)", where some place has both names, or only the second is known at all."""
    if guess.first - before.last > 1 or not page.gaps[guess.first].endswith("("):
        return False
    if not before.candidates and before.kind in (Kind.LOCATED, Kind.DESCRIBED):
        return guess.kind is Kind.KNOWN and page.text[page.ends[guess.last - 1] :].startswith(")")
    ids = {candidate.place.id for candidate in before.candidates}
    return any(candidate.place.id in ids for candidate in guess.candidates)


def _name(
    page: Page, gazetteer: Gazetteer, kept: list[tuple[Guess, dict[str, float], float]], weights: Weights
) -> tuple[Toponym, ...]:
    guesses = [guess for guess, _, _ in kept]
    found: list[Toponym] = []
    containers = [find_container(page, guesses, number) for number in range(len(guesses))]
    share_containers(page, guesses, containers)
    frame_containers(page, guesses, containers)
    head_containers(page, guesses, containers)
    of_cities = {}
    for number in range(len(guesses)):
        city = find_city_meant(page, guesses, number) if containers[number] is None else None
        if city is not None:
            containers[number] = of_cities[number] = city
    sites = {
        number: head
        for number, (guess, outer) in enumerate(zip(guesses, containers, strict=True))
        if outer is not None and (head := find_site_of(page, guess, guesses[outer])) is not None
    }
    towns = {
        outer
        for number in sites
        if (outer := containers[number]) is not None and not _is_called_division(page, guesses[outer])
    }
    outers = frozenset(containers)
    for number, (guess, held, chance) in enumerate(kept):
        # In "the X district of Y" the district is X.
        descriptor, levels = (
            (None, (Level.TOWN,)) if number in towns else find_levels(page, guesses, number, containers)
        )
        if descriptor is None:
            descriptor = sites.get(number)
        if number in of_cities:
            levels = (Level.NEIGHBOURHOOD,)
        guess.descriptor, guess.levels = descriptor, levels
        # The model learned from English, whose cues Arabic lacks.
        literal = 1.0 if guess.kind is Kind.SCRIPT else probability(weights.literal, held)
        role, reason = assign_role(
            page,
            guess,
            held,
            literal,
            weights.thresholds["literal"],
            beside=_has_another(guesses, number, containers),
        )
        container = containers[number]
        offset = find_offset(page, guesses, number) if role in _OFFSETS else None
        if offset is not None and offset.kind is OffsetKind.OUTSKIRTS and container == number - 1:
            offset = None  # "the Karsa suburb of X": X itself
        levels = (
            levels
            or levels_of_offset(page, guess, offset, container=number in outers)
            or levels_of_spread(page, guess)
            or levels_of_holder(page, guess)
            or levels_of_spot(page, guess)
        )
        name, known = _look_up_as(guess, gazetteer)
        found.append(
            Toponym(
                id=f"t{number + 1}",
                span=_span(page, guess),
                name=name,
                role=role,
                reason=reason,
                evidence=_evidence(held, weights.name, chance),
                levels=levels,
                descriptor=descriptor,
                container_ids=() if container is None else (f"t{container + 1}",),
                offset=None if offset is None else _offset(offset),
                known=known,
            )
        )
    return tuple(found)


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


_FAR = 12  # names looked ahead


def _is_called_division(page: Page, guess: Guess) -> bool:
    """As in "the X district of Karsa province": Karsa is no town here."""
    return guess.last < len(page.words) and page.gaps[guess.last] == " " and page.lower[guess.last] in ADMIN_HEADS


def _offset(found: FoundOffset) -> Offset:
    other_id = None if found.other is None else f"t{found.other + 1}"
    return Offset(kind=found.kind, span=found.span, km=found.km, bearing=found.bearing, other_id=other_id)


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
    start = page.starts[guess.first] if guess.start < 0 else guess.start
    end = page.ends[guess.last - 1]
    return Span(start=start, end=end, text=page.text[start:end])


def _evidence(held: Mapping[str, float], weights: Mapping[str, float], chance: float) -> tuple[Evidence, ...]:
    get = weights.get
    rows = [(-abs(score), name, score) for name, value in held.items() if abs(score := get(name, 0.0) * value) >= 0.1]
    rows.sort()
    total = Evidence(name="chance", score=round(chance, 3), words=f"a place name with a probability of {chance:.0%}")
    return (total, *[make_evidence(name, round(score, 3), name) for _, name, score in rows[:_SHOWN]])
