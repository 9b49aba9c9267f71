"""A text → what a trained network sees in it. The network tags windows of sentences, then looks again at each event it found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from geostrike.annotation.windows import find_windows
from geostrike.model import Span
from geostrike.model.annotation import Annotation, Argument, ArgumentRole, Event, Party, Voice
from geostrike.model.claims import Stance
from geostrike.model.facts import About, Realis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.annotation.pieces import Vocabulary
    from geostrike.annotation.windows import Window

__all__ = ["CLASSES", "ROLES", "Annotator", "Layers"]

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
Numbers = np.ndarray[tuple[int, ...], np.dtype[np.int64]]

ROLES = tuple(ArgumentRole)
"""In the order of the network's outputs, three each: outside, inside, first."""

REALIS = (
    Realis.CURRENT,
    Realis.BACKGROUND,
    Realis.PLANNED,
    Realis.THREATENED,
    Realis.HYPOTHETICAL,
    Realis.NEGATED,
    Realis.INTERCEPTED,
)
STANCES = (Stance.ASSERTS, Stance.DENIES, Stance.CONTESTS, Stance.CONCEDES)
ABOUTS = (
    About.STRIKE,
    About.LOCATION,
    About.ATTACKER,
    About.TARGET,
    About.CASUALTIES,
    About.DAMAGE,
    About.INTENT,
    About.DATE,
    About.WEAPON,
)
CLASSES: tuple[tuple[str, int], ...] = (
    ("realis", len(REALIS)),
    ("stance", len(STANCES)),
    ("about", len(ABOUTS)),
    ("party", len(Party)),
    ("voice", len(Voice)),
    ("valid", 2),
)
"""Classes of an event and how many values each has, in the order of the network's outputs."""

_LIKELY_TRIGGER = 0.3
"""Words less likely than this are not asked about: lower cuts find nothing that survives the second look."""

_TOGETHER = 4
"""Windows, or events, that go through the network at once: more take longer, each, for they fill the caches."""


_MOST_WINDOWS = 400
"""Windows of one text that are looked at, some 120,000 characters about strikes: what comes after is not read, so that no text
takes longer than its reader has patience; the reading says so."""


