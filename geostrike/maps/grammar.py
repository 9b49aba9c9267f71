"""English as the page writes it about those who speak: number, articles, lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.model import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Speaker

__all__ = ["agree", "call_speaker", "count_noun", "is_plural", "is_plural_name", "join_words", "lead_in"]

# What follows one of these says more about the speaker and does not decide its number: "officials in the capital".
_FURTHER = re.compile(r"\s(?:of|for|in|at|from|on|with|to|near|who|close|loyal|,)\s|,\s", re.IGNORECASE)
_SINGULAR_ENDINGS = ("ss", "us", "is", "’s", "'s")
# Plurals without an s, and words that are plural even where a capital makes them look like a name.
_PLURALS = frozenset(
    "activists authorities defenders doctors eyewitnesses factions fighters forces helicopters insurgents jets locals medics militants militias officials "
    "paramedics people police protesters rebels relatives rescuers reports residents separatists settlers soldiers "
    "sources suggestions survivors troops victims villagers volunteers warplanes witnesses".split()
)
_ARTICLES = ("a ", "an ", "the ", "one ", "another ")
_VERBS = {
    "reports": "report",
    "denies": "deny",
    "disputes": "dispute",
    "admits": "admit",
    "speaks": "speak",
    "says": "say",
}


def is_plural(speaker: Speaker | None) -> bool:
    """Whether a verb after it stands in the plural; ``None`` is the outlet, which does not."""
    return speaker is not None and is_plural_name(speaker.name)


def is_plural_name(name: str) -> bool:
    """Whether who is called so takes a verb in the plural: "rebels", not "the United States"."""
    head = _FURTHER.split(name.strip())[0]
    last = head.split()[-1] if head.split() else ""
    if last.lower() in _PLURALS:
        return True
    return last.islower() and last.endswith("s") and not last.endswith(_SINGULAR_ENDINGS)


def agree(verb: str, *, plural: bool) -> str:
    """A verb of ours, given in the singular ("denies"), in the number asked for."""
    return _VERBS[verb] if plural else verb


def call_speaker(speaker: Speaker) -> str:
    """What it is called where it speaks: its name; of somebody unnamed the words with their article ("a man").

    Reports and rumours are nobody: "unnamed reports".
    """
    name = speaker.name
    if not speaker.anonymous or not name[:1].islower() or name.lower().startswith(_ARTICLES):
        return name
    if is_plural(speaker):
        return f"unnamed {name}" if speaker.kind is SpeakerKind.OTHER else name
    worded = speaker.words.strip()
    if worded.lower().startswith(_ARTICLES) and worded.lower().endswith(name.lower()):
        return worded[0].lower() + worded[1:]
    return f"an unnamed {name}"


# Names of places that are worked out are the words of the text: "near the town of X", "north of X", "10 km off the coast of X".
_RELATIVE = re.compile(
    r"(?:(?:in|at|near|beside|between|outside|inside|around|off|behind|along) |\d|"
    r"(?:just )?(?:to the )?(?:north|south|east|west|north-?(?:east|west)|south-?(?:east|west)) (?:of|from)\b)"
)
_ROADS = re.compile(r"(?:road|highway|motorway)\b")
_SURROUNDINGS = re.compile(r"(?:[a-z-]+ ){1,3}of\b")


def lead_in(name: str) -> str:
    """What stands between "struck" and the name of a place: "in ", "in the " ("countryside of X"), nothing ("near X")."""
    if _RELATIVE.match(name):
        return ""
    if _ROADS.match(name):
        return "on the "
    return "in the " if _SURROUNDINGS.match(name) and not name.startswith("the ") else "in "


def join_words(words: Sequence[str]) -> str:
    """In a row: "a", "a and b", "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def count_noun(number: int, noun: str) -> str:
    """How many, in the right number: "1 statement", "2 statements"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
