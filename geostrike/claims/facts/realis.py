"""Whether a strike is told as having happened: now, before, planned, threatened, imagined, denied or stopped."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from geostrike.claims.facts.negation import find_denial
from geostrike.claims.text.words import find_words
from geostrike.claims.triggers.trigger import Kind, Trigger
from geostrike.language.patterns import Pattern
from geostrike.model import Modality, Realis

if TYPE_CHECKING:
    from datetime import date

    from geostrike.claims.text.passages import Cue, Passage
    from geostrike.model import DateRange

__all__ = ["judge_modality", "judge_realis"]

# A strike that ended more days than this before publication is background to the news.
_NEWS_DAYS = 10


# “has not stopped shelling”, “never ceased to bomb”: it goes on.
_CEASING = find_words("facts.realis", "ceasing")


def judge_realis(trigger: Trigger, dated: DateRange | None, published: date | None) -> tuple[Realis, str]:
    """The realis of ``trigger`` and the reason in words. ``dated`` is the strike's own date, where the clause gives one."""
    passage, lowers = trigger.passage, trigger.passage.lowers
    clause = passage.clauses[trigger.first]
    start = trigger.first
    while start > 0 and passage.clauses[start - 1] == clause and trigger.first - start < 14:
        start -= 1
    before = [cue for cue in passage.cues if start <= cue.first and cue.last <= trigger.first]
    near = [cue for cue in before if trigger.first - cue.last <= 7]
    kinds = {kind for cue in near for kind in cue.kinds}
    word = lowers[trigger.first - 1] if trigger.first else ""

    if trigger.kind is not Kind.EFFECT and _intercepted(trigger):
        return Realis.INTERCEPTED, "the text says it was intercepted"
    perfect = bool({"have", "had", "has"} & set(lowers[max(0, trigger.first - 3) : trigger.first]))
    verbal = trigger.kind in (Kind.VERB, Kind.LAUNCH, Kind.IMPERSONAL, Kind.EFFECT)
    if (
        verbal
        and "realis.negation" in kinds
        and any(
            trigger.first - c.last <= 3 and not any("," in passage.gap(p) for p in range(c.last, trigger.first + 1))
            for c in near
            if "realis.negation" in c.kinds
        )
        and not _quantified(trigger)
        and word not in _CEASING
    ):
        if "realis.plan" in kinds:
            return Realis.NEGATED, "the clause denies that it is planned"
        return Realis.NEGATED, f"the clause denies it ({_words(near, 'realis.negation', trigger)})"
    if "realis.negation" in passage.kinds and trigger.kind is not Kind.EFFECT:
        denied = find_denial(trigger)
        if denied is not None:
            return Realis.NEGATED, f"the clause denies it ({denied})"
    if "realis.conditional" in kinds and not perfect and not _past(trigger):
        return Realis.HYPOTHETICAL, f"only imagined ({_words(near, 'realis.conditional', trigger)})"
    if passage.clauses and _opens_with(trigger, ("if", "unless", "whether")):
        return Realis.HYPOTHETICAL, "stands in an if-clause"
    if _opens_with(trigger, ("when",)) and "will" in lowers:
        return Realis.HYPOTHETICAL, "to come (“when … will”)"
    if lowers[0] in ("had", "should", "were") and passage.clauses[0] == clause:
        return Realis.HYPOTHETICAL, f"imagined (“{passage.words[0].text} …”)"
    modal = any("realis.modal" in c.kinds and trigger.first - c.last <= (3 if verbal else 6) for c in near)
    if modal and not perfect and not _past(trigger):
        return Realis.HYPOTHETICAL, f"would or could happen ({_words(near, 'realis.modal', trigger)})"
    if trigger.kind is Kind.NOUN and _would(trigger):
        return Realis.HYPOTHETICAL, "would or could happen (a modal verb follows)"
    infinitive = word == "to" and not _done_infinitive(trigger)
    prevented = [c.first for c in near if "realis.prevent" in c.kinds and not _is_negated(c, before)]
    plan = [c for c in near if "realis.plan" in c.kinds and not any(at > c.first for at in prevented)]
    if plan and (infinitive or trigger.kind is Kind.NOUN) and not _past(trigger):
        last = plan[-1]
        return Realis.PLANNED, f"planned, not reported as done ({' '.join(lowers[last.first : last.last])})"
    if "realis.threat" in kinds and (infinitive or trigger.kind is Kind.NOUN or word in ("of", "that")):
        return Realis.THREATENED, f"threatened or feared ({_words(near, 'realis.threat', trigger)})"
    if prevented and (infinitive or trigger.kind is Kind.NOUN or lowers[trigger.first].endswith("ing")):
        return Realis.HYPOTHETICAL, f"to be prevented ({_words(near, 'realis.prevent', trigger)})"
    if (
        "realis.attitude" in kinds
        and trigger.kind is Kind.NOUN
        and any(trigger.first - c.last <= 4 for c in near if "realis.attitude" in c.kinds)
    ):
        return (
            Realis.HYPOTHETICAL,
            f"an opinion on strikes, no report of one ({_words(near, 'realis.attitude', trigger)})",
        )
    if infinitive and trigger.kind in (Kind.VERB, Kind.LAUNCH) and lowers[trigger.first] == _base(trigger):
        return Realis.PLANNED, "a purpose, not a report ('to …')"
    if (
        trigger.kind is Kind.NOUN
        and "realis.negation" in kinds
        and word in ("no", "any", "without", "further", "new")
        and any(c for c in near if "realis.negation" in c.kinds and trigger.first - c.last <= 2)
    ):
        return Realis.NEGATED, "the clause says there was none"
    if trigger.kind is Kind.NOUN and "realis.negation" in kinds and _none_of_the_kind(trigger, start):
        return Realis.NEGATED, "the clause says there was none"
    return _judge_time(trigger, dated, published)


