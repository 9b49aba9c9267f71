"""Reads the made-up, annotated texts of ``made_up/``: what they look like is told in training/README.md."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

__all__ = ["read_claim", "read_made_up", "to_gold"]

_COUNT = re.compile(r"(killed|injured|missing)\s+(\?|\d+(?:\+|-\d+)?)")


def read_made_up(path: Path) -> list[dict[str, Any]]:
    """The texts of a file, or of all files of a folder, in order, in the shape of claim-level gold: id, text, claims with spans.

    Raises ``ValueError`` naming file, text and string where an annotation does not stand in its line.
    """
    found = []
    for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
        for block in re.split(r"^== ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            head, _, rest = block.partition("\n")
            name = f"{file.name}: {head.split('|')[0].strip()}"
            body, _, claims = rest.partition("\n--")
            lines = body.strip("\n").split("\n")
            doc: dict[str, Any] = {
                "id": f"{file.stem}/{head.split('|')[0].strip()}",
                "text": "\n".join(lines),
                "claims": [],
            }
            for row in claims.strip().split("\n"):
                if row.strip():
                    doc["claims"].append(read_claim(row, lines, name))
            found.append(doc)
    return found


def to_gold(doc: dict[str, Any]) -> dict[str, Any]:
    """A text as the scorer of claim-level gold reads it."""
    for claim in doc["claims"]:
        claim["tolls"] = [
            {"text": toll["text"], **{outcome: _range(count) for outcome, count in toll["counts"]}}
            for toll in claim["tolls"]
        ]
    return doc | {"strikes": [], "neutral": [], "not_strikes": [], "hard_negative": not doc["claims"]}


def _range(count: str) -> list[int | None]:
    if count == "?":
        return [None, None]
    low, _, high = count.removesuffix("+").partition("-")
    return [int(low), None if count.endswith("+") else int(high or low)]


def _find(words: str, lines: list[str], starts: list[int], line: int, name: str) -> dict[str, Any]:
    words = words.strip()
    nth = 1
    if m := re.search(r"\s*@(\d+)$", words):
        line, words = int(m.group(1)), words[: m.start()]
    if m := re.search(r"#(\d+)$", words):
        nth, words = int(m.group(1)), words[: m.start()]
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    found = [m.start() for m in whole.finditer(lines[line - 1])] if words else []
    at = found[nth - 1] if len(found) >= nth else -1
    if at < 0:
        raise ValueError(f"{name}: “{words}” does not stand in line {line}")
    start = starts[line - 1] + at
    return {"text": words, "start": start, "end": start + len(words)}


def read_claim(row: str, lines: list[str], name: str) -> dict[str, Any]:
    """The claim that a line of annotation tells of a text of these ``lines``; ``name`` is that of the text, for errors."""
    starts = [sum(len(x) + 1 for x in lines[:i]) for i in range(len(lines))]
    head, *fields = [part.strip() for part in row.split(" | ")]
    number, _, trigger = head.partition(" ")
    line = int(number)

    def find(words: str) -> dict[str, Any]:
        return _find(words, lines, starts, line, name)

    claim: dict[str, Any] = {
        "trigger": find(trigger),
        "places": [],
        "attacker": None,
        "attacker_name": None,
        "speaker": None,
        "speaker_name": None,
        "realis": "happened",
        "stance": "asserts",
        "about": "strike",
        "tolls": [],
        "targets": [],
        "weapons": [],
        "date": None,
        "quote": None,
    }
    for field in fields:
        key, _, value = field.partition(":")
        value = value.strip()
        values = [v.strip() for v in value.split("; ") if v.strip()]
        if key == "places":
            for v in values:
                words, _, means = v.partition(" = ")
                claim["places"].append({**find(words), "means": means or None})
        elif key in ("attacker", "speaker"):
            words, _, means = f" {value}".partition(" = ")
            if words.strip():
                claim[key] = find(words)
            claim[f"{key}_name"] = None if means.strip() == "unknown" else means.strip() or words.strip() or None
        elif key in ("realis", "stance", "about"):
            claim[key] = value
        elif key == "tolls":
            for v in values:
                words, _, counts = v.rpartition(" = ")
                claim["tolls"].append({**find(words), "counts": _COUNT.findall(counts), "part": "part" in counts})
        elif key in ("targets", "weapons"):
            claim[key] = [find(v) for v in values]
        elif key == "date":
            claim["date"] = find(values[0])
        elif key == "quote":
            claim["quote"] = find(value)
        else:
            raise ValueError(f"{name}: no field is called “{key}”")
    if claim["quote"] is None:
        claim["quote"] = _sentence(lines[line - 1], starts[line - 1], claim["trigger"])
    return claim


def _sentence(line: str, start: int, trigger: dict[str, Any]) -> dict[str, Any]:
    from geostrike.language.sentences import find_sentences

    for span in find_sentences(line):
        if span.start <= trigger["start"] - start < span.end:
            return {"text": span.text, "start": start + span.start, "end": start + span.end}
    return {"text": line, "start": start, "end": start + len(line)}
