"""What the annotator learns from, as examples of one shape: a window of tokens, tags on them, and events in them."""

from __future__ import annotations

import functools
import gzip
import json
import random
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geostrike.annotation.pieces import Vocabulary
from geostrike.annotation.windows import MOST, Window, find_windows
from geostrike.language.sentences import find_sentences

ROLES = ("place", "attacker", "speaker", "target", "toll", "date", "weapon", "quote")
REALIS = ("happened", "background", "planned", "threatened", "hypothetical", "denied", "intercepted")
STANCES = ("asserts", "denies", "contests", "concedes")
ABOUTS = ("strike", "place", "attacker", "target", "casualties", "damage", "intent", "date", "weapon")
ATTACKERS = ("none", "stated", "implied")
SPEAKERS = ("none", "inside", "outside")
NAMES = ("person", "organisation", "place", "weapon")
CLASSES = {
    "realis": REALIS,
    "stance": STANCES,
    "about": ABOUTS,
    "attacks": ATTACKERS,
    "speaks": SPEAKERS,
    "valid": ("no", "yes"),
}
SKIP = -100


@dataclass
class Event:
    words: tuple[int, int]  # tokens of the trigger, first and last (exclusive)
    roles: dict[str, list[tuple[int, int]]] = field(default_factory=dict)  # a role that is missing is not judged
    classes: dict[str, int] = field(default_factory=dict)
    factual: float | None = None


@dataclass
class Example:
    window: Window
    trigger: list[int] | None = None  # per token: 0 outside, 1 inside, 2 first
    names: list[int] | None = None
    voices: list[int] | None = None  # 0 none, 1 source, 2 cue, 3 content
    events: list[Event] = field(default_factory=list)
    doc: str = ""


def token_span(window: Window, start: int, end: int) -> tuple[int, int] | None:
    hit = [i for i, t in enumerate(window.tokens) if t.start < end and t.end > start]
    return (hit[0], hit[-1] + 1) if hit else None


def bio(window: Window, spans: list[tuple[int, int]]) -> list[int]:
    tags = [0] * len(window.tokens)
    for a, b in sorted(spans):
        tags[a:b] = [2] + [1] * (b - a - 1)
    return tags


def windows_of(text: str, vocabulary: Vocabulary, most: int | None = None) -> list[Window]:
    return find_windows(text, find_sentences(text), vocabulary, most or MOST)


def _put(event: Event, window: Window, role: str, values: list[Any]) -> None:
    low, high = window.tokens[0].start, window.tokens[-1].end
    got = [token_span(window, v["start"], v["end"]) for v in values if v and v["start"] < high and v["end"] > low]
    event.roles[role] = sorted({g for g in got if g})


_TELLS = re.compile(
    r"(?i)\b(?:kill(?:ed|s|ing)|wounded|wounds|injur(?:ed|y|ies)|died|dead|death|casualt(?:y|ies)|victims|damaged?|blamed?|den(?:y|ies|ied)|"
    r"reject(?:s|ed)|dismissed|accusations?)\b"
)


def trigger_of(claim: dict[str, Any]) -> tuple[int, int] | None:
    """Where the words stand that tell of the strike; of a statement without such words ("four people were wounded", "the claim was
    denied") the first of its own that tells what came of it or what is said of it."""
    if claim["trigger"]:
        return claim["trigger"]["start"], claim["trigger"]["end"]
    told = _TELLS.search(claim["quote"]["text"])
    return (claim["quote"]["start"] + told.start(), claim["quote"]["start"] + told.end()) if told else None


def claim_examples(doc: dict[str, Any], vocabulary: Vocabulary, most: int = MOST) -> list[Example]:
    text, out = doc["text"], []
    windows = windows_of(text, vocabulary, most)
    groups: dict[tuple[int, int], list[dict[str, Any]]] = {}
    untold = []
    for claim in doc["claims"]:
        if trigger := trigger_of(claim):
            groups.setdefault(trigger, []).append(claim)
        else:
            untold.append(claim["quote"])
    for window in windows:
        example = Example(window, doc=doc["id"])
        spans = []
        low, high = window.tokens[0].start, window.tokens[-1].end
        for (start, end), claims in groups.items():
            if not (low <= start < high):
                continue
            words = token_span(window, start, end)
            if words is None:
                continue
            spans.append(words)
            claim = claims[0]
            event = Event(words)

            put = functools.partial(_put, event, window)
            put("place", [p for c in claims for p in c["places"]])
            put("attacker", [c["attacker"] for c in claims])
            put("speaker", [c["speaker"] for c in claims])
            put("target", [t for c in claims for t in c["targets"]])
            put("toll", [t for c in claims for t in c["tolls"]])
            put("date", [c["date"] for c in claims])
            put("weapon", [t for c in claims for t in c["weapons"]])
            quotes = [c["quote"] for c in claims]
            put("quote", [{"start": min(q["start"] for q in quotes), "end": max(q["end"] for q in quotes)}])
            named = claim["attacker_name"]
            inside = bool(claim["speaker"]) and any(a >= 0 for a, _ in event.roles["speaker"])
            sentences = {window.sentences[i] for i in range(*words)}
            if inside:
                inside = any(window.sentences[a] in sentences for a, _ in event.roles["speaker"])
            event.classes = {
                "realis": REALIS.index(claim["realis"]),
                "stance": STANCES.index(claim["stance"]),
                "about": ABOUTS.index(claim["about"]) if claim["about"] in ABOUTS else SKIP,
                "attacks": 1 if claim["attacker"] else 2 if named else 0,
                "speaks": 0 if not claim["speaker"] and not claim.get("speaker_name") else 1 if inside else 2,
                "valid": 1,
            }
            example.events.append(event)
        for start, end in doc.get("suspected", ()):
            if low <= start < high and (words := token_span(window, start, end)):
                example.events.append(Event(words, {}, {"valid": 0}))
        if not any(quote["start"] < high and quote["end"] > low for quote in untold):
            example.trigger = bio(window, spans)  # else nothing is learned of where triggers stand
        out.append(example)
    return out