def _none_of_the_kind(trigger: Trigger, start: int) -> bool:
    """“and no cross-border missile fire”: only adjectives stand between the two, no other noun's verb or list."""
    passage, lowers = trigger.passage, trigger.passage.lowers
    for position in range(trigger.first - 1, max(start, trigger.first - _ADJECTIVES) - 1, -1):
        if "," in passage.gap(position + 1) or passage.words[position].text[0].isupper():
            return False
        if lowers[position] == "no":
            return True
        if lowers[position] in _NO_ADJECTIVES or any(k.startswith(_OF_EVENTS) for k in passage.kinds_at[position]):
            return False
    return False


_ADJECTIVES = 4  # words: “no new cross border”
_NO_ADJECTIVES = find_words("facts.realis", "no_adjectives")
_OF_EVENTS = ("trigger.", "casualty.", "reporting.", "object.")


def judge_modality(trigger: Trigger, first: int, last: int) -> Modality:
    """How sure the words are, in the words ``first`` to ``last`` of the passage."""
    passage = trigger.passage
    kinds = {k for c in passage.cues if first <= c.first < last for k in c.kinds}
    if "realis.modal_past" in kinds:
        return Modality.POSSIBLE
    if "realis.reported" in kinds:
        return Modality.REPORTED
    if "realis.hedge" in kinds:
        return Modality.HEDGED
    return Modality.CERTAIN


def _is_negated(cue: Cue, before: list[Cue]) -> bool:
    """“did not stop the raids”, “failed to prevent”: they went on."""
    return any("realis.negation" in c.kinds and 0 <= cue.first - c.last <= 1 for c in before)


def _judge_time(trigger: Trigger, dated: DateRange | None, published: date | None) -> tuple[Realis, str]:
    passage = trigger.passage
    if dated is not None and dated.end is not None and published is not None:
        if dated.end < published - timedelta(days=_NEWS_DAYS):
            return Realis.BACKGROUND, f"happened well before the news ({dated.span.text})"
        if _is_long_run(dated, published):
            return Realis.BACKGROUND, f"a run of strikes that began well before the news ({dated.span.text})"
        return Realis.CURRENT, "told as having happened"
    clause = passage.clauses[trigger.first]
    for cue in passage.cues:
        if "realis.follows" in cue.kinds and _comes_after(trigger, cue):
            return Realis.BACKGROUND, f"told as earlier ({' '.join(passage.lowers[cue.first : cue.last])})"
        if "realis.background" in cue.kinds and passage.clauses[cue.first] == clause and not _just_past(trigger, cue):
            return Realis.BACKGROUND, f"told as earlier ({' '.join(passage.lowers[cue.first : cue.last])})"
    for cue in passage.cues:
        if (
            "realis.generic" in cue.kinds
            and passage.clauses[cue.first] == clause
            and abs(cue.first - trigger.first) <= 6
        ):
            return Realis.BACKGROUND, f"told as a habit ({' '.join(passage.lowers[cue.first : cue.last])})"
    if _counts(trigger):
        return Realis.BACKGROUND, "counts the strikes so far"
    return Realis.CURRENT, "told as having happened"


def _is_long_run(dated: DateRange, published: date) -> bool:
    """“have bombed Karsa since October”: no strike of this news."""
    return (
        dated.start is not None
        and dated.start < published - timedelta(days=_NEWS_DAYS)
        and dated.span.text.casefold().startswith("since")
    )


_COMES = find_words("facts.realis", "comes")


def _comes_after(trigger: Trigger, cue: Cue) -> bool:
    """“the killing comes two weeks after jets struck”."""
    passage = trigger.passage
    return (
        cue.last <= trigger.first
        and passage.clauses[cue.last - 1] == passage.clauses[trigger.first]
        and bool(_COMES & set(passage.lowers[max(0, cue.first - 3) : cue.first]))
    )


_HOURS = find_words("facts.realis", "hours")


def _just_past(trigger: Trigger, cue: Cue) -> bool:
    """“in the past 48 hours”: hardly past."""
    return bool(_HOURS & set(trigger.passage.lowers[cue.last : cue.last + 2]))