class _Found(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive) of a window that may tell of a strike."""

    row: int
    first: int
    last: int
    odds: float


class Layers(Protocol):
    """The network, however it is run. Arrays are batches of windows, padded with zeros."""

    def read(self, ids: Numbers, cases: Numbers, mask: Floats) -> tuple[Floats, Floats]:
        """Vectors of the pieces, and logits of trigger tags (3)."""

    def ask(self, vectors: Floats, mask: Floats, marked: Floats) -> tuple[Floats, Floats]:
        """Logits of roles (3 a role) for each piece, and of classes, of one marked event a row."""


class Annotator:
    """A vocabulary and a network. The same text gives the same annotation on one machine."""

    def __init__(self, vocabulary: Vocabulary, layers: Layers) -> None:
        self._vocabulary = vocabulary
        self._layers = layers

    def annotate(self, text: str, sentences: Sequence[Span], telling: frozenset[str] | None = None) -> Annotation:
        """What stands in ``sentences`` of ``text``. Windows with none of the words ``telling`` (folded) are not looked at."""
        windows = find_windows(text, sentences, self._vocabulary)
        if telling is not None:
            windows = [w for w in windows if not telling.isdisjoint(t.text.lower() for t in w.tokens)]
        ended = windows[_MOST_WINDOWS].tokens[0].start if len(windows) > _MOST_WINDOWS else None
        windows = sorted(windows[:_MOST_WINDOWS], key=lambda w: len(w.ids))
        events: list[Event] = []
        for at in range(0, len(windows), _TOGETHER):
            events += self._look(text, windows[at : at + _TOGETHER])
        events.sort(key=lambda e: (e.trigger.start, e.trigger.end))
        return Annotation(events=tuple(events), ended=ended)

    def _look(self, text: str, windows: list[Window]) -> list[Event]:
        ids, cases, mask = _pad(windows)
        vectors, triggers = self._layers.read(ids, cases, mask)
        triggers = _softmax(triggers)
        asked: list[_Found] = []
        for row, window in enumerate(windows):
            firsts = list(window.firsts)
            for first, last, odds in _spans(triggers[row, firsts], _LIKELY_TRIGGER, apart=True):
                asked.append(_Found(row, first, last, odds))
        events: list[Event] = []
        for at in range(0, len(asked), _TOGETHER):
            some = asked[at : at + _TOGETHER]
            rows = [found.row for found in some]
            longest = max(len(windows[row].ids) for row in rows)
            marked = np.zeros((len(some), longest), np.float32)
            for i, (row, first, last, _) in enumerate(some):
                firsts = [*windows[row].firsts, len(windows[row].ids) - 1]
                marked[i, firsts[first] : firsts[last]] = 1
            roles, classes = self._layers.ask(vectors[rows][:, :longest], mask[rows][:, :longest], marked)
            events += [_event(text, windows[found.row], found, roles[i], classes[i]) for i, found in enumerate(some)]
        return events


def _pad(windows: list[Window]) -> tuple[Numbers, Numbers, Floats]:
    longest = max(len(w.ids) for w in windows)
    ids, cases = (np.zeros((len(windows), longest), np.int64) for _ in range(2))
    mask = np.zeros((len(windows), longest), np.float32)
    for row, window in enumerate(windows):
        size = len(window.ids)
        ids[row, :size], cases[row, :size], mask[row, :size] = window.ids, window.cases, 1
    return ids, cases, mask


def _softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), np.float32)


def _spans(odds: Floats, cut: float, *, apart: bool) -> list[tuple[int, int, float]]:
    """Runs of tokens that are likelier inside than ``cut``, and what follows as long as it is half as likely. With ``apart``
    a token that is likelier first than inside begins a new run; without, what stands side by side is one, as a name is.
    """
    found: list[tuple[int, int]] = []
    begin = -1
    for i, (outside, inside, first) in enumerate(odds.tolist()):
        if 1 - outside < (cut if begin < 0 else cut / 2):
            if begin >= 0:
                found.append((begin, i))
            begin = -1
        elif begin < 0:
            begin = i
        elif apart and first > inside and first > 0.5:
            found.append((begin, i))
            begin = i
    if begin >= 0:
        found.append((begin, len(odds)))
    inside_odds = 1 - odds[:, 0]
    return [(a, b, float(inside_odds[a:b].max())) for a, b in found]


def _cut(text: str, window: Window, first: int, last: int) -> Span:
    start, end = window.tokens[first].start, window.tokens[last - 1].end
    return Span(start=start, end=end, text=text[start:end])


def _cut_whole(text: str, window: Window, first: int, last: int) -> Span:
    """The words ``first`` to ``last``, with the rest of words that a hyphen joins: “al” of “al-Nusra” is nothing."""
    tokens = window.tokens
    if first > 0 and tokens[first].text in _HYPHENS and tokens[first - 1].end == tokens[first].start:
        first -= 1
    while last + 1 < len(tokens) and _joins(window, last):
        last += 2
    while first > 1 and _joins(window, first - 1):
        first -= 2
    while first < last - 1 and tokens[first].text in _STOPS:
        first += 1  # “U.S. base” is cut before its last stop
    return _cut(text, window, first, last)


def _joins(window: Window, at: int) -> bool:
    before, hyphen, after = window.tokens[at - 1 : at + 2]
    return hyphen.text in _HYPHENS and before.end == hyphen.start and hyphen.end == after.start


_HYPHENS, _STOPS = frozenset("-‐‑"), frozenset(".,;:!?)")


_LIKELY_ROLE = 0.3


def _event(text: str, window: Window, found: _Found, roles: Floats, classes: Floats) -> Event:
    tags = _softmax(roles[list(window.firsts)].reshape(len(window.firsts), len(ROLES), 3))
    arguments = [
        Argument(role=role, span=_cut_whole(text, window, first, last), probability=p)
        for number, role in enumerate(ROLES)
        for first, last, p in _spans(tags[:, number], _LIKELY_ROLE, apart=False)
    ]
    values: dict[str, list[float]] = {}
    at = 0
    for name, size in CLASSES:
        values[name] = _softmax(classes[at : at + size]).tolist()
        at += size
    return Event(
        trigger=_cut(text, window, found.first, found.last),
        probability=float((found.odds * values["valid"][1]) ** 0.5),
        arguments=tuple(arguments),
        realis=dict(zip(REALIS, values["realis"], strict=True)),
        stance=dict(zip(STANCES, values["stance"], strict=True)),
        about=dict(zip(ABOUTS, values["about"], strict=True)),
        party=dict(zip(Party, values["party"], strict=True)),
        voice=dict(zip(Voice, values["voice"], strict=True)),
    )
