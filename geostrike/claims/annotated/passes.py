"""What the story adds to its drafts: pure functions, in the order of ``PASSES``."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from geostrike.claims.annotated.answers import ACTS, answers_another, find_answers
from geostrike.claims.annotated.antecedents import find_antecedents
from geostrike.claims.annotated.pointed import find_arguments
from geostrike.claims.annotated.pronouns import resolve_pronouns
from geostrike.claims.attackers.nobody import names_nobody
from geostrike.claims.facts.calendar import find_post, inherit
from geostrike.claims.facts.dating import names_an_hour
from geostrike.claims.story import STEM
from geostrike.claims.text.words import find_words
from geostrike.language.spans import meet
from geostrike.model import About, DatePrecision, Realis, Stance
from geostrike.model.annotation import ArgumentRole, Voice
from geostrike.model.facts import HAPPENED

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.claims.annotated.draft import Draft, Drafts, Scene

__all__ = ["PASSES", "Rule"]


class Rule(NamedTuple):
    """One thing that the story adds, with what it does in words, for the docs.

    How far it goes, and examples of what it changes and what it leaves, stand under its name in ``tests/claims/passes.txt``: they run
    as tests.
    """

    run: Callable[[Drafts, Scene], Drafts]
    says: str


# ---------------------------------------------------------------------------------------------- which are one


def join_twins(drafts: Drafts, _scene: Scene) -> Drafts:
    """Two words of one sentence that tell one strike, as “hit” and “airstrike” do, are one draft: the likelier one, with what the other adds."""
    out: list[Draft] = []
    for draft in drafts:
        last = next((at for at in range(len(out) - 1, -1, -1) if out[at].passage is draft.passage), None)
        if last is not None and _are_twins(out[last], draft):
            out[last] = _join(*sorted((out[last], draft), key=lambda d: -d.event.probability))
        else:
            out.append(draft)
    return tuple(out)


def _are_twins(one: Draft, other: Draft) -> bool:
    """Whether nothing that they tell is different, and their clauses meet: place, stance, realis, speaker, and toll and attacker where both have one."""
    parties = [draft.attacker.name for draft in (one, other) if draft.attacker is not None]
    tolls = [draft.tolls for draft in (one, other) if draft.tolls]
    return (
        one.stance is other.stance is Stance.ASSERTS
        and one.realis is other.realis
        and set(one.places) == set(other.places)
        and one.speaker == other.speaker
        and len(set(parties)) <= 1
        and len(set(tolls)) <= 1
        and meet(one.evidence, other.evidence)
    )


def _join(draft: Draft, other: Draft) -> Draft:
    joined = replace(
        draft,
        tolls=draft.tolls or other.tolls,
        targets=tuple(dict.fromkeys((*draft.targets, *other.targets))),
        weapons=tuple(dict.fromkeys((*draft.weapons, *other.weapons))),
        attacker=draft.attacker or other.attacker,
        pronoun=draft.pronoun if draft.attacker is not None else other.pronoun,
        date=draft.date or other.date,
    )
    return joined.because(f"“{other.event.trigger.text}” tells of the same")


# ---------------------------------------------------------------------------------------------- who says it


def carry_speakers(drafts: Drafts, scene: Scene) -> Drafts:
    """Where the annotator says that the speaker stands in another sentence: the last one before, or the one just after."""
    named = {index: said[-1].speaker for index, said in scene.attributions.items()}
    known = named | {d.passage.index: d.speaker for d in drafts if d.speaker is not None}

    def carry(draft: Draft) -> Draft:
        at = draft.passage.index
        near = (*range(at, max(-1, at - _BACK - 1), -1), at + 1)
        speaker = next((known[i] for i in near if i in known), None)
        if draft.speaker is not None or draft.voice is not Voice.OUTSIDE or speaker is None:
            return draft
        return replace(draft, speaker=speaker).because("goes on in the words of the speaker named before")

    return tuple(map(carry, drafts))


_BACK = 4  # sentences


# ---------------------------------------------------------------------------------------------- where


def place_by_figures(drafts: Drafts, scene: Scene) -> Drafts:
    """Where the next sentence gives nothing but coordinates: that is where the strike was."""

    def place(draft: Draft) -> Draft:
        after = draft.passage.index + 1
        if draft.places or after >= len(scene.passages):
            return draft
        passage = scene.passages[after]
        figures = [m for m in passage.mentions if m.toponym.coordinates is not None]
        inside = {at for m in figures for at in range(m.first, m.last)}
        others = {word for at, word in enumerate(passage.lowers) if at not in inside}
        if not figures or not _FIGURES.issuperset(others):
            return draft
        places = tuple(m.toponym.id for m in figures)
        return replace(draft, places=places).because("the next sentence gives nothing but these coordinates")

    return tuple(map(place, drafts))


_FIGURES = find_words("annotated.passes", "words")


def tie_answers(drafts: Drafts, _scene: Scene) -> Drafts:
    """A denial that names no place is about the strike that it answers: the one told in its sentence or just before; one of something else is gone."""
    out: list[Draft] = []
    for number, draft in enumerate(drafts):
        if draft.places or draft.stance is Stance.ASSERTS or draft.about not in _OF_THE_STRIKE:
            out.append(draft)
            continue
        if answers_another(draft.passage, draft.last):
            continue
        near = [
            d
            for d in (*out[-_ANSWERED:], *drafts[number + 1 : number + 2])
            if d.stance is Stance.ASSERTS
            and (draft.about is not About.ATTACKER or _may_mean(draft, d))
            and d.realis in HAPPENED
            and d.places
            and -_SENTENCES <= d.passage.index - draft.passage.index <= (d.passage.index == draft.passage.index)
        ]
        told = {d.places for d in near}
        if len(told) != 1:  # of several, nobody knows which are meant
            out.append(draft)
            continue
        out.append(replace(draft, places=told.pop()).because("answers what is told just before"))
    return tuple(out)


def _may_mean(answer: Draft, told: Draft) -> bool:
    """Whether who says that it was not he may have been accused of this strike: not where it is told of another party."""
    if told.attacker is None or answer.speaker is None or names_nobody(told.attacker.name):
        return True
    speaks = f"{answer.speaker.words} {answer.speaker.name} {answer.speaker.description or ''}".casefold()
    return told.attacker.name.casefold()[:STEM] in speaks


def go_on(drafts: Drafts, _scene: Scene) -> Drafts:
    """“Five people were hurt.”: harm without a place of its own was done by the strike of the sentence before, where it tells of one."""
    out: list[Draft] = []
    for draft in drafts:
        before = {d.places for d in out if draft.passage.index - 1 <= d.passage.index and d.realis is draft.realis}
        if (
            draft.about is About.CASUALTIES
            and any(count.max != 0 for count in draft.tolls)
            and draft.stance is Stance.ASSERTS
            and not (draft.places or draft.anaphors)
            and not any(d.passage is draft.passage for d in out)
            and len(before) == 1
            and () not in before
        ):
            out.append(replace(draft, places=before.pop()).because("goes on about the strike told just before"))
        else:
            out.append(draft)
    return tuple(out)


_OF_THE_STRIKE = frozenset({About.STRIKE, About.ATTACKER, About.LOCATION, About.TARGET})
_ANSWERED = 4  # drafts
_SENTENCES = 3


# ---------------------------------------------------------------------------------------------- what happened


def heed_verbs(drafts: Drafts, scene: Scene) -> Drafts:
    """“They acknowledged that others were hit”: where the annotator hesitates, the verb tells the stance; without one nobody concedes."""

    def heed(draft: Draft) -> Draft:
        if draft.stance is Stance.CONCEDES and draft.event.stance[Stance.CONCEDES] < _LIKELY_STANCE:
            draft = replace(draft, stance=Stance.ASSERTS)
        if draft.stance is not Stance.ASSERTS or draft.event.stance[Stance.ASSERTS] >= _SURE_STANCE:
            return draft
        said = [a for a in scene.attributions.get(draft.passage.index, ()) if a.first <= draft.first < a.last]
        cue = draft.passage.kinds_at[said[-1].cue[0]] if said else frozenset()
        stance = next((stance for kind, stance in ACTS if kind in cue), None)
        if stance is None:
            return draft
        return replace(draft, stance=stance).because(f"“{draft.passage.words[said[-1].cue[0]].text}” tells the stance")

    return tuple(map(heed, drafts))


_SURE_STANCE, _LIKELY_STANCE = 0.9, 0.4


def deny_targets(drafts: Drafts, _scene: Scene) -> Drafts:
    """Whoever says that a strike did not hit what it is said to have been aimed at denies the target."""
    return tuple(
        draft
        if draft.about is not About.TARGET
        or draft.stance is not Stance.ASSERTS
        or draft.speaker is None
        or "realis.negation" not in draft.passage.kinds_in(*draft.passage.locate(draft.evidence))
        else replace(draft, stance=Stance.DENIES).because("says what was not the target")
        for draft in drafts
    )


# ---------------------------------------------------------------------------------------------- when


def leave_the_past(drafts: Drafts, scene: Scene) -> Drafts:
    """What is dated well before the news is background."""

    def leave(draft: Draft) -> Draft:
        date = draft.date
        if draft.realis is not Realis.CURRENT or scene.published is None or date is None or date.end is None:
            return draft
        # where the annotator points at no day, the figures that were taken for one may be of something else
        pointed = find_arguments(draft.event, draft.passage, ArgumentRole.DATE)
        if date.end >= scene.published - timedelta(days=_NEWS) or not pointed:
            return draft
        return replace(draft, realis=Realis.BACKGROUND).because(f"happened well before the news ({date.span.text})")

    return tuple(map(leave, drafts))


_NEWS = 14  # days


def inherit_dates(drafts: Drafts, scene: Scene) -> Drafts:
    """Current strikes without a day, or of which only the hour is told, take the first day that the opening drafts give; in a live
    page those of their own post.
    """
    posts = [find_post(scene.posts, draft.passage.span.start) for draft in drafts]
    opening: dict[int, list[Draft]] = {}
    for draft, post in zip(drafts, posts, strict=True):
        opening.setdefault(id(post), []).append(draft)
    days = {key: next((d.date for d in own[:_OPENING] if _is_dated(d)), None) for key, own in opening.items()}
    return tuple(
        replace(draft, date=inherit(day)) if _may_inherit(draft) and (day := days[id(post)]) is not None else draft
        for draft, post in zip(drafts, posts, strict=True)
    )


_OPENING = 3  # drafts


def _may_inherit(draft: Draft) -> bool:
    date = draft.date
    open_day = date is None or (date.start is None and names_an_hour(date.span.text))
    return open_day and draft.realis is Realis.CURRENT


def _is_dated(draft: Draft) -> bool:
    date = draft.date
    return (
        date is not None
        and date.precision in (DatePrecision.DAY, DatePrecision.DAYS)
        and draft.realis in (Realis.CURRENT, Realis.INTERCEPTED)
    )


PASSES: tuple[Rule, ...] = (
    Rule(join_twins, "two strike words of a sentence that differ in nothing tell one strike"),
    Rule(find_answers, "“denied the claims” after a strike was told is an answer, though it has no word for a strike"),
    Rule(carry_speakers, "words whose speaker stands in another sentence are those of the last before, or just after"),
    Rule(find_antecedents, "“the town”, “the hospital” is the place of that kind told of before"),
    Rule(place_by_figures, "coordinates that are a sentence by themselves place the strike before them"),
    Rule(tie_answers, "a denial without a place is about the strike told just before, where that is one"),
    Rule(go_on, "“five people were hurt” is said of the strike of the sentence before"),
    Rule(heed_verbs, "where the annotator hesitates, “acknowledged” or “denied” tells the stance of what follows"),
    Rule(deny_targets, "who says what a strike did not hit denies its target"),
    Rule(leave_the_past, "what is dated two weeks before the news is background"),
    Rule(inherit_dates, "current strikes without a day take the day that the opening gives"),
    Rule(resolve_pronouns, "“we” are the speakers, “its jets” those of the party named before"),
)
"""The order matters: attackers named by pronouns are looked for among speakers, places of answers among those carried over."""
