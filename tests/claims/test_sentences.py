"""Plain English sentences, each with what it says. A reader that has learned from examples reads most of them rightly, not all.

A floor may be raised, never lowered. ``python -m tests.claims.test_sentences [table …]`` prints the share of each table that is
read rightly, and the rows that are read otherwise. How a row is written: ``tables/sentences/README.md``.
"""

from __future__ import annotations

import json
import re
import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from geostrike.model import About, Modality, Realis, Shape, SpeakerKind, Speech, Stance
from geostrike.strikes import merge_claims
from tests.claims.marked import mark, read_claims

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.model import Claim, DateRange, Strike

TABLES = Path(__file__).parent / "tables" / "sentences"
PUBLISHED = date(2031, 3, 13)  # a Thursday

FLOORS = {
    "attackers": 0.86, "facts": 0.76, "nobody": 0.89, "not_struck": 0.80, "places": 0.83, "realis": 0.65, "senses": 0.71,
    "speakers": 0.94, "stance": 0.71,
}  # fmt: skip
"""The least share of each table that must be read rightly."""

Row = dict[str, Any]


class Read(NamedTuple):
    """What the program makes of one text."""

    claims: tuple[Claim, ...]
    strikes: tuple[Strike, ...]
    names: dict[str, str]
    """The name of each toponym."""


