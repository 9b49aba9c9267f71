"""The path of a sentence to its claims, in the order of work."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geostrike.claims.context import inherit_dates
from geostrike.claims.facts.dating import Calendar, remember_day
from geostrike.claims.figures import place_by_figures
from geostrike.claims.follow_ups import follow_up
from geostrike.claims.grouping import group_triggers, names_speaker
from geostrike.claims.interception import retract_blasts, retract_intercepted
from geostrike.claims.links import find_links
from geostrike.claims.statements import claim_report
from geostrike.claims.story import open_story
from geostrike.claims.text.words import find_words
from geostrike.claims.triggers.find import find_triggers
from geostrike.claims.voices.attribution import find_attributions
from geostrike.language.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.claims.story import Story
    from geostrike.claims.text.passages import Passage
    from geostrike.claims.voices.scopes import Attribution
    from geostrike.model import (
        Article,
        Claim,
        Link,
        PassedOver,
        Place,
        Resolution,
        Toponym,
    )

__all__ = ["Extraction", "read_by_rules"]


class Extraction(NamedTuple):
    """What the claims room found in one article."""

    claims: tuple[Claim, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    links: tuple[Link, ...] = ()
    warnings: tuple[str, ...] = ()


def read_by_rules(
    article: Article,
    toponyms: tuple[Toponym, ...],
    resolutions: tuple[Resolution, ...],
    passages: list[Passage],
    weights: dict[str, float] | None = None,
    *,
    people: Callable[[str], Place | None] | None = None,
) -> Extraction:
    """The claims that the lexicon's rules find in ``passages``, the sentences of ``article``, in its order."""
    calendar = Calendar(article.published, posts=article.posts)
    story = open_story(article, toponyms, resolutions, calendar, people=people, weights=weights)
    story.topic.coming = any("trigger.strong_noun" in passage.kinds for passage in passages)
    words = 0
    before: Passage | None = None
    other = _tells_other_violence(passages)
    story.topic.grounded = _is_grounded(passages)
    work, ended = 0, ""
    for passage in passages:
        words += len(passage.words)
        if work > _MOST_WORK:
            ended = _say_ended(passage, article)
            break
        story.calendar.turn_to(passage)
        story.topic.caption = (
            not other
            and passage.index <= 1
            and words <= _CAPTION_WORDS
            and (before is None or before.kinds.isdisjoint(_OTHER_VIOLENCE))
            and _is_verbless(passage)
        )
        attributions = find_attributions(passage, story.memory)
        story.speaking = frozenset(
            m.toponym.id for m in passage.mentions if any(names_speaker(m, a) for a in attributions)
        )
        retract_intercepted(passage, before, story)
        before = passage
        triggers = find_triggers(passage, story.topic)
        work += len(triggers) * (_OF_ITSELF + len(passage.mentions))
        if triggers and "blocker.natural" in passage.kinds:
            continue
        if triggers:
            told = len(story.claims)
            for report in group_triggers(passage, triggers, attributions, story):
                claim_report(report, attributions, story)
            retract_blasts(passage, told, story)
        elif not place_by_figures(passage, story):
            follow_up(passage, attributions, story)
        _remember_quote(passage, attributions, story)
        remember_day(passage, story.calendar)
    claims = inherit_dates(story.claims, article.posts)
    struck = {i for claim in claims for i in claim.toponym_ids}
    starts = {t.id: t.span.start for t in toponyms}
    passed = tuple(
        story.passed[i] for i in sorted(story.passed, key=lambda i: (starts.get(i, 0), i)) if i not in struck
    )
    warnings: tuple[str, ...] = (ended,) if ended else ()
    if article.published is None and story.calendar.unresolved:
        warnings = (
            *warnings,
            "No publication date: weekdays and other relative dates stay unresolved; give it with --date",
        )
    for written in dict.fromkeys(story.calendar.ambiguous):
        warnings = (*warnings, f"“{written}” can be read as two days (day or month first), so it is left open")
    return Extraction(tuple(claims), passed, find_links(tuple(claims)), warnings)


# Each strike word is weighed against each place of its sentence, and has work of its own. A live page of a megabyte, with
# 17,000 strike words, comes to two thirds of this; what is packed more densely is no report.
_MOST_WORK = 150_000
_OF_ITSELF = 4


def _say_ended(passage: Passage, article: Article) -> str:
    """That the rest of a text was not read, and from where."""
    start, whole = passage.span.start, len(article.text)
    return (
        f"Strikes were read only in the first {start:,} of {whole:,} characters: the text holds more of them than one "
        "article can; split it into its articles to read them all"
    )


