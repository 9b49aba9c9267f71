"""“the town”, “the hospital”, “rebel-held areas”: words for a place whose name stands elsewhere in the story."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from geostrike.claims.annotated.pointed import CERTAIN
from geostrike.claims.text.words import find_pattern, find_words, is_plain
from geostrike.language.spans import meet
from geostrike.model import Level, Realis, Role, Span, Stance
from geostrike.model.annotation import ArgumentRole
from geostrike.model.facts import HAPPENED

if TYPE_CHECKING:
    from geostrike.claims.annotated.draft import Draft, Drafts, Scene
    from geostrike.claims.text.passages import Mention, Passage

__all__ = ["find_antecedents", "may_be_meant"]

_VAGUE = find_words("annotated.antecedents", "vague")
"""Nouns that mean the place told of last, whatever it is."""
_INDEFINITE = find_words("annotated.antecedents", "indefinite")
"""“A village near the city”, “our street” are places of their own: not the one named before."""
_LEADING, _AFTER = find_words("annotated.antecedents", "leading"), find_words("annotated.antecedents", "after")
_PARTS = find_words("annotated.antecedents", "parts")
_NEAR = 200  # mentions, or strikes, of which one may be meant
_BACK, _NEXT = 12, 3  # sentences that “the area” looks back for one, and “the hotel”


class _Place(NamedTuple):
    sentence: int
    ids: tuple[str, ...]
    hit: frozenset[str]
    """The last words of what was aimed at there: “a mosque in Dovrin” is “the mosque” from then on."""


def find_antecedents(drafts: Drafts, scene: Scene) -> Drafts:
    """Of drafts that name no place: where the annotator surely points in the sentences beside; else what the noun can mean of the places named before it in its own sentence (“they entered Dovrin
    and shelled the town”), else the place whose name holds the same noun (“the hospital”), else where a hospital was hit, else the
    one struck last that the noun can mean (of “the hotel”, which no list knows, only within three sentences), else, for nouns of one level
    (“the province”), the one mentioned last.
    """
    out: list[Draft] = []
    struck: list[_Place] = []
    for given in drafts:
        draft = given
        if not given.places and (beyond := _find_beyond(given, scene)):
            draft = replace(given, places=beyond).because("the annotator points there, in a sentence beside this one")
        elif not given.places:
            again = (
                _find_target(target, given)
                for target in given.targets
                if is_plain(target) and target.lower().split()[0] in _DEFINITE
            )
            for anaphor in (*given.anaphors, *again, *_find_definite(given)):
                if found := _find(anaphor, given.passage, struck[-_NEAR:], scene, near=anaphor in given.anaphors):
                    draft = replace(given, places=found).because(f"“{anaphor.text}” means the place told of before")
                    break
        asserted, hit = draft.stance is Stance.ASSERTS, frozenset(t.lower().split()[-1] for t in draft.targets)
        if draft.places and (draft.realis in _TOLD_THERE or not asserted):  # what is denied, as the last
            struck.insert(len(struck) * asserted, _Place(draft.passage.index, draft.places, hit))
        out.append(draft)
    return tuple(out)


def _find_definite(draft: Draft) -> list[Span]:
    """What the clause says it was in, at or near, though the annotator does not point there: “two people died in the village”."""
    start = draft.evidence.start
    return [
        Span(start=start + m.start(1), end=start + m.end(1), text=m[1]) for m in _WHERE.finditer(draft.evidence.text)
    ]


_WHERE = find_pattern("annotated.antecedents", "where")


def _find_beyond(draft: Draft, scene: Scene) -> tuple[str, ...]:
    """The places at which the annotator surely points in the sentences beside the draft's: “Shelling of Dovrin | A girl killed by rockets”."""
    sure = [a.span for a in draft.event.arguments if a.role is ArgumentRole.PLACE and a.probability >= CERTAIN]
    at = draft.passage.index
    mentions = (m.toponym for p in scene.passages[max(0, at - 1) : at + 2] if p.index != at for m in p.mentions)
    return tuple(t.id for t in mentions if t.role is Role.PLACE and any(meet(t.span, span) for span in sure))


def _find_target(target: str, draft: Draft) -> Span:
    """Where the sentence has it; at the trigger, where the words of a target are not the text's own."""
    at = draft.passage.text.find(target, draft.passage.span.start, draft.passage.span.end)
    at = at if at >= 0 else draft.event.trigger.start
    return Span(start=at, end=at + len(target), text=target)


_TOLD_THERE = HAPPENED | {Realis.INTERCEPTED}


