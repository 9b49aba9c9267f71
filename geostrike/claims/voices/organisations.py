"""One organisation under one name: “SOHR”, “the Observatory”, its director and “a war monitor” are one source, not four.

Only within an article, and only where nothing else can be meant. Who speaks under a short name gets the full one; who speaks for an
organisation, a director or words for its kind, keeps the own name and is counted with it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geostrike.claims.text.words import find_words
from geostrike.language.abbreviations import spell_out
from geostrike.model import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geostrike.model import Claim, Speaker

__all__ = ["name_organisations"]

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_SHORT = re.compile(r"[A-Z]{2,6}")
_MOST = 200
"""So many speakers are compared, each with each: no report has as many."""
_LINKS = find_words("voices.organisations", "links")
"""Words that join two speakers: “the Committees and other activists” are more than the Committees."""
_KINDS = find_words("voices.organisations", "kinds")
"""Words that say what an organisation is, or who speaks for it, and are no part of its name."""
_BODIES = find_words("voices.organisations", "bodies")
"""“The group's director” speaks for the only group there is."""
_MONITORS = find_words("voices.organisations", "monitors")


class _Name(NamedTuple):
    """How a speaker is called."""

    text: str
    kind: SpeakerKind
    folded: str
    """In small letters between blanks, so that whole words are found in it."""


def name_organisations(claims: tuple[Claim, ...], text: str) -> tuple[Claim, ...]:
    """The claims of an article with each of its organisations under one name."""
    speakers = dict.fromkeys(claim.speaker for claim in claims if claim.speaker is not None)
    names = _list_names(speakers)
    full = _find_full_names([name for name in names.values() if not name.text.islower()][:_MOST], spell_out(text))
    renamed = {speaker: _rename(speaker, full, names) for speaker in speakers}
    bodies = list(_list_names(filter(_is_body, renamed.values())).values())[:_MOST]
    known = {speaker: _find_organisation(named, bodies) for speaker, named in renamed.items()}
    return tuple(claim if claim.speaker is None else replace(claim, speaker=known[claim.speaker]) for claim in claims)


def _list_names(speakers: Iterable[Speaker]) -> dict[str, _Name]:
    return {speaker.name: _Name(speaker.name, speaker.kind, _fold(speaker.name)) for speaker in speakers}


def _fold(text: str) -> str:
    return f" {' '.join(_WORD.findall(text)).lower()} "


def _is_body(speaker: Speaker) -> bool:
    """Whether the name is that of an organisation: not of people, who have a description, nor "activists"."""
    words = _WORD.findall(speaker.name)
    named = sum(word[0].isupper() for word in words) > 1 or _SHORT.fullmatch(speaker.name) is not None
    return named and (speaker.description is None or not _BODIES.isdisjoint(word.lower() for word in words))


def _rename(speaker: Speaker, full: dict[str, str], names: dict[str, _Name]) -> Speaker:
    name = full.get(speaker.name, speaker.name)
    if name == speaker.name:
        return speaker
    return replace(speaker, name=name, kind=names[name].kind if name in names else speaker.kind, anonymous=False)


def _find_full_names(names: list[_Name], spelt_out: dict[str, str]) -> dict[str, str]:
    """The full name of each that is a short one, or has more words around it."""
    full: dict[str, str] = {}
    for name in names:
        if name.text in spelt_out:
            full[name.text] = re.sub(r"^[Tt]he ", "", spelt_out[name.text])
            continue
        longer = [other for other in names if _is_short_for(name, other)]
        padded = {other.text for other in longer if _is_padded(name, other)}
        full |= dict.fromkeys(padded, name.text)
        fuller = {other.text for other in longer} - padded
        if len(fuller) == 1:
            full[name.text] = fuller.pop()
    return {name: full.get(other, other) for name, other in full.items()}


def _is_short_for(name: _Name, other: _Name) -> bool:
    """Whether ``name`` is the initials of ``other``, which seldom tell of what kind it is, or stands in it."""
    words = other.folded.split()
    if len(words) <= len(name.folded.split()):
        return False
    if _SHORT.fullmatch(name.text) and name.text == "".join(re.findall(r"\b[A-Z]", other.text)):
        return True
    alike = name.kind is other.kind or SpeakerKind.OTHER in (name.kind, other.kind)
    return alike and name.folded in other.folded and _LINKS.isdisjoint(words)


def _is_padded(name: _Name, other: _Name) -> bool:
    """Whether what stands around ``name`` in ``other`` is no part of a name: “SOHR monitoring group”, or the end of a
    heading that ran into the sentence (“IS The Observatory”).
    """
    before, found, after = other.folded.partition(name.folded)
    around = after.split() if before.endswith(" the") else (before + after).split()
    return bool(found) and _KINDS.issuperset(around)


def _find_organisation(speaker: Speaker, bodies: list[_Name]) -> Speaker:
    """Whom the speaker speaks for, where the words for it name an organisation, or one of a kind of which there is one."""
    others = [body for body in bodies if body.text != speaker.name]
    told = _fold(speaker.description or "")
    named = [body for body in others if body.folded in told]
    monitors = [b for b in others if b.kind is SpeakerKind.MONITOR or not _MONITORS.isdisjoint(b.folded.split())]
    if not named and len(monitors) == 1:
        of_kind = speaker.kind is SpeakerKind.MONITOR and speaker.name.islower()
        named = monitors if of_kind or not _BODIES.isdisjoint(told.split()) else []
    return replace(speaker, organisation=named[0].text) if len(named) == 1 else speaker
