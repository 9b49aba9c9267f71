"""Reasons for a refusal, in words. What nobody would take for a place is refused in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.toponyms.guesses import Guess, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["refuse"]

# Reason that weighed most against it, to the sentence for the user.
_SAID: dict[str, str] = {
    "month, day or season": "a month, day or season",
    "first name": "a first name",
    "surname": "a surname",
    "also a person here": "the name of a person in this article",
    "often a person here": "the name of a person in this article",
    "after a title": "follows a title, so it is a person",
    "after a first name": "follows a first name, so it is a surname",
    "after an initial": "follows an initial, so it is a surname",
    "before a first name": "stands before a person's name",
    "before a surname": "a first name before a surname",
    "before a verb of persons": "does what persons do",
    "before a medium's word": "part of the name of a newspaper or channel",
    "before a team's word": "a team",
    "before a body's word": "part of the name of an organisation",
    "after a body's word": "part of the name of an organisation",
    "before a weapon's or line's word": "part of the name of a weapon or a line",
    "after another capital": "part of a longer name",
    "before another capital": "part of a longer name",
    "before a common word with a capital": "part of a longer name",
    "capitals only": "an abbreviation",
    "also in lower case": "a common word",
    "common noun of names": "a common word",
    "capital of": "part of a longer name",
}


def refuse(guess: Guess, held: Mapping[str, float], weights: Mapping[str, float]) -> str | None:
    """Why it is no place name; ``None`` for common words that only open a sentence."""
    if guess.kind is Kind.ADJECTIVE:
        return "a people or an adjective: says whose, not where"
    if guess.kind is Kind.KNOWN and guess.last - guess.first == 1 and "common word 10" in held:
        return None
    against = sorted(
        ((weights.get(name, 0.0) * held[name], words) for name, words in _SAID.items() if name in held),
        key=lambda row: (row[0], row[1]),
    )
    if against and against[0][0] < 0:
        return against[0][1]
    if any(name.startswith("common word") for name in held):
        return None
    return "a known place name, but nothing in the wording makes a place of it"