def _find(anaphor: Span, passage: Passage, struck: list[_Place], scene: Scene, *, near: bool) -> tuple[str, ...]:
    words = re.findall(r"[\w'’-]+", anaphor.text.lower())
    while words and words[0] in _LEADING:
        words = words[1:]
    of = max((at + 1 for at, pair in enumerate(pairwise(words)) if pair[0] in _PARTS and pair[1] == "of"), default=-1)
    words = words[of + 1 :]  # “most of the town”
    the = max((at for at, word in enumerate(words) if word in _DEFINITE), default=0)
    if not _NOUNS.isdisjoint(words[the:]):
        words = words[the:]  # “six clinics in the enclave”
    owner = next((at for at, word in enumerate(words) if word[:-2] in _NOUNS and word[-2:] in _OWNING), None)
    if owner is not None:
        words = [*words[:owner], words[owner][:-2]]  # “the town's market”
    while len(words) > 1 and words[-1] in _PARTS:
        words.pop()  # “the city centre”
    if not words or words[0] in _INDEFINITE:
        return ()
    noun = next((before for before, after in pairwise(words) if after in _AFTER), words[-1])
    wanted = next((levels for nouns, levels in _LEVELS if noun in nouns), frozenset())
    unlike = _SMALL if noun in _LARGE else _LARGE if noun in _SMALL else frozenset()
    before = [
        m.toponym.id for m in passage.mentions if m.toponym.span.end <= anaphor.start and may_be_meant(passage, m)
    ]
    called = [i for i in before if noun in scene.names[i]]
    beside = [i for i in before if scene.levels.get(i) in wanted and scene.names[i].isdisjoint(unlike)]
    if here := called or ([] if noun in _LESSER else beside):
        return (here[-1],)
    last = bisect_right(scene.mentioned, passage.index, key=lambda told: told[0])
    mentioned = scene.mentioned[max(0, last - _NEAR) : last]
    if named := next((i for _, i in reversed(mentioned) if noun in scene.names.get(i, ())), None):
        return (named,)
    if there := next((p.ids for p in reversed(struck) if noun in p.hit), ()):
        return there
    if noun in _VAGUE or (near and not wanted and words[0] in _DEFINITE and not noun.endswith("s")):
        back = _BACK if noun in _VAGUE else _NEXT
        return next((p.ids for p in reversed(struck) if passage.index - p.sentence <= back), ())
    if beside and noun not in _SUBURBS:
        return (beside[-1],)
    known = (*(p.ids for p in reversed(struck)), *((i,) for _, i in reversed(mentioned)))
    return next((ids for ids in known if any(scene.levels.get(i) in wanted for i in ids)), ())


def may_be_meant(passage: Passage, mention: Mention) -> bool:
    """Whether “the town” may mean it from then on: not where somebody speaks (“said on Friday in Dovrin that …”)."""
    before = passage.text[passage.span.start : mention.toponym.span.start]
    return mention.toponym.role is Role.PLACE and _TOLD_IN.search(before) is None


_OWNING = frozenset({"'s", "’s"})
_TOLD_IN = find_pattern("annotated.antecedents", "told_in")
_DEFINITE, _SUBURBS = find_words("shared", "definite"), find_words("annotated.antecedents", "suburbs")
_LEVELS: tuple[tuple[frozenset[str], frozenset[Level]], ...] = (
    (find_words("annotated.antecedents", "anywhere"), frozenset(Level)),
    (find_words("annotated.antecedents", "towns"), frozenset({Level.TOWN})),
    (find_words("annotated.antecedents", "provinces"), frozenset({Level.PROVINCE, Level.REGION})),
    (find_words("annotated.antecedents", "districts"), frozenset({Level.DISTRICT, Level.NEIGHBOURHOOD})),
    (find_words("annotated.antecedents", "countries"), frozenset({Level.COUNTRY})),
    (find_words("annotated.antecedents", "quarters"), frozenset({Level.NEIGHBOURHOOD, Level.POINT})),
    (_SUBURBS, frozenset({Level.NEIGHBOURHOOD, Level.POINT, Level.TOWN})),
    (find_words("annotated.antecedents", "enclaves"), frozenset({Level.PROVINCE, Level.REGION, Level.DISTRICT})),
)
"""What kind of place a noun can mean."""
_NOUNS = frozenset().union(_VAGUE, *(nouns for nouns, _ in _LEVELS))
_LESSER = find_words("annotated.antecedents", "lesser")
"""Not any town is one: a place that the story calls so elsewhere is likelier than a town beside it."""
_SMALL, _LARGE = find_words("annotated.antecedents", "small"), find_words("annotated.antecedents", "large")
"""What the text calls by a noun of the one list no noun of the other means."""