# A text may open with a caption of at most so many words, no whole sentence: nothing stands before it to say what the
# story is about. What follows never changes that, except a story of other violence.
_CAPTION_WORDS = 25
_FINITE = find_words("extraction", "finite")
_OTHER_VIOLENCE = frozenset({"blocker.ground", "blocker.labour", "blocker.test"})


# A headline's verbs for mishaps: "Plant explodes, catches fire" tells of no strike unless it names a weapon.
_HAPPENING = find_words("extraction", "happening")
_WEAPONS = frozenset({"weapon.aircraft", "weapon.munition"})


def _is_verbless(passage: Passage) -> bool:
    """Whether the passage is a caption rather than a sentence: no closing stop, or short and without a finite verb."""
    if sum(passage.quoted) > _SCARE_QUOTES:
        return False
    if not _HAPPENING.isdisjoint(passage.lowers) and passage.kinds.isdisjoint(_WEAPONS):
        return False
    words = _before_source(passage)
    if passage.headline and words == passage.lowers:
        return True
    if len(words) > (_CAPTION_WORDS if passage.kinds_at[0] & _OPENING else _SHORT):
        return False
    return _SHOWS_RUIN.search(" ".join(words)) is not None or (not _FINITE & set(words) and not _has_object(passage))


# “troops "show off" the ruins”: so few words in quotation marks are no quotation.
_SCARE_QUOTES = 4
_SHORT = 14
_OPENING = frozenset({"trigger.caption", "speaker.video"})
# The tense of captions: “has been damaged”, “is on fire”; what “was damaged” is told in stories.
_SHOWS_RUIN = Pattern(
    r"(?:(?:has|have) been (?:\w+ly )?(?:damaged|destroyed|shelled|hit|bombed)|(?:is|are) (?:on fire|in ruins|in flames))$"
)


def _before_source(passage: Passage) -> list[str]:
    """The words up to “, according to reports”: what follows tells of the source."""
    for cue in passage.cues:
        if "reporting.according" in cue.kinds and "," in passage.gap(cue.first):
            return passage.lowers[: cue.first]
    return passage.lowers


def _has_object(passage: Passage) -> bool:
    """“killed fighters” is a sentence's verb; “destroyed in Karsa” may be a caption's participle."""
    return any(
        cue.kinds & _VERBS
        and cue.first > 0
        and ":" not in passage.gap(cue.first)
        and passage.lowers[cue.last - 1].endswith("ed")
        and cue.last < len(passage.words)
        and passage.lowers[cue.last] not in _AFTER_PARTICIPLE
        and "," not in passage.gap(cue.last)
        for cue in passage.cues
    )


_VERBS = frozenset({"trigger.effect_verb", "trigger.strong_verb", "trigger.weak_verb", "trigger.light_verb"})
_AFTER_PARTICIPLE = find_words("extraction", "after_participle")


def _tells_other_violence(passages: list[Passage]) -> bool:
    return sum(not passage.kinds.isdisjoint(_OTHER_VIOLENCE) for passage in passages[1:]) >= 2


# Words that a laid bomb, a walkout or a sports report has, too.
_AMBIGUOUS = find_words("extraction", "ambiguous")


def _is_grounded(passages: list[Passage]) -> bool:
    """Whether the story tells of other violence or of workers, and names no weapon that flies and no strike.

    A sentence that tells of neither never makes it so: what an unrelated sentence says removes no strike.
    """
    if all(passage.kinds.isdisjoint(_OTHER_VIOLENCE) for passage in passages):
        return False
    cues = [cue for passage in passages for cue in passage.cues]
    laid = any("blocker.ground" in c.kinds for c in cues)
    return not any(
        c.lemmas.get("trigger.weak_noun") == "strike"  # stories of bombs and guns speak of attacks and blasts
        or any(not laid or c.lemmas[kind] not in _AMBIGUOUS for kind in c.kinds & _FROM_AFAR)
        for c in cues
    )


_FROM_AFAR = frozenset({"trigger.strong_noun", "trigger.strong_verb", "weapon.aircraft", "weapon.munition"})


def _remember_quote(passage: Passage, attributions: list[Attribution], story: Story) -> None:
    if attributions:
        story.quoting = next((a for a in reversed(attributions) if not a.outer), attributions[-1])
        story.paragraph_quoting = passage.paragraph
    elif not any(passage.quoted):
        story.quoting = None
