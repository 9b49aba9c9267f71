"""What later sentences of an article may lean on: its topic, speakers, places struck, parties and dates."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from geostrike.claims.capitals import name_capitals
from geostrike.claims.text.abbreviations import spell_out
from geostrike.claims.triggers.trigger import Topic
from geostrike.claims.voices.speakers import Memory
from geostrike.model import (
    Article,
    Claim,
    Level,
    PassedOver,
    Place,
    Realis,
    Resolution,
    Stance,
    Toponym,
)
from geostrike.model.facts import HAPPENED

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.claims.facts.dating import Calendar
    from geostrike.claims.text.passages import Passage
    from geostrike.claims.voices.scopes import Attribution

__all__ = ["STEM", "Story", "is_fiction", "keep", "open_story"]


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
    countries: dict[str, str] = field(default_factory=dict)
    """First letters of a country's name → its name, for the countries the article names."""
    speaking: frozenset[str] = frozenset()
    """Toponyms of this sentence that stand in the words for a speaker ("Karsa denied")."""
    levels: dict[str, Level] = field(default_factory=dict)
    """What kind of place each resolved toponym means."""
    capitals: dict[str, Toponym] = field(default_factory=dict)
    """Country code → the mention of its capital."""
    places: dict[str, str] = field(default_factory=dict)
    """Which place each resolved toponym means."""
    lands: dict[str, str] = field(default_factory=dict)
    """The country of each resolved toponym."""
    people: Callable[[str], Place | None] | None = None
    """The country that a word for its people belongs to."""
    spelt_out: dict[str, str] = field(default_factory=dict)
    """What each abbreviation stands for that the text spells out."""
    weights: dict[str, float] | None = None
    """Other weights than the shipped ones for what a strike word struck; for measuring."""
    told_at: dict[str, int] = field(default_factory=dict)
    """The sentence of each claim."""
    quoting: Attribution | None = None
    paragraph_quoting: int = -9

    @property
    def next_id(self) -> str:
        """The id of the claim that is kept next."""
        return f"c{len(self.claims) + 1}"

    def struck_since(self, index: int) -> set[tuple[str, ...]]:
        """The places of each strike that this sentence and those after it told. No more of ``struck`` is looked at."""
        return {places for _, places in takewhile(lambda told: told[0] >= index, reversed(self.struck))}

    @property
    def outlet(self) -> str | None:
        """Who published the article, if it says so."""
        return self.article.outlet.name if self.article.outlet else None


_FICTION_WORDS, _FICTION_SHARE = 3, 0.5


def is_fiction(passages: list[Passage]) -> bool:
    """Whether the text is about a film, a book or a game: half of its sentences, three at least, have a word of theirs."""
    told = sum("blocker.fiction" in passage.kinds for passage in passages)
    return told >= _FICTION_WORDS and told >= _FICTION_SHARE * len(passages)


# As many first letters as a country shares with its people ("Arvan|ia", "Arvan|ian").
STEM = 4


def open_story(
    article: Article,
    toponyms: tuple[Toponym, ...],
    resolutions: tuple[Resolution, ...],
    calendar: Calendar,
    *,
    people: Callable[[str], Place | None] | None = None,
    weights: dict[str, float] | None = None,
) -> Story:
    """What is known of the places of ``article`` before its first sentence is read."""
    placed = {r.toponym_id: r.place for r in resolutions if r.place is not None}
    return Story(
        article,
        calendar,
        people=people,
        spelt_out=spell_out(article.text),
        weights=weights,
        countries=_name_countries(resolutions),
        levels={i: place.level for i, place in placed.items()},
        capitals=name_capitals(toponyms, resolutions),
        places={i: place.id for i, place in placed.items()},
        lands={i: place.country for i, place in placed.items() if place.country},
    )


def _name_countries(resolutions: tuple[Resolution, ...]) -> dict[str, str]:
    """First letters → name, for the countries that the article names."""
    places = [r.place for r in resolutions if r.place is not None and r.place.level is Level.COUNTRY]
    return {place.name.casefold()[:STEM]: place.name for place in places}


def keep(claim: Claim, passage: Passage, story: Story) -> None:
    """Add a claim, and remember what later sentences may lean on."""
    story.claims.append(claim)
    story.told_at[claim.id] = passage.index
    if claim.toponym_ids and claim.realis in HAPPENED and claim.stance is Stance.ASSERTS:
        story.struck.append((passage.index, claim.toponym_ids))
    if claim.date is not None and claim.date.start is not None and claim.realis in HAPPENED:
        story.calendar.last = claim.date
        story.calendar.told_at = passage.index
        if story.calendar.story is None and claim.realis is Realis.CURRENT:
            story.calendar.story = claim.date