def _would(trigger: Trigger) -> bool:
    """“air raids would endanger …”: the modal stands right after the noun, and nothing says it has been."""
    passage = trigger.passage
    return any(
        trigger.last <= c.first <= trigger.last + 1
        and passage.lowers[c.last : c.last + 1] != ["have"]
        and passage.clauses[c.first] == passage.clauses[trigger.first]
        for c in passage.having("realis.modal")
    )


_ORDINAL = Pattern(r"(?:\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+teenth)$")
_SO_FAR = find_words("facts.realis", "so_far")


def _counts(trigger: Trigger) -> bool:
    """“the 21st attack this year”, “the fifth such raid since May”: a sum, and no strike of its own."""
    passage = trigger.passage
    return (
        trigger.kind is Kind.NOUN
        and any(_ORDINAL.match(word) for word in passage.lowers[max(0, trigger.first - 4) : trigger.first])
        and bool(_SO_FAR & set(passage.lowers[trigger.last :]))
    )


def _done_infinitive(trigger: Trigger) -> bool:
    """“prompting jets to bomb”, “continued to shell”: done, though worded with “to”."""
    start = max(0, trigger.first - 7)
    return any(
        "realis.implicative" in c.kinds
        and start <= c.first < trigger.first - 1
        and trigger.passage.clauses[c.first] >= trigger.passage.clauses[trigger.first] - 1
        for c in trigger.passage.cues
    ) and not any(
        "realis.plan" in c.kinds for c in trigger.passage.cues if trigger.first - 4 <= c.first < trigger.first
    )


def _words(cues: list[Cue], kind: str, trigger: Trigger) -> str:
    last = [cue for cue in cues if kind in cue.kinds][-1]
    return " ".join(trigger.passage.lowers[last.first : last.last])


def _base(trigger: Trigger) -> str:
    return trigger.lemma.split()[0]


def _past(trigger: Trigger) -> bool:
    """A finite past form right at the trigger: "the planned strike hit" is past, "to hit" is not."""
    word = trigger.passage.lowers[trigger.first]
    before = trigger.passage.lowers[trigger.first - 1] if trigger.first else ""
    return (
        trigger.kind is not Kind.NOUN
        and (word.endswith("ed") or word in ("struck", "dropped", "flew"))
        and before not in ("be", "not", "being")
    )


def _opens_with(trigger: Trigger, words: tuple[str, ...]) -> bool:
    passage = trigger.passage
    clause = passage.clauses[trigger.first]
    first = passage.clauses.index(clause)
    return passage.lowers[first] in words


def _quantified(trigger: Trigger) -> bool:
    """“not only hit”, “no fewer than”: the negation is not the verb's."""
    lowers = trigger.passage.lowers
    window = lowers[max(0, trigger.first - 4) : trigger.first + 1]
    return "only" in window or "fewer" in window or "less" in window or "least" in window


# What befalls a house as well as a drone.
_FELL = find_words("facts.realis", "fell")


def _flies(passage: Passage, cue: Cue) -> bool:
    """Whether an aircraft or munition stands beside the words: “brought down three drones”, not “three houses”."""
    return any(
        c.kinds & _FLYING
        and cue.first - 5 <= c.first < cue.last + 5
        and passage.clauses[c.first] == passage.clauses[cue.first]
        for c in passage.cues
    )


_FLYING = frozenset({"weapon.aircraft", "weapon.munition"})
# “attempted to intercept”: whether it came off is not told.
_TRYING = find_words("facts.realis", "trying")


def _intercepted(trigger: Trigger) -> bool:
    """Was all of it stopped? Not when some got through."""
    passage = trigger.passage
    clause = passage.clauses[trigger.first]
    cues = [
        c
        for c in passage.cues
        if "blocker.intercept" in c.kinds
        and passage.clauses[c.first] - clause in (-1, 0, 1, 2, 3)
        and not _TRYING & set(passage.lowers[max(0, c.first - 3) : c.first])
        and (c.lemmas["blocker.intercept"] not in _FELL or _flies(passage, c))
    ]
    if not cues or _got_through(trigger, cues):
        return False
    words = set(passage.lowers)
    if words & {
        "damaged",
        "wounded",
        "injured",
        "destroyed",
        "some",
        "most",
        "several",
        "but",
        "debris",
        "hit",
        "remnants",
        "aftermath",
        "landed",
        "crashed",
    }:
        return False
    return not ("helicopter" in words or "helicopters" in words or "plane" in words or "jet" in words)


_ANOTHER = find_words("facts.realis", "another")
_ANOTHER_WITHIN = 4  # words before the verb


def _got_through(trigger: Trigger, stopped: list[Cue]) -> bool:
    """“A missile was shot down over X while another struck Y”: the verb is told of those that were not."""
    if trigger.kind is not Kind.VERB:
        return False
    passage = trigger.passage
    start = max((c.last for c in stopped if c.last <= trigger.first), default=trigger.first)
    near = passage.lowers[max(start, trigger.first - _ANOTHER_WITHIN) : trigger.first]
    return any(word in _ANOTHER or word.isdigit() or (word.endswith("th") and len(word) > len("with")) for word in near)
