"""A correction as a person writes it, and the file it stands in: ``geostrike.corrections/1``, in TOML.

A file that is malformed is an error that names the entry and the cure; nothing in it is guessed or passed over.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from datetime import date as Day  # noqa: N812 (a field is called date)
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from geostrike.errors import CorrectionError
from geostrike.model import HumanDecision, Level, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "FOLDER_FILE",
    "SCHEMA",
    "SUFFIX",
    "Action",
    "Correction",
    "encode_correction",
    "join_decisions",
    "parse_corrections",
]

SCHEMA = "geostrike.corrections/1"
SUFFIX = ".corrections.toml"
FOLDER_FILE = "corrections.toml"
"""The file whose corrections hold for every article of its folder."""


class Action(StrEnum):
    """What a correction does."""

    RELOCATE = "relocate"  # the mention means another place
    ROLE = "role"  # the mention has another role, or is a place name that was missed
    REJECT = "reject"  # what the quote was read to claim is no reported strike
    ADD = "add"  # the quote reports a strike that was missed
    ATTACKER = "attacker"  # who the quote says struck
    DATE = "date"  # when the quote says it happened
    WITHHOLD = "withhold"  # the place must not be published
    COARSEN = "coarsen"  # the place may be published only as its district, province or country
    RIGHT = "right"  # a person looked, and the place, or what the quote was read to claim, is right


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """One decision. It is about ``mention`` within ``quote``, or about every mention of ``name``."""

    action: Action
    reason: str
    author: str
    date: Day
    where: str = ""
    """The file and the number of the entry, for messages."""
    quote: str | None = None
    mention: str | None = None
    name: str | None = None
    place: str | None = None
    """A gazetteer id, such as ``geonames:170015``."""
    latitude: float | None = None
    longitude: float | None = None
    called: str | None = None
    """What to call a place that is given by coordinates; the mention when not given."""
    level: Level | None = None
    """Of a place given by coordinates, or what to coarsen to."""
    role: Role | None = None
    attacker: str | None = None
    """Empty: the quote names no attacker."""
    struck: tuple[Day, Day] | None = None

    @property
    def decision(self) -> HumanDecision:
        """The decision as readings, maps and exports show it."""
        return HumanDecision(action=self.action.value, reason=self.reason, author=self.author, date=self.date)

    @property
    def is_own(self) -> bool:
        """Whether it stands in the article's own file: a folder's corrections need not fit every article."""
        return self.where.rpartition(", correction ")[0].replace("\\", "/").rpartition("/")[2] != FOLDER_FILE

    @property
    def hides(self) -> bool:
        """Whether it keeps a place out of what is published: no warning may name what it is about."""
        return self.action in (Action.WITHHOLD, Action.COARSEN)


_COMMON = {"action", "reason", "author", "date"}
_ANCHORS = {"quote", "mention", "name"}
_WHERE = {"place", "latitude", "longitude", "called", "level"}
_OWN = {
    Action.RELOCATE: _ANCHORS | _WHERE,
    Action.ROLE: _ANCHORS | {"role"},
    Action.REJECT: {"quote"},
    Action.ADD: {"quote", "mention", "attacker", "struck"} | _WHERE,
    Action.ATTACKER: {"quote", "attacker"},
    Action.DATE: {"quote", "struck"},
    Action.WITHHOLD: _ANCHORS,
    Action.COARSEN: _ANCHORS | {"level"},
    Action.RIGHT: _ANCHORS | {"place", "attacker", "struck"},
}
_NEEDED = {
    Action.ROLE: ("role",),
    Action.REJECT: ("quote",),
    Action.ADD: ("quote",),
    Action.ATTACKER: ("quote", "attacker"),
    Action.DATE: ("quote", "struck"),
    Action.COARSEN: ("level",),
}
_COARSE = (Level.DISTRICT, Level.PROVINCE, Level.COUNTRY)


def parse_corrections(text: str, where: str) -> tuple[Correction, ...]:
    """The corrections of one file. Raises ``CorrectionError`` with the entry and the cure."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CorrectionError(f"{where} is not TOML ({error}): mend that line") from None
    if data.get("schema") != SCHEMA:
        raise CorrectionError(f'{where} must begin with schema = "{SCHEMA}"')
    # What is decided of incidents is not read here; it is about several articles, so it stands in their folder's file.
    folders = {"incident"} if where.replace("\\", "/").rpartition("/")[2] == FOLDER_FILE else set()
    unknown = sorted(data.keys() - {"schema", "correction"} - folders)
    if "incident" in unknown:
        raise CorrectionError(
            f"{where}: [[incident]] is about several articles: write it into their folder's {FOLDER_FILE}"
        )
    entries = data.get("correction", [])
    if unknown or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise CorrectionError(f"{where}: write every correction under a line [[correction]]{_list(unknown)}")
    return tuple(_parse(entry, f"{where}, correction {number}") for number, entry in enumerate(entries, 1))


