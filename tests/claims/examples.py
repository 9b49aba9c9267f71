"""The examples of the passes, read, run, and printed into docs/claims.md: ``python -m tests.claims.examples`` renews it.

They stand in ``tests/claims/passes.txt``, in the form of the made-up texts (training/README.md), with a third part:

    # pass | how far it goes
    == pass | what the example shows
    its lines, with their places marked (``tests.claims.marked``)
    --
    1 bombed | places: Dovrin | stance: asserts 60 % | speaker: = Karsa Monitor
    --
    1 bombed | speaker: none -> Karsa Monitor | because: goes on in the words of the speaker named before

All were published on 13 March 2031. First what the annotator is to have seen: of a value that is less than sure, how sure; of a speaker who stands in another sentence, the
name alone. Then each draft that the pass changes: the fields before and after, the reason that it gives; “new” and “gone” are
whole drafts. A near miss, of which all stays as it is, says “nothing”.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from geostrike.claims.annotated.extract import read_annotated
from geostrike.claims.annotated.passes import PASSES, Rule
from geostrike.claims.text.passages import find_passages
from geostrike.claims.text.vocabulary import load_vocabulary
from geostrike.language.documents import take_apart
from geostrike.model import About, Actor, Count, DateRange, Realis, Span, Speaker, Stance
from geostrike.model.annotation import Annotation, ArgumentRole, Party, Voice
from tests.claims.annotated import make_event
from tests.claims.marked import pinpoint
from training.made_up import read_claim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geostrike.claims.annotated.draft import Draft, Drafts, Scene
    from geostrike.model.annotation import Event

__all__ = ["Example", "print_passes", "read_examples", "read_reaches", "tell_changes"]

FILE = Path(__file__).with_name("passes.txt")
DOCS = Path(__file__).resolve().parents[2] / "docs" / "claims.md"
REALIS = {"happened": Realis.CURRENT, "denied": Realis.NEGATED}
FIELDS = (
    *("realis", "stance", "about", "places", "attacker", "pronoun", "speaker", "date"),
    *("tolls", "targets", "weapons", "damage"),
)


class Example(NamedTuple):
    """A text, what the annotator sees in it, and what a pass makes of the drafts; the pass leaves all in a near miss."""

    of: str
    shows: str
    text: str
    seen: tuple[str, ...]
    changes: tuple[str, ...]


@cache
def read_examples() -> tuple[Example, ...]:
    """All examples, in order."""
    rows = re.sub(r"^# .*\n", "", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return tuple(map(_read_example, re.split(r"^== ", rows, flags=re.MULTILINE)[1:]))


def _read_example(block: str) -> Example:
    head, _, body = block.strip().partition("\n")
    text, seen, changes = body.split("\n--\n")
    of, shows = head.split(" | ")
    return Example(of, shows, text, tuple(seen.split("\n")), () if changes == "nothing" else tuple(changes.split("\n")))


def read_reaches() -> dict[str, str]:
    """How far each pass goes, in words."""
    return dict(re.findall(r"^# (\w+) \| (.+)$", FILE.read_text(encoding="utf-8"), re.MULTILINE))


# ---------------------------------------------------------------------------------------------- run


def tell_changes(example: Example, run: Callable[[Drafts, Scene], Drafts]) -> tuple[str, ...]:
    """What ``run`` changes in the drafts that reach the pass of ``example``, as the file writes it."""
    before, scene, names = _reach(example)
    told = {draft.event.trigger: draft for draft in before}
    after = run(before, scene)
    made = {draft.event.trigger: draft for draft in after}
    rows = []
    for trigger in sorted(told | made, key=lambda trigger: trigger.start):
        fields = [
            *(["new"] if trigger not in told else ["gone"] if trigger not in made else []),
            *(_compare(told.get(trigger), made[trigger], names) if trigger in made else ()),
        ]
        if fields:
            text = scene.passages[0].text
            rows.append(" | ".join((f"{text.count(chr(10), 0, trigger.start) + 1} {trigger.text}", *fields)))
    return tuple(rows)


def _reach(example: Example) -> tuple[Drafts, Scene, dict[str, str]]:
    """The drafts that the passes before leave to that of ``example``, the scene, and the name of each place."""
    article, toponyms, resolutions = pinpoint(example.text)
    lines = article.text.split("\n")
    events = [_see(read_claim(row, lines, example.shows)) for row in example.seen]
    annotation = Annotation(events=tuple(sorted(events, key=lambda event: event.trigger.start)))
    passages = find_passages(take_apart(article), toponyms, resolutions, load_vocabulary(article.language))
    reached: list[tuple[Drafts, Scene]] = []

    def look(drafts: Drafts, scene: Scene) -> Drafts:
        reached.append((drafts, scene))
        return drafts

    before = PASSES[: [rule.run.__name__ for rule in PASSES].index(example.of)]
    read_annotated(article, toponyms, resolutions, passages, annotation, passes=(*before, Rule(look, "")))
    return (*reached[0], {toponym.id: toponym.span.text for toponym in toponyms})


def _see(claim: dict[str, Any]) -> Event:
    """What an annotator that made no mistake would see of an annotated claim."""
    given = [
        *((ArgumentRole.PLACE, words) for words in claim["places"]),
        *((ArgumentRole.TOLL, words) for words in claim["tolls"]),
        *((ArgumentRole.TARGET, words) for words in claim["targets"]),
        *((ArgumentRole.WEAPON, words) for words in claim["weapons"]),
        *((ArgumentRole(name), claim[name]) for name in ("attacker", "speaker", "date", "quote")),
    ]
    stance, stance_sure = _read_value(claim["stance"])
    about, about_sure = _read_value(claim["about"])
    return make_event(
        _span(claim["trigger"]),
        [(role, _span(words)) for role, words in given if words],
        realis=REALIS.get(claim["realis"]) or Realis(claim["realis"]),
        stance=(Stance(stance), stance_sure),
        about=(About(about), about_sure),
        party=Party.STATED if claim["attacker"] else Party.NONE,
        voice=Voice.INSIDE if claim["speaker"] else Voice.OUTSIDE if claim["speaker_name"] else Voice.OUTLET,
    )


def _read_value(told: str) -> tuple[str, float]:
    """“asserts 60 %”: the value, and how sure it is."""
    value, _, sure = told.partition(" ")
    return value, int(sure.removesuffix(" %") or 100) / 100


def _span(words: dict[str, Any]) -> Span:
    return Span(start=words["start"], end=words["end"], text=words["text"])


def _compare(before: Draft | None, after: Draft, names: dict[str, str]) -> Iterator[str]:
    for field in FIELDS:
        now = _say(getattr(after, field), names)
        if before is None and now not in _DEFAULTS:
            yield f"{field}: {now}"
        elif before is not None and (was := _say(getattr(before, field), names)) != now:
            yield f"{field}: {was} -> {now}"
    reasons = after.reasons if before is None else after.reasons[len(before.reasons) :]
    if reasons:
        yield f"because: {'; '.join(reasons)}"


_DEFAULTS = ("none", "no", "happened", "asserts")


def _say(value: object, names: dict[str, str]) -> str:
    if value is None or value == ():
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(_say(part, names) for part in value)
    if isinstance(value, StrEnum):
        return next((word for word, realis in REALIS.items() if realis is value), value.value)
    if isinstance(value, (Speaker, Actor)):
        return value.name
    if isinstance(value, DateRange):
        return f"{value.span.text}{f' = {value.start}' if value.start else ''}{' inherited' if value.inherited else ''}"
    if isinstance(value, Count):
        return value.span.text
    return names.get(str(value), str(value))


# ---------------------------------------------------------------------------------------------- print


def print_passes() -> str:
    """The tables of the passes in docs/claims.md."""
    reaches, examples = read_reaches(), read_examples()
    rows = ["| pass | what it says | how far |", "|---|---|---|"]
    rows += [f"| `{rule.run.__name__}` | {rule.says} | {reaches[rule.run.__name__]} |" for rule in PASSES]
    rows += ["", "| pass | an example | a near miss |", "|---|---|---|"]
    for rule in PASSES:
        name = rule.run.__name__
        one, other = (next(e for e in examples if e.of == name and bool(e.changes) is met) for met in (True, False))
        told = "; ".join(_show(row) for row in one.changes)
        rows.append(f"| `{name}` | “{_plain(one.text)}” – {told} | “{_plain(other.text)}” – {other.shows} |")
    return "\n".join(rows)


def _plain(text: str) -> str:
    return pinpoint(text)[0].text.replace("\n", " ")


def _show(row: str) -> str:
    head, *fields = row.split(" | ")
    told = ", ".join(field for field in fields if not field.startswith("because: "))
    return f"*{head.partition(' ')[2]}*: {told.replace('->', '→')}"


START, END = "<!-- passes: python -m tests.claims.examples -->\n", "<!-- end of passes -->"


def renew(page: str) -> str:
    """``page`` with the tables as they are printed now."""
    before, _, rest = page.partition(START)
    return before + START + print_passes() + "\n" + END + rest.partition(END)[2]


if __name__ == "__main__":
    DOCS.write_text(renew(DOCS.read_text(encoding="utf-8")), encoding="utf-8")