def add_negatives(examples: list[Example], words: set[str], rng: random.Random, share: float = 1.0) -> None:
    """Words that tell of strikes elsewhere and not here: what the second look must tell apart."""
    for example in examples:
        if example.trigger is None:
            continue
        lowers = [t.text.lower() for t in example.window.tokens]
        free = [i for i, w in enumerate(lowers) if w in words and example.trigger[i] == 0]
        rng.shuffle(free)
        for i in free[: 1 + len(example.events)]:
            if rng.random() < share:
                example.events.append(Event((i, i + 1), {}, {"valid": 0}))


def read_gz(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def polnear(folder: Path, vocabulary: Vocabulary) -> list[Example]:
    out = []
    for doc in read_gz(folder / "polnear.jsonl.gz"):
        marks: list[tuple[int, int, int]] = []
        for a in doc["attributions"]:
            for tag, spans in ((3, a["content"]), (1, a["source"]), (2, a["cue"])):
                marks += [(s, e, tag) for s, e in spans]
        marks.sort(key=lambda m: -m[2])  # content first, source and cue over it
        for window in windows_of(doc["text"], vocabulary):
            tags = [0] * len(window.tokens)
            low, high = window.tokens[0].start, window.tokens[-1].end
            for s, e, tag in [m for m in marks if m[2] == 3] + [m for m in marks if m[2] != 3]:
                if s < high and e > low:
                    got = token_span(window, s, e)
                    if got:
                        tags[got[0] : got[1]] = [tag] * (got[1] - got[0])
            if any(tags):
                out.append(Example(window, voices=tags, doc=doc["id"]))
    return out


def entities(folder: Path, vocabulary: Vocabulary, coarse: dict[str, str]) -> list[Example]:
    out = []
    for doc in read_gz(folder / "entities.jsonl.gz"):
        if "also_in" in doc or doc["corpus"] == "uner-ewt":
            continue
        for window in windows_of(doc["text"], vocabulary):
            tags = [0] * len(window.tokens)
            low, high = window.tokens[0].start, window.tokens[-1].end
            for e in doc["entities"]:
                kind = coarse.get(e["type"])
                if kind and e["start"] < high and e["end"] > low:
                    got = token_span(window, e["start"], e["end"])
                    if got:
                        n = NAMES.index(kind)
                        tags[got[0] : got[1]] = [2 + 2 * n] + [1 + 2 * n] * (got[1] - got[0] - 1)
            out.append(Example(window, names=tags, doc=doc["id"]))
    return out


def factuality(folder: Path, vocabulary: Vocabulary) -> list[Example]:
    out = []
    for row in read_gz(folder / "uds_factuality.jsonl.gz"):
        windows = windows_of(row["text"], vocabulary)
        if len(windows) != 1 or "also_in" in row:
            continue
        example = Example(windows[0], doc=row["doc"])
        for p in row["predicates"]:
            got = token_span(windows[0], p["start"], p["end"])
            if got:
                example.events.append(Event(got, {}, {}, factual=float(p["value"])))
        if example.events:
            out.append(example)
    return out


def places_of_events(path: Path, vocabulary: Vocabulary) -> list[Example]:
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        windows = windows_of(row["text"], vocabulary)
        if len(windows) != 1:
            continue
        window = windows[0]
        got = token_span(window, row["event"]["start"], row["event"]["end"])
        if not got:
            continue
        places = [token_span(window, s["start"], s["end"]) for s in row["strikes"] if s.get("start") is not None]
        out.append(Example(window, events=[Event(got, {"place": sorted({p for p in places if p})})], doc=row["doc_id"]))
    return out


def attacks(folder: Path, vocabulary: Vocabulary) -> list[Example]:
    out = []
    for row in read_gz(folder / "m2e2.jsonl.gz"):
        if "also_in" in row:
            continue
        windows = windows_of(row["text"], vocabulary)
        if len(windows) != 1:
            continue
        window = windows[0]
        example = Example(window, doc=row["doc"])
        for e in row["events"]:
            if "Attack" not in e["type"]:
                continue
            got = token_span(window, e["start"], e["end"])
            if got:
                roles: dict[str, list[tuple[int, int]]] = {r: [] for r in ("place", "attacker", "weapon")}
                for a in e["arguments"]:
                    role = {"Attacker": "attacker", "Place": "place", "Instrument": "weapon"}.get(a["role"])
                    span = token_span(window, a["start"], a["end"])
                    if role and span:
                        roles[role].append(span)
                example.events.append(Event(got, roles))
        if example.events:
            out.append(example)
    return out