def _parse(entry: Mapping[str, Any], where: str) -> Correction:
    try:
        action = Action(entry.get("action", ""))
    except ValueError:
        raise CorrectionError(f"{where}: action must be one of {', '.join(Action)}") from None
    unknown = sorted(entry.keys() - _COMMON - _OWN[action])
    if unknown:
        raise CorrectionError(f"{where}: {action} takes no {', '.join(unknown)}; it takes {_list(_OWN[action])}")
    for name in ("reason", "author", *_NEEDED.get(action, ())):
        if name != "attacker" and not entry.get(name):
            raise CorrectionError(f"{where}: {action} needs {name}")
    decided = entry.get("date")
    if not isinstance(decided, date) or isinstance(decided, datetime):
        raise CorrectionError(f"{where}: date must be the day of the decision, written as 2031-03-01 without quotes")
    words = {name: _words(entry, name, where) for name in ("quote", "mention", "name", "place", "called", "attacker")}
    _check_anchor(action, words, where)
    latitude, longitude = (_number(entry, name, bound, where) for name, bound in (("latitude", 90), ("longitude", 180)))
    _check_place(action, words["place"], latitude, longitude, where)
    level = _choice(Level, entry, "level", where)
    if action is Action.COARSEN and level not in _COARSE:
        raise CorrectionError(f"{where}: level must be one of {', '.join(_COARSE)}")
    return Correction(
        action=action,
        reason=_words(entry, "reason", where) or "",
        author=_words(entry, "author", where) or "",
        date=decided,
        where=where,
        **words,
        latitude=latitude,
        longitude=longitude,
        level=level,
        role=_choice(Role, entry, "role", where),
        struck=_interval(entry.get("struck"), where),
    )


def _check_anchor(action: Action, words: Mapping[str, str | None], where: str) -> None:
    quote, mention, name = words["quote"], words["mention"], words["name"]
    if action is Action.RIGHT and mention is None:
        if (quote is None) == (name is None):
            raise CorrectionError(f"{where}: say which words, by quote, by quote and mention, or by name")
        if name is None and words["place"] is not None:
            raise CorrectionError(f"{where}: a place is right for a mention or a name: say which")
    elif "name" in _OWN[action] and (name is None) == (quote is None or mention is None):
        raise CorrectionError(f"{where}: say which words, by quote and mention, or by name for every mention of it")
    if mention is not None and quote is not None and " ".join(mention.split()) not in " ".join(quote.split()):
        raise CorrectionError(f"{where}: the mention {mention!r} must stand in the quote, letter by letter")


def _check_place(
    action: Action, place: str | None, latitude: float | None, longitude: float | None, where: str
) -> None:
    if (latitude is None) != (longitude is None):
        raise CorrectionError(f"{where}: latitude and longitude go together")
    if action is Action.RELOCATE and (place is None) == (latitude is None):
        raise CorrectionError(f"{where}: give a gazetteer id as place, or latitude and longitude")


def _words(entry: Mapping[str, Any], name: str, where: str) -> str | None:
    value = entry.get(name)
    if value is not None and not isinstance(value, str):
        raise CorrectionError(f"{where}: {name} must be words in quotation marks")
    return value


def _number(entry: Mapping[str, Any], name: str, bound: int, where: str) -> float | None:
    value = entry.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not -bound <= value <= bound:
        raise CorrectionError(f"{where}: {name} must be a number of degrees between -{bound} and {bound}")
    return float(value)


def _choice(kind: type[StrEnum], entry: Mapping[str, Any], name: str, where: str) -> Any:
    value = entry.get(name)
    if value is None:
        return None
    try:
        return kind(value)
    except ValueError:
        raise CorrectionError(f"{where}: {name} must be one of {', '.join(kind)}") from None


def _interval(value: object, where: str) -> tuple[date, date] | None:
    if value is None:
        return None
    if isinstance(value, date) and not isinstance(value, datetime):
        return value, value
    try:
        first, _, last = str(value).partition("/")
        days = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        days = None
    if days is None or days[0] > days[1]:
        raise CorrectionError(f'{where}: struck must be a day (2031-03-01) or an interval ("2031-03-01/2031-03-03")')
    return days


def _list(names: object) -> str:
    return ", ".join(sorted(names)) if names else ""  # type: ignore[call-overload]


def join_decisions(*decisions: HumanDecision | None) -> HumanDecision | None:
    """All that persons decided about one thing, as one decision; ``None`` when nobody did."""
    made = [decision for decision in dict.fromkeys(decisions) if decision is not None]
    if len(made) < 2:
        return made[0] if made else None
    return HumanDecision(
        action=", ".join(dict.fromkeys(decision.action for decision in made)),
        reason="; ".join(dict.fromkeys(decision.reason for decision in made)),
        author=", ".join(dict.fromkeys(decision.author for decision in made)),
        date=max(decision.date for decision in made),
    )


def encode_correction(correction: Correction) -> str:
    """``correction`` as an entry to append to a file (whose first line is the schema)."""
    lines = ["", "[[correction]]", f"action = {_quote(correction.action)}"]
    for name in ("quote", "mention", "name", "place", "called", "attacker", "level", "role"):
        value = getattr(correction, name)
        if value is not None:
            lines.append(f"{name} = {_quote(value)}")
    for name in ("latitude", "longitude"):
        value = getattr(correction, name)
        if value is not None:
            lines.append(f"{name} = {value!r}")
    if correction.struck is not None:
        lines.append(f'struck = "{correction.struck[0]}/{correction.struck[1]}"')
    lines += [f"reason = {_quote(correction.reason)}", f"author = {_quote(correction.author)}"]
    return "\n".join([*lines, f"date = {correction.date.isoformat()}", ""])


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04X}" for c in escaped) + '"'