@cache
def load(table: str) -> tuple[Row, ...]:
    lines = (TABLES / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


@cache
def read(text: str) -> Read:
    article, toponyms, resolutions = mark(text, PUBLISHED)
    claims = read_claims(article, toponyms, resolutions).claims
    return Read(claims, merge_claims(claims, toponyms, resolutions).strikes, {t.id: t.name for t in toponyms})


# ------------------------------------------------------------------------------------- facts of a claim


def plain(words: str) -> str:
    return re.sub(r"^(?:the|an|a) ", "", words.lower().replace("’", "'"))


def name_attacker(claim: Claim) -> str | None:
    """``None`` also where it is told that they were jets, and not whose."""
    return None if claim.attacker is None or claim.attacker.unidentified else plain(claim.attacker.name)


def list_days(days: DateRange | None) -> list[str] | None:
    return None if days is None or days.start is None else [str(days.start), str(days.end)]


FACTS: dict[str, Callable[[Claim, Read], object]] = {
    "places": lambda claim, read: [read.names[i] for i in claim.toponym_ids],
    "realis": lambda claim, _: claim.realis.value,
    "modality": lambda claim, _: claim.modality.value,
    "stance": lambda claim, _: claim.stance.value,
    "about": lambda claim, _: claim.about.value,
    "attacker": lambda claim, _: name_attacker(claim),
    "stated": lambda claim, _: claim.attacker is not None and claim.attacker.stated,
    "speaker": lambda claim, _: plain(claim.speaker.name) if claim.speaker is not None else None,
    "kind": lambda claim, _: claim.speaker.kind.value if claim.speaker is not None else None,
    "speech": lambda claim, _: claim.speech.value,
    "targets": lambda claim, _: [plain(words) for words in claim.targets],
    "weapons": lambda claim, _: [plain(words) for words in claim.weapons],
    "tolls": lambda claim, _: [count.min for count in claim.casualties],
    "date": lambda claim, _: list_days(claim.date),
    "said_on": lambda claim, _: list_days(claim.said_on),
}
TRIGGER = "trigger"
"""Words that the claim's trigger shares."""
KINDS: dict[str, type[Realis | Modality | Stance | About | SpeakerKind | Speech]] = {
    "realis": Realis, "modality": Modality, "stance": Stance, "about": About, "kind": SpeakerKind, "speech": Speech,
}  # fmt: skip


def holds(facts: Row, claim: Claim, read: Read) -> bool:
    """Whether the claim is what the facts say, all of them."""
    return all(
        is_told_by(value, claim) if name == TRIGGER else FACTS[name](claim, read) == wanted(name, value)
        for name, value in facts.items()
    )


def wanted(name: str, value: object) -> object:
    """The value as ``FACTS`` gives it: names and phrases are compared in small letters and without an article."""
    if name in ("attacker", "speaker"):
        return plain(value) if isinstance(value, str) else value
    if name in ("targets", "weapons") and isinstance(value, list):
        return [plain(words) for words in value]
    return value


def is_told_by(words: str, claim: Claim) -> bool:
    trigger = claim.trigger.text if claim.trigger is not None else ""
    return words in trigger or (trigger != "" and trigger in words)


# ------------------------------------------------------------------------------------------ which claim

CHOSEN: dict[str, Callable[[Read], tuple[Claim, ...]]] = {
    "first": lambda read: read.claims[:1],
    "last": lambda read: read.claims[-1:],
    "only": lambda read: read.claims if len(read.claims) == 1 else (),
    "every": lambda read: read.claims,
    "placed": lambda read: tuple(c for c in read.claims if c.toponym_ids)[:1],
    "denial": lambda read: tuple(c for c in read.claims if c.stance is Stance.DENIES)[:1],
}
ANY = "any"


def choose(of: str, read: Read) -> tuple[Claim, ...]:
    """The claims that a row is about; any other word than those of ``CHOSEN`` is one that the claim's trigger shares."""
    return CHOSEN[of](read) if of in CHOSEN else tuple(c for c in read.claims if is_told_by(of, c))[:1]


# ------------------------------------------------------------------------------------------------ score

ABOUT_THE_TEXT = frozenset({"struck", "placed", "claims"})
CLAIM_KEYS = frozenset({TRIGGER, *FACTS})
KEYS = frozenset({"text", "shows", "of", "unlike"}) | ABOUT_THE_TEXT | CLAIM_KEYS


def is_read(row: Row) -> bool:
    """Whether the text of the row is read as the row says."""
    found = read(row["text"])
    facts = {name: value for name, value in row.items() if name in CLAIM_KEYS}
    right = True
    if "struck" in row:
        drawn = (s for s in found.strikes if s.place is not None and s.shown_as is not Shape.LIST)
        right &= sorted(s.place.name for s in drawn if s.place is not None) == sorted(row["struck"])
    if "placed" in row:
        right &= row["placed"] == any(claim.toponym_ids for claim in found.claims)
    if "claims" in row:
        right &= len(row["claims"]) == len(found.claims)
        right &= all(holds(told, claim, found) for told, claim in zip(row["claims"], found.claims, strict=False))
    if row.get("of") == ANY:
        return right and any(holds(facts, claim, found) for claim in found.claims)
    chosen = choose(row.get("of", "first"), found)
    if facts:
        right &= bool(chosen) and all(holds(facts, claim, found) for claim in chosen)
    if "unlike" in row:
        right &= bool(chosen) and not any(holds(row["unlike"], claim, found) for claim in chosen)
    return right


def tell(row: Row) -> str:
    """The row and what was read instead, on two lines."""
    found = read(row["text"])
    says = {name: value for name, value in row.items() if name not in ("text", "shows")}
    asked = [name for name in FACTS if f"'{name}'" in f"{says}"] or ["places"]
    told = [
        {TRIGGER: c.trigger.text if c.trigger is not None else None} | {name: FACTS[name](c, found) for name in asked}
        for c in found.claims
    ]
    drawn = [s.place.name for s in found.strikes if s.place is not None and s.shown_as is not Shape.LIST]
    return f"  {row['text']}\n    wants {says}\n    reads {told}, draws {drawn}"


# ------------------------------------------------------------------------------------------------ tests


@pytest.mark.parametrize("table", sorted(FLOORS))
def test_a_table_holds_its_floor(table: str) -> None:
    rows = load(table)
    share = sum(map(is_read, rows)) / len(rows)
    assert share >= FLOORS[table], f"{table}: {share:.3f}"


def test_each_table_has_a_floor() -> None:
    assert {path.stem for path in TABLES.glob("*.jsonl")} == set(FLOORS)


@pytest.mark.parametrize("table", sorted(FLOORS))
def test_nothing_in_a_row_is_left_unread(table: str) -> None:
    for row in load(table):
        claims = [*row.get("claims", ()), row.get("unlike", {})]
        assert KEYS.issuperset(row), row
        assert all(CLAIM_KEYS.issuperset(told) for told in claims), row
        assert not (ABOUT_THE_TEXT | CLAIM_KEYS | {"unlike"}).isdisjoint(row), row
        assert row["shows"], row
        assert row.get("of", ANY) in {ANY, *CHOSEN} or row["of"] in row["text"], row
        for told in (row, *claims):
            assert all(kind(told[name]) for name, kind in KINDS.items() if told.get(name) is not None), row


@pytest.mark.parametrize("table", sorted(FLOORS))
def test_the_places_of_a_row_are_marked_in_its_text(table: str) -> None:
    for row in load(table):
        article, toponyms, _ = mark(row["text"])
        assert not re.search(r"[\[\]{}]", article.text), row
        names = {name for told in (row, *row.get("claims", ())) for name in told.get("places", ())}
        assert names <= {t.name for t in toponyms}, row


def test_no_text_says_the_same_thing_twice() -> None:
    rows = [json.dumps({k: v for k, v in row.items() if k != "shows"}) for table in FLOORS for row in load(table)]
    assert len(rows) == len(set(rows))


if __name__ == "__main__":
    for table in sys.argv[1:] or sorted(path.stem for path in TABLES.glob("*.jsonl")):
        wrong = [row for row in load(table) if not is_read(row)]
        rows = len(load(table))
        print(f"{table}: {rows - len(wrong)} of {rows} read rightly ({1 - len(wrong) / rows:.3f})")
        print(*map(tell, wrong), sep="\n")
